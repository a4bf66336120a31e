"""A play looked back on, as plain data: the timeline with every cause, the package among all others, arts, offerings.

Everything comes from recorded events. What would have to be reckoned anew is left out where the rules, the encounter
or the records do not allow it, and one sentence says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.encounter.clauses import understanding
from game.encounter.events import Causes, Event, LineSaid, TensionChanged, TrustChanged
from game.encounter.leverage import leverage
from game.encounter.moves import write
from game.encounter.packages import restricted, worth_to_them
from game.encounter.rules import VERSION
from game.encounter.script import Encounter
from game.encounter.state import State
from game.encounter.values import Skill, points
from game.language.catalog import _
from game.review.picture import Picture, picture
from game.review.skills import Quote, quotes
from game.review.stages import skill_of, stage_of
from game.review.transcript import told
from game.review.used import Art, OfferingMade, arts_of, offerings_of
from game.session import codec, keep
from game.session.journal import Head, JournalProblem
from game.session.journal import Record as Written
from game.session.replay import REHEARSAL, Beat, fold, verify


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """Something that a move changed: `what` is trust, tension or another event's name, `by` points (0 where none)."""

    what: str
    by: int
    told: str
    causes: Causes = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One move with what was said, what it changed, and where it stood afterwards.

    Meters are points after the move; None where they cannot be known any more. `bids` are (rival, her worth of its
    standing bid in points).
    """

    beat: int
    number: int
    """Of the record; 0 is the opening."""
    turn: int | None
    move: str
    stage: str
    skill: Skill | None
    said: tuple[Quote, ...]
    changes: tuple[Changed, ...]
    trust: int | None = None
    tension: int | None = None
    leverage: int | None = None
    understanding: int | None = None
    bids: tuple[tuple[str, int], ...] = ()
    made: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A play as far as it can be shown. `limits` are sentences about what cannot be reckoned anew."""

    head: Head
    encounter: Encounter | None
    beats: tuple[Beat, ...]
    limits: tuple[str, ...]
    can_reckon: bool
    """Whether what-if and all figures follow from today's rules."""
    steps: tuple[Step, ...]
    picture: Picture | None
    arts: tuple[Art, ...]
    offerings: tuple[OfferingMade, ...]

    @property
    def last(self) -> State | None:
        """The state in which it stands; None where nothing can be folded."""
        return self.beats[-1].state if self.beats else None

    @property
    def outcome(self) -> str:
        """In one word, "" where it has not ended."""
        return self.last.outcome.value if self.last and self.last.outcome else ""


def review(head: Head, records: tuple[Written, ...], today: str | None = None) -> Review:
    """Looks back on a play. `today` is the content hash of the encounter as it is now, None where it is unknown."""
    try:
        encounter = keep.load(head.source)
    except keep.CannotKeep:
        sentence = _(
            "The text of this encounter cannot be read by this game any more: moves and changes are shown alone."
        )
        return _bare(head, records, sentence)
    beats, limits = _as_far_as(encounter, head, records)
    if not beats:
        return _bare(head, records, *limits)
    broken = _not_following(encounter, head, records)
    limits += (broken, _changed_since(head, today))
    can_reckon = not broken
    return Review(
        head=head,
        encounter=encounter,
        beats=beats,
        limits=tuple(dict.fromkeys(filter(None, limits))),
        can_reckon=can_reckon,
        steps=steps_of(encounter, beats, records, can_reckon),
        picture=picture(encounter, beats) if can_reckon else None,
        arts=arts_of(encounter, beats),
        offerings=offerings_of(encounter, beats, weights=head.rules == VERSION),
    )


# --- what cannot be reckoned ----------------------------------------------------------------------------------------


def _as_far_as(
    encounter: Encounter, head: Head, records: tuple[Written, ...]
) -> tuple[tuple[Beat, ...], tuple[str, ...]]:
    """The beats that can be read, and a sentence where one cannot."""
    limits: tuple[str, ...] = ()
    for count in range(len(records), -1, -1):
        try:
            return fold(encounter, head, records[:count]), limits
        except JournalProblem as problem:
            limits = limits or (str(problem),)
    return (), limits


def _not_following(encounter: Encounter, head: Head, records: tuple[Written, ...]) -> str:
    """Why nothing can be reckoned anew, "" where it can."""
    if head.mode == REHEARSAL:
        return _("This was a rehearsal with chosen meters and facts: what-if is left out.")
    if head.rules != VERSION:
        return _(
            "This play was made under rules {then}, and these are rules {now}: it is shown as it was"
            " recorded; leverage, packages and what-if cannot be reckoned anew."
        ).format(then=head.rules, now=VERSION)
    try:
        found = verify(encounter, head, records)
    except (KeyError, ValueError, AttributeError, AssertionError):
        return _("The records of this play do not fit its encounter: only what was recorded is shown, without what-if.")
    if isinstance(found, Written):
        told = _("Record {number} does not follow from the rules: only what was recorded is shown, without what-if.")
        return told.format(number=found.number)
    return found or ""


def _changed_since(head: Head, today: str | None) -> str:
    if today is None or today == head.content_hash:
        return ""
    return _("The encounter has been changed since: all of this is about the text that was played.")


def _bare(head: Head, records: tuple[Written, ...], *limits: str) -> Review:
    """Without the encounter: the moves as they were written, and the changes that were recorded."""
    steps = []
    for beat, record in enumerate(records, 1):
        try:
            events = codec.read(record.events)
        except (ValueError, KeyError, TypeError):
            events = ()
        moved = (_changed(None, event) for event in events if isinstance(event, TrustChanged | TensionChanged))
        steps.append(
            Step(beat=beat, number=record.number, turn=None, move=record.move, stage="", skill=None, said=(),
                 changes=tuple(each for each in moved if each), made=record.made)
        )  # fmt: skip
    return Review(
        head=head, encounter=None, beats=(), limits=limits, can_reckon=False, steps=tuple(steps), picture=None,
        arts=(), offerings=(),
    )  # fmt: skip


# --- the timeline ---------------------------------------------------------------------------------------------------


def steps_of(
    encounter: Encounter, beats: tuple[Beat, ...], records: tuple[Written, ...], can_reckon: bool
) -> tuple[Step, ...]:
    """Every beat that stands, the opening first."""
    made = {record.number: record.made for record in records}
    return tuple(_step(encounter, place, beat, made, can_reckon) for place, beat in enumerate(beats))


def _step(encounter: Encounter, place: int, beat: Beat, made: dict[int, str], can_reckon: bool) -> Step:
    state = beat.state
    found = (_changed(encounter, event) for event in beat.events)
    return Step(
        beat=place,
        number=beat.number,
        turn=state.turn,
        move=write(beat.move) if beat.move is not None else "",
        stage=stage_of(encounter, beat.move),
        skill=skill_of(encounter, beat.move),
        said=quotes(encounter, beat.events),
        changes=tuple(each for each in found if each is not None),
        trust=state.trust,
        tension=state.tension,
        leverage=leverage(encounter, state) if can_reckon else None,
        understanding=understanding(encounter, state) if can_reckon else None,
        bids=_bids(encounter, state) if can_reckon else (),
        made=made.get(beat.number, ""),
    )


def _bids(encounter: Encounter, state: State) -> tuple[tuple[str, int], ...]:
    worths = (points(worth_to_them(encounter, restricted(bid, state.raised))) for bid in state.bids)
    return tuple((rival.name, worth) for rival, worth in zip(encounter.rivals, worths, strict=False))


def _changed(encounter: Encounter | None, event: Event) -> Changed | None:
    """One event as a change; None where it is only bookkeeping or speech."""
    if isinstance(event, LineSaid):
        return None
    by = getattr(event, "by", 0)
    what = type(event).__name__
    what = {"TrustChanged": "trust", "TensionChanged": "tension"}.get(what, what)
    try:
        said = told(encounter, event) if encounter is not None else f"{what} {by:+d}"
    except (KeyError, StopIteration):
        said = what
    if not said:
        return None
    return Changed(what=what, by=by if isinstance(by, int) else 0, told=said, causes=event.causes)
