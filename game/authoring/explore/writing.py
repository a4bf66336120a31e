"""Writes the body of a function that works out one situation after another: names, meters, bits and conditions."""

from __future__ import annotations

from collections.abc import Iterable

from game.authoring.explore.flags import Flags
from game.encounter.script import AnyOf, Clause, Compare, Encounter, Has, Learn, Line, Shift
from game.encounter.values import MOST

FIELDS = ("left", "trust", "tension", "bits", "question", "counter", "since", "arts", "mend", "meet")
"""Of a situation, after its place: turns left, meters, bits, open question, her counter, turns here, arts, and the
numbers of trouble and standing."""
CAJOLES, LATE, YIELDED = 1, 4, 512
"""How much one cajole (two count), one late mirror and one step she yielded add to `arts`."""


class Body:
    """Lines of Python. A field that changes gets a name of its own, unless the function may change its arguments."""

    def __init__(self, encounter: Encounter, flags: Flags, questions: dict[str, int], *, in_place: bool) -> None:
        self.encounter, self.flags, self.questions = encounter, flags, questions
        self.lines: list[str] = []
        self.indent = 1
        self._in_place = in_place
        self._names = {field: field for field in FIELDS}
        self._put = self._cleared = 0

    def emit(self, *lines: str) -> None:
        """Adds lines at the present indent."""
        self.lines += ["    " * self.indent + line for line in lines]

    def forget(self) -> None:
        """Every field is again what it was at the start."""
        self._names = {field: field for field in FIELDS}
        self._put = self._cleared = 0

    def __getitem__(self, field: str) -> str:
        """The name that holds a field now."""
        if field == "bits":
            self._flush()
        return self._names[field]

    def let(self, field: str, value: str) -> None:
        """The field has this value from now on."""
        name = self.own(field, value)
        if name != value:
            self.emit(f"{name} = {value}")

    def own(self, field: str, value: str = "") -> str:
        """A name for the field that may be assigned to under a condition."""
        if field == "bits":
            self._flush()
        before = self._names[field]
        name = field if self._in_place else f"{field}_"
        self._names[field] = name
        if not value and before != name:
            self.emit(f"{name} = {before}")
        return name

    def put(self, mask: int) -> None:
        """Sets bits."""
        self._put |= mask
        self._cleared &= ~mask

    def drop(self, mask: int) -> None:
        """Clears bits."""
        self._cleared |= mask
        self._put &= ~mask

    def _flush(self) -> None:
        put, cleared = self._put, self._cleared
        self._put = self._cleared = 0
        if put or cleared:
            value = self._names["bits"]
            value = f"{value} & {~cleared}" if cleared else value
            self.let("bits", f"{value} | {put}" if put else value)

    # --- meters ------------------------------------------------------------------------------------------------

    def shift(self, meter: str, by: int) -> None:
        """Moves a meter by points inside its range; trust is held at the step below its ceiling."""
        if by < 0:
            self.let(meter, f"LESS[{-by}][{self[meter]}]")
        elif by and meter == "tension":
            self.let(meter, f"MORE[{by}][{self[meter]}]")
        elif by:
            self.raise_trust(str(by))

    def raise_trust(self, by: str) -> None:
        """Adds an amount that is known only when it happens, and never negative."""
        self.let("trust", f"{self['trust']} + {by}")
        self.hold_trust()

    def hold_trust(self) -> None:
        """Trust is not above its ceiling."""
        name = self.own("trust")
        self.emit(f"if {name} > HIGHEST[{self['mend']}]: {name} = HIGHEST[{self['mend']}]")

    def break_(self, rupture: str, over: str = "0") -> None:
        """A rupture opens."""
        early = f"left > {self.encounter.patience} - EARLY"
        trust, tension, mend = self.own("trust"), self.own("tension"), self["mend"]
        self.emit(f"broken = BROKEN[{mend}, {rupture!r}, {over}, {early}]")
        self.let("mend", "broken[0]")
        self.emit(f"{trust} = max(0, {trust} - broken[1])", f"{tension} = min({MOST}, {tension} + broken[2])")
        self.hold_trust()

    def effects(self, effects: Iterable[Shift | Learn], *, noticing: bool = False) -> None:
        """What the author adds; with `noticing`, the name `new` tells whether a fact came that was not known."""
        if noticing:
            self.emit("new = False")
        for effect in effects:
            if isinstance(effect, Shift):
                self.shift(effect.meter, effect.by)
            elif effect.forget:
                self.drop(self.flags.bit("knows", effect.fact))
            else:
                bit = self.flags.bit("knows", effect.fact)
                if noticing:
                    self.emit(f"new = new or not {self['bits']} & {bit}")
                self.put(bit)

    # --- what is said ------------------------------------------------------------------------------------------

    def hear(self, line: Line | None) -> None:
        """She says it: a question stays open, and what can be taken up is in the air."""
        if line is None or not self.flags.matters(line):
            return
        said = self.flags.bit("said", line.id)
        if line.asks:
            bits = self["bits"]
            name = self.own("question")
            self.emit(f"if not {bits} & {said}: {name} = {self.questions[line.id]}")
        self.put(said | self.flags.bit("heard", line.id))

    # --- conditions --------------------------------------------------------------------------------------------

    def test(self, clauses: Iterable[Clause], *more: str, has: int = 0, lacks: int = 0) -> str:
        """An expression that holds when all clauses and bits do; "" when it always does."""
        others = [each for each in more if each]
        for clause in clauses:
            if isinstance(clause, Has) and (bit := self._bit_of(clause)) is not None:
                has, lacks = (has, lacks | bit) if clause.negated else (has | bit, lacks)
            else:
                others.append(self._clause(clause))
        if has or lacks:
            bits = self["bits"]
            both = f"{bits} & {has | lacks} == {has}" if has & (has - 1) or (has and lacks) else ""
            plain = f"{bits} & {has}" if has else f"not {bits} & {lacks}"
            others.insert(0, both or plain)
        return " and ".join(others)

    def _bit_of(self, clause: Has) -> int | None:
        if clause.verb in ("knows", "used", "seen", "raised"):
            return self.flags.bit(clause.verb, clause.name) or None
        return None

    def _clause(self, clause: Clause) -> str:
        match clause:
            case AnyOf(clauses=inner):
                return "(" + " or ".join(f"({self.test([each]) or True})" for each in inner) + ")"
            case Compare(sign=sign, number=number, negated=negated):
                found = f"{self._reading(clause.meter)} {'==' if sign == '=' else sign} {number}"
                return f"not {found}" if negated else found
            case Has(negated=negated):
                return f"not {self._has(clause)}" if negated else self._has(clause)

    def _reading(self, meter: str) -> str:
        match meter:
            case "patience":
                return self["left"]
            case "leverage":
                return self.leverage()
            case "understanding":
                facts = self.flags.mask("knows", self.encounter.facts)
                if not self.encounter.facts:
                    return "100"
                return f"100 * ({self['bits']} & {facts}).bit_count() // {len(self.encounter.facts)}"
            case "week":
                return "0"
            case _:
                return self[meter]

    def leverage(self) -> str:
        """An expression for leverage, points."""
        names = ", ".join(self[field] for field in ("left", "trust", "tension", "bits", "arts", "mend", "meet"))
        return f"leverage({names})"

    def _has(self, clause: Has) -> str:
        match clause.verb:
            case "repaired" if clause.name in self.encounter.ruptures or self._is_overpress(clause.name):
                return f"REPAIRED[{clause.name!r}][{self['mend']}]"
            case "reconciled":
                return f"RECONCILED[{clause.name!r}][{self['meet']}]"
            case "raised":  # on the table from the start
                return "True"
            case _:  # kept and broke come a week later; nobody has been met before in a single encounter
                return "False"

    def _is_overpress(self, name: str) -> bool:
        return self.encounter.overpress is not None and self.encounter.overpress.id == name
