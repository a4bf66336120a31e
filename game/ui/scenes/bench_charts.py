"""Small charts of the Bench: shares as bars, a meter as columns, and how far long work has got."""
from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.ui import paint
from game.ui.widgets.base import Range, Role, Widget
from game.view.language import _

TALL = 56  # px of the columns at scale 1
ROW = 26  # px of a share
NAMES = 0.42  # of the width: the names of shares


def per_cent(share: float) -> str:
    """A share in words, with a place more where it would read as nothing."""
    return f"{100 * share:.1f} %" if 0 < share < 0.01 else f"{100 * share:.0f} %"


class Shares(Widget):
    """Names with their share of the whole, 0 to 1, each a bar with its number."""

    role = Role.IMAGE

    def __init__(self, name: str, shares: Sequence[tuple[str, float]], *, key: str = "") -> None:
        super().__init__(name=name, key=key)
        self.shares = tuple(shares)

    @property
    def value(self) -> str:
        return "; ".join(f"{name} {per_cent(share)}" for name, share in self.shares)

    def natural_width(self) -> int:
        return self.look.px(300)

    def _row(self) -> int:
        return max(self.look.step("small"), self.look.px(ROW))

    def measure(self, width: int) -> int:
        return self._row() * len(self.shares)

    def draw(self, target: pygame.Surface) -> None:
        look, room, row = self.look, self.bounds, self._row()
        number = look.width("100 %", "small_bold") + look.gap(8)
        wide = max(look.width(name, "small") for name, _share in self.shares) + look.gap(10) if self.shares else 0
        names = min(wide, round(room.w * NAMES))
        for at, (name, share) in enumerate(self.shares):
            y = room.y + at * row
            drop = (row - look.step("small")) // 2
            place = pygame.Rect(room.x, y + drop, names, row)
            paint.write(target, look, name, self.at(place), "small")
            bar = pygame.Rect(room.x + names, y + row // 2 - look.px(5), room.w - names - number, look.px(10))
            paint.box(target, self.at(bar), bar.h // 2, look.theme.sunken)
            if share > 0:
                full = pygame.Rect(bar.x, bar.y, max(bar.h, round(bar.w * share)), bar.h)
                paint.box(target, self.at(full), bar.h // 2, look.theme.accent)
            said = pygame.Rect(room.right - number, y + drop, number, row)
            paint.write(target, look, per_cent(share), self.at(said), "small_bold", "ink", "end")


class Columns(Widget):
    """How many of all ended in each part of a meter from 0 to 100."""

    role = Role.IMAGE

    def __init__(self, name: str, counts: Sequence[int], *, key: str = "", grow: float = 0.0) -> None:
        super().__init__(name=name, key=key, grow=grow)
        self.counts = tuple(counts)

    @property
    def value(self) -> str:
        step, total = 100 // max(1, len(self.counts)), sum(self.counts) or 1
        told = (_("{low} to {high}: {share}").format(low=at * step, high=(at + 1) * step, share=per_cent(count / total))
                for at, count in enumerate(self.counts) if count)
        return "; ".join(told)

    def natural_width(self) -> int:
        return self.look.px(160)

    def measure(self, width: int) -> int:
        return self.look.height(self.name, "small", width) + self.look.px(TALL) + self.look.step("small")

    def draw(self, target: pygame.Surface) -> None:
        look, room = self.look, self.bounds
        head = paint.write(target, look, self.name, room, "small", "muted")
        ground = pygame.Rect(room.x, room.y + head, room.w, look.px(TALL))
        most, count = max(self.counts, default=0) or 1, max(1, len(self.counts))
        for at, value in enumerate(self.counts):
            left, right = ground.x + ground.w * at // count, ground.x + ground.w * (at + 1) // count
            tall = max(look.px(3), round((ground.h - look.px(4)) * value / most)) if value else look.px(1)
            bar = self.at(pygame.Rect(left + look.px(1), ground.bottom - tall, right - left - look.px(2), tall))
            target.fill(look.theme.accent if value else look.theme.line, bar)
        for text, align in (("0", "start"), ("100", "end")):
            under = pygame.Rect(ground.x, ground.bottom, ground.w, look.step("small"))
            paint.write(target, look, text, self.at(under), "small", "muted", align)  # type: ignore[arg-type]


class Work(Widget):
    """What is being done, and how much of it: `wanted` 0 where nobody knows how much there is."""

    role = Role.METER

    def __init__(self, name: str, *, key: str = "work", grow: float = 1.0) -> None:
        super().__init__(name=name, key=key, grow=grow)
        self.done = self.wanted = 0

    @property
    def value(self) -> str:
        if self.wanted:
            return _("{done:,} of {wanted:,}").format(done=self.done, wanted=self.wanted)
        return f"{self.done:,}" if self.done else ""

    @property
    def number(self) -> Range | None:
        return Range(now=self.done, low=0, high=self.wanted) if self.wanted else None

    def natural_width(self) -> int:
        return self.look.px(260)

    def measure(self, width: int) -> int:
        return self.look.step("bold") + self.look.gap(4) + self.look.px(10)

    def draw(self, target: pygame.Surface) -> None:
        look, room = self.look, self.bounds
        number = look.width(self.value, "small_bold") + look.gap(8)
        paint.write(target, look, self.name, self.at(pygame.Rect(room.x, room.y, room.w - number, room.h)), "bold")
        place = pygame.Rect(room.right - number, room.y, number, look.step("bold"))
        paint.write(target, look, self.value, self.at(place), "small_bold", "muted", "end")
        bar = pygame.Rect(room.x, room.y + look.step("bold") + look.gap(4), room.w, look.px(10))
        paint.box(target, bar, bar.h // 2, look.theme.sunken)
        if self.wanted and self.done:
            full = pygame.Rect(bar.x, bar.y, max(bar.h, round(bar.w * min(1.0, self.done / self.wanted))), bar.h)
            paint.box(target, self.at(full), bar.h // 2, look.theme.accent)
