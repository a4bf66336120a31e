"""What lies on the table: a rival's bid, her counter-offer, the terms; her name, her meters, the turns left."""
from __future__ import annotations

from collections.abc import Mapping, Sequence

import pygame

from game.ui import paint
from game.ui.look import Style
from game.ui.portrait.rivals import draw_rival
from game.ui.scenes.figure import head_of, is_dark
from game.ui.widgets import Chip, Column, Grid, Label, Meter, Panel, Portrait, Role, Row, Widget
from game.view import screens
from game.view.language import _, ngettext, quoted
from game.view.screens import Bid, Term, Who

SHORT = 6  # letters up to which a term is set as a number
FEW = 3  # turns left from which they are counted out loud
METER_ICONS = {"trust": "heart-handshake", "tension": "activity", "leverage": "scale"}


class Glyph(Portrait):
    """A rival's mark."""

    def __init__(self, glyph: str, name: str, *, size: int = 44) -> None:
        super().__init__(
            _("{name}, a bidder that is a machine").format(name=name), self._paint, size=size, round=False, ring=""
        )
        self.glyph = glyph

    def _paint(self, size: int, now: int) -> pygame.Surface:
        return draw_rival(self.glyph, size, is_dark(self.look))

    def place(self, rect: pygame.Rect) -> None:
        side = min(rect.w, self.look.px(self.size))
        super().place(pygame.Rect(rect.x, rect.y, side, side))


class Head(Portrait):
    """Somebody's head in a disc."""

    def __init__(self, who: Who, mood: str = "calm", *, size: int = 44) -> None:
        super().__init__(who.name, self._paint, size=size, ring="")
        self.who, self.mood = who, mood

    def _paint(self, size: int, now: int) -> pygame.Surface:
        return head_of(self.who, self.mood, size, self.look)


class TermCell(Widget):
    """One issue as it stands: its name small, how it is settled under it; a change is marked by an arrow."""

    role = Role.LABEL

    def __init__(self, term: Term, *, large: bool = False) -> None:
        moved = _(", changed") if term.changed else ""
        super().__init__(name=f"{term.label}: {term.say}{moved}")
        self.term, self.large = term, large

    @property
    def _style(self) -> Style:
        short = len(self.term.say) <= SHORT and any(sign.isdigit() for sign in self.term.say)
        return ("heading" if short else "speech") if self.large else "number" if short else "bold"

    def _mark(self) -> int:
        return self.look.px(22) if self.term.changed else 0

    def natural_width(self) -> int:
        look = self.look
        return max(look.width(self.term.label, "small"), look.width(self.term.say, self._style) + self._mark()) + 1

    def measure(self, width: int) -> int:
        look = self.look
        label = look.height(self.term.label, "small", width)
        return label + look.height(self.term.say, self._style, width - self._mark())

    def draw(self, target: pygame.Surface) -> None:
        look, room = self.look, pygame.Rect(self.bounds)
        room.y += paint.write(target, look, self.term.label, self.at(room), "small", "muted")
        if self.term.changed:
            spot = pygame.Rect(room.x, room.y, look.px(16), look.step(self._style))
            paint.put_icon(target, look, "arrow-right-left", self.at(spot), "warn")
            room.x, room.w = room.x + self._mark(), room.w - self._mark()
        paint.write(target, look, self.term.say, self.at(room), self._style, "warn" if self.term.changed else "ink")


def terms_row(terms: Sequence[Term]) -> Row:
    """Terms beside each other, as far as they fit."""
    return Row([TermCell(term) for term in terms], gap=16, wrap=True, across="start")


def bid_plate(bid: Bid, said: Sequence[str] = (), *, short: bool = False) -> Widget:
    """A rival's standing bid, what it will do next, and what it says; `said` is what it said just now.

    With `short` it stands closer, and what it said earlier is only in the log.
    """
    head: list[Widget] = [Label(bid.rival.name, style="title")]
    if bid.next:
        head.append(
            Chip(
                bid.next,
                tone="warn",
                icon="clock-arrow-down",
                description=_("{name} will move").format(name=bid.rival.name),
            )
        )
    earlier = [bid.says] if bid.says and not short else []
    quotes = [Label(quoted(words), style="body" if said and not short else "small", colour="ink" if said else "muted")
              for words in (said or earlier)]
    return Panel(
        [
            Row(
                [
                    Glyph(bid.glyph, bid.rival.name, size=36 if short else 44),
                    Column([Ends(head), terms_row(bid.terms), *quotes], gap=4 if short else 6, grow=1),
                ],
                gap=14,
                across="start",
            )
        ],
        pad=10 if short else 14,
        shadow=False,
        name=_("{name}'s bid").format(name=bid.rival.name),
        key=f"bid.{bid.rival.id}",
    )


def bids_plate(bids: Sequence[Bid], said: Mapping[str, Sequence[str]] | None = None) -> Widget:
    """The bids of several rivals on one sheet, a line or two each; `said` is what each said just now, by its name."""
    rows = [_bid_row(bid, (said or {}).get(bid.rival.name, ())) for bid in bids]
    return Panel(rows, pad=10, gap=8, shadow=False, name=_("The other bids"), key="bids")


def _bid_row(bid: Bid, said: Sequence[str]) -> Widget:
    head: list[Widget] = [Label(bid.rival.name, style="bold")]
    if bid.next:
        head.append(
            Chip(
                bid.next,
                tone="warn",
                icon="clock-arrow-down",
                description=_("{name} will move").format(name=bid.rival.name),
            )
        )
    terms = " · ".join(_("now {say}").format(say=term.say) if term.changed else term.say for term in bid.terms)
    quotes = [Label(quoted(words), style="small") for words in said]
    return Row([Glyph(bid.glyph, bid.rival.name, size=32),
                Column([Ends(head), Label(terms, style="small"), *quotes], gap=0, grow=1)],
               gap=12, across="start", name=_("{name}'s bid").format(name=bid.rival.name), key=f"bid.{bid.rival.id}")


class Ends(Row):
    """Two widgets at the two ends of a line, or under one another where they have no room beside."""

    def __init__(self, children: Sequence[Widget], *, grow: float = 0.0) -> None:
        super().__init__(children, grow=grow, gap=10, wrap=True, across="center")

    def place(self, rect: pygame.Rect) -> None:
        super().place(rect)
        first, *rest = self.shown
        for each in rest[-1:]:
            if each.bounds.centery < first.bounds.bottom:
                each.place(self.at(pygame.Rect(rect.right - each.bounds.w, each.bounds.y, *each.bounds.size)))


def counter_plate(who: Who, mood: str, terms: Sequence[Term]) -> Widget:
    """Her counter-offer, while it stands."""
    title = Label(_("{who}’s terms").format(who=first_name(who)), style="title")
    return Panel(
        [Row([Head(who, mood), Column([title, terms_row(terms)], gap=6, grow=1)], gap=14, across="start")],
        pad=14,
        tone="soft",
        shadow=False,
        name=_("{name}'s counter-offer").format(name=who.name),
        key="counter",
    )


def first_name(who: Who) -> str:
    """What somebody is called across a table."""
    return who.name.split(" ")[0]


def caption(who: Who, cue_words: str = "", meters: Sequence[screens.Meter] = (),
            coming: Sequence[str] = ()) -> Widget:
    """Her name and work, what her body does and what she will do next; beside it the meters introduced so far."""
    role = who.role[:1].upper() + who.role[1:]
    lines: list[Widget] = [Label(who.name, style="title"), Label(role, style="small", colour="muted")]
    if cue_words:
        lines.append(Label(f"{first_name(who)} {cue_words}.", style="cue", colour="muted"))
    lines += [Label(each, style="small", colour="warn", icon="hourglass") for each in coming]
    name = Column(lines, gap=2, name=who.name)
    if not meters:
        return name
    return Grid([name, Column([_meter(meter) for meter in meters], gap=8)], cell=190, gap=20, most=2)


def _meter(meter: screens.Meter) -> Widget:
    tense = meter.id == "tension"
    return Meter(f"{meter.label}: {meter.word}", meter.value, delta=meter.change or None,
                 icon=METER_ICONS.get(meter.id, ""), good_when="low" if tense else "high",
                 tone="bad" if tense else "accent", key=f"meter.{meter.id}")


class Pips(Widget):
    """Turns left, as quiet dots; the last few are also counted in words."""

    role = Role.METER

    def __init__(self, left: int, of: int, *, words: bool = True) -> None:
        told = ngettext("{left} turn left", "{left} turns left", left).format(left=left)
        super().__init__(name=told, key="turns")
        self.left, self.of, self.words = left, of, words

    def _dot(self) -> int:
        return self.look.px(9)

    def natural_width(self) -> int:
        dots = self.of * (self._dot() + self.look.px(5))
        return dots + self.look.px(6) + self.look.width(self.name, "small")

    def measure(self, width: int) -> int:
        return self.look.step("small")

    def draw(self, target: pygame.Surface) -> None:
        look, room, dot = self.look, self.bounds, self._dot()
        tone = "warn" if self.left <= FEW else "muted"
        text = look.width(self.name, "small")
        room_for_dots = room.w - text - look.px(6) >= self.of * (dot + look.px(5))
        left = room.x
        for number in range(self.of if room_for_dots else 0):
            spot = self.at(pygame.Rect(left, room.centery - dot // 2, dot, dot))
            if number < self.left:
                paint.box(target, spot, dot // 2, look.colour(tone))
            else:
                paint.box(target, spot, dot // 2, None, look.theme.edge, 1)
            left += dot + look.px(5)
        words = pygame.Rect(left + look.px(6) if room_for_dots else room.x, room.y, text + 1, room.h)
        words.y += (room.h - look.step("small")) // 2
        paint.write(target, look, self.name, self.at(words), "small", tone)
