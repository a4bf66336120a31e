"""What is pressed: button, move card, toggle."""
from __future__ import annotations

from typing import ClassVar, Literal

import pygame

from game.ui import paint
from game.ui.look import Style
from game.ui.paint import Align
from game.ui.widgets.base import TARGET, Press, Role, Widget
from game.ui.widgets.text import cap_size, draw_cap
from game.view.language import N_, _

Kind = Literal["plain", "primary", "quiet", "danger"]


class Pressable(Widget):
    """Something with `on_press`; what that gives back goes to the window (a Scene is shown)."""

    role: Role = Role.BUTTON
    can_focus: ClassVar[bool] = True

    def __init__(self, name: str, on_press: Press | None = None, *, description: str = "", key: str = "",
                 enabled: bool = True, grow: float = 0.0, width: int | None = None,
                 shortcut: str = "") -> None:
        super().__init__(name=name, description=description, key=key, enabled=enabled, grow=grow, width=width,
                         shortcut=shortcut)
        self.on_press = on_press
        self.held = False

    def press(self) -> None:
        if self.enabled and self.on_press:
            result = self.on_press()
            if self.host:
                self.host.go(result)

    def on_pointer(self, kind: str, at: tuple[int, int]) -> bool:
        inside = self.bounds.collidepoint(at)
        if kind == "up" and self.held and inside:
            self.press()
        held = kind != "up" and inside
        if held != self.held:
            self.held = held
            self.invalidate()
        return kind == "down"


class Button(Pressable):
    """A button of a word or two: plain, primary (the one expected), quiet (no border), danger."""

    radius: ClassVar[int] = 10

    def __init__(self, name: str, on_press: Press | None = None, *, kind: Kind = "plain", icon: str = "",
                 cap: str = "", icon_only: bool = False, description: str = "", key: str = "",
                 enabled: bool = True, grow: float = 0.0, width: int | None = None,
                 shortcut: str = "") -> None:
        super().__init__(name, on_press, description=description, key=key, enabled=enabled, grow=grow,
                         width=width, shortcut=shortcut)
        self.kind, self.icon, self.cap, self.icon_only = kind, icon, cap, icon_only

    def _sides(self) -> tuple[int, int, int]:
        """(space at each end, room of the icon, room of the key cap)."""
        look = self.look
        icon = look.px(20) + (0 if self.icon_only else look.px(8)) if self.icon else 0
        return look.gap(16), icon, cap_size(self, self.cap)[0] + look.px(10) if self.cap else 0

    def natural_width(self) -> int:
        if self.icon_only and self.icon:
            return self.look.px(TARGET)
        return self.look.width(self.name, "bold") + 2 * self.look.gap(16) + sum(self._sides()[1:])

    def measure(self, width: int) -> int:
        side, icon, cap = self._sides()
        least = self.look.px(TARGET)
        if self.icon_only and self.icon:
            return least
        return max(least, self.look.height(self.name, "bold", width - 2 * side - icon - cap) + self.look.px(16))

    def colours(self) -> tuple[str | None, str | None, str]:
        """(fill, border, ink) in its present state."""
        theme = self.look.theme
        if not self.enabled:
            return theme.sunken, None, theme.muted
        if self.kind == "primary":
            return theme.accent, theme.ink if self.hovered or self.held else theme.accent, theme.on_accent
        lit = theme.soft if self.hovered or self.held else None
        if self.kind == "quiet":
            return lit, theme.edge if self.held else None, theme.accent
        return lit or theme.raised, theme.edge, theme.bad if self.kind == "danger" else theme.ink

    def draw(self, target: pygame.Surface) -> None:
        look, room = self.look, self.bounds
        fill, border, ink = self.colours()
        if fill or border:
            paint.box(target, room, self.radius, fill, border)
        side, icon, cap = self._sides()
        if self.icon_only and self.icon:
            paint.put_icon(target, look, self.icon, room.inflate(look.px(20) - room.w, look.px(20) - room.h), ink)
            return
        words = min(look.width(self.name, "bold") + 1, room.w - 2 * side - icon - cap)
        left = room.x + (room.w - words - icon - cap) // 2
        paint.put_icon(target, look, self.icon,
                       self.at(pygame.Rect(left, room.y, look.px(20), room.h)), ink)
        tall = look.height(self.name, "bold", words)
        align: Align = "center" if tall > look.step("bold") else "start"
        place = pygame.Rect(left + icon, room.centery - tall // 2, words, tall)
        paint.write(target, look, self.name, self.at(place), "bold", ink, align)
        if self.cap:
            wide, high = cap_size(self, self.cap)
            spot = pygame.Rect(left + icon + words + look.px(10), room.centery - high // 2, wide, high)
            draw_cap(target, self, self.cap, self.at(spot))


class Toggle(Pressable):
    """A switch with its words: `on_change(new)` is called when it is turned; on and off are also written."""

    role: Role = Role.SWITCH

    def __init__(self, name: str, on: bool, on_change: Press | None = None, *,
                 words: tuple[str, str] = (N_("Off"), N_("On")),
                 description: str = "", key: str = "", enabled: bool = True, grow: float = 0.0) -> None:
        super().__init__(name, on_change, description=description, key=key, enabled=enabled, grow=grow)
        self.on, self.words = on, words

    @property
    def value(self) -> str:
        return _(self.words[self.on])

    @property
    def checked(self) -> bool:
        return self.on

    def press(self) -> None:
        if self.enabled:
            self.change(on=not self.on)
            super().press()

    def _switch(self) -> tuple[int, int, int]:
        """(width of the switch, its height, room of switch and word)."""
        look = self.look
        word = max(look.width(text, "small_bold") for text in map(_, self.words))
        return look.px(46), look.px(26), look.px(46) + look.px(10) + word

    def natural_width(self) -> int:
        return self.look.width(self.name) + self.look.gap(16) + self._switch()[2]

    def measure(self, width: int) -> int:
        room = width - self._switch()[2] - self.look.gap(16)
        words = self.look.height(self.name, "body", room)
        hint = self.look.height(self.description, "small", room)
        return max(self.look.px(TARGET), words + hint + self.look.px(8))

    def draw(self, target: pygame.Surface) -> None:
        look, room = self.look, self.bounds
        wide, tall, whole = self._switch()
        inner = pygame.Rect(room.x, room.y, room.w - whole - look.gap(16), room.h)
        high = look.height(self.name, "body", inner.w) + look.height(self.description, "small", inner.w)
        inner.y += (room.h - high) // 2
        inner.y += paint.write(target, look, self.name, self.at(inner))
        paint.write(target, look, self.description, self.at(inner), "small", "muted")
        track = pygame.Rect(room.right - whole, room.centery - tall // 2, wide, tall)
        fill = look.theme.accent if self.on else look.theme.raised
        paint.box(target, self.at(track), tall // 2, fill, look.theme.accent if self.on else look.theme.edge, 2)
        knob = pygame.Rect(0, 0, tall - 10, tall - 10)
        knob.center = (track.right - tall // 2 if self.on else track.x + tall // 2, track.centery)
        paint.box(target, self.at(knob), knob.w // 2, look.theme.on_accent if self.on else look.theme.edge)
        style: Style = "small_bold"
        word = pygame.Rect(track.right + look.px(10), room.centery - look.step(style) // 2, whole, look.step(style))
        word.w = room.right - word.x
        paint.write(target, look, self.value, self.at(word), style, "accent" if self.on else "muted")
