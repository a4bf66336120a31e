"""A field for whole sentences: the lines wrap, and the field grows with them."""
from __future__ import annotations

from collections.abc import Callable

import pygame

from game.ui import paint
from game.ui.inputs import Action
from game.ui.widgets.base import TARGET
from game.ui.widgets.entry import TextField

MOST = 400  # characters that fit on a screen at twice the size of text (design choice)


class TextArea(TextField):
    """Some sentences, with their name above. It is `lines` high while there is little in it, and grows with the text.

    There are no paragraphs: Enter is `on_submit`. Up and down move between lines, and out of the field at its ends.
    """

    def __init__(self, name: str, text: str = "", *, lines: int = 3, hint: str = "", most: int = MOST,
                 on_change: Callable[[str], object] | None = None,
                 on_submit: Callable[[str], object] | None = None, problem: str = "", key: str = "",
                 enabled: bool = True, grow: float = 0.0, width: int | None = None) -> None:
        super().__init__(name, text, hint=hint, most=most, on_change=on_change, on_submit=on_submit, problem=problem,
                         key=key, enabled=enabled, grow=grow, width=width)
        self.lines = lines

    def measure(self, width: int) -> int:
        look = self.look
        return look.height(self.name, "small_bold", width) + look.gap(4) + self._tall(width) + self._note(width)

    def _room(self, width: int) -> int:
        """Width of the words, with room for the cursor after them."""
        return width - 2 * self.look.gap(12) - 4

    def _tall(self, width: int) -> int:
        """Height of the frame."""
        look = self.look
        rows = max(self.lines, len(look.wrap(self.text or self.hint, "body", self._room(width))))
        return max(look.px(TARGET), rows * look.step("body") + 2 * look.gap(10))

    def _field(self) -> pygame.Rect:
        frame = super()._field()
        return pygame.Rect(frame.x, frame.y, frame.w, self._tall(frame.w))

    def rows(self) -> list[tuple[int, str]]:
        """Each line with the place of its first character in the text."""
        found, at = [], 0
        for line in self.look.wrap(self.text, "body", self._room(self.bounds.w)):
            found.append((at, line))
            at += len(line)
            while at < len(self.text) and self.text[at] == " ":
                at += 1
        return found

    def _row(self) -> int:
        """The line in which the cursor stands."""
        return max(number for number, (start, _line) in enumerate(self.rows()) if start <= self.cursor)

    def _in_row(self, number: int, x: int) -> int:
        """The place in the text that is nearest to `x` px from the start of a line."""
        start, line = self.rows()[number]
        ends = range(len(line) + 1)
        return start + min(ends, key=lambda end: abs(self.look.width(line[:end]) - x))

    def _cursor_x(self) -> int:
        start = self.rows()[self._row()][0]
        return min(self.look.width(self.text[start : self.cursor]), self._room(self.bounds.w))

    def on_action(self, action: Action) -> bool:
        if action in (Action.UP, Action.DOWN):
            to = self._row() + (1 if action is Action.DOWN else -1)
            if not 0 <= to < len(self.rows()):
                return False
            self.write(self.text, self._in_row(to, self._cursor_x()))
            return True
        return super().on_action(action)

    def on_pointer(self, kind: str, at: tuple[int, int]) -> bool:
        if kind == "down":
            inner = self._inner()
            number = (at[1] - inner.y) // self.look.step("body")
            from_start = inner.right - at[0] if self.look.rtl else at[0] - inner.x
            self.write(self.text, self._in_row(max(0, min(len(self.rows()) - 1, number)), from_start))
        return kind == "down"

    def _inner(self) -> pygame.Rect:
        look, frame = self.look, self._field()
        return pygame.Rect(frame.x + look.gap(12), frame.y + look.gap(10), frame.w - 2 * look.gap(12), frame.h)

    def draw(self, target: pygame.Surface) -> None:
        look, theme, inner = self.look, self.look.theme, self._inner()
        paint.write(target, look, self.name, self.bounds, "small_bold", "muted")
        border = theme.bad if self.problem else theme.accent if self.focused else theme.edge
        thick = 2 if self.focused or self.problem else 1
        paint.box(target, self._field(), self.radius, theme.raised, border, thick)
        step = look.step("body")
        if not self.text:
            paint.write(target, look, self.hint, inner, "body", "muted")
        for number, (_start, line) in enumerate(self.rows()):
            place = pygame.Rect(inner.x, inner.y + number * step, inner.w, step)
            if self.is_taken:
                wide = look.width(line)
                target.fill(theme.soft, (inner.right - wide if look.rtl else inner.x, place.y, wide, step))
            paint.write(target, look, line, place)
        if self.focused:
            x = self._cursor_x()
            left = inner.right - x - 2 if look.rtl else inner.x + x
            target.fill(theme.accent, (left, inner.y + self._row() * step + 1, 2, step - 2))
        if self.problem:
            self._draw_problem(target, self._field().bottom)
