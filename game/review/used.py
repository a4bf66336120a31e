"""What was used, as it was recorded: arts against what the moment carried, offerings part by part."""

from __future__ import annotations

from dataclasses import dataclass

from game.encounter.events import ArtUsed, OfferingAnswered
from game.encounter.moves import OfferRepair
from game.encounter.repair import script_of
from game.encounter.script import Encounter, Wording
from game.encounter.tuning import PART_WEIGHTS
from game.encounter.values import Part
from game.language.catalog import _
from game.review.skills import quotes
from game.session.replay import Beat


@dataclass(frozen=True, slots=True, kw_only=True)
class Art:
    """One use of an art: the strength that was used against what the moment carried."""

    beat: int
    turn: int
    kind: str
    said: str
    strength: int
    carried: int

    @property
    def over(self) -> int:
        """Steps above what the moment carried."""
        return max(0, self.strength - self.carried)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartSaid:
    """One part of an offering: its full weight and what it counted (hundredths), and why it counted less."""

    part: str
    said: str
    weight: int
    counted: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferingMade:
    """An offering part by part; `factors` are what changed the whole: (code, hundredths)."""

    beat: int
    turn: int
    rupture: str
    what: str
    parts: tuple[PartSaid, ...]
    factors: tuple[tuple[str, int], ...]
    total: int
    needed: int
    accepted: bool
    refused_for: str = ""


def arts_of(encounter: Encounter, beats: tuple[Beat, ...]) -> tuple[Art, ...]:
    """Every use of cajole, press and reassure, as it was recorded."""
    return tuple(
        Art(
            beat=place, turn=beat.state.turn, kind=event.kind, said=_yours(encounter, beat), strength=event.strength,
            carried=event.carried,
        )
        for place, beat in enumerate(beats)
        for event in beat.events
        if isinstance(event, ArtUsed)
    )  # fmt: skip


def _yours(encounter: Encounter, beat: Beat) -> str:
    return " ".join(quote.text for quote in quotes(encounter, beat.events) if quote.by == "you")


def offerings_of(encounter: Encounter, beats: tuple[Beat, ...], *, weights: bool) -> tuple[OfferingMade, ...]:
    """Every offering part by part; without `weights` (other rules) only what each part counted."""
    return tuple(
        _offering(encounter, place, beat, event, weights)
        for place, beat in enumerate(beats)
        for event in beat.events
        if isinstance(event, OfferingAnswered)
    )


def _offering(encounter: Encounter, place: int, beat: Beat, event: OfferingAnswered, weights: bool) -> OfferingMade:
    counted = {cause.about: cause.amount for cause in event.causes if cause.about}
    wordings = _wordings(encounter, event.rupture, beat)
    return OfferingMade(
        beat=place,
        turn=beat.state.turn,
        rupture=event.rupture,
        what=script_of(encounter, event.rupture).what,
        parts=tuple(_part(each, counted.get(each.id, 0), weights) for each in wordings),
        factors=tuple(
            (cause.code, cause.amount) for cause in event.causes if not cause.about and cause.amount
        ),
        total=event.total,
        needed=event.needed,
        accepted=event.accepted,
        refused_for=next((cause.code for cause in event.causes if cause.code.startswith("not_")), ""),
    )


def _wordings(encounter: Encounter, rupture: str, beat: Beat) -> tuple[Wording, ...]:
    ids = beat.move.wordings if isinstance(beat.move, OfferRepair) else ()
    known = {wording.id: wording for wording in script_of(encounter, rupture).wordings}
    return tuple(known[id] for id in ids if id in known)


def _part(wording: Wording, counted: int, weights: bool) -> PartSaid:
    weight = PART_WEIGHTS.get(wording.part, 0) if weights else counted
    return PartSaid(
        part=wording.part.value, said=wording.say, weight=weight, counted=counted, why=_why(wording, weight, counted)
    )


def _why(wording: Wording, weight: int, counted: int) -> str:
    if wording.part is Part.NAME_IT:
        return _("too vague to open with") if wording.vague else _("opens it, and carries no weight of its own")
    if counted >= weight:
        return _("counted in full")
    if wording.vague:
        return _("vague: half")
    told = _("misses what needs repairing, or you did not know it: half")
    return told if wording.part is Part.MAKE_GOOD else ""
