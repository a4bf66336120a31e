"""A layered layout of a directed graph (after Sugiyama, Tagawa and Toda 1981): ranks, order, positions.

Ranks run from left to right by the shortest way from the first node. An edge over several ranks goes through a
point in each of them. Nodes of one rank are ordered by the barycentre of their neighbours, back and forth, and the
order with the fewest crossings is kept.
"""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

SWEEPS = 24
PULLS = 24
MOST_RANKS = 9
BEND = 14
"""Room of the point at which an edge passes through a rank, px."""


@dataclass(frozen=True, slots=True)
class Place:
    """The upper left corner of a node, px, and the rank it stands in."""

    x: int
    y: int
    rank: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands. `bends` has, for each pair of nodes, the points between them in their order: where an
    edge comes to a rank and where it leaves it."""

    places: Mapping[str, Place]
    bends: Mapping[tuple[str, str], tuple[tuple[int, int], ...]]
    width: int
    height: int


Pair = tuple[str, str]


def laid_out(
    sizes: Mapping[str, tuple[int, int]], edges: Sequence[Pair], start: str, *, across: int = 110, between: int = 34
) -> Layout:
    """Places for nodes of these sizes (width, height, px); `across` between ranks, `between` in a rank, px."""
    ranks = _ranks(list(sizes), edges, start)
    points, chains = _with_bends(edges, ranks)
    rank_of = {**ranks, **points}
    columns = _columns(rank_of)
    links = [link for chain in chains.values() for link in pairwise(chain)]
    columns = _ordered(columns, links)
    tall = {node: sizes[node][1] if node in sizes else BEND for node in rank_of}
    middles = _middles(columns, links, tall, between)
    wide = [max((sizes[node][0] for node in column if node in sizes), default=0) for column in columns]
    lefts = [sum(wide[:rank]) + across * rank for rank in range(len(columns))]
    top = min(middles[node] - tall[node] / 2 for node in rank_of)
    places = {
        node: Place(lefts[ranks[node]], round(middles[node] - tall[node] / 2 - top), ranks[node]) for node in sizes
    }
    edges_of = {node: (lefts[rank], lefts[rank] + wide[rank]) for node, rank in points.items()}
    bends = {
        pair: tuple(
            (x, round(middles[node] - top))
            for node in chain[1:-1]
            for x in edges_of[node][:: 1 if ranks[pair[1]] > ranks[pair[0]] else -1]
        )
        for pair, chain in chains.items()
    }
    lowest = max(middles[node] + tall[node] / 2 for node in rank_of) - top
    return Layout(places, bends, lefts[-1] + wide[-1], round(lowest))


def _ranks(nodes: list[str], edges: Sequence[Pair], start: str) -> dict[str, int]:
    """Ranks by the longest way that never turns back, where that gives few; else by the shortest way.

    The longest way shows the order of a talk whose states all lead to each other.
    """
    steps = _steps(nodes, edges, start)
    order = sorted(nodes, key=lambda node: (steps[node], nodes.index(node)))
    at = {node: place for place, node in enumerate(order)}
    ranks = dict.fromkeys(order, 0)
    for node in order:
        for source, target in edges:
            if source == node and at[source] < at[target]:
                ranks[target] = max(ranks[target], ranks[source] + 1)
    return ranks if max(ranks.values()) < MOST_RANKS else steps


def _steps(nodes: list[str], edges: Sequence[Pair], start: str) -> dict[str, int]:
    """Steps from the start; what is not reached begins anew."""
    onward: dict[str, list[str]] = {}
    for source, target in edges:
        onward.setdefault(source, []).append(target)
    steps: dict[str, int] = {}
    for first in [start, *nodes]:
        if first in steps or first not in nodes:
            continue
        steps[first] = 0
        front = [first]
        while front:
            following = [target for node in front for target in onward.get(node, ()) if target not in steps]
            steps |= dict.fromkeys(following, steps[front[0]] + 1)
            front = list(dict.fromkeys(following))
    return steps


def _with_bends(edges: Sequence[Pair], ranks: Mapping[str, int]) -> tuple[dict[str, int], dict[Pair, list[str]]]:
    """The rank of every point that is put in, and for each pair the chain of nodes and points from end to end."""
    points: dict[str, int] = {}
    chains: dict[Pair, list[str]] = {}
    for source, target in dict.fromkeys(edges):
        step = 1 if ranks[target] >= ranks[source] else -1
        between = [f"{source}→{target}@{rank}" for rank in range(ranks[source] + step, ranks[target], step)]
        points |= {point: int(point.rpartition("@")[2]) for point in between}
        chains[source, target] = [source, *between, target]
    return points, chains


def _columns(rank_of: Mapping[str, int]) -> list[list[str]]:
    columns: list[list[str]] = [[] for _ in range(max(rank_of.values()) + 1)]
    for node, rank in rank_of.items():
        columns[rank].append(node)
    return columns


def _ordered(columns: list[list[str]], links: Sequence[Pair]) -> list[list[str]]:
    """The order of each column after sweeping to and fro; of all that were met the one with the fewest crossings."""
    beside: dict[str, list[str]] = {}
    for one, other in links:
        beside.setdefault(one, []).append(other)
        beside.setdefault(other, []).append(one)
    best, fewest = [list(column) for column in columns], _crossings(columns, links)
    for sweep in range(SWEEPS):
        order = range(1, len(columns)) if sweep % 2 == 0 else range(len(columns) - 2, -1, -1)
        for rank in order:
            near = columns[rank - 1 if sweep % 2 == 0 else rank + 1]
            at = {node: place for place, node in enumerate(near)}
            columns[rank] = _by_barycentre(columns[rank], at, beside)
        if (crossings := _crossings(columns, links)) < fewest:
            best, fewest = [list(column) for column in columns], crossings
    return best


def _by_barycentre(column: list[str], at: Mapping[str, int], beside: Mapping[str, list[str]]) -> list[str]:
    """A column by the mean place of its neighbours; what has none keeps its place."""
    weights: dict[str, float] = {}
    for place, node in enumerate(column):
        places = [at[other] for other in beside.get(node, ()) if other in at]
        weights[node] = sum(places) / len(places) if places else float(place)
    return sorted(column, key=weights.__getitem__)


def _crossings(columns: list[list[str]], links: Sequence[Pair]) -> int:
    """Pairs of links between the same two columns that cross."""
    at = {node: (rank, place) for rank, column in enumerate(columns) for place, node in enumerate(column)}
    by_rank: dict[int, list[tuple[int, int]]] = {}
    for one, other in links:
        (left, first), (right, second) = sorted((at[one], at[other]))
        if right == left + 1:
            by_rank.setdefault(left, []).append((first, second))
    count = 0
    for pairs in by_rank.values():
        for place, (first, second) in enumerate(pairs):
            count += sum((first - a) * (second - b) < 0 for a, b in pairs[place + 1 :])
    return count


def _middles(
    columns: list[list[str]], links: Sequence[Pair], tall: Mapping[str, int], between: int
) -> dict[str, float]:
    """The middle of each node, px: pulled towards its neighbours, never into the next one of its column."""
    middles: dict[str, float] = {}
    for column in columns:
        y = -sum(tall[node] + between for node in column) / 2
        for node in column:
            middles[node] = y + tall[node] / 2
            y += tall[node] + between
    beside: dict[str, list[str]] = {}
    for one, other in links:
        beside.setdefault(one, []).append(other)
        beside.setdefault(other, []).append(one)
    for _ in range(PULLS):
        for column in columns:
            wanted = [_pulled(node, middles, beside) for node in column]
            for node, middle in zip(column, _apart(column, wanted, tall, between), strict=True):
                middles[node] = middle
    return middles


def _pulled(node: str, middles: Mapping[str, float], beside: Mapping[str, list[str]]) -> float:
    others = [middles[other] for other in beside.get(node, ())]
    return sum(others) / len(others) if others else middles[node]


def _apart(column: list[str], wanted: list[float], tall: Mapping[str, int], between: int) -> list[float]:
    """The middles nearest to those that are wanted that keep their distance: blocks that touch move as one.

    (Pooling of adjacent violators: each block stands at the mean of what its members want.)
    """
    offsets = [0.0]
    for before, node in pairwise(column):
        offsets.append(offsets[-1] + (tall[before] + tall[node]) / 2 + between)
    blocks: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        mean, count = want - offset, 1
        while blocks and blocks[-1][0] > mean:
            before_mean, before_count = blocks.pop()
            mean = (before_mean * before_count + mean * count) / (before_count + count)
            count += before_count
        blocks.append((mean, count))
    starts = [mean for mean, count in blocks for _ in range(count)]
    return [start + offset for start, offset in zip(starts, offsets, strict=True)]
