"""The pages of looking back: the replay, what mattered, the package."""
from __future__ import annotations

from collections.abc import Callable, Sequence

import pygame

from game.ui.look import Look, Size
from game.ui.scenes import plates
from game.ui.scenes.frame import is_stacked
from game.ui.scenes.packages_picture import Letter, PackagesPicture, lettered
from game.ui.scenes.pane import pane
from game.ui.scenes.speech import FADE, Aside, rippled
from game.ui.widgets import Button, Chart, Chip, Column, Label, Panel, Row, Series, Widget
from game.ui.widgets.numbers import signed
from game.view import looking
from game.view.language import N_, _, ngettext
from game.view.looking import DebriefFull, Mattered, Moment

TONES = {"trust": "good", "tension": "bad", "leverage": "accent"}
LOW, HIGH = -50, 100  # points of the chart: leverage goes below zero
MOST, SHOWN = 3, 5  # decisions that are told, moves of a better line that are shown
SEARCHING = N_("Still being worked out: which decisions mattered most.")
Step = Callable[[int], object]
Try = Callable[[int], object]


class Timeline(Chart):
    """The chart of a replay with a line at the beat that is looked at."""

    def __init__(self, series: Sequence[Series], at: int, *, tall: int = 300, grow: float = 0.0) -> None:
        super().__init__(_("How it went"), series, low=LOW, high=HIGH, x_name=_("Move"), tall=tall, key="timeline",
                         grow=grow)
        self.beat = at

    def _axes(self, target: pygame.Surface, plot: pygame.Rect) -> None:
        super()._axes(target, plot)
        last = max((x for line in self.series for x, _y in line.points), default=0) or 1
        across = self.beat / last
        x = plot.x + round(plot.w * (1 - across if self.look.rtl else across))
        target.fill(self.look.theme.ink, (x - 1, plot.y, 2, plot.h))
        zero = plot.bottom + round(plot.h * LOW / (HIGH - LOW))
        target.fill(self.look.theme.edge, (plot.x, zero, plot.w, 1))


def tone_of(id: str) -> str:
    """The colour of a line."""
    return TONES.get(id, "warn")


def lines_of(series: Sequence[looking.Series]) -> list[Series]:
    """The lines of the chart, without what cannot be known."""
    return [Series(name=each.name, tone=tone_of(each.id),
                   points=tuple((beat, value) for beat, value in enumerate(each.values) if value is not None))
            for each in series]


# --- the replay -----------------------------------------------------------------------------------------------------


def replay(told: DebriefFull, at: int, step: Step, try_from: Try, size: Size, look: Look) -> Widget:
    """The chart, and the beat that is looked at: what was said, and each change with its causes."""
    stacked = is_stacked(size, look)
    chart = Timeline(lines_of(told.series), at, tall=130 if stacked else 300, grow=0 if stacked else 1)
    moment = told.moments[at]
    parts = [_stepper(told, at, step), pane(_moment(moment, _numbers(told, at), try_from), size, look, key="moment")]
    if stacked:
        return Column([chart, *parts], gap=12)
    return Row([Column([chart], grow=1), Column(parts, gap=12, grow=1)], gap=24, grow=1)


def _stepper(told: DebriefFull, at: int, step: Step) -> Widget:
    last = len(told.moments) - 1
    moment = told.moments[at]
    place = _("Move {number} of {last}").format(number=at, last=last) if at else _("Before you spoke")
    words = " · ".join(part for part in (place, moment.stage, moment.skill) if part)
    return Row([
        Button(_("Earlier"), lambda: step(-1), icon="chevron-left", icon_only=True, key="earlier", enabled=at > 0),
        Label(words, style="bold", grow=1, align="center", key="where"),
        Button(_("Later"), lambda: step(1), icon="chevron-right", icon_only=True, key="later", enabled=at < last),
    ], gap=10, across="center")  # fmt: skip


def _numbers(told: DebriefFull, at: int) -> Widget:
    chips: list[Widget] = []
    for each in told.series:
        now = each.values[at] if at < len(each.values) else None
        if now is not None:
            said = signed(now) if each.id == "leverage" else str(now)
            chips.append(Chip(f"{each.name} {said}", tone=tone_of(each.id)))
    return Row(chips, gap=8, wrap=True)


def _moment(moment: Moment, numbers: Widget, try_from: Try) -> list[Widget]:
    parts: list[Widget] = [numbers]
    if moment.did and not any(line.by == "you" for line in moment.heard):
        parts.append(Label(moment.did, style="bold"))
    for line in moment.heard:
        who = _("You") if line.by == "you" else line.name
        said = _("{who}: “{words}”").format(who=who, words=line.text) if who else line.text
        parts.append(Label(said, colour="ink" if line.by == "you" else "muted"))
    changes = rippled(moment.changes, -FADE)
    if changes:
        parts.append(Row(changes, gap=8, wrap=True))
    elif moment.beat:  # before you spoke there is nothing that could have changed
        parts.append(Label(_("Nothing changed."), colour="muted"))
    if moment.can_step_back:
        parts.append(_try_button(moment.beat, try_from, "try.moment"))
    return parts


def _try_button(beat: int, try_from: Try, key: str, *, primary: bool = False) -> Widget:
    button = Button(_("Try it from here"), lambda: try_from(beat), icon="undo-2", key=key,
                    kind="primary" if primary else "plain", description=_("A new play begins before this move."))
    return Row([button], gap=0, wrap=True)


# --- what mattered --------------------------------------------------------------------------------------------------


def mattered(told: DebriefFull, try_from: Try, size: Size, look: Look) -> Widget:
    """The decisions that mattered most, or that they are still being looked for."""
    if told.searching:
        body: list[Widget] = [Aside(_(SEARCHING))]
    elif told.mattered:
        body = [_decision(each, number, try_from, stacked=is_stacked(size, look))
                for number, each in enumerate(told.mattered, 1)]
        if len(told.mattered) < MOST:
            body.append(Label(_("Nothing else that you did lost anything that could be found."), icon="check",
                              colour="muted"))
    elif told.limits:
        body = [Label(_("What would have been better cannot be worked out for this play."))]
    else:
        body = [Label(_("No decision of yours lost anything that could be found."), style="speech", icon="check")]
    return pane(body, size, look, gap=14, key="mattered")


def _decision(each: Mattered, number: int, try_from: Try, *, stacked: bool) -> Widget:
    title = _("Move {beat}: {lost}").format(beat=each.beat, lost=each.lost)
    yours: list[Widget] = [Label(_("What you did"), style="small_bold", colour="muted"), Label(each.did),
                           Label(_("At best: {end}").format(end=each.led_to), style="bold", colour="bad")]
    better: list[Widget] = [Label(_("Better"), style="small_bold", colour="muted"), Label(each.better),
                            *_after(each.line[1:]),
                            Label(_("At best: {end}").format(end=each.would_lead_to), style="bold", colour="good")]
    if each.caveat:
        better.append(Label(each.caveat, style="small", colour="muted"))
    columns: list[Widget] = [Column(yours, gap=6, grow=1), Column(better, gap=6, grow=1)]
    sides = Column(columns, gap=12) if stacked else Row(columns, gap=24)
    return Panel([sides, _try_button(each.beat, try_from, f"try.{number}", primary=number == 1)], title=title,
                 icon="git-fork", pad=16, gap=10, shadow=False)


def _after(line: Sequence[str]) -> list[Widget]:
    """What would follow the better move, one under another."""
    if not line:
        return []
    shown: list[Widget] = [Label(text, style="small", icon="corner-down-right") for text in line[:SHOWN]]
    left = len(line) - SHOWN
    if left > 0:
        more = ngettext("and {number} more move", "and {number} more moves", left).format(number=left)
        shown.append(Label(more, style="small", colour="muted"))
    return [Label(_("After it"), style="small_bold", colour="muted"), *shown]


# --- the package ----------------------------------------------------------------------------------------------------


def package(told: DebriefFull, size: Size, look: Look) -> Widget:
    """The picture of all packages beside the marked ones."""
    assert told.pareto
    pareto, stacked = told.pareto, is_stacked(size, look)
    them = plates.first_name(told.client) if told.client else _("them")
    picture = PackagesPicture(pareto, them, grow=0 if stacked else 1, key="packages")
    rows: list[Widget] = [Label(pareto.told, style="bold"), *map(Aside, pareto.notes)]
    for letter, each in lettered(pareto.marked):
        worth = _("worth {you} to you, {them_worth} to {them}").format(you=each.you, them_worth=each.them, them=them)
        terms = "; ".join(f"{term.label}: {term.say}" for term in each.terms)
        words = Column([Label(each.name, style="bold"), Label(worth, style="small"),
                        Label(terms, style="small", colour="muted")], gap=2, grow=1)
        rows.append(Row([Letter(letter, each.kind), words], gap=12))
    rows.append(Label(_("The line joins the packages nobody could better at no cost to the other. The dashes are what "
                        "each side has without the other."), style="small", colour="muted"))
    if stacked:
        return Column([picture, *rows], gap=12)
    return Row([Column([picture], grow=1), Column([pane(rows, size, look, gap=14, key="marked")], grow=1)], gap=24,
               grow=1)
