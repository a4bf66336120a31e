"""Watching: what is saved is checked at once and alone; what is left alone is not looked into."""
from __future__ import annotations

import io
from contextlib import suppress
from pathlib import Path

from game.authoring import watch
from game.authoring.watch import Watch, run
from tests.content.packs import ENCOUNTER, small, write_pack


def saved(path: Path, text: str) -> None:
    """Writes a file with another size or time than it had."""
    path.write_text(text + "\n", encoding="utf-8")


def test_nothing_is_told_before_something_is_saved(tmp_path: Path) -> None:
    assert Watch(write_pack(tmp_path)).look() == ()


def test_what_is_saved_is_checked_alone(tmp_path: Path) -> None:
    pack = write_pack(tmp_path, other=small(("id: small", "id: other")))
    watching = Watch(pack)
    saved(pack / ENCOUNTER, small(("kind: ask\n", "kind: aks\n")))
    [found] = watching.look()
    assert (found.path, found.encounter) == (pack / ENCOUNTER, None)
    assert [each.code for each in found.report.problems] == ["not-in-list"]
    assert watching.look() == ()


def test_a_new_file_and_one_that_is_gone_are_noticed(tmp_path: Path) -> None:
    pack = write_pack(tmp_path)
    watching = Watch(pack)
    saved(pack / "encounters" / "other.yaml", small(("id: small", "id: other")))
    assert [each.path.name for each in watching.look()] == ["other.yaml"]
    (pack / "encounters" / "other.yaml").unlink()
    assert watching.look() == ()


def test_the_pack_is_read_anew_when_its_own_files_are_saved(tmp_path: Path) -> None:
    pack = write_pack(tmp_path)
    watching = Watch(pack)
    saved(pack / ENCOUNTER, small(("person: ines", "person: bo")))
    assert [each.code for found in watching.look() for each in found.report.problems] == ["unknown-person"]
    saved(pack / "people.yaml", 'people:\n  bo: {name: "Bo Ek", role: "caretaker"}')
    assert [each.report.problems for each in watching.look()] == [()]
    saved(pack / ENCOUNTER, small(("person: ines", "person: bo ")))
    assert [each.report.problems for each in watching.look()] == [()]


def test_one_file_is_watched_in_the_pack_above_it(tmp_path: Path) -> None:
    pack = write_pack(tmp_path)
    watching = Watch(pack / ENCOUNTER)
    saved(pack / "people.yaml", "people: {}")
    assert watching.look() == ()
    saved(pack / ENCOUNTER, small(("person: ines", "person: inez")))
    assert [each.code for found in watching.look() for each in found.report.problems] == ["unknown-person"]


def test_a_translation_that_is_saved_has_its_encounter_checked(tmp_path: Path) -> None:
    pack = write_pack(tmp_path)
    (pack / "lines" / "es").mkdir(parents=True)
    watching = Watch(pack)
    saved(pack / "lines" / "es" / "small.po", 'msgctxt "op10"\nmsgid "Why?"\nmsgstr "¿Por qué?"')
    [found] = watching.look()
    assert found.path == pack / ENCOUNTER
    assert {each.code for each in found.report.problems} == {"stale-translation", "missing-translation"}


def test_the_command_tells_what_is_wrong_and_how_long_it_took(tmp_path: Path) -> None:
    write_pack(tmp_path, small=small(("kind: ask\n", "kind: aks\n")))
    out = io.StringIO()
    assert run(tmp_path, out, once=True) == 0
    assert "error[not-in-list]" in out.getvalue()
    assert "small.yaml: 1 error, 0 warnings (checked in " in out.getvalue()


class Stopped(Exception):
    """As Ctrl+C does."""


def test_the_command_looks_again_and_again_until_it_is_stopped(tmp_path: Path) -> None:
    pack, out, looks = write_pack(tmp_path), io.StringIO(), []

    def sleep(seconds: float) -> None:
        looks.append(seconds)
        if len(looks) == 1:
            saved(pack / ENCOUNTER, small(("kind: ask\n", "kind: aks\n")))
        elif len(looks) == 3:
            raise Stopped

    with suppress(Stopped):
        run(pack, out, sleep=sleep)
    assert looks == [watch.EVERY] * 3
    assert out.getvalue().count("error[not-in-list]") == 1
