"""What playing many times shows to be weak in an encounter: the problems that no reading of the file can find."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from game.authoring.policies import POLICIES
from game.authoring.simulate import Ground, Tally, seed_of
from game.authoring.subjects import Subject
from game.content.codes import in_hand
from game.content.problems import Problem, Severity
from game.encounter import rules
from game.encounter.events import Event, LineSaid
from game.encounter.machine import by_dictionary
from game.encounter.moves import Move, Say
from game.encounter.refusals import Refusal
from game.encounter.script import Encounter
from game.encounter.speech import lines_of, yours_of
from game.encounter.values import Outcome
from game.language.catalog import N_, _

WITHOUT_REPAIR = 0.80  # from this share of best outcomes on without it, repair is optional
TEETH = 0.20  # plays by `random` that the rival must at least win, or push below what you can live with
WORDS_A_MINUTE = 180
SECONDS_A_CHOICE = 4
MINUTES = (0.5, 1.5)  # of what the file says
ENOUGH = 200  # plays below which a share says nothing

Tallies = Mapping[tuple[int, str], Tally]


@dataclass(frozen=True, slots=True)
class Seen:
    """A code with its sentence and what to do about it."""

    code: str
    sentence: str
    hint: str


ROWS: dict[str, Seen] = {
    row.code: row
    for row in (
        Seen(
            "repair-optional",
            N_("Who never repairs still reaches the best outcome in {share} of the plays."),
            N_("Raise the severity of a rupture, or let something that is needed hang on 'repaired {name}'."),
        ),
        Seen(
            "rival-toothless",
            N_(
                "Who plays at random loses to the rival, or signs below what you can live with, in only {share} of the "
                "plays."
            ),
            N_("Let the rival open nearer to what she wants, or come down more often; or give her less patience."),
        ),
        Seen(
            "ending-rare",
            N_("None of {plays} plays ended '{outcome}'."),
            N_(
                "'explore' says whether it can come about at all: if not, "
                "leave this ending out, the pack has words for it."
            ),
        ),
        Seen(
            "reading-time",
            N_(
                "A skilled play takes about {minutes:.1f} minutes ({words} words, {choices} choices); the file says "
                "{written}."
            ),
            N_("Write 'minutes: {better}', or change how much there is to read."),
        ),
    )
}


def problems_seen(found: Sequence[Subject], tallies: Tallies, seed: int) -> list[Problem]:
    """Every problem that these plays show. A code is left out where its policy was not played often enough."""
    return [problem for place, subject in enumerate(found) for problem in _of(place, subject, tallies, seed)]


def _of(place: int, subject: Subject, tallies: Tallies, seed: int) -> Iterator[Problem]:
    by_policy = {policy: tally for (at, policy), tally in tallies.items() if at == place and tally.runs}
    yield from _repair_optional(subject, by_policy)
    yield from _rival_toothless(subject, by_policy)
    yield from _ending_rare(subject, by_policy)
    if "skilled" in by_policy:
        yield from _reading_time(subject, seed)


def _problem(subject: Subject, code: str, line: int, **words: object) -> Problem:
    row, written = ROWS[code], subject.lines[line - 1] if line else ""
    return Problem(
        code=code,
        severity=Severity.WARNING,
        path=subject.path,
        line=line,
        column=len(written) - len(written.lstrip()) + 1,
        width=max(1, len(written.split(":")[0].strip())),
        message=in_hand(subject.encounter.variant, _(row.sentence).format(**words)),
        hint=_(row.hint).format(**words),
    )


def _repair_optional(subject: Subject, by_policy: Mapping[str, Tally]) -> Iterator[Problem]:
    encounter, tally = subject.encounter, by_policy.get("skilled without repair")
    if tally is None or tally.runs < ENOUGH or encounter.level < 2 or not encounter.ruptures:
        return
    share = tally.share(encounter.best)
    if share >= WITHOUT_REPAIR:
        name = next(iter(encounter.ruptures))
        yield _problem(subject, "repair-optional", subject.section("ruptures"), share=f"{share:.0%}", name=name)


def _rival_toothless(subject: Subject, by_policy: Mapping[str, Tally]) -> Iterator[Problem]:
    tally = by_policy.get("random")
    if tally is None or tally.runs < ENOUGH or not subject.encounter.rivals:
        return
    share = sum(tally.share(each) for each in (Outcome.LOST, Outcome.WITHDRAWN, Outcome.WALKED, Outcome.CAPITULATED))
    if share < TEETH:
        yield _problem(subject, "rival-toothless", subject.section("rivals"), share=f"{share:.0%}")


def _ending_rare(subject: Subject, by_policy: Mapping[str, Tally]) -> Iterator[Problem]:
    """Only where every policy was played. Leaving is left out: a policy leaves only where nothing else is left."""
    plays = sum(tally.runs for tally in by_policy.values())
    if set(by_policy) != set(POLICIES) or min(tally.runs for tally in by_policy.values()) < ENOUGH:
        return
    for outcome in Outcome:
        line = subject.section(outcome.value, within="endings")
        if line and outcome is not Outcome.WALKED and not any(tally.outcomes[outcome] for tally in by_policy.values()):
            yield _problem(subject, "ending-rare", line, plays=f"{plays:,}", outcome=outcome.value)


def _reading_time(subject: Subject, seed: int) -> Iterator[Problem]:
    encounter = subject.encounter
    moves = Ground(encounter, POLICIES["skilled"]).path(seed_of(seed, 0))
    words = words_read(encounter, moves)
    minutes = words / WORDS_A_MINUTE + SECONDS_A_CHOICE * len(moves) / 60
    least, most = (share * encounter.minutes for share in MINUTES)
    if not least <= minutes <= most:
        line = subject.section("minutes", within="about")
        told = dict(words=words, choices=len(moves), written=encounter.minutes, better=max(1, round(minutes)))
        yield _problem(subject, "reading-time", line, minutes=minutes, **told)


def words_read(encounter: Encounter, moves: Sequence[Move]) -> int:
    """Words of a play: the briefing, everything said, and each card that could be chosen, once."""
    state, events = rules.begin(encounter, by_dictionary)
    said: list[Event] = list(events)
    cards: set[str] = set()
    for move in moves:
        if state.stage == "talking":
            cards |= {each.act for each in rules.legal_moves(encounter, state) if isinstance(each, Say)}
        result = rules.step(encounter, state, move, by_dictionary)
        if isinstance(result, Refusal):
            raise ValueError(result.reason)
        state, events = result
        said += events
    yours, hers = yours_of(encounter), lines_of(encounter)
    lines = [event for event in said if isinstance(event, LineSaid)]
    heard = [yours.get(event.line, "") if event.by == "you" else hers[event.line].say for event in lines]
    return sum(_words(text) for text in (encounter.briefing, *heard, *(yours[card] for card in cards)))


def _words(text: str) -> int:
    return len(re.findall(r"\S+", text))
