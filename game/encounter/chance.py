"""Keyed chance: the same number for the same key, on every machine, in every process; never a sequence."""

from __future__ import annotations

from hashlib import blake2b


def draw(seed: int, *key: str | int) -> float:
    """A number in [0, 1) that hangs on `seed` and `key` alone."""
    written = "/".join(map(str, (seed, *key))).encode()
    return int.from_bytes(blake2b(written, digest_size=8).digest()) / 2**64
