"""A scrolled part of a page whose cards keep their shadows and focus rings at its sides."""
from __future__ import annotations

import pygame

from game.ui.look import Look, Size
from game.ui.scenes.frame import is_stacked
from game.ui.widgets import Column, Scroll, Widget
from game.ui.widgets.scroll import draw_bar

ASIDE = 14  # px a child may reach over the sides of the pane


class Pane(Scroll):
    """A Scroll that cuts its child off above and below only."""

    def view_of_children(self) -> pygame.Rect:
        return self.bounds.inflate(2 * ASIDE, 2 * ASIDE if self.extent <= self.bounds.h else 0)

    def paint(self, target: pygame.Surface, area: pygame.Rect) -> None:
        view = self.view_of_children()
        if self.hidden or not view.colliderect(area):
            return
        before = target.get_clip()
        target.set_clip(before.clip(view))
        for child in self.children:
            child.paint(target, view.clip(area))
        draw_bar(target, self, self.bar())
        target.set_clip(before)


def pane(children: list[Widget], size: Size, look: Look, *, gap: int = 12, least: int = 160, key: str = "") -> Widget:
    """Widgets that scroll beside a picture; in a stacked window the whole page scrolls instead."""
    column = Column(children, gap=gap)
    return column if is_stacked(size, look) else Pane(column, least=least, grow=1, key=key)
