"""The command `test`: plays every test of a file and says, with its line, what came out otherwise."""
from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TextIO

from game.content.problems import Problem, render
from game.content.trials import Play, Told, Trials, read_trials
from game.encounter.clauses import holds
from game.encounter.machine import by_dictionary
from game.encounter.refusals import Refusal
from game.encounter.rules import begin, step
from game.encounter.script import Encounter
from game.encounter.state import State
from game.session.players import ScriptFault, read
from game.session.rehearsal import Unfit, begin_at

Find = Callable[[Path, str, str], Encounter | Problem | str]
"""(file of tests, encounter, hand) -> the encounter, else why there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What came out otherwise than a test says: one sentence, at a line."""

    path: str
    line: int
    test: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What became of the tests of a file."""

    path: str
    passed: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    problems: tuple[Problem, ...] = ()
    lines: tuple[str, ...] = ()


class _Otherwise(Exception):
    """A test came out otherwise; at the line of the words that told so."""

    def __init__(self, at: Told, message: str) -> None:
        super().__init__(message)
        self.at = at


def tried(path: Path, find: Find) -> Tried:
    """Plays every test of a file."""
    shown = read_trials(path)
    encounter = find(path, shown.encounter, "")
    if not isinstance(encounter, Encounter):
        fault = Fault(path=str(path), line=1, test="", message=_why(encounter))
        return Tried(path=str(path), faults=(fault,), problems=shown.problems, lines=shown.lines)
    trials = read_trials(path, encounter.source)
    if trials.is_broken:
        return Tried(path=str(path), problems=trials.problems, lines=trials.lines)
    return _all(trials, encounter, find)


def _why(found: Problem | str) -> str:
    return found if isinstance(found, str) else f"{found.path}:{found.line}: {found.message}"


def _all(trials: Trials, encounter: Encounter, find: Find) -> Tried:
    passed: list[str] = []
    faults: list[Fault] = []
    for play in trials.plays:
        try:
            _try(play, _in_hand(play, trials, encounter, find))
            passed.append(play.name.words)
        except _Otherwise as other:
            faults.append(Fault(path=str(trials.path), line=other.at.line, test=play.name.words, message=str(other)))
    return Tried(
        path=str(trials.path), passed=tuple(passed), faults=tuple(faults), problems=trials.problems, lines=trials.lines
    )


def _in_hand(play: Play, trials: Trials, encounter: Encounter, find: Find) -> Encounter:
    if not play.hand:
        return encounter
    found = find(trials.path, trials.encounter, play.hand)
    if isinstance(found, Encounter):
        return found
    raise _Otherwise(play.name, _why(found))


def _try(play: Play, encounter: Encounter) -> None:
    """One test; raises _Otherwise at the first thing that is not as it says."""
    state, heard = _played(play, encounter)
    for key, told in play.holds.items():
        now = _NOW[key](state)
        if now != told.words:
            raise _Otherwise(told, f"{_NAMES[key]} {now}, not {told.words}.")
    for clause, told in play.expect:
        if not holds(encounter, state, clause):
            raise _Otherwise(told, f"'{told.words}' does not hold: {_meters(state)}.")
    for told in play.hears:
        if told.words not in heard:
            raise _Otherwise(told, f"The line '{told.words}' was not said.")
    if play.refused is not None and not isinstance(_step(encounter, state, play.refused), Refusal):
        raise _Otherwise(play.refused, f"'{play.refused.words}' can be made.")


def _played(play: Play, encounter: Encounter) -> tuple[State, tuple[str, ...]]:
    """The state after the moves, and all that was said."""
    try:
        state, _ = begin_at(encounter, play.at, play.wishes) if play.at or play.wishes else begin(encounter)
    except Unfit as unfit:
        raise _Otherwise(play.name, str(unfit)) from unfit
    for place, told in enumerate(play.moves, 1):
        result = _step(encounter, state, told)
        if isinstance(result, Refusal):
            raise _Otherwise(told, f"Move {place}, '{told.words}', cannot be made in '{state.at}': {result.reason}")
        state = result
    return state, state.said


def _step(encounter: Encounter, state: State, told: Told) -> State | Refusal:
    try:
        move = read(encounter, state, told.words)
    except ScriptFault as fault:
        raise _Otherwise(told, str(fault)) from fault
    result = step(encounter, state, move, by_dictionary)
    return result if isinstance(result, Refusal) else result[0]


def _meters(state: State) -> str:
    facts = ", ".join([*state.facts, *(["measure"] if state.measure_known else [])]) or "nothing"
    return f"trust {state.trust}, tension {state.tension}, {state.patience} turns left, you know {facts}"


_NAMES = {
    "state": "The talk stands in",
    "trust": "Trust is",
    "tension": "Tension is",
    "turns_left": "The turns left are",
    "outcome": "The outcome is",
}
_NOW: dict[str, Callable[[State], str]] = {
    "state": lambda state: state.at,
    "trust": lambda state: str(state.trust),
    "tension": lambda state: str(state.tension),
    "turns_left": lambda state: str(state.patience),
    "outcome": lambda state: str(state.outcome) if state.outcome else "not reached yet",
}


def run(paths: Iterable[Path], find: Find, *, as_json: bool, out: TextIO) -> int:
    """Tries these files and writes what was found; 0 where all passed, 1 where not."""
    found = [tried(path, find) for path in paths]
    out.write(_as_json(found) if as_json else "".join(_told(each) for each in found))
    return int(any(each.faults or any(one.severity == "error" for one in each.problems) for each in found))


def _told(done: Tried) -> str:
    lines = [render(done.problems, {done.path: done.lines})] if done.problems else []
    for fault in done.faults:
        named = f" [{fault.test}]" if fault.test else ""
        lines.append(f"{fault.path}:{fault.line}: error{named} {fault.message}")
        if 0 < fault.line <= len(done.lines) and fault.test:
            lines.append(f"  {fault.line} | {done.lines[fault.line - 1]}")
    lines.append(f"{Path(done.path).name}: {len(done.passed)} passed, {len(done.faults)} failed")
    return "\n".join(lines) + "\n"


def _as_json(found: list[Tried]) -> str:
    plain: list[dict[str, Any]] = [{**asdict(each), "lines": None} for each in found]
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"
