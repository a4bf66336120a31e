"""Tabs: one page of several is shown."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

import pygame

from game.ui import paint
from game.ui.inputs import Action
from game.ui.widgets.base import TARGET, Role, Widget
from game.ui.widgets.boxes import Row
from game.ui.widgets.press import Pressable
from game.view.language import _


class Tab(Pressable):
    """The head of a page; left and right go to its neighbours."""

    role: Role = Role.TAB
    radius: ClassVar[int] = 10
    chosen = False

    @property
    def value(self) -> str:
        return _("selected") if self.chosen else ""

    @property
    def checked(self) -> bool:
        return self.chosen

    def natural_width(self) -> int:
        return self.look.width(self.name, "bold") + 2 * self.look.gap(16)

    def measure(self, width: int) -> int:
        words = self.look.height(self.name, "bold", width - 2 * self.look.gap(16))
        return max(self.look.px(TARGET), words + self.look.px(12))

    def on_action(self, action: Action) -> bool:
        strip = self.parent
        if action not in (Action.LEFT, Action.RIGHT) or strip is None:
            return False
        step = 1 if (action is Action.RIGHT) != self.look.rtl else -1
        to = strip.children.index(self) + step
        if not 0 <= to < len(strip.children):
            return False
        other = strip.children[to]
        if self.host:
            self.host.take_focus(other)
        other.press()
        return True

    def draw(self, target: pygame.Surface) -> None:
        look, room, theme = self.look, self.bounds, self.look.theme
        if self.hovered and not self.chosen:
            paint.box(target, room, self.radius, theme.soft)
        ink = "accent" if self.chosen else "muted"
        inner = room.inflate(-2 * look.gap(16) + 2, 0)
        tall = look.height(self.name, "bold", inner.w)
        place = pygame.Rect(inner.x, room.centery - tall // 2, inner.w, tall)
        paint.write(target, look, self.name, place, "bold", ink, "center")
        if self.chosen:
            bar = pygame.Rect(inner.x, room.bottom - look.px(4), inner.w, look.px(4))
            paint.box(target, bar, bar.h // 2, theme.accent)


class TabStrip(Row):
    """The row of tabs."""

    role: Role = Role.TAB_LIST

    def draw(self, target: pygame.Surface) -> None:
        target.fill(self.look.theme.line, (self.bounds.x, self.bounds.bottom - 1, self.bounds.w, 1))


class Tabs(Widget):
    """Pages as (name, widget); `on_select(index)` is told which one is shown."""

    def __init__(self, pages: Sequence[tuple[str, Widget]], *, selected: int = 0, name: str = "",
                 on_select: Callable[[int], object] | None = None, key: str = "", grow: float = 1.0) -> None:
        super().__init__(name=name, key=key, grow=grow)
        self.on_select, self.selected = on_select, selected
        self.tabs = [Tab(title, partial(self.select, at)) for at, (title, _) in enumerate(pages)]
        self.strip = TabStrip(self.tabs, gap=4, wrap=True, name=name)
        self.pages = [page for _, page in pages]
        self.add(self.strip, *self.pages)
        self._show()

    @property
    def value(self) -> str:
        return self.tabs[self.selected].name

    def _show(self) -> None:
        for at, (tab, page) in enumerate(zip(self.tabs, self.pages, strict=True)):
            page.hidden = at != self.selected
            tab.chosen = at == self.selected

    def select(self, index: int) -> None:
        """Show another page."""
        if index != self.selected:
            self.selected = index
            self._show()
            self.relayout()
            if self.on_select:
                self.on_select(index)

    def measure(self, width: int) -> int:
        """High enough for the page shown."""
        page = self.pages[self.selected].measure(width)
        return self.strip.measure(width) + self.look.gap(12) + page

    def place(self, rect: pygame.Rect) -> None:
        self.bounds = pygame.Rect(rect)
        head = self.strip.measure(rect.w)
        self.put(self.strip, pygame.Rect(rect.x, rect.y, rect.w, head))
        top = rect.y + head + self.look.gap(12)
        self.put(self.pages[self.selected], pygame.Rect(rect.x, top, rect.w, rect.bottom - top))
