"""The pages of looking back: the replay, what mattered, the package, strength and offerings, plan and words."""
from __future__ import annotations

from collections.abc import Callable, Sequence

import pygame

from game.ui.look import Look, Size
from game.ui.scenes import plates
from game.ui.scenes.frame import is_stacked
from game.ui.scenes.packages_picture import Letter, PackagesPicture, lettered
from game.ui.scenes.pane import pane
from game.ui.scenes.speech import FADE, Aside, rippled
from game.ui.widgets import Button, Chart, Chip, Column, Divider, Label, Panel, Row, Series, Widget
from game.ui.widgets.numbers import signed
from game.view import looking
from game.view.language import N_, _
from game.view.looking import DebriefFull, Mattered, Moment

TONES = {"trust": "good", "tension": "bad", "leverage": "accent"}
LOW, HIGH = -50, 100  # points of the chart: leverage goes below zero
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
        said = f"{who}: “{line.text}”" if who else line.text
        parts.append(Label(said, colour="ink" if line.by == "you" else "muted"))
    changes = rippled(moment.changes, -FADE)
    parts.append(Row(changes, gap=8, wrap=True) if changes else Label(_("Nothing changed."), colour="muted"))
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
        body = [_decision(each, number, try_from) for number, each in enumerate(told.mattered, 1)]
    elif told.limits:
        body = [Label(_("What would have been better cannot be worked out for this play."))]
    else:
        body = [Label(_("No decision of yours lost anything that could be found."), style="speech", icon="check")]
    return pane(body, size, look, gap=14, key="mattered")


def _decision(each: Mattered, number: int, try_from: Try) -> Widget:
    title = _("Move {beat}: {lost}").format(beat=each.beat, lost=each.lost)
    rest = " → ".join(each.line[1:])
    yours = [Label(_("What you did"), style="small_bold", colour="muted"), Label(each.did),
             Label(_("At best: {end}").format(end=each.led_to), style="bold", colour="bad")]
    better = [Label(_("Better"), style="small_bold", colour="muted"), Label(each.better),
              Label(_("At best: {end}").format(end=each.would_lead_to), style="bold", colour="good")]
    parts: list[Widget] = [Row([Column(yours, gap=4, grow=1), Column(better, gap=4, grow=1)], gap=24)]
    if rest:
        parts.append(Label(_("and then {line}").format(line=rest), style="small", colour="muted"))
    if each.caveat:
        parts.append(Label(each.caveat, style="small", colour="muted"))
    parts.append(_try_button(each.beat, try_from, f"try.{number}", primary=number == 1))
    return Panel(parts, title=title, icon="git-fork", pad=16, gap=10, shadow=False)


# --- the package ----------------------------------------------------------------------------------------------------


def package(told: DebriefFull, size: Size, look: Look) -> Widget:
    """The picture of all packages beside the marked ones."""
    assert told.pareto
    pareto, stacked = told.pareto, is_stacked(size, look)
    them = plates.first_name(told.client) if told.client else _("them")
    picture = PackagesPicture(pareto, them, grow=0 if stacked else 1, key="packages")
    rows: list[Widget] = [Label(pareto.told, style="bold")]
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


# --- strength and offerings -----------------------------------------------------------------------------------------


def strength(told: DebriefFull, size: Size, look: Look) -> Widget:
    """Arts used against what the moment carried; each offering part by part."""
    body: list[Widget] = []
    for art in told.arts:
        over = art.strength > art.carried
        said = _("Move {beat}, {art}: strength {strength}, carried {carried}: {told}").format(
            beat=art.beat, art=art.art, strength=art.strength, carried=art.carried, told=art.told)
        body.append(Column([Label(said, style="bold", icon="triangle-alert" if over else "check",
                                  colour="bad" if over else "good"), Label(f"“{art.said}”", colour="muted")], gap=2))
    body += [_offering(each) for each in told.offerings]
    return pane(body, size, look, gap=16, key="strength")


def _offering(made: looking.OfferingTable) -> Widget:
    rows: list[Widget] = []
    for part in made.rows:
        counted = _("{counted} of {weight}").format(counted=signed(part.counted), weight=part.weight)
        tone = "good" if part.counted > 0 else "bad" if part.counted < part.weight else "muted"
        head = Row([Label(part.part, style="bold", grow=1),
                    Label(counted if part.weight or part.counted else "–", style="bold", colour=tone)], gap=12)
        said = [Label(f"“{part.said}”")] if part.said else []
        why = [Label(part.why, style="small", colour="muted")] if part.why else []
        rows += [Column([head, *said, *why], gap=2), Divider()]
    rows += [Label(factor, icon="dot") for factor in made.factors]
    total = _("In all {total}; {needed} was needed: {answer}.").format(
        total=made.total, needed=made.needed, answer=_("accepted") if made.accepted else _("not accepted"))
    rows.append(Label(total, style="bold", colour="good" if made.accepted else "bad"))
    title = _("The offering of move {beat}: {what}").format(beat=made.beat, what=made.what)
    return Panel(rows, title=title, icon="heart-handshake", pad=16, gap=8, shadow=False)


# --- plan, words, skills --------------------------------------------------------------------------------------------


def own(told: DebriefFull, revise: Callable[[], object], size: Size, look: Look) -> Widget:
    """What was written and planned, beside what was so."""
    body: list[Widget] = []
    for asked in told.asked:
        body.append(_pair(asked.asks, asked.text or _("(nothing written)")))
    body.append(Row([Button(_("Write it again"), revise, icon="pencil", key="revise")], gap=0, wrap=True))
    if told.planned:
        body.append(Label(_("Your plan, and what was so"), style="title"))
    for row in told.planned:
        icon = {True: "check", False: "x", None: "dot"}[row.held]
        colour = {True: "good", False: "bad", None: "ink"}[row.held]
        truth = Label(_("In truth: {truth}").format(truth=row.truth), icon=icon, colour=colour)
        body.append(Column([_pair(row.asks, row.planned), truth], gap=2))
    if told.own_words:
        body.append(Label(_("Your own words, and what you chose"), style="title"))
    for said in told.own_words:
        body.append(Column([Label(f"“{said.yours}”", style="bold"), Label(f"“{said.chosen}”", colour="muted")], gap=2))
    return pane(body, size, look, gap=14, key="own")


def _pair(small: str, text: str) -> Widget:
    return Column([Label(small, style="small_bold", colour="muted"), Label(text)], gap=2)


def skills(told: DebriefFull, size: Size, look: Look) -> Widget:
    """Chances met and taken well, with the lines as proof."""
    body: list[Widget] = [Label(_("Under three chances nothing is shown."), style="small", colour="muted")]
    body += [_skill(each) for each in told.skills]
    return pane(body, size, look, gap=14, key="skills")


def _skill(row: looking.SkillRow) -> Widget:
    told = Chip(row.told, tone="accent" if row.proofs else "")
    head = Row([Label(row.name, style="bold", grow=1), told], gap=12, across="center")
    proofs = [Label(text, style="small", icon="check" if well else "x", colour="good" if well else "bad")
              for well, text in row.proofs]
    return Column([head, Label(row.counts, style="small", colour="muted"), *proofs, Divider()], gap=4)
