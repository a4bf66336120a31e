"""The mouse: what it is over, what it holds, what it turns."""
from __future__ import annotations

import pygame

from game.ui.stage import Stage
from game.ui.widgets.base import Widget


class Pointer:
    """Where the pointer is, in px of the canvas, and the widget that has it between press and release."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.at = (0, 0)
        self.over: Widget | None = None
        self.holding: Widget | None = None

    def forget(self) -> None:
        """The tree is another one: nothing is held or hovered."""
        self.over = self.holding = None

    def handle(self, event: pygame.event.Event, factor: float) -> None:
        """A mouse event; `factor` is that from canvas to window."""
        if event.type in (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            self.at = (round(event.pos[0] / factor), round(event.pos[1] / factor))
        if event.type == pygame.MOUSEMOTION:
            self._move()
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self._press()
        elif event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            self._release()
        elif event.type == pygame.MOUSEWHEEL:
            any(widget.on_wheel(event.y) for widget in self.stage.under(self.at))
        elif event.type == pygame.WINDOWLEAVE:
            self._hover(None)

    def _move(self) -> None:
        if self.holding:
            self.holding.on_pointer("drag", self.at)
            return
        self._hover(next((w for w in self.stage.under(self.at) if w.can_focus), None))

    def _hover(self, widget: Widget | None) -> None:
        if widget is not self.over:
            for one, over in ((self.over, False), (widget, True)):
                if one:
                    one.hovered = over
                    one.invalidate()
            self.over = widget

    def _press(self) -> None:
        self.stage.show_ring(False)
        for widget in self.stage.under(self.at):
            if widget.focusable:
                self.stage.take_focus(widget, reveal=False)  # or what is half in view slips away under the pointer
            if (widget.enabled or widget.focusable) and widget.on_pointer("down", self.at):
                self.holding = widget
                return

    def _release(self) -> None:
        held, self.holding = self.holding, None
        if held:
            held.on_pointer("up", self.at)
        self._move()
