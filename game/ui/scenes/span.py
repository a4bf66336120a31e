"""Two measures side by side, and between them the term: two banks, and a bridge that is built from both."""
from __future__ import annotations

from typing import ClassVar

import pygame

from game.ui import paint
from game.ui.look import Look, Style
from game.ui.scenes.arch import BUILT, FOOT, Bridge, draw_bridge
from game.ui.scenes.rising import Rise
from game.ui.scenes.speech import FACTORS, sized
from game.ui.widgets import Column, Label, Role, Widget
from game.view import words
from game.view.language import _, quoted
from game.view.screens import Stance

ICONS = {"output": "hammer", "need": "hand-heart", "equal": "equal", "market": "coins", "duty": "stamp",
         "liberty": "bird", "common": "users"}
UNKNOWN = "circle-question-mark"

BANK = 0.285  # of the width
OPEN = 0.26  # of the width of the water: the least height under the bridge
CROWN = 0.4  # of the height: the least thickness in the middle
LEAST_TERM, MOST_TERM = 0.9, 1.3  # of the size of a title
SHORT = 14  # letters up to which what somebody stands on is set large
QUOTES: tuple[Style, ...] = ("speech", "body", "small")  # what was said is set in the first that has room
FADE = 420  # ms in which new stones come up
QUOTED = 7  # the step of Page up to which the banks say what was said
RAIL = 22  # px over the bridge once both have met
TALLEST = 0.95  # of the width of the water: a bridge does not grow taller


def sign_of(said: str) -> str:
    """The icon of the measure that these words name, "" where they name none."""
    return next((ICONS[measure] for measure in words.MEASURES if words.MEASURES[measure] in said), "")


class Bank(Widget):
    """One side: who, what they stand on, by what they judge, and what was said. `mine` is yours."""

    role = Role.LABEL
    radius: ClassVar[int] = 14

    def __init__(self, stance: Stance, *, mine: bool = False, quote: bool = True) -> None:
        self.sign = sign_of(stance.measure) or UNKNOWN
        said = _(" Said: “{said}”").format(said=stance.said) if stance.said else ""
        stands = _("You stand on: {what}.") if mine else _("{name} stands on: {what}.")
        stands = stands.format(name=stance.name, what=stance.stands_on)
        super().__init__(
            name=_("{name}. {stands} Fair means: {measure}.{said}").format(
                name=stance.name, stands=stands, measure=stance.measure, said=said
            ),
            key="stance.you" if mine else "stance.them",
        )
        self.stance, self.mine, self.quote, self.short = stance, mine, quote, False

    def _parts(self) -> tuple[tuple[str, Style, str], ...]:
        """(text, style, colour) under the name, the measure left out."""
        large: Style = "heading" if len(self.stance.stands_on) <= SHORT else "title"
        return ((self.stance.name, "small_bold", "accent" if self.mine else "muted"),
                (self.stance.stands_on, large, "ink"))

    def _quoted(self) -> str:
        return quoted(self.stance.said) if self.stance.said and self.quote and not self.short else ""

    def _measure_room(self, width: int) -> tuple[int, int]:
        """(room of the sign, width of the measure's words)."""
        lead = self.look.px(30) + self.look.gap(10)
        return lead, width - lead

    def _heights(self, width: int) -> tuple[list[int], int, int]:
        """(name and stand, measure, what was said) in px."""
        look = self.look
        inner = width - 2 * look.gap(14)
        heads = [look.height(text, style, inner) for text, style, _ in self._parts()]
        fair = look.step("small") + look.height(self.stance.measure, "bold", self._measure_room(inner)[1])
        return heads, max(fair, look.px(30)), look.height(self._quoted(), "small", inner)

    def natural_width(self) -> int:
        return self.look.px(190)

    def measure(self, width: int) -> int:
        heads, fair, said = self._heights(width)
        look = self.look
        return sum(heads) + look.gap(10) + fair + (look.gap(10) + said if said else 0) + 2 * look.gap(12)

    def draw(self, target: pygame.Surface) -> None:
        look, room = self.look, self.bounds
        heads, fair, _ = self._heights(room.w)
        self._draw_ground(target)
        side = look.gap(14)
        inner = pygame.Rect(room.x + side, room.y + look.gap(12), room.w - 2 * side, room.h)
        for (text, style, colour), tall in zip(self._parts(), heads, strict=True):
            paint.write(target, look, text, self.at(inner), style, colour)
            inner.y += tall
        inner.y += look.gap(10)
        self._draw_measure(target, pygame.Rect(inner.x, inner.y, inner.w, fair))
        inner.y += fair + look.gap(10)
        left = room.bottom - look.gap(12) - inner.y
        size: Style = next((each for each in QUOTES if look.height(self._quoted(), each, inner.w) <= left), "small")
        paint.write(target, look, self._quoted(), self.at(inner), size, "muted")

    def _draw_ground(self, target: pygame.Surface) -> None:
        """A sheet whose corners at the water are square: the bridge stands on it."""
        room, theme, radius = self.bounds, self.look.theme, self.radius
        thick = 2 if self.mine else 1
        fill, edge = (theme.soft, theme.accent) if self.mine else (theme.raised, theme.edge)
        paint.shadow(target, room, radius, self.look, 8)
        paint.box(target, room, radius, fill, edge, thick)
        side = self.at(pygame.Rect(room.x if self.mine else room.right - radius, room.y, radius, room.h))
        target.fill(edge, side)
        inner = side.inflate(-thick, -2 * thick)
        inner.x = side.x if side.x > room.x else side.x + thick
        target.fill(fill, inner)

    def _draw_measure(self, target: pygame.Surface, room: pygame.Rect) -> None:
        look, theme = self.look, self.look.theme
        known = self.sign != UNKNOWN
        side = look.px(30)
        disc = self.at(pygame.Rect(room.x, room.y + look.px(3), side, side))
        paint.box(target, disc, side // 2, theme.accent if known else theme.warn_soft,
                  None if known else theme.warn)
        paint.put_icon(target, look, self.sign, disc.inflate(-look.px(12), -look.px(12)),
                       "on_accent" if known else "warn")
        lead, wide = self._measure_room(room.w)
        line = pygame.Rect(room.x + lead, room.y, wide, room.h)
        line.y += paint.write(target, look, _("fair means"), self.at(line), "small", "muted")
        paint.write(target, look, self.stance.measure, self.at(line), "bold", "ink" if known else "warn")


class Keystone(Widget):
    """The words on the stone in the middle: the term between two people, or that there is none yet."""

    role = Role.LABEL
    live: ClassVar[bool] = True

    def __init__(self, issue: str, term: str) -> None:
        told = _("The term between you: {term}").format(term=term) if term else _("No term between you yet")
        super().__init__(name=f"{told}. {issue}", key="keystone")
        self.issue, self.term, self.factor = issue, term, 1.0

    def _heights(self, width: int) -> tuple[int, int]:
        """(the issue, the term) in px."""
        return self.look.height(self.issue, "small", width), self._words().height(self._said(), self._style(), width)

    def _said(self) -> str:
        return self.term or _("no term yet")

    def _style(self) -> Style:
        return "title" if self.term else "cue"

    def _words(self) -> Look:
        return sized(self.look, self.factor if self.term else 1.0)

    def measure(self, width: int) -> int:
        return sum(self._heights(width))

    def draw(self, target: pygame.Surface) -> None:
        room, ink = self.bounds, "on_accent" if self.term else "muted"
        issue, said = self._heights(room.w)
        inner = pygame.Rect(room.x, room.y + (room.h - issue - said) // 2, room.w, room.h)
        inner.y += paint.write(target, self.look, self.issue, inner, "small", ink, "center")
        paint.write(target, self._words(), self._said(), inner, self._style(), ink, "center")


class Span(Widget):
    """Her bank at the side of her picture, yours at the other, and the bridge between them as far as it has come."""

    def __init__(self, them: Bank, you: Bank, keystone: Keystone, phase: str, *, since: int = -FADE, grown: bool = True,
                 grow: float = 1.0) -> None:
        super().__init__(name=_("Between you"), key="span", grow=grow)
        self.them, self.you, self.keystone, self.phase = them, you, keystone, phase
        self.rise, self.grown = Rise(since, FADE), grown
        self.add(them, keystone, you)

    def flex(self, step: int) -> None:
        """Take a size of text: 0 is the largest (see frame.Page)."""
        self.keystone.factor = max(LEAST_TERM, min(MOST_TERM, FACTORS[step]))
        self.them.short = self.you.short = step > QUOTED

    def _plan(self, width: int) -> tuple[int, int, int]:
        """(width of a bank, of the water, of the words on the middle stone)."""
        bank = max(min(self.look.px(176), round(width * 0.32)), round(width * BANK))
        water = width - 2 * bank
        return bank, water, round(water * (1 - 2 * FOOT[-1])) + self.look.gap(8)

    def _rail(self) -> int:
        """Room for the way over the bridge, once both have met."""
        return self.look.px(RAIL) if self.phase == "livable" else 0

    def _crown(self, words: int) -> int:
        """How thick the bridge is in its middle, in px."""
        return self.keystone.measure(words) + 2 * self.look.gap(14)

    def measure(self, width: int) -> int:
        bank, water, words = self._plan(width)
        return self._rail() + max(self.them.measure(bank), self.you.measure(bank),
                                  self._crown(words) + round(water * OPEN))

    def place(self, rect: pygame.Rect) -> None:
        self.bounds = pygame.Rect(rect)
        bank, water, words = self._plan(rect.w)
        rail = self._rail()
        tall = min(rect.h, max(self.measure(rect.w), round(water * TALLEST))) - rail
        top = rect.y + rail + (rect.h - rail - tall) // 2
        self.put(self.them, pygame.Rect(rect.x, top, bank, tall))
        self.put(self.you, pygame.Rect(rect.right - bank, top, bank, tall))
        self.put(self.keystone, pygame.Rect(rect.centerx - words // 2, top, words, self._thick(words, tall)))

    def _thick(self, words: int, tall: int) -> int:
        return max(self._crown(words), round(tall * CROWN))

    def due(self, now: int) -> int | None:
        return self.rise.due(now)

    def tick(self, now: int) -> None:
        self.rise.tick()
        self.invalidate()

    def draw(self, target: pygame.Surface) -> None:
        share = self.rise.share(self.host.now() if self.host else 0, self.look) if self.grown else 1.0
        built = BUILT.get(self.phase, 1)
        if share < 1.0:
            self._draw_bridge(target, built - 1, 1.0)
        self._draw_bridge(target, built, share)

    def _draw_bridge(self, target: pygame.Surface, built: int, share: float) -> None:
        bank, water, words = self._plan(self.bounds.w)
        room = pygame.Rect(self.bounds.x + bank, self.them.bounds.y, water, self.them.bounds.h)
        reach = 2
        drawn = draw_bridge(Bridge(size=room.size, crown=self._thick(words, room.h), built=built, reach=reach,
                                   theme=self.look.theme, line=1.5 * self.look.scale, rail=self._rail()))
        if self.look.rtl:
            drawn = pygame.transform.flip(drawn, True, False)
        if share < 1.0:
            drawn = drawn.copy()
            drawn.set_alpha(round(255 * share))
        target.blit(drawn, (self.at(room).x - reach, room.y - self._rail()))


class Short(Column):
    """Both sides and the term between them in a line each, where the bridge has a page of its own."""

    def __init__(self, them: Stance, you: Stance, between: str) -> None:
        sides = [Label(f"{each.name}: {each.stands_on} · {each.measure}", style="small",
                       icon=sign_of(each.measure) or UNKNOWN, colour="accent" if each is you else "ink")
                 for each in (them, you)]
        term = [Label(_("Between you: {between}").format(between=between), style="small_bold", icon="waypoints")]
        super().__init__([*sides, *(term if between else [])], gap=4, key="short")


class Steps(Widget):
    """The steps of a reconciling in a line: those done are ticked, the one that is on is filled."""

    role = Role.LABEL

    def __init__(self, steps: tuple[tuple[str, bool], ...]) -> None:
        self.steps = steps
        self.now = next((at for at, (_, done) in enumerate(steps) if not done), len(steps) - 1)
        done = [name for name, each in steps if each]
        after = _(". Done: {done}").format(done="; ".join(done)) if done else ""
        super().__init__(
            name=_("Step {now} of {steps}: {name}{after}").format(
                now=self.now + 1, steps=len(steps), name=steps[self.now][0], after=after
            ),
            key="steps",
        )

    def _disc(self) -> int:
        return self.look.px(24)

    def _wide(self, named: bool) -> list[int]:
        """Widths of the steps, with their names or (but for the one that is on) without."""
        look = self.look
        return [self._disc() + (look.px(8) + look.width(name, "small_bold") if named or at == self.now else 0)
                for at, (name, _) in enumerate(self.steps)]

    def _named(self, width: int) -> bool:
        return sum(self._wide(True)) + 2 * self.look.px(28) <= width

    def natural_width(self) -> int:
        return sum(self._wide(False)) + 2 * self.look.px(28)

    def measure(self, width: int) -> int:
        return self._disc()

    def draw(self, target: pygame.Surface) -> None:
        look, room, theme = self.look, self.bounds, self.look.theme
        named = self._named(room.w)
        widths = self._wide(named)
        link = max(look.px(16), min(look.px(60), (room.w - sum(widths)) // max(1, len(widths) - 1)))
        left = room.x
        for at, ((name, done), wide) in enumerate(zip(self.steps, widths, strict=True)):
            disc = pygame.Rect(left, room.y, self._disc(), self._disc())
            self._draw_disc(target, self.at(disc), at, done)
            words_ = pygame.Rect(disc.right + look.px(8), room.centery - look.step("small_bold") // 2, wide, room.h)
            if named or at == self.now:
                paint.write(target, look, name, self.at(words_), "small_bold" if at == self.now else "small",
                            "ink" if at == self.now else "muted")
            left += wide
            if at < len(widths) - 1:
                bar = pygame.Rect(left + look.px(8), room.centery - 1, link - look.px(16), 2)
                target.fill(theme.accent if done else theme.edge, self.at(bar))
            left += link

    def _draw_disc(self, target: pygame.Surface, disc: pygame.Rect, at: int, done: bool) -> None:
        look, theme = self.look, self.look.theme
        if done:
            paint.box(target, disc, disc.w // 2, theme.soft, theme.accent, 2)
            paint.put_icon(target, look, "check", disc.inflate(-look.px(9), -look.px(9)), "accent")
            return
        on = at == self.now
        paint.box(target, disc, disc.w // 2, theme.accent if on else None, None if on else theme.edge, 2)
        step = look.step("small_bold")
        place = pygame.Rect(disc.x, disc.centery - step // 2, disc.w, step)
        paint.write(target, look, str(at + 1), place, "small_bold", "on_accent" if on else "muted", "center")
