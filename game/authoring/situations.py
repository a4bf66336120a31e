"""Situations of an encounter, as the trainer's bench calls them: the rules' own, in `game.encounter.situations`."""

from game.encounter.situations import Key, is_only_leaving, offerings, offers
from game.encounter.situations import Situations as Table

__all__ = ["Key", "Table", "is_only_leaving", "offerings", "offers"]
