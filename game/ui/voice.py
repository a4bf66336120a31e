"""Self-voicing: says what has the focus and what is new on screen, for whoever has no screen reader running.

Speech comes from prismatoid where that is installed (it knows the voices of the system), else from espeak-ng, else
from nowhere, which is said once. It is off until switched on, in the settings or with its key.
"""
from __future__ import annotations

import importlib
import shutil
import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from game.ui.guest import Guest
from game.ui.inputs import Action
from game.ui.notices import tell
from game.ui.stage import Names, identity
from game.ui.widgets.base import Role, Widget
from game.view.language import N_, _, catalog

NO_VOICE = N_("No voice was found on this machine; install espeak-ng to have the game read aloud.")
ROLE_WORDS = {Role.SWITCH: N_("switch"), Role.SLIDER: N_("slider"), Role.SPIN: N_("choice"), Role.TAB: N_("tab"),
              Role.TEXT: N_("text field"), Role.RADIO: N_("option")}
LOUDEST = 200  # of espeak-ng; 100 is its usual loudness


class Speaker(Protocol):
    """Something that speaks. Neither call waits until it is said."""

    def say(self, words: str, loud: float) -> None:
        """Say this now, in place of what is being said; `loud` from 0 to 1."""

    def hush(self) -> None:
        """Stop."""


class Prism:
    """The voices of the system, through prismatoid. Raises ImportError, RuntimeError or ValueError without one."""

    def __init__(self) -> None:
        self._context = importlib.import_module("prism").Context()
        self._voice: Any = self._context.acquire_best()

    def say(self, words: str, loud: float) -> None:
        with suppress(Exception):  # whatever a voice of the system answers, the game goes on
            self._voice.volume = loud
        with suppress(Exception):
            self._voice.speak(words, interrupt=True)

    def hush(self) -> None:
        with suppress(Exception):
            self._voice.stop()


class Espeak:
    """The program espeak-ng, once for each thing said. `into` writes a sound file instead of sounding."""

    def __init__(self, program: str, language: str = "", into: Path | None = None) -> None:
        self._command = [program, "--stdin", *(["-v", language] if language else [])]
        self._into = into
        self._saying: subprocess.Popen[bytes] | None = None

    def say(self, words: str, loud: float) -> None:
        self.hush()
        loudness = ["-a", str(round(LOUDEST * loud))]
        target = ["-w", str(self._into)] if self._into else []
        try:
            self._saying = subprocess.Popen(
                [*self._command, *loudness, *target], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL)
            if self._saying.stdin:
                self._saying.stdin.write(words.encode())
                self._saying.stdin.close()
        except OSError:
            tell(_(NO_VOICE))

    def hush(self) -> None:
        if self._saying and self._saying.poll() is None:
            self._saying.terminate()
        if self._saying:
            self._saying.wait()
        self._saying = None

    def finish(self) -> None:
        """Wait until it is all said."""
        if self._saying:
            self._saying.wait()


def _espeak(language: str) -> Speaker | None:
    program = shutil.which("espeak-ng") or shutil.which("espeak")
    return Espeak(program, language) if program else None


def _prism(language: str) -> Speaker | None:
    try:
        return Prism()
    except (ImportError, AttributeError, OSError, RuntimeError, ValueError):
        return None


CHAIN: Sequence[Callable[[str], Speaker | None]] = (_prism, _espeak)


def find_speaker(language: str = "", chain: Sequence[Callable[[str], Speaker | None]] = CHAIN) -> Speaker | None:
    """The first voice of the chain that there is; without any, one sentence is told."""
    for make in chain:
        speaker = make(language)
        if speaker is not None:
            return speaker
    tell(_(NO_VOICE))
    return None


def read_out(widget: Widget) -> str:
    """A widget as it is said: name, what it is where that is not plain, value, and the rest."""
    parts = (widget.name, _(ROLE_WORDS.get(widget.role, "")), widget.value, widget.spoken())
    return ". ".join(part.strip().rstrip(".") for part in parts if part.strip())


class Voice(Guest):
    """Speaks while `app.preferences.speak` is on."""

    def __init__(self, find: Callable[[str], Speaker | None] = find_speaker) -> None:
        self._find = find
        self._speaker: Speaker | None = None
        self._language = ""
        self._focus: Names | None = None
        self._live: dict[str, None] = {}
        self._scene: object = None
        self._last = ""

    def begin(self) -> None:
        self.app.commands[Action.VOICE] = self.toggle
        self.app.commands[Action.SAY_AGAIN] = self.again
        self.drawn()

    def leave(self) -> None:
        if self._speaker:
            self._speaker.hush()

    @property
    def is_on(self) -> bool:
        """Whether it speaks now."""
        return bool(self.app.preferences.speak)

    def toggle(self) -> None:
        """On or off; that it is on is heard at once."""
        self.app.prefer(speak=not self.is_on)
        if self.is_on:
            self._say(self._all_there_is())
        elif self._speaker:
            self._speaker.hush()

    def again(self) -> None:
        """What was said last, once more."""
        self._say(self._last)

    def drawn(self) -> None:
        new = self._new_words()
        if self.is_on and new:
            self._say(new)

    def _new_words(self) -> str:
        """What came on screen or took the focus since the last time."""
        stage, parts = self.app.stage, []
        if self._scene is not self.app.scene:
            self._scene, self._live = self.app.scene, {}
            parts.append(self.app.scene.name)
        live = {read_out(w): None for layer in (stage.scope, *stage.overlays) for w in layer.walk() if w.live}
        parts += [words for words in live if words not in self._live]
        self._live = live
        focus = identity(stage.focus) if stage.focus else None
        if stage.focus and (focus != self._focus or parts):
            parts.append(read_out(stage.focus))
        self._focus = focus
        return ". ".join(parts)

    def _all_there_is(self) -> str:
        self._scene = self._focus = None
        return self._new_words()

    def _say(self, words: str) -> None:
        if self._language != catalog().code:
            self._language = catalog().code
            self._speaker = self._find(self._language)
        self._last = words
        if self._speaker and words:
            preferences = self.app.preferences
            self._speaker.say(words, preferences.loud * preferences.voice / 10_000)
