"""Parametric people: `choices` and `person` say who and how, `draw` and `rivals` (which need pygame) draw them."""

from game.ui.portrait.choices import CHOICES, MOODS, POSTURES
from game.ui.portrait.person import Looks

__all__ = ["CHOICES", "MOODS", "POSTURES", "Looks"]
