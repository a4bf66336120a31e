"""Writes the successors of every situation as Python, a function for each moment of the talk.

For a moment three functions: `talk_N(situation)` gives moves and situations in turn, `turn_N(...)` is how a turn ends
there, `still_N(...)` how a move ends that takes no turn. What is written follows the order of `game.encounter.rules`.
"""

from __future__ import annotations

from collections.abc import Callable

from game.authoring.explore.flags import Flags
from game.authoring.explore.kinds import RULES
from game.authoring.explore.writing import FIELDS, Body
from game.encounter import tuning
from game.encounter.script import Act, Encounter, Line, Moment
from game.encounter.talk import END
from game.encounter.values import Answer, Kind

PARAMETERS = ", ".join(FIELDS)


class Source:
    """The program of one encounter. `move` numbers the author's moves, `shown` the lines that are said on arriving."""

    def __init__(self, encounter: Encounter, flags: Flags, move: Callable[[Act], int], *, joins_last: bool) -> None:
        self.encounter, self.flags, self._move, self._joins_last = encounter, flags, move, joins_last
        self.moments = list(encounter.moments)
        self.questions = {id: place for place, id in enumerate(self._asking(), 1)}
        self.shown: list[str] = []
        acts = [act for moment in encounter.moments.values() for act in moment.acts]
        overpress = encounter.overpress is not None
        presses = [act for act in acts if act.kind is Kind.PRESS and (act.too_hard or overpress)]
        self.breaks = {act.id for act in (*presses, *(act for act in acts if act.slip))}
        self.is_troubled = bool(self.breaks) or any(each.opens != "slip" for each in encounter.ruptures.values())
        self.is_contested = bool(encounter.reconciling)

    def _asking(self) -> list[str]:
        return [id for id, line in self.flags.lines.items() if line.asks]

    def text(self) -> str:
        """The whole program."""
        return "\n\n".join(
            "\n".join(lines)
            for moment in self.encounter.moments.values()
            for lines in (self._turn(moment), self._still(moment), self._last(moment), self._talk(moment))
        )

    def _body(self, *, in_place: bool = False) -> Body:
        return Body(self.encounter, self.flags, self.questions, in_place=in_place)

    def place(self, moment: str) -> int:
        """The number of a moment; in a repair or a reconciling the place is 1 or 2 higher."""
        return 3 * self.moments.index(moment)

    # --- how a move ends ---------------------------------------------------------------------------------------

    def timed(self, moment: str) -> int:
        """Turns that the talk is here, as far as they are counted; 0 where nothing said after a while matters."""
        lines = [line for line in self.encounter.moments[moment].rival if self.flags.matters(line)]
        return max((line.after + 1 for line in lines), default=0)

    def _turn(self, moment: Moment) -> list[str]:
        """`asked`: her question that was open before and is not answered; `was`: the trouble before the move."""
        body, number = self._body(in_place=True), self.place(moment.id)
        body.emit("left -= 1", "if asked:")
        body.indent += 1
        body.shift("tension", tuning.QUESTION_OPEN_TENSION)
        body.emit("if question == asked:", "    question = 0")
        lapsed = self.encounter.reactions.get("lapsed")
        if lapsed is not None and self.flags.matters(lapsed):
            body.indent += 1
            body.hear(lapsed)
            _ = body["bits"]
            body.indent -= 1
        body.indent -= 1
        if self.is_troubled:
            body.emit("if UNTHANKED[was]: mend = LAPSED[mend, UNTHANKED[was]]")
        if self.timed(moment.id):
            body.emit(f"if since < {self.timed(moment.id)}: since += 1")
        self._arriving(body, moment, speaks=True)
        body.emit("if not left: return LOST")
        if self.is_troubled:
            self._breaking(body)
        return [f"def turn_{number}({PARAMETERS}, asked, was):", *body.lines, *self._ending(body, moment)]

    def _still(self, moment: Moment) -> list[str]:
        body = self._body(in_place=True)
        body.emit("mode = 0")
        body.emit("if arrives:")
        body.indent += 1
        self._arriving(body, moment, speaks=False)
        body.emit("pass")
        body.indent -= 1
        self._mode(body)
        lines = [f"def still_{self.place(moment.id)}({PARAMETERS}, arrives):", *body.lines]
        return [*lines, *self._ending(body, moment)]

    def _mode(self, body: Body) -> None:
        """Whether a repair (1) or a reconciling (2) suspends the talk."""
        repairing = "1 if REPAIRING[mend] else " if self.is_troubled else ""
        reconciling = "2 if RECONCILING[meet] else " if self.is_contested else ""
        body.emit(f"mode = {repairing}{reconciling}0")

    def _arriving(self, body: Body, moment: Moment, *, speaks: bool) -> None:
        """What is said on coming to, or staying in, the moment; nothing is while the talk is suspended."""
        self._mode(body)
        if not moment.lines and not (speaks and self.timed(moment.id)):
            return
        body.emit("if not mode:")
        body.indent += 1
        for line in moment.lines:
            self._line(body, line, body.test(line.when), once=line.once)
        for line in moment.rival if speaks else ():
            if self.flags.matters(line):
                self._line(body, line, body.test(line.when, f"since > {line.after}"), once=True)
        body.emit("pass")
        body.indent -= 1

    def _line(self, body: Body, line: Line, condition: str, *, once: bool) -> None:
        said = self.flags.bit("said", line.id)
        tests = [f"not {body['bits']} & {said}"] if once and said else []
        tests += [condition] if condition else []
        body.emit(f"if {' and '.join(tests) or True}:")
        body.indent += 1
        self._mark(body, line.id)
        body.hear(line)
        _ = body["bits"]
        body.indent -= 1

    def _mark(self, body: Body, id: str) -> None:
        """Notes that this line was said, or this move could be made."""
        if id not in self.shown:
            self.shown.append(id)
        body.emit(f"SHOWN[{self.shown.index(id)}] = 1")

    def _breaking(self, body: Body) -> None:
        """She challenges what was not spoken to; then what opens at a turn opens, unless the talk is suspended."""
        body.emit("if not mode and WAITS[was]:", "    mend, challenged = CHALLENGED[mend, was]")
        body.emit(
            "    if challenged:",
            "        mode = 1",
            "        bits, question = hear(CHALLENGE[challenged], bits, question)",
        )
        body.emit(f"if not mode and {self.encounter.patience} - left >= DUE[mend]:")
        body.emit(f"    mend, lost, hotter = BY_TURN[mend, {self.encounter.patience} - left]")
        body.emit("    trust = min(max(0, trust - lost), HIGHEST[mend])", "    tension = min(100, tension + hotter)")

    def _ending(self, body: Body, moment: Moment) -> list[str]:
        """The situation, without what nothing can notice any more."""
        lines = []
        if bound := self.flags.bit("bound"):
            lines.append(f"    if left <= TURNS[meet]: bits &= {~bound}")
        calm = self.calm_mask(moment.id)
        if self.is_troubled and calm is not None:
            lines.append(f"    if mend and bits & {calm} == {calm}: mend = CALM[mend, ASKED[{moment.id!r}]]")
        if not self.cajoles_matter(moment.id):
            lines.append("    arts &= -4")
        keep = self.flags.keep(moment.id)
        values = ", ".join(f"bits & {keep}" if field == "bits" else field for field in FIELDS)
        if self.ends_plainly(moment):
            place = self.place(moment.id)
            lines.append(f"    if left == 1 and not mode: return last_{place}(({place}, {values}))")
        return [*lines, f"    return {self.place(moment.id)} + mode, {values}"]

    def ends_plainly(self, moment: Moment) -> bool:
        """Whether in the last turn nothing here counts but what can be agreed."""
        kinds = {act.kind for act in moment.acts}
        return self._joins_last and Kind.OFFER in kinds and Kind.PROMISE not in kinds

    def _last(self, moment: Moment) -> list[str]:
        """The last turn: any move that takes it loses, so situations with the same agreements in reach are one.

        Where an offering could make her withdraw, or no offer would lose, the situation stays as it is.
        """
        if not self.ends_plainly(moment):
            return []
        body = self._body()
        body.emit(f"_, {PARAMETERS} = situation")
        if self.is_troubled:
            body.emit("if FRONT[mend]: return situation")
        body.emit("agreements = []", "losing = 0")
        self._taking(body, moment, "agreements.append({})")
        for condition, _ in self._laid_out(body, moment):
            body.emit(f"{condition}:")
            body.indent += 1
            body.emit(f"for alternative, memo, raised in BOOKS[bits & {self.table_mask()}, meet]:")
            body.indent += 1
            body.emit("yes, countered, counter_, refused, insulted = memo[base - alternative[left] << 1 | pressed]")
            body.emit(
                f"if yes: agreements.append(yes[{self.binding()}])",
                "losing = losing or countered or refused or insulted",
            )
            body.indent -= 2
        body.emit("return last(agreements, losing) if losing else situation")
        return [f"def last_{self.place(moment.id)}(situation):", *body.lines]

    def calm_mask(self, moment: str) -> int | None:
        """Once these bits are set nothing can break by what you say; None where something always can."""
        if self.flags.plain:
            return None
        reached = self.flags.reach(moment)
        acts = [act for id in reached for act in self.encounter.moments[id].acts if act.id in self.breaks]
        if any(act.again for act in acts):
            return None
        return self.flags.mask("used", [each.id for act in acts for each in self.flags.groups[act.id]])

    def cajoles_matter(self, moment: str) -> bool:
        """Whether how often you have cajoled can still be noticed."""
        reached = self.flags.reach(moment)
        return any(act.kind is Kind.CAJOLE for id in reached for act in self.encounter.moments[id].acts)

    # --- the moves of a moment ---------------------------------------------------------------------------------

    def _talk(self, moment: Moment) -> list[str]:
        body, number = self._body(), self.place(moment.id)
        body.emit(f"_, {PARAMETERS} = situation", "out = []")
        for act in (group[0] for group in self.flags.told_apart([moment.id])):
            if act.kind not in (Kind.OFFER, Kind.ACCEPT, Kind.WALK):
                body.forget()
                self._act(body, moment, act)
        body.forget()
        self._taking(body, moment)
        self._offering(body, moment)
        if self.is_troubled:
            passed = ", ".join(field for field in FIELDS)
            body.emit(f"if mend: mending(out, turn_{number}, situation, {passed})")
        if self.is_contested:
            body.emit(f"if meet and not WEIGHT[mend]: resuming(out, turn_{number}, {PARAMETERS})")
        return [f"def talk_{number}(situation):", *body.lines, "    return out"]

    def _act(self, body: Body, moment: Moment, act: Act) -> None:
        group = self.flags.group_mask(act)
        last = 1 << group.bit_length() >> 1
        spent = 0 if act.again else last
        lacks = spent | self._must_not(act)
        condition = body.test(act.needs, *self._may(act), has=self._must(act), lacks=lacks)
        body.emit(f"if {condition or True}:")
        body.indent += 1
        move = self._move(act)
        if act.go == END:
            body.emit(f"out += ({move}, WALKED)")
        else:
            self._say(body, moment, act, group)
            self._to(body, moment, act.go, act, move)
        body.indent -= 1

    def _must(self, act: Act) -> int:
        """Bits without which its kind is refused."""
        match act.kind:
            case Kind.FOLLOW_UP:
                return self.flags.bit("heard", act.to or "")
            case Kind.NAME_CUE:
                return self.flags.bit("heard", act.sees or "")
            case Kind.STANDARD:
                return self.flags.bit("raised", act.issue or "")
            case Kind.SAY_MINE:
                return self.flags.bit("raised", act.reconcile or "")
            case _:
                return 0

    def _must_not(self, act: Act) -> int:
        if act.kind is Kind.STANDARD:
            return self.flags.bit("standard", act.issue or "")
        if act.kind is Kind.PRESENT and act.shows:
            return self.flags.bit("shown", act.shows)
        return self.flags.bit("promised", act.promise) if act.kind is Kind.PROMISE and act.promise else 0

    def _may(self, act: Act) -> list[str]:
        """Other conditions of its kind."""
        if act.kind is Kind.RESPOND:
            return [f"question == {self.questions.get(act.to or '', -1)}"]
        if act.kind is Kind.SAY_MINE:
            known = act.reconcile in self.encounter.reconciling
            return [f"{act.reconcile!r} in APART[meet]", "not WEIGHT[mend]"] if known else ["False"]
        return []

    def _say(self, body: Body, moment: Moment, act: Act, group: int) -> None:
        """The order is that of `talk.say`: it is used, what the author adds, the rule of its kind, what breaks."""
        if act.kind is not Kind.PROMISE:
            body.drop(self.flags.bit("pressed"))
        if group & (group - 1):
            low = group & -group
            body.let("bits", f"{body['bits']} | ({body['bits']} & {group}) << 1 & {group} | {low}")
        else:
            body.put(group)
        body.put(self.flags.bit("heard", act.id) if act.say else 0)
        body.effects(act.effects, noticing=act.kind is Kind.FOLLOW_UP)
        rule = RULES.get(act.kind)
        if rule is not None:
            rule(body, act)
        if act.slip is not None:
            body.break_(act.slip)

    def _to(self, body: Body, moment: Moment, go: str | None, act: Act, move: int, *, counter: str = "0") -> None:
        """Where it leads, her reply, and how it ends."""
        to = go or moment.id
        if to == END:
            body.emit(f"out += ({move}, WALKED)")
            return
        if to != moment.id:
            body.drop(self.flags.mask("heard"))
            body.put(self.flags.bit("seen", to))
            body.let("since", "0")
        if act.reply is not None and act.kind is not Kind.OFFER:
            body.hear(act.reply)
        body.let("counter", counter)
        values = ", ".join(body[field] for field in FIELDS)
        if act.kind is Kind.PROMISE:
            body.emit(f"out += ({move}, still_{self.place(to)}({values}, {to != moment.id}))")
            return
        asked = "0" if act.kind is Kind.RESPOND or (act.kind is Kind.CHECK and act.right) else "question"
        body.emit(f"out += ({move}, turn_{self.place(to)}({values}, {asked}, mend))")

    # --- the deal ----------------------------------------------------------------------------------------------

    def _first_legal(self, body: Body, moment: Moment, kind: Kind) -> list[tuple[str, Act]]:
        """(condition, act) for the acts of a kind, of which the first that holds counts."""
        found = []
        for act in moment.acts:
            if act.kind is kind:
                used = 0 if act.again else self.flags.bit("used", act.id)
                found.append((body.test(act.needs, lacks=used) or "True", act))
        return found

    def _taking(self, body: Body, moment: Moment, take: str = "out += (AGREE, {})") -> None:
        acts = self._first_legal(body, moment, Kind.ACCEPT)
        for place, (condition, act) in enumerate(acts):
            body.emit(f"{'el' if place else ''}if counter and {condition}:")
            body.indent += 1
            self._mark(body, act.id)
            body.indent -= 1
            body.emit("    " + take.format(f"ACCEPTED[counter - 1, meet][{self.binding()}]"))

    def _laid_out(self, body: Body, moment: Moment) -> list[tuple[str, Act]]:
        """(if or elif, act) for the offers of a moment, after the sum of the situation has been worked out."""
        found = self._first_legal(body, moment, Kind.OFFER)
        if found:
            pressed = f" or bits & {self.flags.bit('pressed')}" if self.flags.bit("pressed") else ""
            body.emit("base = RELATION[trust] - HEAT[tension] + ARTS[arts] - WEIGHT[mend]")
            body.emit(f"pressed = 1 if tension >= {tuning.HOLLOW_TENSION}{pressed} else 0")
        return [(f"{'el' if place else ''}if {condition}", act) for place, (condition, act) in enumerate(found)]

    def _offering(self, body: Body, moment: Moment) -> None:
        """All packages at once: her answers to them are worked out beforehand, for each sum of the situation."""
        for condition, act in self._laid_out(body, moment):
            body.emit(f"{condition}:")
            body.indent += 1
            self._mark(body, act.id)
            body.indent -= 1
            body.indent += 1
            body.emit(f"for alternative, memo, raised in BOOKS[bits & {self.table_mask()}, meet]:")
            body.indent += 1
            body.emit("yes, countered, counter_, refused, insulted = memo[base - alternative[left] << 1 | pressed]")
            body.emit(f"if yes: out += (AGREE, yes[{self.binding()}])")
            for answer, name in (
                (Answer.COUNTERED, "countered"),
                (Answer.REFUSED, "refused"),
                (Answer.INSULTED, "insulted"),
            ):
                self._answered(body, moment, act, answer, name)
            body.indent -= 2

    def binding(self) -> str:
        """Which of three: something is open (0), nothing is (1), and a promise was made besides (2)."""
        if not self.flags.bit("bound"):
            return "0"
        return f"0 if WEIGHT[mend] else 2 if bits & {self.flags.bit('bound')} else 1"

    def table_mask(self) -> int:
        """Bits on which it hangs what is on the table, or can be put there."""
        raising = [issue.raised_by for issue in self.encounter.issues if issue.raised_by is not None]
        return self.flags.mask("raised") | self.flags.mask("knows", raising)

    def _answered(self, body: Body, moment: Moment, act: Act, answer: Answer, name: str) -> None:
        body.forget()
        body.emit(f"if {name}:")
        body.indent += 1
        body.drop(self.flags.bit("pressed"))
        body.put(0 if act.again else self.flags.bit("used", act.id))
        body.let("bits", f"{body['bits']} | raised")
        if answer is Answer.REFUSED:
            body.shift("tension", tuning.REFUSED_TENSION)
        if answer is Answer.INSULTED:
            body.shift("tension", tuning.INSULTED_TENSION)
        body.hear(self.encounter.reactions.get(answer.value))
        go = act.answers.get(answer)
        start = len(body.lines)
        self._to(body, moment, go, act, 0, counter="counter_" if answer is Answer.COUNTERED else "0")
        body.lines[start:] = [line.replace("out += (0, ", f"out += ({name}, ") for line in body.lines[start:]]
        body.indent -= 1
        body.forget()
