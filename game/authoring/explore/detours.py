"""The moves of a repair and of a reconciling, and those around them: parts of the machine that are not written out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.authoring.explore.flags import Flags
from game.authoring.explore.lazily import Lazily
from game.authoring.explore.meeting import Choice, Meeting
from game.authoring.explore.mending import ACCEPTED, WITHDRAWN, Mending
from game.authoring.explore.writing import Body
from game.encounter import tuning
from game.encounter.moves import Deny, Move, OfferRepair, PassOver, Reconcile, Resume, ReturnToIt, StepBack, Thank
from game.encounter.script import Encounter, Line, Step
from game.encounter.values import Family

Situation = tuple[int, ...]
REPAIR, RECONCILE = Family.REPAIR.value, Family.RECONCILE.value


class Detours:
    """`names` are those of the written program: how a turn ends, and the tables."""

    def __init__(
        self,
        encounter: Encounter,
        flags: Flags,
        mending: Mending,
        meeting: Meeting,
        step: Callable[..., int],
        names: dict[str, Any],
    ) -> None:
        self.encounter, self.flags = encounter, flags
        self._mending, self._meeting, self._names = mending, meeting, names
        self._step: Callable[..., int] = step
        self._forget = ~flags.bit("pressed")
        self._needs = {
            id: flags.bit("knows", script.needs_repaired) if script.needs_repaired else 0
            for id, script in mending.scripts.items()
        }
        self._offerings = Lazily(self._made)
        self._tests = {step.id: self._test(step) for each in encounter.reconciling.values() for step in _steps(each)}

    def _made(self, key: tuple[int, bool]) -> list[tuple[int, int, int, int, int, Line | None]]:
        """(move, answer, trouble after, trust by words, bits of its promises, a line that matters) by her answers."""
        found = []
        for each in self._mending.offerings[key]:
            script = self._mending.scripts[each.rupture]
            line = script.accepts if each.answer == ACCEPTED else script.refuses
            move = self._step(OfferRepair(each.wordings), REPAIR, (), each.rupture)
            promised = self.flags.promising(each.promises)
            found.append(
                (move, each.answer, each.after, each.words, promised, line if self.flags.matters(line) else None)
            )
        return found

    # --- repair ------------------------------------------------------------------------------------------------

    def repairing(self, place: int) -> Callable[[Situation], list[Any]]:
        """What can follow while she waits for an answer to what happened."""
        turn, still = self._names[f"turn_{place}"], self._names[f"still_{place}"]
        pass_over, deny = self._move(PassOver(), REPAIR), self._move(Deny(), REPAIR)

        def follow(situation: Situation) -> list[Any]:
            _, left, trust, tension, bits, question, _counter, since, arts, mend, meet = situation
            out: list[Any] = []
            self.mending(out, turn, situation, *situation[1:])
            hotter = min(100, tension + tuning.QUESTION_OPEN_TENSION)
            passed = self._mending.passed[mend]
            out += (pass_over, still(left, trust, hotter, bits, question, 0, since, arts, passed, meet, True))
            rupture = self._mending.repairing[mend]
            if rupture is not None and self._mending.scripts[rupture].denials:
                after, back = self._mending.denied[mend]
                believed = min(trust + back, self._mending.most[after])
                bits &= self._forget
                out += (deny, turn(left, believed, tension, bits, question, 0, since, arts, after, meet, 0, mend))
            return out

        return follow

    def mending(
        self,
        out: list[Any],
        turn: Callable[..., Situation],
        situation: Situation,
        left: int,
        trust: int,
        tension: int,
        bits: int,
        question: int,
        counter: int,
        since: int,
        arts: int,
        mend: int,
        meet: int,
    ) -> None:
        """Adds thanking, coming back to what was left open, and offerings."""
        tables = self._mending
        if tables.unthanked[mend]:
            out += (self._move(Thank(), REPAIR), (*situation[:9], tables.thanked[mend], meet))
        front, asked, now = tables.front[mend], 0 if tables.repairing[mend] else question, bits & self._forget
        if front is not None:
            knows = not self._needs[front] or bool(bits & self._needs[front])
            for move, answer, after, words, promised, line in self._offerings[mend, knows]:
                if answer == WITHDRAWN:
                    out += (move, self._names["WITHDRAWN"])
                    continue
                believes, calmer, bound, question_ = trust, tension, now | promised, question
                if answer == ACCEPTED:
                    believes = min(trust + words, tables.most[after])
                    calmer = max(0, tension + tuning.REPAIRED_TENSION)
                if line is not None:
                    bound, question_ = self._names["hear"](line, bound, question)
                ended = turn(left, believes, calmer, bound, question_, 0, since, arts, after, meet, asked, mend)
                out += (move, ended)
        if tables.repairing[mend] is None:
            for id in tables.left_open[mend]:
                bound, question_ = self._names["hear"](tables.scripts[id].challenge, now, question)
                after = tables.returned[mend, id]
                ended = turn(left, trust, tension, bound, question_, 0, since, arts, after, meet, asked, mend)
                out += (self._move(ReturnToIt(id), REPAIR), ended)

    # --- reconciling -------------------------------------------------------------------------------------------

    def resuming(
        self,
        out: list[Any],
        turn: Callable[..., Situation],
        left: int,
        trust: int,
        tension: int,
        bits: int,
        question: int,
        counter: int,
        since: int,
        arts: int,
        mend: int,
        meet: int,
    ) -> None:
        """Adds taking up again what was left."""
        bits &= self._forget
        for issue in self._meeting.resumable[meet]:
            after = self._meeting.resumed[meet, issue]
            ended = turn(left, trust, tension, bits, question, 0, since, arts, mend, after, question, mend)
            out += (self._move(Resume(issue), RECONCILE), ended)

    def reconciling(self, place: int) -> Callable[[Situation], list[Any]]:
        """What can follow in the middle of reconciling an issue."""
        turn, still = self._names[f"turn_{place}"], self._names[f"still_{place}"]
        step_back = self._move(StepBack(), RECONCILE)

        def follow(situation: Situation) -> list[Any]:
            _, left, trust, tension, bits, question, _counter, since, arts, mend, meet = situation
            out: list[Any] = []
            for choice in self._meeting.choices[meet]:
                if self._may(choice.step, left, trust, tension, bits, arts, mend, meet):
                    said = self._said(choice, left, trust, tension, bits & self._forget, question, arts, mend)
                    trust_, tension_, bits_, question_, after = said
                    ended = turn(left, trust_, tension_, bits_, question_, 0, since, arts, mend, after, 0, mend)
                    out += (self._move(Reconcile(choice.step.id), RECONCILE), ended)
            back = self._meeting.stepped_back[meet]
            out += (step_back, still(left, trust, tension, bits, question, 0, since, arts, mend, back, True))
            if self._mending.unthanked[mend]:
                out += (self._move(Thank(), REPAIR), (*situation[:9], self._mending.thanked[mend], meet))
            return out

        return follow

    def _said(
        self, choice: Choice, left: int, trust: int, tension: int, bits: int, question: int, arts: int, mend: int
    ) -> tuple[int, int, int, int, int]:
        """Trust, tension, bits, question and standing after a step, right or not."""
        issue = self._meeting.now[choice.after] or choice.step.id
        answers = next(each.answers for each in self.encounter.reconciling.values() if choice.step in _steps(each))
        after, hear = choice.after, self._names["hear"]
        if choice.phase:
            bits, question = hear(answers[choice.phase], bits, question)
            tension = max(0, tension + tuning.RECONCILE_TENSION)
            if choice.phase != "translated":
                trust = min(trust + tuning.RECONCILE_TRUST, self._mending.most[mend])
            return trust, tension, bits, question, after
        tension, trust = min(100, tension + tuning.BALK_TENSION), max(0, trust + tuning.BALK_TRUST)
        bits, question = hear(answers["balks"], bits, question)
        left_over = [each.step for each in self._meeting.choices[after]]
        if not any(self._may(step, left, trust, tension, bits, arts, mend, after) for step in left_over):
            assert issue
            after = self._meeting.collapsed[after]
            bits, question = hear(answers["collapsed"], bits, question)
        return trust, tension, bits, question, after

    def _may(self, step: Step, *values: int) -> bool:
        test = self._tests[step.id]
        return test is None or bool(test(*values))

    def _test(self, step: Step) -> Callable[..., object] | None:
        """Whether you know enough to say it; None where anybody does."""
        body = Body(self.encounter, self.flags, {}, in_place=True)
        hers = step.measure is self.encounter.fair_means and step.measure is not None
        condition = body.test(step.needs, has=self.flags.bit("knows", "measure") if hers else 0)
        if not condition:
            return None
        text = f"lambda left, trust, tension, bits, arts, mend, meet: {condition}"
        test: Callable[..., object] = eval(text, self._names)  # our own text: see writing.py
        return test

    def _move(self, move: Move, family: str) -> int:
        return self._step(move, family)


def _steps(reconciling: Any) -> tuple[Step, ...]:
    return (*reconciling.restate, *reconciling.translate, *reconciling.meet)
