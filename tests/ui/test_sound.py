"""Sounds are soft, there is one for everything that can be heard, and captions say them in words."""
from __future__ import annotations

from itertools import pairwise

import pygame
import pytest

from game.ui import notices, sound
from game.ui.overlay import Overlay
from game.ui.preferences import Preferences
from game.ui.sound import PEAK, RATE, VOICINGS, Sound, samples
from game.view.heard import HEARD
from tests.shipped import names, plays, shipped
from tests.ui.playing import do, words


def test_everything_that_can_be_heard_has_a_sound_of_its_own():
    assert set(VOICINGS) == set(HEARD)
    assert len({samples(each.tones).tobytes() for each in VOICINGS.values()}) == len(VOICINGS)
    assert len({each.caption for each in VOICINGS.values()}) == len(VOICINGS)


@pytest.mark.parametrize("name", VOICINGS)
def test_a_sound_is_short_soft_and_begins_and_ends_without_a_click(name):
    made = samples(VOICINGS[name].tones)
    assert len(made) < RATE
    assert max(map(abs, made)) == PEAK
    assert max(abs(made[0]), abs(made[-1])) < PEAK / 50
    assert max(abs(one - other) for one, other in pairwise(made)) < PEAK


def heard_of(start, name):
    """Everything that is heard in the scripted plays of an encounter."""
    from game.session.players import play as played

    found = set()
    for scripted in plays(name):
        game = start(shipped(name))
        for move in scripted.moves.split(";"):
            played(game.session, move)
            found |= set(game.heard())
    return found


def test_in_the_shipped_encounters_every_sound_is_heard(plays):
    heard = set().union(*(heard_of(plays, name) for name in names()))
    assert heard == set(HEARD)


def test_without_a_device_one_sentence_is_told_and_captions_still_come(shown, monkeypatch):
    notices.forget()
    monkeypatch.setattr(sound, "has_device", lambda: False)
    app = shown()
    app.receive(Preferences(captions=True), None)
    app.invite(Overlay(), Sound())
    do(app, "2")
    assert notices.notices() == (sound.NO_DEVICE,)
    assert any(VOICINGS["find_out"].caption in widget.name for widget in app.stage.overlays)
    notices.forget()


def test_on_linux_without_a_card_or_a_sound_server_no_device_is_tried(monkeypatch, tmp_path):
    for name in ("SDL_AUDIODRIVER", "PULSE_SERVER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr(sound.sys, "platform", "linux")
    monkeypatch.setattr(sound.Path, "glob", lambda self, pattern: iter(()))
    assert not sound.has_device()
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    assert sound.has_device()


def test_a_move_sounds_after_its_picture_as_loud_as_was_set(shown):
    app = shown()
    app.receive(Preferences(loud=50, interface=50), None)
    guest = Sound()
    app.invite(guest)
    assert not guest.silent
    app.sound("yes", "no thing")
    assert not pygame.mixer.get_busy()
    app.stage.invalidate(app.canvas.get_rect())
    app.step()
    assert pygame.mixer.get_busy()
    assert guest.loudness == 0.25
    guest.leave()


def test_with_sounds_turned_down_to_nothing_nothing_sounds(shown):
    app = shown()
    app.receive(Preferences(interface=0), None)
    guest = Sound()
    app.invite(guest)
    app.sound("yes")
    app.stage.invalidate(app.canvas.get_rect())
    app.step()
    assert not pygame.mixer.get_busy()
    guest.leave()


def test_captions_are_shown_only_where_they_were_asked_for(shown):
    app = shown()
    app.invite(Overlay(), Sound())
    do(app, "2")
    assert app.stage.overlays == []
    assert VOICINGS["find_out"].caption not in words(app)
