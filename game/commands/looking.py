"""What the window shows of all plays so far: progress, codex, two cases side by side."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from game.commands import Trouble, now
from game.commands.exploring import foresight_within

if TYPE_CHECKING:
    from datetime import date

    from game.encounter.script import Encounter
    from game.house import House
    from game.playing import Table
    from game.review.before_after import Pair
    from game.review.debrief import Review
    from game.review.plan import Case
    from game.review.skills import Attempt
    from game.session.journal import Head
    from game.view.looking import Codex, Compare, PlayRow, Progress, Watch
    from game.view.screens import Proposed


def progress(house: House) -> Progress:
    """Skills over the finished plays, what to practise, and what to play next."""
    from dataclasses import replace

    from game.view.progress import progress as told

    seen, kept = _attempts(house), frozenset(reserved(house))
    found = told(house.people.name, _cases(house.table), seen, (), house.table.journal.notes(), _today(), kept)
    return replace(found, next=proposed(house), played=_played(house))


def _played(house: House) -> tuple[PlayRow, ...]:
    """The finished plays, the latest first."""
    from game.session.replay import REHEARSAL, outcome_of
    from game.session.session import ASSESSMENT
    from game.view.looking import PlayRow
    from game.view.words import OUTCOMES

    journal, found = house.table.journal, []
    for head in journal.plays():
        if head.finished is not None and head.mode != REHEARSAL:
            outcome = outcome_of(journal.records(head.play))
            found.append(PlayRow(play=head.play, encounter=head.encounter, title=head.title, day=head.started[:10],
                                 outcome=OUTCOMES[outcome][0] if outcome else "", is_test=head.mode == ASSESSMENT))
    return tuple(found)


def proposed(house: House) -> Proposed | None:
    """What to play next, and why; None where there is nothing to play."""
    from game.commands.shelves import listed
    from game.review.plan import propose
    from game.view.progress import why_next
    from game.view.screens import Proposed

    found = propose(_cases(house.table), _attempts(house), _today(), reserved(house))
    if found is None:
        return None
    case, row = found
    table = house.table
    shown = listed(table, case.id, best=table.outcomes.get(case.id, ""))
    return Proposed(listed=shown, why=why_next(row, bool(table.journal.plays())))


def tests(house: House) -> tuple[Pair, ...]:
    """Tests before and after, as whoever plays is dealt them."""
    from game.review.before_after import tests as dealt

    table = house.table
    return dealt(_cases(table), table.journal.plays(), _attempts(house), house.people.name or "guest")


def reserved(house: House) -> frozenset[str]:
    """Encounters that are kept for a test after."""
    from game.review.before_after import reserved as kept

    return kept(tests(house))


def _today() -> date:
    from datetime import date

    return date.fromisoformat(now()[:10])


def _attempts(house: House) -> tuple[Attempt, ...]:
    from game.review.report import attempts

    return attempts(house.table.journal, house.seen)


def _cases(table: Table) -> list[Case]:
    from game.view.progress import case_of

    found = [table.library.report(head.id).encounter for head in table.library.heads]
    return [case_of(table.translated(each)) for each in found if each is not None]


def codex(table: Table) -> Codex:
    """Every kind of move; those used in any play so far are open."""
    from game.view.progress import codex as told

    seen = _reviews(table, finished=False)
    return told((each.encounter, each.beats) for each in seen if each.encounter is not None)


def compare(table: Table) -> Compare | None:
    """The last two plays of different encounters that teach the same; None where there are none."""
    from game.view.comparing import last_two

    return last_two(_reviews(table), table.journal.notes())


def keep_same(table: Table, compared: Compare, text: str) -> None:
    """Keeps what was found to be the same; may raise JournalProblem."""
    from game.view.comparing import note_of

    table.journal.keep_note(note_of(compared, text, now()))


def remembered(table: Table, encounter: Encounter) -> str:
    """What she wrote of two cases of the same skill, for the briefing of a third; "" where there is nothing."""
    from game.playing import kept
    from game.session.journal import JournalProblem
    from game.view.comparing import remembered as told

    def played(number: int) -> Encounter | None:
        try:
            return kept(table.journal.head(number))
        except (JournalProblem, Trouble):
            return None

    return told(encounter, table.journal.notes(), played)


def was_played(table: Table, id: str) -> bool:
    """Whether an encounter was ever played to its end."""
    return _last_played(table, id) is not None


def _last_played(table: Table, id: str) -> Head | None:
    from game.session.replay import REHEARSAL

    plays = (head for head in table.journal.plays() if head.encounter == id and head.mode != REHEARSAL)
    return next((head for head in plays if head.finished is not None), None)


def watch(table: Table, id: str, kind: str) -> Callable[[], Watch]:
    """What finds a line of the hand that was played last, else of the one that is due; slow, and asks no journal."""
    from game.playing import kept
    from game.review.model import model_line
    from game.review.watching import tempting_line
    from game.view.watching import BEST, watching

    head = _last_played(table, id)
    try:
        encounter = kept(head) if head is not None else table.due(id)
    except Trouble:
        encounter = table.due(id)
    if kind == BEST:
        return lambda: watching(encounter, model_line(encounter, foresight_within(encounter)), kind)
    return lambda: watching(encounter, tempting_line(encounter), kind)


def _reviews(table: Table, *, finished: bool = True) -> Iterator[Review]:
    """Plays as they were made, the latest first; with `finished` without rehearsals and what branched off."""
    from game.review.debrief import review
    from game.session.replay import REHEARSAL

    for head in table.journal.plays():
        if finished and (head.finished is None or head.mode == REHEARSAL or head.from_play is not None):
            continue
        yield review(head, table.journal.records(head.play))
