"""Looking back as screens: the full debrief and two plays side by side. Built from reviews.

`LookingBack` stands behind the debrief of one play: it answers at once, and finds the decisions that mattered one by
one, when a front end has time to let it (`advance`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from game.encounter.script import Encounter
from game.encounter.values import Outcome
from game.review.compare import QUESTION, Pair, compare
from game.review.debrief import Review, Step, review
from game.review.lookahead import Searcher
from game.review.naming import ARTS, FACTORS, SKILLS
from game.review.picture import Picture, Point
from game.review.skills import Evidence, evidence
from game.review.used import OfferingMade
from game.review.whatif import Decision, decisions, that_mattered
from game.session import notes
from game.session.journal import Head, Note, Record
from game.session.replay import Beat
from game.session.session import Session
from game.view import causes, lines, preparing, telling, words
from game.view.language import N_, _
from game.view.looking import (
    ArtRow,
    Asked,
    Compare,
    DebriefFull,
    Mattered,
    Moment,
    OfferingTable,
    OwnWords,
    Pareto,
    PartRow,
    Planned,
    Plotted,
    Series,
    Side,
    SkillRow,
)
from game.view.screens import Change, Term
from game.view.talk import who

REFLECTIONS = {
    notes.WANTED: N_("What did you want?"),
    notes.HAPPENED: N_("What happened?"),
    notes.NEXT_TIME: N_("What would you do differently?"),
}
STAGES = {
    "opening": N_("The opening"),
    "found out": N_("Found out"),
    "mended": N_("Mended"),
    "bargained": N_("Bargained"),
    "bound": N_("Bound"),
}
EVERYTHING = frozenset({"repair", "tension"})
"""A debrief shows meters as numbers, whatever the encounter has introduced."""


Searching = Callable[[Encounter], Searcher]
"""Makes what the decisions are searched with: the composition root hands it in."""


class LookingBack:
    """The debrief of one play. `today` is the content hash of its encounter as it is now."""

    def __init__(
        self,
        head: Head,
        records: tuple[Record, ...],
        kept: Callable[[], Sequence[Note]],
        today: str | None = None,
        searching: Searching | None = None,
    ) -> None:
        self.review = review(head, records, today)
        self._kept = kept
        self._searching = searching
        self._found: list[Decision] = []
        self._left = self._decisions()
        self.searching = self.review.can_reckon

    @classmethod
    def of(
        cls, session: Session, head: Head, today: str | None = None, searching: Searching | None = None
    ) -> LookingBack:
        """Of a session that has a journal; `head` is its head there."""
        return cls(head, tuple(session.journal.records(session.play)), lambda: session.notes, today, searching)

    def _decisions(self) -> Iterator[Decision]:
        seen = self.review
        if seen.can_reckon and seen.encounter is not None:
            searcher = self._searching(seen.encounter) if self._searching else None
            yield from decisions(seen.encounter, seen.beats, searcher=searcher)

    def advance(self) -> bool:
        """Looks at one more decision (at most a few seconds); False once all have been looked at."""
        found = next(self._left, None)
        if found is not None:
            self._found.append(found)
        self.searching = found is not None
        return self.searching

    @property
    def decided(self) -> tuple[Decision, ...]:
        """The decisions that mattered, for a report; none while they are still being looked for."""
        return () if self.searching else that_mattered(self._found)

    def screen(self) -> DebriefFull:
        """Everything that is known by now."""
        seen, kept = self.review, tuple(self._kept())
        encounter = seen.encounter
        return DebriefFull(
            title=seen.head.title,
            client=who(encounter) if encounter else None,
            outcome=seen.outcome,
            heading=_heading(seen),
            limits=seen.limits,
            asked=tuple(Asked(kind=kind, asks=_(asks), text=notes.latest(kept).get(kind, ""))
                        for kind, asks in REFLECTIONS.items()),
            planned=_planned(seen, kept),
            own_words=_own_words(seen, kept),
            series=series(seen.steps),
            moments=moments(seen),
            mattered=() if self.searching else tuple(self._mattered(each) for each in that_mattered(self._found)),
            searching=self.searching,
            pareto=_pareto(seen.picture, seen.outcome) if seen.picture else None,
            offerings=tuple(offering(each) for each in seen.offerings),
            arts=_arts(seen),
            skills=tuple(map(skill_row, evidence(encounter, seen.beats))) if encounter and seen.beats else (),
            place=encounter.place if encounter else "",
        )  # fmt: skip

    def _mattered(self, decision: Decision) -> Mattered:
        encounter = self.review.encounter
        assert encounter is not None
        told = tuple(telling.in_words(encounter, move) for move in decision.line)
        return Mattered(
            beat=decision.beat,
            did=telling.in_words(encounter, decision.move),
            better=telling.better(encounter, decision.move, decision.line[0]) if decision.line else "",
            led_to=telling.end(decision.after.outcome, decision.after.yours),
            would_lead_to=telling.end(decision.before.outcome, decision.before.yours),
            line=told,
            lost=_lost(decision),
            caveat="" if decision.is_exact else _("Not every line from here could be looked at: more may be possible."),
        )


def _heading(seen: Review) -> str:
    return _(words.OUTCOMES[Outcome(seen.outcome)][0]) if seen.outcome else ""


def _lost(decision: Decision) -> str:
    steps, worth, hers = decision.loss
    if steps:
        told = _("{end} went out of reach").format(end=_(telling.ENDS[decision.before.outcome]))
    elif worth:
        told = _("it cost you {points} points").format(points=decision.points_lost)
    else:
        told = _("it cost {points} points of what you delivered").format(points=hers)
    return told


def _planned(seen: Review, kept: tuple[Note, ...]) -> tuple[Planned, ...]:
    state = seen.last
    if seen.encounter is None or state is None or state.outcome is None:
        return ()
    chosen = {kind: text for kind, text in notes.latest(kept).items() if kind in notes.PLAN}
    return preparing.against_truth(seen.encounter, state, chosen)


def _own_words(seen: Review, kept: tuple[Note, ...]) -> tuple[OwnWords, ...]:
    found = []
    for beat, yours in notes.said_first(kept).items():
        step = next((each for each in seen.steps if each.beat == beat + 1), None)
        if step is not None:
            found.append(OwnWords(beat=beat + 1, yours=yours, chosen=telling.did(seen.encounter, step)))
    return tuple(found)


# --- the replay -----------------------------------------------------------------------------------------------------


def series(steps: Sequence[Step]) -> tuple[Series, ...]:
    """Trust, tension, leverage, and what each rival's bid is worth to the client, after each beat."""
    found = [
        Series(id="trust", name=_("Trust"), values=tuple(step.trust for step in steps)),
        Series(id="tension", name=_("Tension"), values=tuple(step.tension for step in steps)),
        Series(id="leverage", name=_("Leverage"), values=tuple(step.leverage for step in steps)),
    ]
    for rival in dict.fromkeys(name for step in steps for name, _worth in step.bids):
        values = tuple(dict(step.bids).get(rival) for step in steps)
        found.append(Series(id=f"bid {rival}", name=_("{rival}'s bid").format(rival=rival), values=values))
    return tuple(each for each in found if any(value is not None for value in each.values))


def moments(seen: Review) -> tuple[Moment, ...]:
    """Every beat of a play."""
    if seen.encounter is None or not seen.beats:
        return tuple(_bare(step) for step in seen.steps)
    last = len(seen.beats) - 1
    return tuple(
        moment_of(seen.encounter, step, beat, can_step_back=seen.can_reckon and 0 < step.beat <= last)
        for step, beat in zip(seen.steps, seen.beats, strict=True)
    )


def moment_of(encounter: Encounter, step: Step, beat: Beat, *, can_step_back: bool) -> Moment:
    """One beat with what was heard and every change with its causes."""
    try:
        heard = lines.story(encounter, beat)
        changes = causes.changes(encounter, beat.events, EVERYTHING)
    except KeyError:  # an edited record names what is not in the encounter: what was recorded is shown as it is
        return _bare(step)
    return Moment(
        beat=step.beat,
        turn=step.turn,
        stage=_(STAGES[step.stage]),
        did=telling.did(encounter, step),
        heard=heard,
        changes=changes,
        skill=SKILLS[step.skill][0] if step.skill else "",
        can_step_back=can_step_back,
    )


def _bare(step: Step) -> Moment:
    told = tuple(Change(what=change.told, why="") for change in step.changes)
    return Moment(beat=step.beat, turn=step.turn, stage="", did=step.move, heard=(), changes=told)


# --- tables ---------------------------------------------------------------------------------------------------------


def _plotted(point: Point) -> Plotted:
    names = {"agreed": _("What you agreed"), "nash": _("The fair point (Nash)"), "split": _("Splitting every issue")}
    kind = point.name if point.name in (*names, "frontier") else "rival"
    terms = tuple(Term(issue=label, label=label, say=say) for label, say in point.terms)
    return Plotted(kind=kind, name=names.get(point.name, point.name), you=point.you, them=point.them, terms=terms)


def _pareto(picture: Picture, outcome: str) -> Pareto:
    return Pareto(
        points=picture.possible,
        frontier=tuple(map(_plotted, picture.frontier)),
        marked=tuple(map(_plotted, picture.marks)),
        walk_away=picture.walk_away,
        alternative=picture.alternative,
        told=_left(picture.left, outcome),
        notes=tuple(_beyond(picture)),
    )


def _beyond(picture: Picture) -> Iterator[str]:
    """What was not on the table, and whether what was could have done."""
    if picture.mark("nash") is None:
        yield _("With what was on the table, no deal was better for both than none.")
    if picture.unraised:
        yield _("You knew of this and never put it on the table: {issues}.").format(issues="; ".join(picture.unraised))


def _left(points: int | None, outcome: str) -> str:
    if outcome == Outcome.HOLLOW:
        return _("The yes did not hold: these are the terms on paper.")
    if points is None:
        return _("No deal was made.")
    if not points:
        return _("Nobody could have had more at no cost to the other.")
    told = _("{points} points were left on the table: one side could have had them at no cost to the other.")
    return told.format(points=points)


def offering(made: OfferingMade) -> OfferingTable:
    """An offering as a table."""
    factors = [FACTORS.get(code, code) for code, _amount in made.factors]
    return OfferingTable(
        beat=made.beat,
        what=made.what,
        rows=tuple(
            PartRow(part=_part(part.part), said=part.said, weight=part.weight, counted=part.counted, why=part.why)
            for part in made.parts
        ),
        factors=(*factors, *([FACTORS[made.refused_for]] if made.refused_for in FACTORS else [])),
        total=made.total,
        needed=made.needed,
        accepted=made.accepted,
    )


def _part(id: str) -> str:
    return next((_(name) for part, (name, _hint) in words.PARTS.items() if part.value == id), id)


def _arts(seen: Review) -> tuple[ArtRow, ...]:
    return tuple(
        ArtRow(
            beat=art.beat,
            art=_(ARTS.get(art.kind, art.kind)),
            said=art.said,
            strength=art.strength,
            carried=art.carried,
            told=_("{steps} more than the moment carried").format(steps=art.over) if art.over else _("in measure"),
        )
        for art in seen.arts
    )


def skill_row(found: Evidence) -> SkillRow:
    """The evidence of one play for one skill; nothing is shown of fewer than three chances."""
    name, counts = SKILLS[found.skill]
    proofs = tuple(
        (chance.well, " / ".join([begun(chance.what), *(quote.text for quote in chance.quotes)]))
        for chance in found.chances
    )
    shown, met = found.is_shown, len(found.chances)
    return SkillRow(
        id=found.skill.value, name=name, counts=counts, told=str(found), proofs=proofs if shown else (), met=met
    )


def begun(text: str) -> str:
    """As the beginning of a line."""
    return text[:1].upper() + text[1:]


# --- two plays ------------------------------------------------------------------------------------------------------


def side(seen: Review) -> Side:
    """One play, for a list or a comparison."""
    client = who(seen.encounter) if seen.encounter else None
    return Side(play=seen.head.play, title=seen.head.title, outcome=_heading(seen), client=client)


def comparing(left: Review, right: Review, answer: str = "") -> Compare:
    """Two plays side by side; `answer` is what was written before to "what is the same?"."""
    pair = compare(left, right)
    ours, theirs = ({moment.beat: moment for moment in moments(each)} for each in (left, right))
    return Compare(
        left=side(left),
        right=side(right),
        skills=tuple(SKILLS[skill][0] for skill in pair.skills),
        rows=_rows(pair, ours, theirs),
        asked=Asked(kind=notes.SAME, asks=_(QUESTION), text=answer),
    )


def _rows(
    pair: Pair, ours: dict[int, Moment], theirs: dict[int, Moment]
) -> tuple[tuple[str, tuple[Moment, ...], tuple[Moment, ...]], ...]:
    return tuple(
        (
            _(STAGES[row.stage]),
            tuple(ours[step.beat] for step in row.left),
            tuple(theirs[step.beat] for step in row.right),
        )
        for row in pair.rows
    )
