"""Translation: handed out with context, taken back checked; what is stale or missing is told."""
from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from game.authoring.lines import READERS, WRITERS, as_csv, done, entries, export, from_csv, take
from game.commands import speaking
from game.content.load import Library, check_paths, load_pack
from game.content.locales import Entry, LocaleFault, from_po, path_of, standing
from game.encounter.script import Encounter
from game.encounter.texts import in_words, texts
from tests.content.packs import ENCOUNTER, small, write_pack
from tests.shipped import names, shipped


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "pack")


def loaded(pack: Path) -> Encounter:
    encounter = load_pack(pack).encounter("small")
    assert isinstance(encounter, Encounter), encounter
    return encounter


def in_spanish(pack: Path) -> Path:
    """A whole translation, taken into the pack."""
    encounter = loaded(pack)
    rows = [Entry(id=id, text=text, translation=f"¡{text}!") for id, text in texts(encounter).items()]
    table = pack.parent / "es.csv"
    table.write_text(as_csv(rows), encoding="utf-8")
    assert take(encounter, pack, "es", table).refused == ()
    return table


def codes(pack: Path) -> list[str]:
    return [each.code for each in check_paths([pack / ENCOUNTER]).problems]


@pytest.mark.parametrize("ending", WRITERS)
def test_what_is_handed_out_comes_back_the_same(pack: Path, ending: str) -> None:
    encounter = loaded(pack)
    rows = READERS[ending](export(encounter, pack, "es", ending), "small")
    assert {id: row.text for id, row in rows.items()} == texts(encounter)


def test_a_row_has_speaker_mood_cue_and_what_it_answers(pack: Path) -> None:
    rows = from_csv(export(loaded(pack), pack, "es"), "small.csv")
    first, reply, yours = rows["op10"], rows["op30"], rows["ask_monday"]
    assert (first.speaker, first.mood, first.cue) == ("Ines Duarte", "wary", "glances_at_clock")
    assert reply.context == "answers 'ask_monday': What happens if Monday goes wrong?"
    assert (yours.speaker, yours.context) == ("you", "in 'opening': ask")


def test_a_whole_translation_is_silent_and_heard(pack: Path) -> None:
    in_spanish(pack)
    assert codes(pack) == []
    encounter = loaded(pack)
    words = {id: row.translation for id, row in done(pack, "es", encounter).items()}
    spanish = in_words(encounter, words)
    assert spanish.title == "¡The small rota!"
    assert spanish.moments["opening"].lines[0].say == "¡Why should I wait for yours?!"
    assert spanish.issue("notice").option("two_days").say == "¡two days!"
    assert spanish.issue("fee").option("900").say == "900"
    assert spanish.facts["crew_told"] == "¡She told the crew two weeks.!"
    assert spanish.content_hash == encounter.content_hash


def test_words_that_have_changed_make_a_stale_line_where_it_stands(pack: Path) -> None:
    in_spanish(pack)
    (pack / ENCOUNTER).write_text(small(("Why should I wait for yours?", "Why wait for yours?")))
    [problem] = check_paths([pack / ENCOUNTER]).problems
    assert problem.code == "stale-translation"
    assert "op10" in (pack / ENCOUNTER).read_text().split("\n")[problem.line - 1]


def test_what_has_no_words_yet_is_counted_and_the_first_is_named(pack: Path) -> None:
    in_spanish(pack)
    more = '{id: mine, kind: say_mine, reconcile: notice}\n      - {id: ask_wet, kind: ask, say: "And when it rains?"}'
    (pack / ENCOUNTER).write_text(small(("{id: mine, kind: say_mine, reconcile: notice}", more)))
    [problem] = check_paths([pack / ENCOUNTER]).problems
    assert problem.code == "missing-translation"
    assert problem.message == "1 text is without words in 'es'; the first is 'ask_wet'."


def test_a_stale_line_is_handed_out_with_what_it_was_made_from_and_can_be_mended(pack: Path) -> None:
    in_spanish(pack)
    (pack / ENCOUNTER).write_text(small(("Why should I wait for yours?", "Why wait for yours?")))
    encounter = loaded(pack)
    rows = from_csv(export(encounter, pack, "es", all_of_it=False), "small.csv")
    assert list(rows) == ["op10"]
    assert rows["op10"].context.startswith("STALE, was: Why should I wait for yours? | ")
    table = pack.parent / "back.csv"
    table.write_text(as_csv([Entry(id="op10", text="Why wait for yours?", translation="¿Por qué?")]), encoding="utf-8")
    assert take(encounter, pack, "es", table).taken == 1
    assert codes(pack) == []


def test_a_translation_from_other_words_or_of_nothing_is_refused_and_the_rest_is_taken(pack: Path) -> None:
    rows = [Entry(id="op10", text="Something else", translation="x"), Entry(id="gone", text="a", translation="b"),
            Entry(id="op20", text="People say that.", translation="Eso dicen.")]  # fmt: skip
    table = pack.parent / "es.csv"
    table.write_text(as_csv(rows), encoding="utf-8")
    taken = take(loaded(pack), pack, "es", table)
    assert (taken.taken, len(taken.refused)) == (1, 2)
    assert done(pack, "es", loaded(pack))["op20"].translation == "Eso dicen."


def test_a_fuzzy_message_of_gettext_is_stale() -> None:
    content = '#, fuzzy\nmsgctxt "op10"\nmsgid "Why?"\nmsgstr "¿Por qué?"\n'
    row = READERS[".po"](content, "es.po")["op10"]
    assert standing({"op10": "Why?"}, {"op10": row}).stale == ("op10",)


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-2", "@home", "\tx"])
def test_a_cell_cannot_start_a_formula_and_comes_back_as_it_was(text: str) -> None:
    written = as_csv([Entry(id="a", text=text, translation=text)])
    assert f",'{text}" in written.replace('"', "")
    assert from_csv(written, "a.csv")["a"].text == text


LONG = 'id,text,translation\n"' + "x" * 200_000
BROKEN = (
    ("a.csv", "one,two\n1,2\n"), ("a.csv", LONG), ("a.json", "{}{"),
    ("a.json", "[1]"), ("a.json", '["a"]'),
    ("a.po", 'msgid "a'), ("a.po", 'msgctxt "a"\nmsgstr "\\q"'), ("a.po", "words"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "content"), BROKEN)
def test_a_table_that_cannot_be_read_is_one_sentence(name: str, content: str) -> None:
    with pytest.raises(LocaleFault) as told:
        READERS[Path(name).suffix](content, name)
    assert str(told.value).endswith(".")


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"one,two\n1,2\n", b"msgid\n\x00\n"])
def test_a_broken_table_in_the_pack_is_a_warning_and_the_encounter_is_played(pack: Path, content: bytes) -> None:
    path = path_of(pack, "es", "small")
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    assert codes(pack) == ["bad-translation"]
    assert Library(pack=load_pack(pack).pack).report("small").encounter is not None


def test_semicolons_do_as_well() -> None:
    assert from_csv("id;text;translation\nop10;Why?;¿Por qué?\n", "a.csv")["op10"].translation == "¿Por qué?"


def test_the_comment_at_the_beginning_and_lines_over_several_rows_stay(pack: Path) -> None:
    path = path_of(pack, "es", "small")
    path.parent.mkdir(parents=True)
    path.write_text('# By Ana.\nmsgctxt "op20"\nmsgid ""\n"People "\n"say that."\nmsgstr "Eso\\n"\n"dicen."\n')
    assert done(pack, "es", loaded(pack))["op20"].translation == "Eso\ndicen."
    table = pack.parent / "es.csv"
    table.write_text(as_csv([Entry(id="op10", text="Why should I wait for yours?", translation="¿Por qué?")]))
    take(loaded(pack), pack, "es", table)
    written = path.read_text(encoding="utf-8")
    assert written.startswith("# By Ana.\n")
    assert {"op10", "op20"} <= {id for id, row in from_po(written, "es.po").items() if row.translation}


def test_standing_tells_what_is_done_stale_missing_and_gone() -> None:
    rows = {id: Entry(id=id, text=text, translation="x") for id, text in (("a", "A"), ("b", "old"), ("d", "D"))}
    now = standing({"a": "A", "b": "B", "c": "C"}, rows)
    assert (now.done, now.stale, now.missing, now.gone) == (("a",), ("b",), ("c",), ("d",))


@pytest.mark.parametrize("name", names())
def test_everything_a_player_reads_of_a_shipped_encounter_can_be_translated(name: str) -> None:
    encounter = shipped(name)
    marked = in_words(encounter, {id: f"@{text}" for id, text in texts(encounter).items()})
    assert all(text.startswith("@") for text in texts(marked).values())
    assert set(texts(marked)) == set(texts(encounter))


# --- other hands ----------------------------------------------------------------------------------------------------

HAND = """\
variants:
  second_hand:
    client: {fair_means: market}
    facts: {crew_told: {says: "She told the crew nothing."}}
    lines: {op10: "Why should anybody wait?", op30: {say: "Then there is a queue.", mood: tired}}
    moves: {ask_monday: {say: "And on a bad Monday?"}}
reconcile:
"""


@pytest.fixture
def handed(pack: Path) -> Path:
    (pack / ENCOUNTER).write_text(small(("reconcile:\n  notice:", f"{HAND}  notice:")))
    return pack


def hand_of(pack: Path) -> Encounter:
    found = load_pack(pack).encounter("small", "second_hand")
    assert isinstance(found, Encounter), found
    return found


def test_what_a_hand_says_in_other_words_is_handed_out_once_more_with_the_hand(handed: Path) -> None:
    first, second = loaded(handed), hand_of(handed)
    rows = from_csv(export(first, handed, "es", hands=(second,)), "small.csv")
    own = {id: row for id, row in rows.items() if "/" in id}
    assert set(own) == {f"second_hand/{id}" for id in ("op10", "op30", "ask_monday", "fact.crew_told")}
    assert rows["op10"].text == "Why should I wait for yours?"
    assert (own["second_hand/op30"].text, own["second_hand/op30"].mood) == ("Then there is a queue.", "tired")
    assert own["second_hand/op30"].context == "in the hand 'second_hand': answers 'ask_monday': And on a bad Monday?"
    assert own["second_hand/fact.crew_told"].context == "in the hand 'second_hand': what you find out"


def test_a_hand_without_its_own_words_is_told_as_missing(handed: Path) -> None:
    in_spanish(handed)
    [problem] = [each for each in check_paths([handed / ENCOUNTER]).problems if each.code == "missing-translation"]
    assert "4 texts are without words" in problem.message
    assert "'second_hand/" in problem.message


def test_the_words_of_a_hand_are_taken_back_and_heard_in_that_hand_alone(handed: Path, monkeypatch) -> None:
    first, second = loaded(handed), hand_of(handed)
    rows = [replace(row, translation=f"¡{row.text}!") for row in entries(first, {}, (second,))]
    table = handed.parent / "es.csv"
    table.write_text(as_csv(rows), encoding="utf-8")
    taken = take(first, handed, "es", table, (second,))
    assert (taken.refused, taken.taken) == ((), len(rows))
    assert "missing-translation" not in codes(handed)
    monkeypatch.setattr("game.language.catalog.catalog", lambda: SimpleNamespace(code="es"))
    said = [speaking.in_language(each, handed).moments["opening"].lines[0].say for each in (first, second)]
    assert said == ["¡Why should I wait for yours?!", "¡Why should anybody wait?!"]
    assert speaking.in_language(second, handed).title == "¡The small rota!"


def test_a_hands_words_that_have_changed_are_stale(handed: Path) -> None:
    first, second = loaded(handed), hand_of(handed)
    rows = [replace(row, translation=f"¡{row.text}!") for row in entries(first, {}, (second,))]
    table = handed.parent / "es.csv"
    table.write_text(as_csv(rows), encoding="utf-8")
    take(first, handed, "es", table, (second,))
    text = (handed / ENCOUNTER).read_text()
    (handed / ENCOUNTER).write_text(text.replace("Then there is a queue.", "Then they queue."))
    [problem] = [each for each in check_paths([handed / ENCOUNTER]).problems if each.code == "stale-translation"]
    assert "'second_hand/op30'" in problem.message
