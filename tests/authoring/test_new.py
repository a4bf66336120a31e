"""`new`: what it writes is silent, can be played to its end, and overwrites nothing."""
from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from game.authoring import asking, new
from game.authoring.template import MEASURES, Draft
from game.content.load import check_paths, load_pack
from game.encounter.machine import by_dictionary
from game.encounter.rules import begin, step
from game.encounter.script import Encounter
from game.session.players import read
from tests.content.packs import write_pack

WELL = "answer_plainly; ask_round; ask_under; ask_fair; offer fee=100 worry_first=in_full; say_back; " \
    "offer fee=80 worry_first=in_full; close"
BADLY = "cheaper_too; leave_opening"


def typed(*lines: str) -> Callable[[str], str]:
    """Answers one line after the other, then the end of the input."""
    waiting = iter(lines)

    def ask(prompt: str) -> str:
        try:
            return next(waiting)
        except StopIteration:
            raise EOFError from None

    return ask


def played(folder: Path, name: str, moves: str) -> Encounter | str:
    encounter = load_pack(folder).encounter(name)
    assert isinstance(encounter, Encounter), encounter
    state, _ = begin(encounter, by_dictionary)
    for text in moves.split(";"):
        result = step(encounter, state, read(encounter, state, text), by_dictionary)
        assert isinstance(result, tuple), (text, result)
        state = result[0]
    return str(state.outcome)


def test_a_new_pack_is_silent_and_its_encounter_can_be_played_well_and_badly(tmp_path: Path) -> None:
    written = new.write(Draft(name="first"), tmp_path / "first")
    report = check_paths([tmp_path / "first"])
    assert report.problems == ()
    assert [path.name for path in written.files] == ["first.yaml", "people.yaml", "rivals.yaml", "pack.yaml"]
    assert played(tmp_path / "first", "first", WELL) == "bargained"
    assert played(tmp_path / "first", "first", BADLY) == "walked"


def test_a_second_encounter_finds_its_place_in_the_pack_and_changes_nothing_else(tmp_path: Path) -> None:
    new.write(Draft(name="first"), tmp_path / "first")
    before = (tmp_path / "first" / "encounters" / "first.yaml").read_bytes()
    written = new.write(Draft(name="second", person="Bo Ek"), tmp_path / "first")
    assert [path.name for path in written.files] == ["second.yaml", "people.yaml", "pack.yaml"]
    library = load_pack(tmp_path / "first")
    assert library.pack.order == ("first", "second")
    assert set(library.pack.people) == {"ada", "bo"}
    assert check_paths([tmp_path / "first"]).problems == ()
    assert (tmp_path / "first" / "encounters" / "first.yaml").read_bytes() == before


def test_a_pack_written_by_hand_is_added_to_where_that_is_safe_else_the_person_is_told(tmp_path: Path) -> None:
    pack = write_pack(tmp_path)
    (pack / "people.yaml").write_text('people: {ines: {name: "Ines", role: "port manager"}}\n')
    written = new.write(Draft(name="another"), pack)
    assert "people.yaml could not be added to" in written.left[0]
    assert load_pack(pack).pack.order == ("small", "another")


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    new.write(Draft(name="first"), tmp_path / "first")
    with pytest.raises(new.Refused, match="is there already"):
        new.write(Draft(name="first"), tmp_path / "first")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("Dear Ada")
    with pytest.raises(new.Refused, match="is no pack"):
        new.write(Draft(name="full"), tmp_path / "full")
    assert [each.name for each in (tmp_path / "full").iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("name", ["Big", "a b", "../up", "", "7th", "a/b", "ä"])
def test_a_name_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(new.Refused, match="cannot be a name"):
        new.write(Draft(name=name), tmp_path / "pack")
    assert list(tmp_path.iterdir()) == []


def test_ten_answers_make_a_silent_encounter_that_can_be_played(tmp_path: Path) -> None:
    out = io.StringIO()
    answers = typed("Vera \"V\" Lund: #1", "keeps bees, mostly", "Somebody has to carry: the hives & all", "900 2400",
                    "*Why* you?", "She can't lift any more.", "Who lifts them now? # nobody", "My son. He is eight.",
                    "you carry them, and say nothing", "5")  # fmt: skip
    draft = asking.asked(Draft(name="bees"), answers, out)
    new.write(draft, tmp_path / "bees")
    assert check_paths([tmp_path / "bees"]).problems == ()
    encounter = load_pack(tmp_path / "bees").encounter("bees")
    assert isinstance(encounter, Encounter)
    assert encounter.client.name == 'Vera "V" Lund: #1'
    assert (encounter.fair_means, encounter.facts["worry"]) == ("duty", "She can't lift any more.")
    moves = WELL.replace("fee=100", "fee=2400").replace("fee=80", "fee=1900")
    assert played(tmp_path / "bees", "bees", moves) == "bargained"


def test_there_are_ten_questions_and_an_empty_answer_takes_the_example() -> None:
    assert len(asking.QUESTIONS) == 10
    draft = Draft(name="bees")
    assert asking.asked(draft, typed(*[""] * 10), io.StringIO()) == draft


@pytest.mark.parametrize(("place", "wrong", "said"), [(3, "cheap", "two whole numbers"), (3, "100 40", "smaller one"),
                                                      (9, "luck", "Choose one of"), (0, "x" * 200, "one breath")])
def test_an_answer_that_cannot_be_is_asked_for_again(place: int, wrong: str, said: str) -> None:
    out = io.StringIO()
    draft = asking.asked(Draft(name="bees"), typed(*[""] * place, *[wrong] * asking.MOST_ASKED, *[""] * 10), out)
    assert out.getvalue().count(said) == asking.MOST_ASKED
    assert draft == Draft(name="bees")


def test_an_input_that_ends_in_the_middle_writes_nothing() -> None:
    with pytest.raises(new.Refused, match="ended at question 2: nothing was written"):
        asking.asked(Draft(name="bees"), typed("Vera Lund"), io.StringIO())


def test_what_was_answered_can_be_looked_over_and_given_once_more() -> None:
    out = io.StringIO()
    draft = asking.asked(Draft(name="bees"), typed("Vrea Lund", *[""] * 9, "1", "Vera Lund, they", ""), out)
    assert (draft.person, draft.pronoun) == ("Vera Lund", "they")
    assert " 1  Vrea Lund, she" in out.getvalue()
    with pytest.raises(new.Refused, match="Nothing was written"):
        asking.asked(Draft(name="bees"), typed(*[""] * 10, "q"), io.StringIO())


@pytest.mark.parametrize(("said", "name", "pronoun"), [
    ("Hamish Rao, he", "Hamish Rao", "he"), ("Ash Lee (they)", "Ash Lee", "they"), ("Vera Lund", "Vera Lund", "she"),
    ("Shelley Hehe", "Shelley Hehe", "she"),
])  # fmt: skip
def test_the_questions_speak_of_whoever_was_named(said: str, name: str, pronoun: str) -> None:
    put: list[str] = []

    def ask(prompt: str) -> str:
        put.append(prompt)
        return said if len(put) == 1 else ""

    draft = asking.asked(Draft(name="bees"), ask, io.StringIO())
    assert (draft.person, draft.pronoun) == (name, pronoun)
    assert f"What {'do' if pronoun == 'they' else 'does'} {pronoun} do?" in put[1]


@pytest.mark.parametrize("pronoun", ["she", "he", "they"])
def test_every_pronoun_makes_a_silent_pack(tmp_path: Path, pronoun: str) -> None:
    new.write(Draft(name="first", pronoun=pronoun), tmp_path / "first")
    assert check_paths([tmp_path / "first"]).problems == ()
    assert load_pack(tmp_path / "first").pack.people["ada"].pronoun == pronoun


def test_a_rival_of_the_pack_can_be_chosen_and_another_is_refused(tmp_path: Path) -> None:
    pack = write_pack(tmp_path)
    draft = new.begun("bees", pack)
    assert draft.rivals == ("keel",)
    more = Draft(name="bees", rivals=("keel", "tally"))
    out = io.StringIO()
    asked = asking.asked(more, typed(*[""] * 3, "MIRROR 40 100", "tally 50 200", *[""] * 7), out)
    assert (asked.rival, asked.least, asked.most) == ("tally", 50, 200)
    assert "Rivals here: keel, tally." in out.getvalue()


def test_somebody_else_of_the_same_first_name_stays_who_they_are(tmp_path: Path) -> None:
    folder = tmp_path / "first"
    new.write(Draft(name="first", person="Ada Lindqvist"), folder)
    new.write(Draft(name="second", person="Ada Okoro"), folder)
    new.write(Draft(name="third", person="Ada Lindqvist"), folder)
    library = load_pack(folder)
    assert {id: each.name for id, each in library.pack.people.items()} == {
        "ada": "Ada Lindqvist",
        "ada_okoro": "Ada Okoro",
    }
    encounter = library.encounter("second")
    assert isinstance(encounter, Encounter)
    assert encounter.client.name == "Ada Okoro"


PEOPLE = """\
format: 1
people:   # everybody
    bo:
        name: "Bo Ek"
        role: "ferryman"
        pronoun: he
        portrait: {hair: bun,
                   dress: cardigan}
# the end of them
renamed: {olle: bo}
"""


def test_a_person_is_added_in_the_middle_of_a_file_as_far_in_as_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "first"
    new.write(Draft(name="first"), folder)
    (folder / "people.yaml").write_text(PEOPLE)
    written = new.write(Draft(name="second", person="Vera Lund"), folder)
    assert written.left == ()
    put = (folder / "people.yaml").read_text()
    assert put.startswith(PEOPLE[: PEOPLE.index("# the end")] + '    vera:\n      name: "Vera Lund"\n')
    assert put.endswith(PEOPLE[PEOPLE.index("# the end") :])


@pytest.mark.parametrize(("order", "after"), [
    ("order: [first]  # in this order", "order: [first, second]  # in this order"),
    ('order: ["first"]', 'order: ["first", second]'),
    ("order:\n  [first,\n   other]", "order:\n  [first,\n   other, second]"),
    ("order:\n  - first\n  - other\nlicence: CC0", "order:\n  - first\n  - other\n  - second\nlicence: CC0"),
    ("order: []", "order: [second]"),
])  # fmt: skip
def test_the_order_is_added_to_however_it_is_written(tmp_path: Path, order: str, after: str) -> None:
    folder = tmp_path / "first"
    new.write(Draft(name="first"), folder)
    (folder / "pack.yaml").write_text(f"format: 1\nid: first\n{order}\n")
    written = new.write(Draft(name="second", person="Bo Ek"), folder)
    assert written.left == ()
    assert (folder / "pack.yaml").read_text() == f"format: 1\nid: first\n{after}\n"


def test_it_is_told_what_was_added_to_and_where_the_encounter_stands(tmp_path: Path) -> None:
    new.write(Draft(name="first"), tmp_path / "first")
    told = new.told(new.write(Draft(name="second", person="Bo Ek"), tmp_path / "first"))
    assert "people.yaml (added to)" in told
    assert "second.yaml\n" in told
    assert "behind 'first' in the order of pack.yaml" in told


@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_makes_a_silent_encounter(tmp_path: Path, measure: str) -> None:
    new.write(Draft(name="first", measure=measure), tmp_path / "first")
    assert check_paths([tmp_path / "first"]).problems == ()


def test_it_goes_where_one_stands(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "pack")
    assert new.where("name", tmp_path, None) == tmp_path / "name"
    assert new.where("name", pack, None) == pack
    assert new.where("name", pack / "encounters", None) == pack
    assert new.where("name", tmp_path, pack) == pack


def test_three_commands_to_go_on_with_are_told(tmp_path: Path) -> None:
    told = new.told(new.write(Draft(name="first"), tmp_path / "first"))
    assert [line.split()[2] for line in told.splitlines() if "main.py" in line] == ["check", "play", "watch"]
