"""The move card: icon, title, hint, key cap, what it would do (forecast), why it is locked."""
from __future__ import annotations

from typing import ClassVar

import pygame

from game.ui import paint
from game.ui.look import Style
from game.ui.widgets.base import TARGET, Press
from game.ui.widgets.press import Pressable
from game.ui.widgets.text import cap_size, draw_cap


class Card(Pressable):
    """A move to choose. `forecast` says what it would do, in `tone` good, bad, warn or muted.

    With a `locked` reason it can take the focus and be read, but not be pressed. `chosen` marks the one in hand.
    """

    radius: ClassVar[int] = 12

    def __init__(self, name: str, on_press: Press | None = None, *, hint: str = "", icon: str = "",
                 cap: str = "", locked: str = "", forecast: str = "", tone: str = "muted",
                 chosen: bool = False, key: str = "", shortcut: str = "", grow: float = 0.0,
                 width: int | None = None) -> None:
        super().__init__(name, on_press, key=key, grow=grow, width=width, shortcut=shortcut or cap)
        self.hint, self.icon, self.cap, self.locked = hint, icon, cap, locked
        self.forecast, self.tone, self.chosen = forecast, tone, chosen
        self.enabled = not locked

    @property
    def focusable(self) -> bool:
        return not self.hidden

    @property
    def value(self) -> str:
        return self.forecast

    @property
    def actions(self) -> tuple[str, ...]:
        return ("press", "focus") if self.enabled else ("focus",)

    def press(self) -> None:
        if not self.locked:
            super().press()

    def spoken(self) -> str:
        return " ".join(part for part in (self.hint, self.locked) if part)

    def _texts(self) -> tuple[tuple[str, Style, str, str], ...]:
        """(text, style, colour, icon) of the lines under the title."""
        lock: tuple[str, Style, str, str] = (self.locked, "small", "warn", "lock")
        arrow = {"good": "trending-up", "bad": "trending-down", "warn": "triangle-alert"}.get(self.tone, "")
        return ((self.hint, "small", "muted", ""), lock if self.locked else
                (self.forecast, "small_bold", self.tone, arrow))

    def _inner(self, width: int) -> tuple[int, int, int, int]:
        """(pad, room of the icon, room of the cap, width of the title)."""
        look = self.look
        pad = look.gap(14)
        icon = look.px(24) + look.gap(10) if self.icon else 0
        cap = cap_size(self, self.cap)[0] + look.gap(8) if self.cap else 0
        return pad, icon, cap, width - 2 * pad - icon - cap

    def natural_width(self) -> int:
        pad, icon, cap, _ = self._inner(0)
        return 2 * pad + icon + cap + max(self.look.width(self.name, "bold"), self.look.px(120))

    def measure(self, width: int) -> int:
        look = self.look
        pad, _, _, title = self._inner(width)
        head = max(look.px(26), look.height(self.name, "bold", title))
        return max(look.px(TARGET), 2 * pad + head + sum(self._below(width - 2 * pad)))

    def _below(self, width: int) -> list[int]:
        """Height of each text under the title with the space before it."""
        look = self.look
        heights = []
        for text, style, _, icon in self._texts():
            indent = look.px(20) if icon else 0
            tall = look.height(text, style, width - indent)
            heights.append(tall + look.gap(6) if tall else 0)
        return heights

    def draw(self, target: pygame.Surface) -> None:
        look, room, theme = self.look, self.bounds, self.look.theme
        self._draw_ground(target)
        pad, icon, _, title = self._inner(room.w)
        ink = "muted" if self.locked else "ink"
        head = max(look.px(26), look.height(self.name, "bold", title))
        spot = pygame.Rect(room.x + pad, room.y + pad, look.px(24), look.px(26))
        paint.put_icon(target, look, self.icon, self.at(spot), "muted" if self.locked else theme.accent)
        lift = max(0, (look.px(26) - look.step("bold")) // 2)
        words = pygame.Rect(room.x + pad + icon, room.y + pad + lift, title, head)
        paint.write(target, look, self.name, self.at(words), "bold", ink)
        if self.cap:
            wide, tall = cap_size(self, self.cap)
            draw_cap(target, self, self.cap,
                     self.at(pygame.Rect(room.right - pad - wide, room.y + pad, wide, tall)))
        below = room.y + pad + head
        self._draw_below(target, pygame.Rect(room.x + pad, below, room.w - 2 * pad, room.bottom - pad - below))

    def _draw_ground(self, target: pygame.Surface) -> None:
        look, room, theme = self.look, self.bounds, self.look.theme
        lit = self.chosen or (self.enabled and (self.hovered or self.held))
        if self.enabled:
            paint.shadow(target, room, self.radius, look, 8)
        fill = theme.soft if lit else theme.surface if not self.enabled else theme.raised
        border = theme.accent if lit else theme.line if not self.enabled else theme.edge
        paint.box(target, room, self.radius, fill, border, 2 if self.chosen else 1)

    def _draw_below(self, target: pygame.Surface, inner: pygame.Rect) -> None:
        look, heights = self.look, self._below(inner.w)
        tops = inner.y, inner.bottom - heights[1]  # what it would do stands at the foot, level with its neighbours
        for (text, style, colour, icon), tall, start in zip(self._texts(), heights, tops, strict=True):
            if not text:
                continue
            indent = look.px(20) if icon else 0
            top = start + look.gap(6)
            step = look.step(style)
            spot = pygame.Rect(inner.x, top + (step - look.px(15)) // 2, look.px(15), look.px(15))
            paint.put_icon(target, look, icon, self.at(spot), colour)
            rest = pygame.Rect(inner.x + indent, top, inner.w - indent, tall)
            paint.write(target, look, text, self.at(rest), style, colour)
