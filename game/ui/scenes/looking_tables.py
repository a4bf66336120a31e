"""The pages of looking back that are tables: strength and offerings, plan and own words, skills."""
from __future__ import annotations

from collections.abc import Callable, Sequence

import pygame

from game.ui import paint
from game.ui.look import Look, Size
from game.ui.scenes.frame import is_stacked
from game.ui.scenes.pane import pane
from game.ui.widgets import Button, Chip, Column, Divider, Label, Panel, Role, Row, Widget
from game.ui.widgets.numbers import signed
from game.view import looking
from game.view.language import _, quoted
from game.view.looking import ArtRow, DebriefFull

STRONGEST = 3  # steps of an art


class Strength(Widget):
    """Three steps: framed as far as the moment carried, filled as far as the art was used."""

    role = Role.IMAGE

    def __init__(self, strength: int, carried: int) -> None:
        told = _("strength {strength}, carried {carried}").format(strength=strength, carried=carried)
        super().__init__(name=told, width=STRONGEST * 30)
        self.strength, self.carried = strength, carried

    def measure(self, width: int) -> int:
        return self.look.px(26)

    def draw(self, target: pygame.Surface) -> None:
        look, theme, side = self.look, self.look.theme, self.look.px(22)
        for step in range(1, STRONGEST + 1):
            left = self.bounds.x + (step - 1) * look.px(30)
            spot = self.at(pygame.Rect(left, self.bounds.y + look.px(2), side, side))
            held = step <= self.carried
            paint.box(target, spot, look.px(6), theme.sunken, theme.good if held else theme.line, 2 if held else 1)
            if step <= self.strength:
                inner = spot.inflate(-look.px(10), -look.px(10))
                paint.box(target, inner, inner.h // 2 if held else 2, theme.good if held else theme.bad)


# --- strength and offerings -----------------------------------------------------------------------------------------


def strength(told: DebriefFull, size: Size, look: Look) -> Widget:
    """Arts used against what the moment carried; each offering part by part."""
    body: list[Widget] = []
    if told.arts:
        legend = Label(_("Framed: what the moment carried. Filled: the strength you used."), style="small",
                       colour="muted")
        body.append(Panel([*map(_art, told.arts), legend], title=_("Strength used, and what the moment carried"),
                          icon="activity", pad=16, gap=10, shadow=False))
    body += [_offering(each) for each in told.offerings]
    return pane(body, size, look, gap=16, key="strength")


def _art(art: ArtRow) -> Widget:
    over = art.strength > art.carried
    head = _("Move {beat}, {art}: {told}").format(beat=art.beat, art=art.art, told=art.told)
    told = Label(head, style="bold", colour="bad" if over else "good")
    words = Column([told, Label(quoted(art.said))], gap=2, grow=1)
    return Row([Strength(art.strength, art.carried), words], gap=14, across="center")


def _offering(made: looking.OfferingTable) -> Widget:
    rows: list[Widget] = []
    for part in made.rows:
        counted = _("{counted} of {weight}").format(counted=signed(part.counted), weight=part.weight)
        tone = "good" if part.counted > 0 else "bad" if part.counted < part.weight else "muted"
        head = Row([Label(part.part, style="bold", grow=1),
                    Label(counted if part.weight or part.counted else "–", style="bold", colour=tone)], gap=12)
        said = [Label(quoted(part.said))] if part.said else []
        why = [Label(part.why, style="small", colour="muted")] if part.why else []
        rows += [Column([head, *said, *why], gap=2), Divider()]
    rows += [Label(factor, icon="dot") for factor in made.factors]
    total = _("In all {total}; {needed} was needed: {answer}.").format(
        total=made.total, needed=made.needed, answer=_("accepted") if made.accepted else _("not accepted"))
    rows.append(Label(total, style="bold", colour="good" if made.accepted else "bad"))
    title = _("The offering of move {beat}: {what}").format(beat=made.beat, what=made.what)
    return Panel(rows, title=title, icon="heart-handshake", pad=16, gap=8, shadow=False)


# --- plan, words, skills --------------------------------------------------------------------------------------------


def own(told: DebriefFull, revise: Callable[[], object], size: Size, look: Look,
        more: Sequence[Widget] = ()) -> Widget:
    """What was written and planned, beside what was so."""
    stacked = is_stacked(size, look)
    again = Button(_("Write it again"), revise, icon="pencil", key="revise")
    yours: list[Widget] = [Label(_("What you wrote"), style="title"),
                           *(_pair(asked.asks, asked.text or _("(nothing written)")) for asked in told.asked),
                           Row([again, *more], gap=12, wrap=True), *_own_words(told)]
    plan = _plan(told)
    if not plan:
        return pane(yours, size, look, gap=14, key="own")
    if stacked:
        return pane([*yours, *plan], size, look, gap=14, key="own")
    columns: list[Widget] = [Column(yours, gap=14, grow=1), Column(plan, gap=14, grow=1)]
    return pane([Row(columns, gap=32)], size, look, gap=14, key="own")


def _own_words(told: DebriefFull) -> list[Widget]:
    if not told.own_words:
        return []
    rows = [Column([Label(_("Move {beat}, you wrote").format(beat=said.beat), style="small_bold", colour="muted"),
                    Label(quoted(said.yours)),
                    Label(_("You chose"), style="small_bold", colour="muted"), Label(quoted(said.chosen))], gap=2)
            for said in told.own_words]
    return [Label(_("Your own words, and what you chose"), style="title"), *rows]


def _plan(told: DebriefFull) -> list[Widget]:
    if not told.planned:
        return []
    parts: list[Widget] = [Label(_("Your plan, and what was so"), style="title")]
    for row in told.planned:
        icon = {True: "check", False: "x", None: "dot"}[row.held]
        colour = {True: "good", False: "bad", None: "ink"}[row.held]
        parts.append(Column([_pair(row.asks, row.planned), Label(row.truth, icon=icon, colour=colour)], gap=4))
    return parts


def _pair(small: str, text: str) -> Widget:
    return Column([Label(small, style="small_bold", colour="muted"), Label(text)], gap=2)


def skills(told: DebriefFull, size: Size, look: Look) -> Widget:
    """Chances met and taken well, with the lines as proof; those with too few chances in one line."""
    shown = [row for row in told.skills if row.proofs]
    rest = [row.name for row in told.skills if row.met and not row.proofs]
    body: list[Widget] = [_skill(each) for each in shown]
    if rest:
        few = _("Too few chances this time to tell: {skills}.")
        body.append(Label(few.format(skills=", ".join(rest)), colour="muted"))
    if not shown:
        body.append(Label(_("Skills show over several plays: see Progress."), colour="muted"))
    return pane(body, size, look, gap=14, key="skills")


def _skill(row: looking.SkillRow) -> Widget:
    head = Row([Label(row.name, style="title", grow=1), Chip(row.told, tone="accent")], gap=12, across="center")
    proofs = [_proof(well, *text.split(" / ")) for well, text in row.proofs]
    return Panel([head, Label(row.counts, style="small", colour="muted"), *proofs], pad=16, gap=8, shadow=False,
                 name=row.name)


def _proof(well: bool, what: str, *quotes: str) -> Widget:
    parts: list[Widget] = [Label(what, style="bold", icon="check" if well else "x", colour="good" if well else "bad")]
    parts += [Label(quoted(quote), style="small") for quote in quotes]
    return Column(parts, gap=2)
