"""Problems of names: something is pointed at that is not there, or is there twice."""
from __future__ import annotations

from game.content.codes.row import ENCOUNTER, PACK, Row, warn
from game.language.catalog import N_

_BOAST = 'say: "Nobody will ever complain again.", slip: big_promise, go: worried}'

_NOT_THERE = {
    "state": (
        N_("There is no state called '{name}'."),
        N_("Names that are there: {names}. Or write the state first."),
    ),
    "fact": (
        N_("There is no fact called '{name}'."),
        N_("Names that are there: {names}. Or write the fact first."),
    ),
    "line of hers": (
        N_("There is no line of hers called '{name}'."),
        N_("Names that are there: {names}. Or write the line of hers first."),
    ),
    "rupture": (
        N_("There is no rupture called '{name}'."),
        N_("Names that are there: {names}. Or write the rupture first."),
    ),
    "promise": (
        N_("There is no promise called '{name}'."),
        N_("Names that are there: {names}. Or write the promise first."),
    ),
    "issue": (
        N_("There is no issue called '{name}'."),
        N_("Names that are there: {names}. Or write the issue first."),
    ),
    "person": (
        N_("There is no person called '{name}'."),
        N_("Names that are there: {names}. Or write the person first."),
    ),
    "rival": (
        N_("There is no rival called '{name}'."),
        N_("Names that are there: {names}. Or write the rival first."),
    ),
    "move": (
        N_("There is no move called '{name}'."),
        N_("Names that are there: {names}. Or write the move first."),
    ),
    "encounter": (
        N_("There is no encounter called '{name}'."),
        N_("Names that are there: {names}. Or write the encounter first."),
    ),
}
"""What is said of a name that is not there, and what to do, by what it would name."""


def _unknown(
    code: str, thing: str, old: str, wrong: str, right: str = "", *, hint: str = "", file: str = ENCOUNTER
) -> Row:
    """A row for a name that is not there."""
    return Row(
        code=code,
        sentence=_NOT_THERE[thing][0],
        hint=hint or _NOT_THERE[thing][1],
        file=file,
        old=old,
        wrong=wrong,
        right=right,
    )


ROWS = (
    _unknown(
        "unknown-target",
        "state",
        _BOAST,
        _BOAST.replace("worried", "¦woried"),
        _BOAST.replace("worried", "opening"),
        hint="States: {names}. Or 'end'.",
    ),
    _unknown("unknown-state", "state", "start: opening", "start: ¦openning"),
    _unknown("unknown-fact", "fact", "[knows crew_told]", "[knows ¦crew_tolt]", "[knows owners_press]"),
    _unknown("unknown-line", "line of hers", "sees: op10", "sees: ¦op11", "sees: wo10"),
    _unknown("unknown-rupture", "rupture", "slip: big_promise, go", "slip: big_promise, too_hard: ¦big_promis, go"),
    _unknown("unknown-promise", "promise", "promise: ring_first}]", "promise: ¦ring_fist}]", "promise: quay_talk}]"),
    _unknown("unknown-issue", "issue", "step: {fee: -300", "step: {¦fees: -300"),
    Row(
        code="unknown-option",
        sentence="'{issue}' has no option called '{name}'.",
        hint="Its options: {names}.",
        old="opens: {them: two_days, you: two_weeks}",
        wrong="opens: {them: two_days, you: ¦two_weks}",
        right="opens: {them: seven_days, you: two_weeks}",
    ),
    _unknown(
        "unknown-person",
        "person",
        "person: ines",
        "person: ¦inez",
        hint="People are described in people.yaml: {names}.",
    ),
    _unknown(
        "unknown-rival",
        "rival",
        "by: keel, after",
        "by: ¦keal, after",
        hint="Rivals are described in rivals.yaml and bid under 'rivals:'; here: {names}.",
    ),
    _unknown(
        "unknown-move", "move", "needs: [trust >= 40]", "needs: [used ¦ask_munday]", "needs: [used ask_monday]"
    ),
    Row(
        code="unknown-measure",
        sentence="There is no measure called '{name}'.",
        hint="Measures of what is fair: {names}.",
        old="fair_means: duty}",
        wrong="fair_means: ¦dutty}",
        right="fair_means: duty }",
    ),
    Row(
        code="unknown-meter",
        sentence="There is no meter called '{name}'.",
        hint="Meters: {names}.",
        old="needs: [trust >= 40]",
        wrong="needs: [¦trusst >= 40]",
        right="needs: [tension <= 60]",
    ),
    _unknown("unknown-encounter", "encounter", "order: [small]", "order: [small, ¦smal]", file=PACK),
    _unknown(
        "unknown-parallel",
        "encounter",
        "  level: 2\n",
        "  level: 2\n  parallel: ¦smalll\n",
        "  level: 2\n  parallel: small\n",
    ),
    Row(
        code="unknown-occasion",
        sentence="'{name}' is no occasion for a line.",
        hint="Occasions: {names}.",
        old="reconcile:\n",
        wrong='reactions: {¦refussed: "No, thank you, not like that."}\nreconcile:\n',
        right='reactions: {refused: "No, thank you, not like that."}\nreconcile:\n',
    ),
    Row(
        code="unknown-name",
        sentence="Nothing is called '{name}' any more.",
        hint="Behind the old name stands the one it has now.",
        old="reconcile:\n",
        wrong="renamed: {first: ¦openning}\nreconcile:\n",
        right="renamed: {first: opening}\nreconcile:\n",
    ),
    Row(
        code="twice-id",
        sentence="The id '{name}' is used twice.",
        hint="It stands first on line {line}; every line and move needs an id of its own.",
        why="Saves and translations point at ids: with two of them nobody knows which is meant.",
        old="{id: op30, mood",
        wrong="{id: ¦op20, mood",
        right="{id: op31, mood",
    ),
    warn(
        code="file-name",
        sentence="The file is called '{file}', but the encounter in it '{name}'.",
        hint="Name it {name}.yaml, or write  id: {stem}",
        why="Encounters are looked for by the name of the file.",
        old="id: small\n",
        wrong="id: ¦other\n",
    ),
)
