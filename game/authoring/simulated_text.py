"""What many plays came to, as text for a person and as plain values for a machine."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from game.authoring.policies import POLICIES
from game.authoring.simulate import ODD, Ground, Tally, nash_joint, seed_of
from game.authoring.subjects import Subject
from game.content.problems import Problem, harmless, render
from game.encounter.moves import write
from game.encounter.script import Encounter
from game.encounter.values import Kind
from game.language.catalog import _

if TYPE_CHECKING:
    from game.authoring.simulating import Simulated

WIDTH = 110
BIN = 10  # points of a meter in one column of its histogram
_HEIGHTS = " .:-=+*#%@"
_TIED = "\N{NO-BREAK SPACE}"


def text(found: Sequence[Subject], done: Simulated, seen: Sequence[Problem], *, every_detail: bool) -> str:
    """A table for each encounter; with `every_detail` what was done by each policy, else by all of them together."""
    lines: list[str] = []
    for place, subject in enumerate(found):
        tallies = [tally for (at, _), tally in done.tallies.items() if at == place and tally.runs]
        lines += [*_table(subject, tallies), ""]
        if every_detail:
            lines += [line for tally in tallies for line in _detail(subject, tally, done.seed)]
        elif tallies:
            moves: Counter[str] = Counter()
            for tally in tallies:
                moves.update(tally.moves)
            lines += [_("By all of them together (--policy NAME tells one of them, with its meters):")]
            lines += [*_moves(subject, moves), *(r for t in tallies for r in _replays(subject, t, done.seed)), ""]
    if seen:
        lines += [render(seen, {subject.path: subject.lines for subject in found}), ""]
    if done.is_stopped:
        stopped = _("Stopped after {done:,} of {wanted:,} plays; what they came to is above.")
        lines.append(stopped.format(done=done.done, wanted=done.wanted))
    return "\n".join(lines).rstrip() + "\n"


def _table(subject: Subject, tallies: Sequence[Tally]) -> Iterator[str]:
    encounter = subject.encounter
    told = _("{name} ({path}): level {level}, best: {best}, walk-away {walk}, joint gain at the Nash point {nash:.1f}")
    yield told.format(name=subject.name, path=harmless(subject.path), level=encounter.level, best=encounter.best.value,
                      walk=encounter.walk_away, nash=nash_joint(encounter) / 100)  # fmt: skip
    width = max((len(tally.policy) for tally in tallies), default=0)
    yield f"  {'policy':<{width}}  {'plays':>7}  best  worth  leverage  joint (of Nash)  turns  outcomes"
    for tally in tallies:
        outcomes = ", ".join(f"{name} {_share(tally.share(name))}" for name, _ in tally.outcomes.most_common())
        yield (
            f"  {tally.policy:<{width}}  {tally.runs:>7,}  {_share(tally.share(encounter.best)):>4}"
            f"  {tally.mean('worth'):5.1f}  {tally.mean('leverage'):8.1f}  {_joint(encounter, tally):>15}"
            f"  {tally.mean('turns'):5.1f}  {outcomes}"
        )


def _joint(encounter: Encounter, tally: Tally) -> str:
    ratio = joint_ratio(encounter, tally)
    return "-" if ratio is None else f"{tally.mean('joint'):.1f} ({ratio:.2f})"


def joint_ratio(encounter: Encounter, tally: Tally) -> float | None:
    """The mean joint gain of its agreements to that of the Nash point; None without either."""
    best = nash_joint(encounter)
    return 100 * tally.mean("joint") / best if tally.agreements and best > 0 else None


def _share(share: float) -> str:
    """A share in per cent, with a place more where it would read as nothing."""
    return f"{share:.1%}" if 0 < share < 0.01 else f"{share:.0%}"


def _detail(subject: Subject, tally: Tally, seed: int) -> Iterator[str]:
    yield f"{subject.name}, {tally.policy}:"
    yield from _moves(subject, tally.moves)
    yield _meter(_("  trust at the end    0 [{shape}] 100   most often {most}"), tally.trust)
    yield _meter(_("  tension at the end  0 [{shape}] 100   most often {most}"), tally.tension)
    yield from _replays(subject, tally, seed)
    yield ""


def _moves(subject: Subject, moves: Mapping[str, int]) -> Iterator[str]:
    made = ", ".join(f"{name}{_TIED}{count:,}" for name, count in sorted(moves.items(), key=lambda each: -each[1]))
    yield from _wrapped(_("made: "), made or _("nothing"))
    at = _("(line {line})").replace(" ", _TIED)
    never = [f"{id}{_TIED}{at.format(line=line)}" if line else id for id, line in never_made(subject, moves)]
    if never:
        yield from _wrapped(_("never made: "), ", ".join(never))


def _wrapped(head: str, told: str) -> list[str]:
    lines = textwrap.wrap(told, WIDTH, initial_indent=f"  {head}", subsequent_indent="    ", break_on_hyphens=False)
    return [line.replace(_TIED, " ") for line in lines]


def _meter(told: str, ended: Mapping[int, int]) -> str:
    return told.format(shape=_histogram(ended), most=_most_often(ended))


def _histogram(meter: Mapping[int, int]) -> str:
    """A column for each ten points of a meter, darker the more plays ended there."""
    bins = [0] * (100 // BIN)
    for points, count in meter.items():
        bins[min(points // BIN, len(bins) - 1)] += count
    most = max(bins) or 1
    return "".join(_HEIGHTS[-(-count * (len(_HEIGHTS) - 1) // most)] for count in bins)


def _most_often(meter: Mapping[int, int]) -> int:
    return max(sorted(meter), key=lambda points: meter[points], default=0)


def _replays(subject: Subject, tally: Tally, seed: int) -> Iterator[str]:
    for outcome, number, moves in replays(subject, tally, seed):
        told = _("  replay: {name}, {policy}, {outcome} (run {number}): {moves}")
        yield told.format(name=subject.name, policy=tally.policy, outcome=outcome, number=number, moves=moves)


def replays(subject: Subject, tally: Tally, seed: int) -> Iterator[tuple[str, int, str]]:
    """(outcome, number of its first run, its moves in notation) for each outcome so rare that it is odd."""
    odd = [outcome for outcome in tally.outcomes if tally.share(outcome) < ODD]
    if odd:
        ground = Ground(subject.encounter, POLICIES[tally.policy])
        for outcome in sorted(odd):
            moves = ground.path(seed_of(seed, tally.firsts[outcome]))
            yield outcome, tally.firsts[outcome], "; ".join(write(move) for move in moves)


def never_made(subject: Subject, moves: Mapping[str, int]) -> list[tuple[str, int]]:
    """(id, line of the file) of every move and step of reconciling that these plays never made, in their order.

    Leaving does not count: a policy leaves only where nothing else is left.
    """
    encounter = subject.encounter
    acts = [act.id for moment in encounter.moments.values() for act in moment.acts if act.kind is not Kind.WALK]
    ways = encounter.reconciling.values()
    steps = [step.id for way in ways for step in (*way.restate, *way.translate, *way.meet)]
    return sorted(
        ((id, subject.line_of(id)) for id in dict.fromkeys([*acts, *steps]) if not moves.get(id)),
        key=lambda each: each[1],
    )


def table(found: Sequence[Subject], done: Simulated) -> str:
    """Policies by encounters as a table in Markdown: share of the best outcome, your worth, leverage."""
    policies = list(dict.fromkeys(policy for _, policy in done.tallies))
    rows = [["policy", *(subject.name for subject in found)], ["---"] * (len(found) + 1)]
    for policy in policies:
        cells = [_cell(subject.encounter, done.tallies[place, policy]) for place, subject in enumerate(found)]
        rows.append([policy, *cells])
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _cell(encounter: Encounter, tally: Tally) -> str:
    share = _share(tally.share(encounter.best)).replace("%", " %")
    return f"{share} · {tally.mean('worth'):.1f} · {tally.mean('leverage'):+.0f}" if tally.runs else ""


# --- for a machine ------------------------------------------------------------------------------------------------


def plain(found: Sequence[Subject], done: Simulated, seen: Sequence[Problem]) -> dict[str, Any]:
    """Everything, as values that JSON has."""
    return {
        "seed": done.seed,
        "plays": done.done,
        "wanted": done.wanted,
        "results": [_plain(found[place], tally, done.seed) for (place, _), tally in done.tallies.items()],
        "problems": [
            {"code": each.code, "path": each.path, "line": each.line, "message": each.message, "hint": each.hint}
            for each in seen
        ],
    }


def _plain(subject: Subject, tally: Tally, seed: int) -> dict[str, Any]:
    encounter = subject.encounter
    return {
        "encounter": encounter.id,
        "hand": encounter.variant,
        "policy": tally.policy,
        "plays": tally.runs,
        "best": encounter.best.value,
        "best_share": tally.share(encounter.best),
        "outcomes": dict(tally.outcomes.most_common()),
        "worth": tally.mean("worth"),
        "leverage": tally.mean("leverage"),
        "joint": tally.mean("joint"),
        "joint_of_nash": joint_ratio(encounter, tally),
        "turns": tally.mean("turns"),
        "moves": dict(tally.moves.most_common()),
        "never_made": [{"id": id, "line": line} for id, line in never_made(subject, tally.moves)],
        "trust": {str(points): tally.trust[points] for points in sorted(tally.trust)},
        "tension": {str(points): tally.tension[points] for points in sorted(tally.tension)},
        "replays": [
            {"outcome": outcome, "run": number, "moves": moves}
            for outcome, number, moves in replays(subject, tally, seed)
        ],
    }
