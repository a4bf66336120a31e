"""Soft sounds of the interface, made from code at start: a family of moves each, and a yes, a no, a break, a mending.

Each is a few sine tones that begin and end softly. A machine without a sound device is told of once; captions say in
words what sounds, with or without a device.
"""
from __future__ import annotations

import os
import sys
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, pi, sin
from pathlib import Path
from threading import Thread

import pygame

from game.ui.guest import Guest
from game.ui.notices import tell
from game.view.language import N_, _

RATE = 22_050  # samples a second, one channel, 16 bit
PEAK = 9_000  # of 32,767: soft (design choice)
RISE = 0.012  # seconds until a tone is whole, or it clicks
NO_DEVICE = N_("No sound device was found, so the game is silent; captions of its sounds are in the settings.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tone:
    """One tone: hertz, seconds until it begins, how long it rings, how loud beside the others (0 to 1)."""

    hertz: float
    at: float = 0.0
    rings: float = 0.35
    loud: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Voicing:
    """What a sound is made of, and what a caption says of it."""

    caption: str
    tones: tuple[Tone, ...]


def _steps(*hertz: float, apart: float = 0.09, rings: float = 0.35) -> tuple[Tone, ...]:
    return tuple(Tone(hertz=each, at=apart * at, rings=rings) for at, each in enumerate(hertz))


def _chord(*hertz: float, rings: float = 0.7) -> tuple[Tone, ...]:
    return tuple(Tone(hertz=each, rings=rings, loud=0.8) for each in hertz)


VOICINGS: dict[str, Voicing] = {
    "find_out": Voicing(caption=N_("two notes up, like a question"), tones=_steps(392.0, 523.3)),
    "meet": Voicing(caption=N_("two even notes"), tones=_steps(392.0, 392.0, apart=0.13)),
    "bargain": Voicing(caption=N_("a tap on wood"), tones=_steps(261.6, 329.6, apart=0.05, rings=0.16)),
    "influence": Voicing(caption=N_("a low swell"), tones=_chord(146.8, 220.0, rings=0.5)),
    "repair": Voicing(caption=N_("a soft chord that opens"), tones=(*_chord(261.6, 329.6), Tone(hertz=392.0, at=0.2))),
    "reconcile": Voicing(caption=N_("two notes that meet"), tones=(*_steps(329.6, 349.2), *_steps(440.0, 349.2))),
    "bind": Voicing(caption=N_("a small bell"), tones=(Tone(hertz=784.0, rings=0.6), Tone(hertz=1568.0, loud=0.3))),
    "leave": Voicing(caption=N_("two notes down"), tones=_steps(392.0, 293.7)),
    "yes": Voicing(caption=N_("a warm chord: yes"), tones=_chord(261.6, 329.6, 392.0)),
    "no": Voicing(caption=N_("a dull note: no"), tones=(Tone(hertz=174.6, rings=0.4),)),
    "rupture": Voicing(caption=N_("a string that snaps: something breaks"), tones=_chord(207.7, 220.0, rings=0.5)),
    "mended": Voicing(caption=N_("a chord that comes to rest: mended"),
                      tones=(*_chord(220.0, 293.7), Tone(hertz=349.2, at=0.25))),
}


def samples(tones: Sequence[Tone]) -> array[int]:
    """The tones as 16-bit samples at RATE; the loudest reaches PEAK."""
    long = round(RATE * (max(tone.at + tone.rings for tone in tones) + 0.05))
    waves = [0.0] * long
    for tone in tones:
        _add(waves, tone)
    most = max(map(abs, waves)) or 1.0
    return array("h", (round(PEAK * wave / most) for wave in waves))


def _add(waves: list[float], tone: Tone) -> None:
    start, turn = round(RATE * tone.at), 2 * pi * tone.hertz / RATE
    rise, fade = RISE * RATE, tone.rings * RATE / 4
    for at in range(min(round(RATE * tone.rings), len(waves) - start)):
        swell = min(1.0, at / rise) * exp(-at / fade) * min(1.0, (tone.rings * RATE - at) / rise)
        waves[start + at] += tone.loud * swell * sin(turn * at)


def has_device() -> bool:
    """Whether there may be something to sound on. On Linux without a card or a sound server the system's library
    would write a page of its own onto the terminal before it gives up."""
    if not sys.platform.startswith("linux") or os.environ.get("SDL_AUDIODRIVER") or os.environ.get("PULSE_SERVER"):
        return True
    running = Path(os.environ.get("XDG_RUNTIME_DIR", "/run/user/0"))
    servers = (running / "pulse" / "native", running / "pipewire-0")
    return any(Path("/dev/snd").glob("pcm*")) or any(server.exists() for server in servers)


@lru_cache(maxsize=32)
def waves_of(name: str) -> bytes:
    """The samples of a sound, made once."""
    return samples(VOICINGS[name].tones).tobytes()


class Sound(Guest):
    """Plays what a move sounds like, as loud as was set, and shows its captions where they were asked for."""

    def __init__(self) -> None:
        self.silent = True
        self._made: dict[str, pygame.mixer.Sound] = {}

    def begin(self) -> None:
        """Opens the device; the sounds are made beside the play, so that nothing waits for them."""
        self.app.sound = self.play
        try:
            if not has_device():
                raise pygame.error(NO_DEVICE)
            pygame.mixer.init(RATE, -16, 1, 512)
        except (pygame.error, NotImplementedError):
            tell(_(NO_DEVICE))
            return
        self.silent = False
        Thread(target=_make_all, daemon=True).start()

    def leave(self) -> None:
        if not self.silent:
            pygame.mixer.quit()

    def play(self, *names: str) -> None:
        """These sounds, one after another, once what they go with is on screen."""
        known = tuple(name for name in names if name in VOICINGS)
        if known:
            self.app.soon(lambda: self._play(known))

    def _play(self, names: tuple[str, ...]) -> None:
        self._sound(names)
        if self.app.preferences.captions:
            self.app.say("; ".join(_(VOICINGS[name].caption) for name in names), "volume-2")

    @property
    def loudness(self) -> float:
        """Of the interface, 0 to 1."""
        preferences = self.app.preferences
        return preferences.loud * preferences.interface / 10_000

    def _sound(self, names: tuple[str, ...]) -> None:
        if self.silent or not self.loudness:
            return
        first, *after = [self._sound_of(name) for name in names]
        channel = first.play()
        for sound in after[:1]:  # a channel keeps one sound waiting; a third would only blur the two
            if channel:
                channel.queue(sound)

    def _sound_of(self, name: str) -> pygame.mixer.Sound:
        sound = self._made.get(name) or self._made.setdefault(name, pygame.mixer.Sound(buffer=waves_of(name)))
        sound.set_volume(self.loudness)
        return sound


def _make_all() -> None:
    for name in VOICINGS:
        waves_of(name)
