"""What a person set besides how things look: keys, buttons, loudness, captions, voice, language."""
from __future__ import annotations

from dataclasses import dataclass, field

from game.ui.inputs import InputMap


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """Loudness is in percent."""

    inputs: InputMap = field(default_factory=InputMap)
    loud: int = 80  # all sounds; design choice, as the two below
    interface: int = 60
    voice: int = 100
    captions: bool = False
    speak: bool = False
    language: str = ""
    """A language that there is, such as "es"; "" for that of the system."""
