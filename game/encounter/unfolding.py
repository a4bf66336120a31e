"""One move being decided: the events so far and the state they lead to. Lives only inside `decide`."""

from __future__ import annotations

from typing import Any

from game.encounter.apply import change, copied
from game.encounter.clauses import failing
from game.encounter.events import (
    Cause,
    Event,
    FactForgotten,
    FactLearned,
    LineSaid,
    QuestionOpened,
    TensionChanged,
    TrustChanged,
)
from game.encounter.machine import Follow, Table
from game.encounter.script import Effect, Encounter, Learn, Line, Shift
from game.encounter.state import State
from game.encounter.values import STEP, clamp


class Unfolding:
    """Collects events; every event changes `state` at once, so that the next rule sees what the last one did.

    `state` is a copy of its own, handed out when the move is decided, and changes under whoever keeps it in a
    variable; `before` is the state in which the move was made.
    """

    def __init__(self, encounter: Encounter, state: State, follow: Follow) -> None:
        self.encounter = encounter
        self.before = state
        self.state = copied(state)
        self.events: list[Event] = []
        self._follow = follow

    def add(self, event: Event) -> None:
        """It happened."""
        self.events.append(event)
        change(self.state, event)

    @property
    def turn(self) -> int:
        """The number of the turn that this move belongs to, from 1, also before it has ended."""
        return self.before.turn + 1

    def after(self, table: Table, state: str, trigger: str, facts: Any = None) -> str | None:
        """What the machine says follows, or None."""
        return self._follow(table, state, trigger, facts)

    def trust(self, by: int, *causes: Cause) -> None:
        """Moves trust by points, held at the step below its ceiling; says nothing where nothing moves."""
        most = self.state.ceiling - self.state.ceiling % STEP
        moved = clamp(self.state.trust + by, 0, most) - self.state.trust
        if moved:
            self.add(TrustChanged(moved, causes))

    def tension(self, by: int, *causes: Cause) -> None:
        """Moves tension by points, inside 0..100."""
        moved = clamp(self.state.tension + by) - self.state.tension
        if moved:
            self.add(TensionChanged(moved, causes))

    def learn(self, fact: str, *causes: Cause) -> bool:
        """You know it now; True when that is new."""
        known = self.state.measure_known if fact == "measure" else fact in self.state.facts
        if not known:
            self.add(FactLearned(fact, causes))
        return not known

    def effects(self, effects: tuple[Effect, ...], cause: Cause) -> None:
        """What the author says the situation adds."""
        for effect in effects:
            match effect:
                case Shift(meter="trust", by=by):
                    self.trust(by, cause)
                case Shift(by=by):
                    self.tension(by, cause)
                case Learn(fact=fact, forget=True):
                    self.add(FactForgotten(fact, (cause,)))
                case Learn(fact=fact):
                    self.learn(fact, cause)

    def hear(self, line: Line, by: str = "them") -> None:
        """She (or a rival) says it; a question stays open until it is answered."""
        asked_before = line.id in self.state.said
        self.add(LineSaid(line.by or by, line.id))
        if line.asks and not asked_before:
            self.add(QuestionOpened(line.id))

    def arrive(self) -> None:
        """Says what is said on coming to, or staying in, this moment of the talk."""
        for line in self.encounter.moments[self.state.at].lines:
            spoken = line.once and line.id in self.state.said
            if not spoken and not failing(self.encounter, self.state, line.when):
                self.hear(line)
