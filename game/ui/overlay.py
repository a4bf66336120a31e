"""What lies over a screen for a while: a sentence that goes by itself, captions of sounds, and how things stand
inside (phase, legal moves, last events, time of a frame) for whoever builds or teaches."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

import pygame

from game.ui import paint
from game.ui.guest import Guest
from game.ui.inputs import Action
from game.ui.widgets.base import Role, Widget
from game.view.language import _

STAYS = 4500  # ms a sentence stays; everything it says can be found elsewhere, too (design choice)
SHARE = 0.39  # of the width of the window: the picture (design choice)
Part = tuple[str, tuple[str, ...]]


class Toast(Widget):
    """One sentence over the picture, where nothing can be pressed, until `until` ms."""

    role = Role.LABEL
    live: ClassVar[bool] = True
    radius: ClassVar[int] = 12

    def __init__(self, words: str, icon: str, until: int, gone: Callable[[Toast], object]) -> None:
        super().__init__(name=words)
        self.icon, self.until, self.gone = icon, until, gone

    def place(self, rect: pygame.Rect) -> None:
        look, pad = self.look, self.look.gap(18)
        lead = look.px(30)
        most = max(look.px(240), round(rect.w * SHARE)) - 2 * look.gap(16)
        wide = min(rect.w - 2 * pad, most, look.width(self.name, "body") + 2 + lead + 2 * pad)
        tall = look.height(self.name, "body", wide - lead - 2 * pad) + look.gap(20)
        self.bounds = pygame.Rect(0, 0, wide, tall)
        self.bounds.topleft = rect.x + look.gap(16), rect.y + look.gap(16)
        if look.rtl:
            self.bounds.right = rect.right - look.gap(16)

    def draw(self, target: pygame.Surface) -> None:
        look, room, pad = self.look, self.bounds, self.look.gap(18)
        paint.shadow(target, room, self.radius, look, 12)
        paint.box(target, room, self.radius, look.theme.raised, look.theme.edge)
        spot = pygame.Rect(room.x + pad, room.y + look.gap(10), look.px(18), look.step("body"))
        paint.put_icon(target, look, self.icon, self.at(spot), "accent")
        words = pygame.Rect(room.x + pad + look.px(30), room.y + look.gap(10), room.w - 2 * pad - look.px(30), room.h)
        paint.write(target, look, self.name, self.at(words))

    def due(self, now: int) -> int | None:
        return max(0, self.until - now)

    def tick(self, now: int) -> None:
        self.gone(self)


class Inside(Widget):
    """Parts of a play as small lines at the end of the window."""

    role = Role.LOG

    def __init__(self, parts: Sequence[Part]) -> None:
        super().__init__(name=_("How things stand inside"))
        self.parts = parts

    @property
    def value(self) -> str:
        return "; ".join(f"{head}: {', '.join(lines)}" for head, lines in self.parts)

    def _rows(self) -> list[tuple[str, bool]]:
        return [row for head, lines in self.parts for row in ((head, True), *((line, False) for line in lines))]

    def place(self, rect: pygame.Rect) -> None:
        look, pad = self.look, self.look.gap(14)
        wide = min(look.px(520), rect.w // 2)
        tall = sum(look.height(text, "small", wide - 2 * pad) for text, _ in self._rows()) + 2 * pad
        left = rect.x if look.rtl else rect.right - wide
        self.bounds = pygame.Rect(left, rect.y, wide, min(rect.h, tall))

    def draw(self, target: pygame.Surface) -> None:
        look, pad = self.look, self.look.gap(14)
        paint.box(target, self.bounds, 1, look.theme.surface, look.theme.edge)
        room = self.bounds.inflate(-2 * pad, -2 * pad)
        for text, is_head in self._rows():
            room.y += paint.write(target, look, text, room, "small_bold" if is_head else "small",
                                  "accent" if is_head else "ink")


class Overlay(Guest):
    """Keeps what lies over the screen; F3 shows the inside, F5 reads everything again, F12 says where a picture is."""

    def __init__(self, read: Callable[[], object] | None = None) -> None:
        self.read = read
        self.shown = False
        self._toast: Toast | None = None
        self._inside: Inside | None = None

    def begin(self) -> None:
        commands = {Action.OVERLAY: self.toggle, Action.RELOAD: self._reload, Action.SCREENSHOT: self._screenshot}
        self.app.commands.update(commands)
        self.app.say = self.say

    def say(self, words: str, icon: str = "info") -> None:
        """One sentence for a while, in place of the one before."""
        self._toast = Toast(words, icon, self.app.stage.now() + STAYS, self._gone)
        self._lay_over()

    def _gone(self, toast: Toast) -> None:
        if self._toast is toast:
            self._toast = None
            self._lay_over()

    def _screenshot(self) -> None:
        path = self.app.screenshot()
        self.say(
            _("Picture saved: {path}").format(path=path)
            if path
            else _("The picture could not be saved: there is no folder for it."),
            "camera",
        )

    def _reload(self) -> object:
        if any(guest.reload() for guest in self.app.guests) or self.read is None:
            return None
        told = self.read()
        self.app.go(self.app.scene.reread())
        self.say(_("Everything was read again.") if not isinstance(told, str) else told, "refresh-cw")
        return told

    # ---- the inside
    def toggle(self) -> None:
        """Show it, or put it away."""
        self.shown = not self.shown
        self._look_inside()

    def drawn(self) -> None:
        if self.shown and (not self._inside or self._inside.parts[:-1] != self._parts()[:-1]):
            self._look_inside()

    def _look_inside(self) -> None:
        self._inside = Inside(self._parts()) if self.shown else None
        self._lay_over()

    def _parts(self) -> tuple[Part, ...]:
        app = self.app
        inside = getattr(getattr(app.scene, "play", None), "inspect", None)
        frame = _("{drawing_ms:.1f} ms, {frames_drawn} drawn").format(
            drawing_ms=app.drawing_ms, frames_drawn=app.frames_drawn
        )
        scene = _("{name}, {it} widgets").format(name=type(app.scene).__name__, it=len(list(app.stage.scope.walk())))
        return (*(inside() if inside else ()), (_("Screen"), (scene,)), (_("Last frame"), (frame,)))

    def _lay_over(self) -> None:
        self.app.stage.lay_over(*(one for one in (self._inside, self._toast) if one))
