"""Faces of those who play: a disc, who plays now, and one to choose."""
from __future__ import annotations

from typing import ClassVar

import pygame

from game.ui import paint
from game.ui.look import Look
from game.ui.portrait.faces import FACES
from game.ui.scenes.figure import head_of
from game.ui.widgets import Role, Widget
from game.ui.widgets.base import TARGET, Press
from game.ui.widgets.press import Pressable
from game.view.language import _
from game.view.people import Me
from game.view.screens import Who


def who_of(me: Me) -> Who:
    """Somebody who plays, as one of those who are drawn."""
    return Who(id=me.face, name=me.name or _("Guest"), portrait=FACES.get(me.face, {}))


def draw_face(target: pygame.Surface, widget: Widget, face: str, place: pygame.Rect) -> None:
    """A face in a disc; without one, a plain mark."""
    look = widget.look
    if face in FACES:
        disc = head_of(Who(id=face, name="", portrait=FACES[face]), "warm", place.w, look)
        target.blit(disc, widget.at(place))
        return
    paint.box(target, widget.at(place), place.w // 2, look.theme.sunken, look.theme.line)
    paint.put_icon(target, look, "user-round", widget.at(place.inflate(-place.w // 2, -place.h // 2)), "muted")


class FaceDisc(Widget):
    """Somebody's face; what it is called is said beside it."""

    role = Role.IMAGE

    def __init__(self, me: Me, *, size: int = 52) -> None:
        super().__init__(name=me.name or _("Guest"))
        self.face, self.size = me.face, size

    def natural_width(self) -> int:
        return self.look.px(self.size)

    def measure(self, width: int) -> int:
        return self.look.px(self.size)

    def draw(self, target: pygame.Surface) -> None:
        side = self.look.px(self.size)
        draw_face(target, self, self.face, pygame.Rect(self.bounds.x, self.bounds.centery - side // 2, side, side))


class MeButton(Pressable):
    """Who plays now, lightly, on the title; a guest may be given a name."""

    radius: ClassVar[int] = 24

    def __init__(self, me: Me, on_press: Press) -> None:
        told = me.name or _("Guest")
        hint = _("change") if me.name else _("add your name")
        super().__init__(f"{told}, {hint}", on_press, key="me")
        self.me, self.told, self.hint = me, told, hint

    def _side(self, look: Look) -> int:
        return look.px(40)

    def natural_width(self) -> int:
        look = self.look
        words = max(look.width(self.told, "small_bold"), look.width(self.hint, "small"))
        return self._side(look) + look.gap(10) + words + look.gap(16) + look.px(4)

    def measure(self, width: int) -> int:
        return max(self.look.px(TARGET), self.look.step("small_bold") + self.look.step("small") + self.look.px(6))

    def draw(self, target: pygame.Surface) -> None:
        look, room, theme, side = self.look, self.bounds, self.look.theme, self._side(self.look)
        lit = self.hovered or self.held
        paint.box(target, room, room.h // 2, theme.soft if lit else theme.surface, theme.accent if lit else theme.edge)
        inset = (room.h - side) // 2
        draw_face(target, self, self.me.face, pygame.Rect(room.x + inset, room.y + inset, side, side))
        left = room.x + inset + side + look.gap(10)
        top = room.centery - (look.step("small_bold") + look.step("small")) // 2
        words = pygame.Rect(left, top, room.right - look.gap(14) - left, room.h)
        words.y += paint.write(target, look, self.told, self.at(words), "small_bold")
        paint.write(target, look, self.hint, self.at(words), "small", "accent")


class FaceChoice(Pressable):
    """One face to choose."""

    radius: ClassVar[int] = 16

    def __init__(self, face: str, number: int, on_press: Press, *, chosen: bool) -> None:
        name = _("Face {number} of {all}").format(number=number, all=len(FACES))
        super().__init__(name, on_press, key=f"face.{face}")
        self.face, self.chosen = face, chosen

    @property
    def value(self) -> str:
        return _("selected") if self.chosen else ""

    @property
    def checked(self) -> bool:
        return self.chosen

    def natural_width(self) -> int:
        return self.look.px(92)

    def measure(self, width: int) -> int:
        return min(width, self.look.px(104))

    def draw(self, target: pygame.Surface) -> None:
        look, room, theme = self.look, self.bounds, self.look.theme
        lit = self.hovered or self.held
        paint.box(target, room, self.radius, theme.soft if lit or self.chosen else theme.raised,
                  theme.accent if self.chosen else theme.edge, 3 if self.chosen else 1)
        side = min(room.w, room.h) - look.px(12)
        place = pygame.Rect(0, 0, side, side)
        place.center = room.center
        draw_face(target, self, self.face, place)
        if self.chosen:
            mark = pygame.Rect(room.right - look.px(24), room.bottom - look.px(24), look.px(20), look.px(20))
            paint.box(target, self.at(mark), mark.w // 2, theme.accent)
            paint.put_icon(target, look, "check", self.at(mark.inflate(-look.px(6), -look.px(6))), "on_accent")
