"""A question in front of everything else, until it is answered."""
from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import pygame

from game.ui import paint
from game.ui.widgets.base import Role, Widget
from game.ui.widgets.boxes import Column, Row
from game.ui.widgets.press import Button
from game.ui.widgets.scroll import Scroll
from game.ui.widgets.text import Label


class Dialog(Widget):
    """Opened with `app.open(dialog)`; keeps the focus inside. Esc presses the last button (the way out).

    `width` is in px at scale 1; what does not fit scrolls. Every button closes it, then does its own.
    """

    role: Role = Role.DIALOG
    live: ClassVar[bool] = True
    radius: ClassVar[int] = 18

    def __init__(self, title: str, body: Sequence[Widget] = (), *, buttons: Sequence[Button], icon: str = "",
                 words: str = "", width: int = 560) -> None:
        super().__init__(name=title, description=words, width=width)
        text = [Label(words)] if words else []
        self.buttons = list(buttons)
        self.sheet = Scroll(Column([Label(title, style="heading", icon=icon, heading=True), *text, *body],
                                   gap=12), least=0)
        self.bar = Row(self.buttons, gap=12, wrap=True)
        self.add(self.sheet, self.bar)

    def start(self) -> Widget | None:
        """Where the focus begins: something to fill in, else the expected button, else the way out."""
        fields = (w for w in self.sheet.walk() if w.focusable)
        expected = (button for button in self.buttons if button.kind == "primary")
        return next(fields, None) or next(expected, None) or next(reversed(self.buttons), None)

    def cancel(self) -> None:
        """What Esc does: the last button is pressed."""
        if self.buttons:
            self.buttons[-1].press()

    def measure(self, width: int) -> int:
        pad, gap = self.look.gap(28), self.look.gap(24)
        inner = width - 2 * pad
        return 2 * pad + self.sheet.measure(inner) + gap + self.bar.measure(inner)

    def place(self, rect: pygame.Rect) -> None:
        """Take the middle of the window given in `rect`."""
        margin = self.look.gap(24)
        width = min(rect.w - 2 * margin, self.look.px(self.width or 560))
        height = min(rect.h - 2 * margin, self.measure(width))
        self.bounds = pygame.Rect(0, 0, width, height)
        self.bounds.center = rect.center
        pad, gap = self.look.gap(28), self.look.gap(24)
        inner = self.bounds.inflate(-2 * pad, -2 * pad)
        bar = self.bar.measure(inner.w)
        self.put(self.sheet, pygame.Rect(inner.x, inner.y, inner.w, max(0, inner.h - bar - gap)))
        self.put(self.bar, pygame.Rect(inner.x, inner.bottom - bar, inner.w, bar))

    def draw(self, target: pygame.Surface) -> None:
        paint.shadow(target, self.bounds, self.radius, self.look, 18)
        paint.box(target, self.bounds, self.radius, self.look.theme.surface, self.look.theme.line)
