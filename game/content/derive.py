"""Numbers that an author may leave out, from the order in which things are written."""
from __future__ import annotations

from game.encounter.values import divide


def shares(parts: list[int], total: int = 100) -> list[int]:
    """`parts` scaled to whole numbers that sum to `total`; the largest remainders are rounded up."""
    whole = sum(parts)
    if whole <= 0:
        return [0 for _ in parts]
    floors = [part * total // whole for part in parts]
    by_remainder = sorted(range(len(parts)), key=lambda place: (-(parts[place] * total % whole), place))
    for place in by_remainder[: total - sum(floors)]:
        floors[place] += 1
    return floors


def rank_weights(count: int) -> list[int]:
    """Rank-order centroid weights for `count` ranks, summing to 100: 75, 25; 61, 28, 11 (Barron and Barrett 1996)."""
    product = 1
    for divisor in range(2, count + 1):
        product *= divisor
    return shares([sum(product // rank for rank in range(place, count + 1)) for place in range(1, count + 1)])


def even_points(count: int) -> list[int]:
    """Points of you for `count` options from their end to yours: 0 to 100 in even steps; theirs are 100 less these."""
    return [divide(100 * place, count - 1) if count > 1 else 100 for place in range(count)]
