"""Nothing that a learner reads stays English: in a language of accents, every word that has none is a leftover."""
from __future__ import annotations

import argparse
import inspect
import io
import os
import re
import subprocess
import sys
from contextlib import suppress
from dataclasses import fields, is_dataclass
from html import unescape

import pytest

from game.cli import COMMANDS
from game.commands.speaking import ARGPARSE
from game.encounter.script import Encounter
from game.review import replays, report
from game.review.naming import PHASES, REASONS
from game.review.transcript import transcript
from game.session.journal import Journal
from game.session.players import play
from game.session.replay import REHEARSAL
from game.session.session import Session
from game.view import looking_back, terminal_text
from game.view.language import _
from game.view.library import briefing
from game.view.play import Play
from game.view.terminal import Stopped, Terminal
from tests.shipped import ROOT, names, plays, shipped
from tests.ui.pseudo import in_pseudo, spoken

PLAIN = re.compile(r"[A-Za-z][A-Za-z']{2,}")
"""A word with no accent: every English word has one in the pseudo-locale, if it went through the catalogue."""
MARKED = re.compile(r"[aeiouncyAEIOUNCY]")
LEARNER = {"play", "replay", "report", "profiles", "join", "doctor"}


def left_over(text: str, allowed: set[str]) -> list[str]:
    """Words that did not go through the catalogue; ids, names and what a file says are `allowed`."""
    found = (word for word in re.findall(r"[^\W\d_][\w']*", text) if PLAIN.fullmatch(word) and MARKED.search(word))
    return sorted({word for word in found if word not in allowed})


def known(encounter: Encounter) -> set[str]:
    """What stands in a file as an id or a name: nobody translates it."""
    said = repr(encounter)
    ids = set(re.findall(r"(?:id|name|to|by|sees|issue|fact|teaches)='([^']*)'", said))
    ids |= set(encounter.facts) | set(encounter.moments) | set(encounter.ruptures) | set(encounter.promises)
    ids |= set(re.findall(r"'([a-z0-9_]+)'", said))
    words = {word for each in ids for word in (*re.split(r"[\W_]+", each), *each.split())}
    return words | {f"{word}'s" for word in words}


@pytest.fixture
def accents():
    with spoken("accents"):
        yield


@pytest.fixture
def journal(tmp_path):
    opened = Journal(tmp_path / "journal.db")
    yield opened
    opened.close()


def _played(journal: Journal, name: str, moves: str) -> Session:
    session = Session.start(journal, in_pseudo(shipped(name), "accents"), lambda: "2031-03-01T09:00:00")
    play(session, moves)
    return session


ALL = [(name, scripted) for name in names() for scripted in plays(name)]
IDS = [scripted.place for _, scripted in ALL]


@pytest.mark.parametrize(("name", "scripted"), ALL, ids=IDS)
def test_the_terminal_says_nothing_in_english(journal, accents, name, scripted):
    out = io.StringIO()
    moves = iter([*scripted.moves.split(";"), "offer", "", "repair", "", "?", "l", "q"])
    session = Session.start(journal, in_pseudo(shipped(name), "accents"), lambda: "2031-03-01T09:00:00")
    for line in terminal_text.briefing(briefing(session.encounter)):
        print(line, file=out)


    def ask(prompt: str) -> str:
        out.write(prompt)
        return next(moves).strip()

    with suppress(Stopped):
        Terminal(Play(session), ask, out).run()
    assert left_over(out.getvalue(), known(session.encounter) | {"offer", "repair", "say", "fee", "bed", "bell"}) == []


@pytest.mark.parametrize(("name", "scripted"), ALL, ids=IDS)
def test_a_transcript_and_a_report_say_nothing_in_english(journal, accents, name, scripted):
    session = _played(journal, name, scripted.moves)
    allowed = known(session.encounter) | set(re.findall(r"[a-z]+", scripted.moves)) | {"say"}
    assert left_over(transcript(session.encounter, session.beats), allowed) == []
    page = report.html(report.dossier(journal, journal.head(session.play), what_if=False))
    body = re.sub(r"<style>.*?</style>|<[^>]*>", " ", page, flags=re.S)
    assert left_over(unescape(body), allowed) == []


def test_every_cause_of_every_scripted_play_has_words(tmp_path):
    codes, phases = set(), set()
    for name, scripted in ALL:
        opened = Journal(tmp_path / f"{scripted.place}.db")
        session = Session.start(opened, shipped(name), lambda: "2031-03-01T09:00:00")
        play(session, scripted.moves)
        for event in (event for beat in session.beats for event in beat.events):
            codes |= {cause.code for cause in event.causes}
            phases |= {word for word in (getattr(event, "phase", ""), getattr(event, "to", "")) if word}
        opened.close()
    assert codes - {REHEARSAL} <= set(REASONS)
    assert {"ruptured", "challenged", "livable", "agreed", "bound", "hollow"} <= phases
    assert {"ruptured", "challenged", "livable", "agreed", "bound", "hollow"} <= set(PHASES)


def test_a_list_of_plays_and_a_verdict_say_nothing_in_english(journal, accents):
    session = _played(journal, "cold_ward", plays("cold_ward")[0].moves)
    out = io.StringIO()
    replays.list_plays(journal, out)
    head = journal.head(session.play)
    told = out.getvalue() + replays.verdict(journal, head, session.encounter)[1]
    assert left_over(told, known(session.encounter)) == []


def test_looking_back_says_nothing_in_english(journal, accents):
    for name in names():
        session = _played(journal, name, plays(name)[0].moves)
        looked = looking_back.LookingBack.of(session, journal.head(session.play))
        allowed = known(session.encounter) | set(re.findall(r"[a-z]+", plays(name)[0].moves))
        assert left_over(_texts(looked.screen()), allowed | MACHINE) == []


MACHINE = {"None", "True", "False"}


def _texts(value: object) -> str:
    """Every text of a screen, but not the ids by which the game finds things."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return "\n".join(map(_texts, value))
    if is_dataclass(value):
        inside = (getattr(value, each.name) for each in fields(value) if each.name not in IDENTIFIERS)
        return "\n".join(map(_texts, inside))
    return ""


IDENTIFIERS = {
    "art", "by", "cue", "frontier", "icon", "id", "key", "kind", "mood", "move", "portrait", "screen", "stage", "where",
}  # fmt: skip


@pytest.mark.parametrize("command", [each for each in COMMANDS if each.name in LEARNER], ids=lambda each: each.name)
def test_the_help_of_what_a_learner_calls_says_nothing_in_english(accents, command):
    parser = argparse.ArgumentParser(add_help=False, usage="", description=_(command.does))
    command.arguments(parser)
    told = re.sub(r"^usage:.*|^\S.*:$|--?[\w-]+|\b[A-Z][A-Z_@]+\b|\{.*?\}", " ", parser.format_help(), flags=re.M)
    assert left_over(told, {"she", "they", "learner", "python", "main"}) == []


def test_the_library_that_reads_the_command_line_still_says_what_is_translated():
    source = inspect.getsource(argparse)
    plain = source.replace("'\n            '", "").replace('"', "'")
    missing = [said for said in ARGPARSE if said.replace('"', "'") not in plain]
    assert len(missing) <= 2, missing


def test_a_command_speaks_the_language_of_the_system(tmp_path):
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    done = [
        subprocess.run([sys.executable, "main.py", *words], cwd=ROOT, env={**home, **said}, capture_output=True,
                       text=True, encoding="utf-8", check=False)
        for words, said in ((["report", "--help"], {"LANG": "es_ES.UTF-8", "PYTHONUTF8": "1"}),
                            (["report", "--nope"], {"LANG": "es_ES.UTF-8", "PYTHONUTF8": "1"}),
                            (["report", "--help"], {"LANG": "C", "PYTHONUTF8": "1"}))
    ]  # fmt: skip
    assert "Escribe lo que muestra una partida" in " ".join(done[0].stdout.split())
    assert "uso: " in done[0].stdout
    assert "no se entiende: --nope" in done[1].stderr
    assert "Write what a play shows" in done[2].stdout
    (tmp_path / "livable-terms").mkdir()
    (tmp_path / "livable-terms" / "settings.json").write_text('{"language": "es"}', encoding="utf-8")
    chosen = subprocess.run([sys.executable, "main.py", "doctor"], cwd=ROOT, env={**home, "PYTHONUTF8": "1"},
                            capture_output=True, text=True, encoding="utf-8", check=False)  # fmt: skip
    assert "No falta nada." in chosen.stdout
