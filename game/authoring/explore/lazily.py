"""Tables that fill themselves: what was worked out once is looked up from then on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Lazily(dict[K, V], Generic[K, V]):
    """A dictionary that asks `work` for what it does not hold yet."""

    def __init__(self, work: Callable[[K], V]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, key: K) -> V:
        value = self[key] = self._work(key)
        return value


class Numbered(Generic[K]):
    """Values numbered in the order they are first met; `on_new` hears of each."""

    def __init__(self, on_new: Callable[[K], None]) -> None:
        self.values: list[K] = []
        self._numbers: dict[K, int] = {}
        self._on_new = on_new

    def number(self, value: K) -> int:
        """Its number, a new one when it is first met."""
        found = self._numbers.get(value)
        if found is None:
            found = self._numbers[value] = len(self.values)
            self.values.append(value)
            self._on_new(value)
        return found
