"""What the window shows of all plays so far: progress, codex, two cases side by side."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from game.commands import Trouble, now
from game.commands.exploring import foresight

if TYPE_CHECKING:
    from game.encounter.script import Encounter
    from game.playing import Table
    from game.review.debrief import Review
    from game.session.journal import Head
    from game.view.looking import Codex, Compare, Progress, Watch


def progress(table: Table) -> Progress:
    """Skills over the finished plays, and what to practise."""
    from datetime import date

    from game.review.report import attempts
    from game.view.progress import case_of
    from game.view.progress import progress as told

    found = [table.library.report(head.id).encounter for head in table.library.heads]
    cases = [case_of(table.translated(each)) for each in found if each is not None]
    return told("", cases, attempts(table.journal), (), table.journal.notes(), date.fromisoformat(now()[:10]))


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
    from game.review.watching import best_line, tempting_line
    from game.view.watching import BEST, watching

    head = _last_played(table, id)
    try:
        encounter = kept(head) if head is not None else table.due(id)
    except Trouble:
        encounter = table.due(id)
    if kind == BEST:
        return lambda: watching(encounter, best_line(encounter, foresight(encounter)), kind)
    return lambda: watching(encounter, tempting_line(encounter), kind)


def _reviews(table: Table, *, finished: bool = True) -> Iterator[Review]:
    """Plays as they were made, the latest first; with `finished` without rehearsals and what branched off."""
    from game.review.debrief import review
    from game.session.replay import REHEARSAL

    for head in table.journal.plays():
        if finished and (head.finished is None or head.mode == REHEARSAL or head.from_play is not None):
            continue
        yield review(head, table.journal.records(head.play))
