"""Codes to join by, code names of seats, and secrets: made at random here, and nowhere else."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from hashlib import blake2b

SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Of a code: without 0 O 1 I L, which are mixed up when read from a wall."""
CODE_LENGTH = 6
SECRET_BYTES = 24
BIRDS = (
    "Heron", "Wren", "Plover", "Curlew", "Tern", "Dunlin", "Siskin", "Avocet", "Linnet", "Petrel", "Redwing", "Swift",
    "Bittern", "Godwit", "Lapwing", "Merlin", "Osprey", "Puffin", "Sanderling", "Whimbrel",
)  # fmt: skip
MOST_OF_A_BIRD = 99


def new_code() -> str:
    """A code to join by, of six signs."""
    return "".join(secrets.choice(SIGNS) for _ in range(CODE_LENGTH))


def as_code(written: str) -> str:
    """What a person typed as a code: spaces and dashes go, small letters become capitals; "" where it is none."""
    plain = "".join(written.upper().split()).replace("-", "")
    return plain if len(plain) == CODE_LENGTH and set(plain) <= set(SIGNS) else ""


def new_secret() -> str:
    """What a device keeps to come back to its seat, or a trainer to come back to her page."""
    return secrets.token_urlsafe(SECRET_BYTES)


def hashed(secret: str) -> str:
    """What is stored of a secret."""
    return blake2b(secret.encode("utf-8", "surrogatepass"), digest_size=24).hexdigest()


def is_same(given: str, known: str) -> bool:
    """Compares two secrets in a time that does not depend on where they differ."""
    return secrets.compare_digest(given.encode("utf-8", "surrogatepass"), known.encode())


def code_name(taken: Collection[str]) -> str:
    """A code name that nobody in the room has: "Heron 4". Bird and number tell nothing of the order of joining."""
    short = [f"{bird} {number}" for bird in BIRDS for number in range(1, 10)]
    free = [name for name in short if name not in taken]
    if len(free) * 2 < len(short):
        long = [f"{bird} {number}" for bird in BIRDS for number in range(10, MOST_OF_A_BIRD + 1)]
        free += [name for name in long if name not in taken]
    return secrets.choice(free)
