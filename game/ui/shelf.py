"""Drawn pictures that are kept for as long as there is room: counted in bytes, for a large window's face is 40 times
a small one's."""
from __future__ import annotations

from collections.abc import Callable, Hashable

import pygame

MOST_BYTES = 96 * 1024 * 1024  # design choice: every breath of a dozen faces in a large window


class Shelf:
    """Surfaces by what they show. Over `most` bytes the one that was not asked for longest is let go."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self.most, self.held = most, 0
        self._kept: dict[Hashable, pygame.Surface] = {}

    def __contains__(self, key: Hashable) -> bool:
        return key in self._kept

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Hashable, draw: Callable[[], pygame.Surface]) -> pygame.Surface:
        """The surface of `key`, drawn where there is none. Shared: blit it, never draw on it."""
        kept = self._kept.pop(key, None)
        if kept is None:
            kept = draw()
            self.held += _bytes(kept)
        self._kept[key] = kept
        while self.held > self.most and len(self._kept) > 1:
            self.held -= _bytes(self._kept.pop(next(iter(self._kept))))
        return kept

    def clear(self) -> None:
        """Let go of everything."""
        self._kept.clear()
        self.held = 0


def _bytes(surface: pygame.Surface) -> int:
    return surface.get_pitch() * surface.get_height()


PICTURES = Shelf()
"""The one shelf for people and places."""
