"""Self-voicing says what has the focus and what is new; its voices stand in a chain."""
from __future__ import annotations

import shutil
import wave

import pytest

from game.ui import notices, voice
from game.ui.preferences import Preferences
from game.ui.voice import Espeak, Voice, find_speaker
from tests.ui.playing import do
from tests.ui.pseudo import spoken as spoken_in

ESPEAK = shutil.which("espeak-ng")


class Listener:
    """A voice that remembers what it said."""

    def __init__(self) -> None:
        self.said, self.louds, self.hushed = [], [], 0

    def say(self, words, loud):
        self.said.append(words)
        self.louds.append(loud)

    def hush(self):
        self.hushed += 1


@pytest.fixture
def spoken(shown):
    """An app that reads aloud, and what it said."""

    def make(**preferences):
        app, listener = shown(), Listener()
        app.receive(Preferences(**{"speak": True, **preferences}), None)
        app.invite(Voice(lambda language: listener))
        return app, listener

    return make


def test_it_begins_with_the_title_her_words_and_what_has_the_focus(spoken):
    app, listener = spoken()
    (first,) = listener.said
    assert first.index(app.scene.name) < first.index("So why you?") < first.index(app.stage.focus.name)


def test_moving_the_focus_says_what_is_there_and_nothing_else(spoken):
    app, listener = spoken()
    do(app, "tab")
    assert len(listener.said) == 2
    assert listener.said[1].startswith(app.stage.focus.name)
    assert "So why you?" not in listener.said[1]


def test_a_move_says_what_she_answers(spoken):
    app, listener = spoken()
    do(app, "2")
    assert app.stage.layers[0].find("speech").name in " ".join(listener.said[1:])


def test_what_was_said_is_not_said_again_while_something_moves(spoken):
    app, listener = spoken()
    for _ in range(5):
        app.stage.invalidate(app.canvas.get_rect())
        app.step()
    assert len(listener.said) == 1


def test_its_key_switches_it_on_and_off_and_another_says_the_last_again(spoken):
    app, listener = spoken(speak=False)
    assert listener.said == []
    do(app, "f4")
    assert app.preferences.speak
    assert "So why you?" in listener.said[0]
    do(app, "f6")
    assert listener.said[1] == listener.said[0]
    do(app, "f4")
    assert not app.preferences.speak
    assert listener.hushed
    do(app, "tab")
    assert len(listener.said) == 2


def test_its_loudness_is_that_of_the_voice_within_that_of_everything(spoken):
    assert spoken(loud=50, voice=60)[1].louds == [0.3]


def test_the_first_voice_of_the_chain_that_there_is_speaks():
    one, two = Listener(), Listener()
    assert find_speaker("", [lambda language: None, lambda language: one, lambda language: two]) is one


def test_without_any_voice_one_sentence_is_told_once_and_the_game_goes_on(shown):
    notices.forget()
    app = shown()
    app.receive(Preferences(speak=True), None)
    app.invite(Voice(lambda language: find_speaker(language, [])))
    do(app, "tab", "tab")
    assert notices.notices() == (voice.NO_VOICE,)
    notices.forget()


def test_another_language_is_spoken_by_a_voice_of_its_own(shown):
    asked = []
    app = shown()
    app.receive(Preferences(speak=True), None)
    app.invite(Voice(lambda code: asked.append(code) or Listener()))
    with spoken_in("accents"):
        do(app, "tab")
    assert asked == ["en", "accents"]


@pytest.mark.skipif(ESPEAK is None, reason="espeak-ng is not installed.")
def test_espeak_speaks_and_louder_is_louder(tmp_path):
    def loudest(loud: float) -> int:
        path = tmp_path / f"{loud}.wav"
        speaker = Espeak(str(ESPEAK), "en", into=path)
        speaker.say("Ruth: Eleven nights without heating.", loud)
        speaker.finish()
        with wave.open(str(path)) as said:
            assert said.getnframes() / said.getframerate() > 1
            samples = memoryview(said.readframes(said.getnframes())).cast("h")
        return max(map(abs, samples))

    assert loudest(0.8) > 1.5 * loudest(0.2) > 0


def test_a_voice_that_cannot_be_started_is_told_once():
    notices.forget()
    Espeak("no-such-program").say("Hello", 1.0)
    assert notices.notices() == (voice.NO_VOICE,)
    notices.forget()
