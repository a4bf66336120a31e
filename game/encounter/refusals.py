"""A move that the rules do not allow now: a value with a code and one sentence, shown and never recorded."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """`code` is for programs and tests, `reason` is for the person: what is wrong and what to do."""

    code: str
    reason: str
