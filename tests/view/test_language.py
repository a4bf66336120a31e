"""Words in other languages: complete, with nothing filled in lost, and English wherever a catalog cannot be read."""
from __future__ import annotations

import ast
import io
import re
import subprocess
import sys
import zipfile
from argparse import Namespace
from pathlib import Path

import pytest

from game.commands import libraries
from game.commands.speaking import in_language
from game.content.locales import path_of, read, standing
from game.encounter.texts import texts, texts_of_hands
from game.playing import Table
from game.session.journal import Journal
from game.session.players import play
from game.session.session import Session
from game.ui import notices
from game.view import language
from game.view.language import BrokenCatalog, load, ngettext, read_catalog, sentence, speak
from game.view.play import Play
from tests.shipped import ROOT, library, names, plays, shipped

LOCALES = ROOT / "assets" / "locales"
LINES = ROOT / "dialogues" / "lines"
FILLED = re.compile(r"\{\w*")
COUNTED = {"{turns", "{number", "{left"}
"""What a plural form may leave out."""
TRANSLATED = [(path.parent.name, path.stem) for path in sorted(LINES.glob("*/*.po"))]


@pytest.fixture
def spanish():
    speak(load(LOCALES, "es"))
    yield language.catalog()
    speak(language.ENGLISH)


@pytest.fixture(scope="module")
def asked(tmp_path_factory) -> dict[str, str]:
    """Every sentence that translators are asked for -> its plural or "", as Babel finds them in the sources."""
    pofile = pytest.importorskip("babel.messages.pofile", reason="Babel is not installed (extra test).")
    pot = tmp_path_factory.mktemp("words") / "game.pot"
    command = [sys.executable, "-m", "babel.messages.frontend", "-q", "extract", "-F", "babel.cfg", "-k", "Refusal:2",
               "-o", str(pot), "."]
    subprocess.run(command, cwd=ROOT, check=True)
    found = pofile.read_po(io.BytesIO(pot.read_bytes()))
    ids = [message.id for message in found if message.id]
    return {(id[0] if isinstance(id, tuple) else id): (id[1] if isinstance(id, tuple) else "") for id in ids}


def test_spanish_is_complete_and_has_nothing_that_is_gone(asked, spanish):
    assert sorted(asked.keys() - spanish.said.keys()) == []
    assert sorted(spanish.said.keys() - asked.keys()) == []
    assert [text for text, forms in spanish.said.items() if not all(forms)] == []
    assert [text for text, more in asked.items() if more and len(spanish.said[text]) != 2] == []


def test_a_translation_fills_in_only_what_is_there(spanish):
    pronouns = {"{they", "{them", "{their"}
    for text, forms in spanish.said.items():
        there = set(FILLED.findall(text))
        for form in filter(None, forms):
            used = set(FILLED.findall(form))
            allowed = there | ({"{name"} if there & pronouns else set())
            assert used <= allowed | COUNTED, text
            assert there - used <= pronouns | COUNTED, text


def test_a_plural_takes_the_form_of_its_number(spanish):
    assert ngettext("{left} turn left", "{left} turns left", 1).format(left=1) == "queda 1 turno"
    assert ngettext("{left} turn left", "{left} turns left", 5).format(left=5) == "quedan 5 turnos"


def test_a_refusal_of_the_rules_is_told_in_the_language_with_what_it_names(spanish):
    assert sentence("You have said that already.") == "Eso ya lo has dicho."
    assert sentence("'fee' is not on the table.") == "«fee» no está sobre la mesa."
    assert sentence("Something that nobody translated.") == "Something that nobody translated."


def test_every_template_of_a_refusal_is_one_that_the_rules_say():
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "game" / "encounter").glob("*.py"))
    said = {re.sub(r"\{[^}]*\}", "{}", text) for text in re.findall(r'Refusal\(\s*"\w+",\s*f"([^"]+)"', sources)}
    assert {re.sub(r"\{\w+\}", "{}", text) for text in language.FILLED} == said


def test_in_english_every_word_is_as_it_was():
    assert language.catalog() is language.ENGLISH
    assert language.ENGLISH.one("Leverage") == "Leverage"
    assert [ngettext("one", "more", number) for number in (0, 1, 2)] == ["more", "one", "more"]


def test_what_waits_for_a_translator_is_shown_in_english():
    text = '#, fuzzy\nmsgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgstr ""\n'
    found = read_catalog(text, "es")
    assert (found.one("a"), found.one("c"), found.one("d")) == ("a", "c", "d")


@pytest.mark.parametrize(("text", "line"), [
    ('msgid "a\nmsgstr "b"\n', "line 1"), ('msgid "a"\nmsgstr b\n', "line 2"), ('"a"\n', "line 1"),
    ('msgid "a"\nmsgstr "\\x"\n', "line 2"), ("msgid\n", "line 1"),
])
def test_a_broken_catalog_is_one_sentence_with_its_line(tmp_path, text, line):
    path = tmp_path / "es" / "LC_MESSAGES" / "game.po"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenCatalog) as caught:
        load(tmp_path, "es")
    assert line in str(caught.value)
    assert str(caught.value).count("\n") == 0


def test_a_catalog_that_is_no_text_is_one_sentence_too(tmp_path):
    path = tmp_path / "es" / "LC_MESSAGES" / "game.po"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BrokenCatalog):
        load(tmp_path, "es")


def test_a_language_that_is_not_there_is_english():
    assert load(LOCALES, "xx") is load(LOCALES, "") is language.ENGLISH


def test_the_languages_there_are_have_names_of_their_own():
    assert {code: language.name_of(LOCALES, code) for code in language.languages(LOCALES)} == {
        "en": "English", "es": "Español"}


# --- lines of encounters ------------------------------------------------------------------------------------------


def test_spanish_has_the_lines_of_two_encounters():
    assert {("es", "cold_ward"), ("es", "late_handover")} <= set(TRANSLATED)


@pytest.mark.parametrize(("code", "name"), TRANSLATED)
def test_no_line_of_a_translated_encounter_is_missing_stale_or_gone(code, name):
    hands = [shipped(name, hand) for hand in library().variants(name)]
    now = standing(texts_of_hands(shipped(name), hands), read(path_of(ROOT / "dialogues", code, name)))
    assert (now.missing, now.stale, now.gone) == ((), (), ())


@pytest.fixture
def both(tmp_path, spanish):
    """A play of the same moves in English and in Spanish."""
    encounter, made = shipped("cold_ward"), []
    journal = Journal(tmp_path / "journal.db")
    for each in (encounter, in_language(encounter, ROOT / "dialogues")):
        made.append(play(Session.start(journal, each, lambda: "2031-03-01T09:00:00"), plays("cold_ward")[0].moves))
    yield made
    journal.close()


def test_an_encounter_in_another_language_plays_by_the_same_rules(both):
    plain, other = both
    assert [beat.events for beat in plain.beats] == [beat.events for beat in other.beats]
    assert other.encounter.language == "es"
    assert "bolígrafo" in texts(other.encounter)["re10"]


def test_a_line_whose_english_changed_stays_english(tmp_path, spanish):
    path = path_of(tmp_path, "es", "cold_ward")
    path.parent.mkdir(parents=True)
    there = path_of(ROOT / "dialogues", "es", "cold_ward").read_text(encoding="utf-8")
    path.write_text(there.replace("Pass it here.", "Pass it over."), encoding="utf-8")
    said = texts(in_language(shipped("cold_ward"), tmp_path))
    assert said["re20"] == "Pass it here."
    assert said["re10"] != texts(shipped("cold_ward"))["re10"]


def test_lines_that_cannot_be_read_are_told_of_and_leave_the_encounter_as_it_is(tmp_path, spanish):
    path = path_of(tmp_path, "es", "cold_ward")
    path.parent.mkdir(parents=True)
    path.write_text('msgctxt "a\n', encoding="utf-8")
    notices.forget()
    encounter = shipped("cold_ward")
    assert in_language(encounter, tmp_path) is encounter
    assert len(notices.notices()) == 1
    notices.forget()


def test_a_zipped_pack_is_played_in_its_translation_too(tmp_path, spanish, monkeypatch):
    monkeypatch.setattr(libraries, "unpacked_under", lambda: tmp_path / "unpacked")
    packed = tmp_path / "shipped.zip"
    with zipfile.ZipFile(packed, "w") as out:
        for path in sorted((ROOT / "dialogues").rglob("*")):
            if path.is_file():
                out.write(path, f"shipped/{path.relative_to(ROOT / 'dialogues')}")
    table = Table(libraries.library_of(str(packed)), None, Namespace(hand=None, seed=None))
    said = texts(table.translated(libraries.encounter_of(table.library, "cold_ward")))
    assert "bolígrafo" in said["re10"]


def test_without_lines_in_a_language_an_encounter_is_as_it_was_written(spanish):
    encounter = shipped("cold_ward")
    assert in_language(encounter, Path("nowhere")) is encounter
    speak(language.ENGLISH)
    assert in_language(encounter, ROOT / "dialogues") is encounter


@pytest.mark.parametrize("name", names())
def test_every_scripted_play_can_be_shown_in_spanish(tmp_path, spanish, name):
    journal = Journal(tmp_path / "journal.db")
    for scripted in plays(name):
        shown = Play(Session.start(journal, shipped(name), lambda: "2031-03-01T09:00:00"))
        for move in scripted.moves.split(";"):
            play(shown.session, move)
            screen = shown.screen()
            if screen.screen == "talk":
                shown.sheet()
        assert "{" not in repr(screen.story)
    journal.close()


def test_no_word_for_translators_hides_in_a_string_with_holes():
    """Babel reads no call inside an f-string, and an f-string inside a call is another sentence each time."""
    found = []
    for path in sorted((ROOT / "game").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            calls = [each for each in ast.walk(node) if isinstance(each, ast.Call)] if _is_holed(node) else [node]
            asked = [each for each in calls if _asks(each) and (_is_holed(node) or any(map(_is_holed, each.args)))]
            found += [f"{path.relative_to(ROOT)}:{each.lineno}" for each in asked]
    assert found == []


def _is_holed(node: ast.AST) -> bool:
    return isinstance(node, ast.JoinedStr)


def _asks(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "N_", "ngettext")
