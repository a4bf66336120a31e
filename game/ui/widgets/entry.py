"""What is set: stepper, slider, text field."""
from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import pygame

from game.ui import paint
from game.ui.clipboard import copied
from game.ui.inputs import Action
from game.ui.widgets.base import TARGET, Range, Role, Widget

Show = Callable[[int], str]
ABOVE = 8  # px between a field and its problem: the ring goes between them


class Adjustable(Widget):
    """A whole number between `low` and `high` in steps; `on_change(new)` is called when the person moves it."""

    role: Role = Role.SPIN
    can_focus: ClassVar[bool] = True

    def __init__(self, name: str, amount: int, *, low: int, high: int, by: int = 1, show: Show = str,
                 on_change: Callable[[int], object] | None = None, description: str = "", key: str = "",
                 enabled: bool = True, grow: float = 0.0, width: int | None = None) -> None:
        super().__init__(name=name, description=description, key=key, enabled=enabled, grow=grow, width=width)
        self.amount, self.low, self.high, self.by = amount, low, high, by
        self.show, self.on_change = show, on_change

    @property
    def value(self) -> str:
        return self.show(self.amount)

    @property
    def number(self) -> Range:
        return Range(now=self.amount, low=self.low, high=self.high)

    @property
    def actions(self) -> tuple[str, ...]:
        return ("increment", "decrement", "focus") if self.focusable else ()

    def set_amount(self, amount: int) -> None:
        """Move to an amount, kept within the limits; tells `on_change` when it differs."""
        amount = max(self.low, min(self.high, amount))
        if amount != self.amount and self.enabled:
            self.change(amount=amount)
            result = self.on_change(amount) if self.on_change else None
            if self.host:
                self.host.go(result)

    def adjust(self, by: int) -> None:
        self.set_amount(self.amount + by * self.by)

    def on_action(self, action: Action) -> bool:
        toward = -1 if self.look.rtl else 1
        step = {Action.LEFT: -toward, Action.RIGHT: toward, Action.PAGE_UP: 5, Action.PAGE_DOWN: -5}.get(action)
        if step is not None:
            self.adjust(step)
        elif action in (Action.FIRST, Action.LAST):
            self.set_amount(self.low if action is Action.FIRST else self.high)
        return step is not None or action in (Action.FIRST, Action.LAST)


class Stepper(Adjustable):
    """A number between a minus and a plus; left and right keys change it."""

    radius: ClassVar[int] = 10

    def _sides(self) -> tuple[int, int]:
        """(side of a round button, room of the number)."""
        look = self.look
        widest = max(look.width(self.show(at), "bold") for at in (self.low, self.high, self.amount))
        return look.px(TARGET), widest + look.px(20)

    def _whole(self) -> int:
        side, number = self._sides()
        return 2 * side + number

    def natural_width(self) -> int:
        return self.look.width(self.name) + self.look.gap(16) + self._whole()

    def measure(self, width: int) -> int:
        room = width - self._whole() - self.look.gap(16)
        words = self.look.height(self.name, "body", room) + self.look.height(self.description, "small", room)
        return max(self.look.px(TARGET), words)

    def zones(self) -> tuple[pygame.Rect, pygame.Rect]:
        """Where minus and plus are on the screen."""
        side, whole, room = self._sides()[0], self._whole(), self.bounds
        top = room.centery - side // 2
        minus = pygame.Rect(room.right - whole, top, side, side)
        return self.at(minus), self.at(pygame.Rect(room.right - side, top, side, side))

    def on_pointer(self, kind: str, at: tuple[int, int]) -> bool:
        if kind == "down":
            for zone, by in zip(self.zones(), (-1, 1), strict=True):
                if zone.collidepoint(at):
                    self.adjust(by)
        return kind == "down"

    def draw(self, target: pygame.Surface) -> None:
        look, room, theme = self.look, self.bounds, self.look.theme
        side, number = self._sides()
        inner = pygame.Rect(room.x, room.y, room.w - self._whole() - look.gap(16), room.h)
        high = look.height(self.name, "body", inner.w) + look.height(self.description, "small", inner.w)
        inner.y += (room.h - high) // 2
        inner.y += paint.write(target, look, self.name, self.at(inner))
        paint.write(target, look, self.description, self.at(inner), "small", "muted")
        frame = pygame.Rect(room.right - self._whole(), room.centery - side // 2, self._whole(), side)
        paint.box(target, self.at(frame), self.radius, theme.raised, theme.edge)
        for zone, icon, stop in zip(self.zones(), ("minus", "plus"), (self.low, self.high), strict=True):
            ink = "muted" if self.amount == stop or not self.enabled else "accent"
            paint.put_icon(target, look, icon, zone.inflate(look.px(18) - side, look.px(18) - side), ink)
        step = look.step("bold")
        place = pygame.Rect(frame.x + side, room.centery - step // 2, number, step)
        paint.write(target, look, self.value, self.at(place), "bold", "ink", "center")


class Slider(Adjustable):
    """A number on a line; drag it, or use left and right."""

    role: Role = Role.SLIDER

    def natural_width(self) -> int:
        return max(self.look.px(220), self.look.width(self.name) + self.look.px(80))

    def _head(self, width: int) -> int:
        room = width - self.look.width(self.value, "bold") - self.look.gap(12)
        return self.look.height(self.name, "body", room)

    def measure(self, width: int) -> int:
        hint = self.look.height(self.description, "small", width)
        return self._head(width) + hint + self.look.px(32)

    def track(self) -> pygame.Rect:
        """The line, in unmirrored px."""
        thick, room = self.look.px(8), self.bounds
        return pygame.Rect(room.x, room.bottom - self.look.px(16) - thick // 2, room.w, thick)

    def on_pointer(self, kind: str, at: tuple[int, int]) -> bool:
        if kind in ("down", "drag"):
            track = self.track()
            part = (at[0] - track.x) / max(1, track.w)
            part = 1 - part if self.look.rtl else part
            steps = round(part * (self.high - self.low) / self.by)
            self.set_amount(self.low + steps * self.by)
        return kind == "down"

    def draw(self, target: pygame.Surface) -> None:
        look, room, theme, track = self.look, self.bounds, self.look.theme, self.track()
        wide = look.width(self.value, "bold")
        head = pygame.Rect(room.x, room.y, room.w - wide - look.gap(12), room.h)
        tall = paint.write(target, look, self.name, self.at(head))
        paint.write(target, look, self.value, self.at(pygame.Rect(room.right - wide, room.y, wide, 9)), "bold")
        hint = pygame.Rect(room.x, room.y + tall, room.w, room.h)
        paint.write(target, look, self.description, self.at(hint), "small", "muted")
        knob = look.px(24)
        spot = room.x + (room.w - knob) * (self.amount - self.low) // max(1, self.high - self.low)
        paint.box(target, track, track.h // 2, theme.sunken, theme.edge)
        full = pygame.Rect(track.x, track.y, max(track.h, spot + knob // 2 - track.x), track.h)
        paint.box(target, self.at(full), track.h // 2, theme.accent)
        place = pygame.Rect(spot, track.centery - knob // 2, knob, knob)
        paint.box(target, self.at(place), knob // 2, theme.raised, theme.accent, look.px(4))


class TextField(Widget):
    """One line of writing, with its name above; long lines scroll sideways with the cursor.

    `on_change(text)` at every change, `on_submit(text)` on Enter. `most` characters at most. Ctrl+A takes
    all of it, for what is written then; Ctrl+V puts in what was copied elsewhere.
    """

    role: Role = Role.TEXT
    can_focus: ClassVar[bool] = True
    wants_text: ClassVar[bool] = True
    radius: ClassVar[int] = 10

    def __init__(self, name: str, text: str = "", *, hint: str = "", most: int = 80,
                 on_change: Callable[[str], object] | None = None,
                 on_submit: Callable[[str], object] | None = None, problem: str = "", key: str = "",
                 enabled: bool = True, grow: float = 0.0, width: int | None = None) -> None:
        super().__init__(name=name, key=key, enabled=enabled, grow=grow, width=width)
        self.text, self.hint, self.most, self.problem = text, hint, most, problem
        self.cursor = len(text)
        self.is_taken = False
        self.on_change, self.on_submit = on_change, on_submit

    @property
    def value(self) -> str:
        return self.text

    def spoken(self) -> str:
        return self.problem or self.hint

    @property
    def actions(self) -> tuple[str, ...]:
        return ("focus",)

    def natural_width(self) -> int:
        return self.look.px(260)

    def measure(self, width: int) -> int:
        look = self.look
        return look.height(self.name, "small_bold", width) + look.gap(4) + look.px(TARGET) + self._note(width)

    def _note(self, width: int) -> int:
        """Height of the problem under the field, clear of its ring."""
        tall = self.look.height(self.problem, "small", width - self.look.px(22))
        return tall + self.look.gap(ABOVE) if tall else 0

    def write(self, text: str, cursor: int) -> None:
        """The text from now on, with the cursor before this character; tells `on_change`."""
        changed = text != self.text
        self.change(is_taken=False, text=text[: self.most], cursor=max(0, min(cursor, len(text), self.most)))
        if changed and self.on_change:
            self.on_change(self.text)

    def on_text(self, text: str) -> None:
        added = "".join(char for char in text if char.isprintable())
        if self.is_taken:
            self.write(added, len(added))
            return
        room = self.most - len(self.text)
        added = added[: max(0, room)]
        self.write(self.text[: self.cursor] + added + self.text[self.cursor :], self.cursor + len(added))

    def on_chord(self, chord: str) -> bool:
        if chord == "ctrl+a":
            self.change(is_taken=bool(self.text), cursor=len(self.text))
        elif chord == "ctrl+v":
            self.on_text(copied())
        return chord in ("ctrl+a", "ctrl+v")

    def ringed(self) -> pygame.Rect:
        return self.at(self._field())

    def erase(self, by: int) -> None:
        """Delete before (-1) or after (+1) the cursor."""
        start, end = sorted((self.cursor, max(0, min(len(self.text), self.cursor + by))))
        if self.is_taken:
            start, end = 0, len(self.text)
        self.write(self.text[:start] + self.text[end:], start)

    def on_action(self, action: Action) -> bool:
        moved = {Action.LEFT: self.cursor - 1, Action.RIGHT: self.cursor + 1, Action.FIRST: 0,
                 Action.LAST: len(self.text)}.get(action)
        if moved is not None:
            self.write(self.text, moved)
        elif action in (Action.ERASE, Action.DELETE):
            self.erase(-1 if action is Action.ERASE else 1)
        elif action is Action.PRESS:
            result = self.on_submit(self.text) if self.on_submit else None
            if self.host:
                self.host.go(result)
        return moved is not None or action in (Action.PRESS, Action.ERASE, Action.DELETE)

    def on_pointer(self, kind: str, at: tuple[int, int]) -> bool:
        if kind == "down":
            left = at[0] - self._field().x - self.look.gap(12) + self._slid()
            widths = [abs(self.look.width(self.text[:end]) - left) for end in range(len(self.text) + 1)]
            self.write(self.text, widths.index(min(widths)))
        return kind == "down"

    def _field(self) -> pygame.Rect:
        look = self.look
        top = self.bounds.y + look.height(self.name, "small_bold", self.bounds.w) + look.gap(4)
        return pygame.Rect(self.bounds.x, top, self.bounds.w, look.px(TARGET))

    def _slid(self) -> int:
        """How far the text is pushed to the left so that the cursor shows."""
        room = self._field().w - 2 * self.look.gap(12)
        return max(0, self.look.width(self.text[: self.cursor]) - room + 2)

    def draw(self, target: pygame.Surface) -> None:
        look, theme, field = self.look, self.look.theme, self._field()
        paint.write(target, look, self.name, self.bounds, "small_bold", "muted")
        border = theme.bad if self.problem else theme.accent if self.focused else theme.edge
        paint.box(target, field, self.radius, theme.raised, border, 2 if self.focused or self.problem else 1)
        inner = field.inflate(-2 * look.gap(12), 0)
        clip = target.get_clip()
        target.set_clip(clip.clip(inner.inflate(4, 0)))
        step = look.step("body")
        top = inner.centery - step // 2
        line = pygame.Rect(inner.x - self._slid(), top, 1 << 14, step)
        shown = line if not look.rtl else pygame.Rect(inner)
        shown.y = top
        if self.is_taken:
            taken = pygame.Rect(shown.x, top, look.width(self.text), step)
            target.fill(theme.soft, taken if not look.rtl else taken.move(shown.w - taken.w, 0))
        paint.write(target, look, self.text or self.hint, shown, "body", "ink" if self.text else "muted")
        if self.focused:
            x = inner.x - self._slid() + look.width(self.text[: self.cursor])
            target.fill(theme.accent, (x, top + 1, 2, step - 2))
        target.set_clip(clip)
        if self.problem:
            self._draw_problem(target, field.bottom)

    def _draw_problem(self, target: pygame.Surface, top: int) -> None:
        look, room = self.look, self.bounds
        top += look.gap(ABOVE)
        spot = pygame.Rect(room.x, top, look.px(16), look.step("small"))
        paint.put_icon(target, look, "triangle-alert", self.at(spot), "bad")
        rest = pygame.Rect(room.x + look.px(22), top, room.w - look.px(22), room.h)
        paint.write(target, look, self.problem, self.at(rest), "small", "bad")
