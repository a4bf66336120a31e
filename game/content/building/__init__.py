"""Turns a checked tree into the frozen encounter. What is wrong was told; it gets a default and is not played."""
from __future__ import annotations

from game.content.building.encounter import Origin, build_encounter
from game.content.building.making import Making
from game.content.building.mending import build_rupture

__all__ = ["Making", "Origin", "build_encounter", "build_rupture"]
