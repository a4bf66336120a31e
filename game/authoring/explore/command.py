"""The command `explore FILE`: how many situations there are, every outcome with the shortest way, and what is wrong."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from game.authoring.explore.explored import Best, Explored, explore
from game.authoring.explore.problems import problems_of
from game.content import reader
from game.content.load import load_encounter
from game.content.pack import NO_PACK, Pack
from game.content.problems import Problem, Severity, render
from game.encounter.values import Outcome, points
from game.language.catalog import N_, _

CLEAN, PROBLEMS, WRONG_USE = 0, 1, 2
WITHOUT = {
    "find_out": N_("finding out"),
    "repair": N_("repair"),
    "reconcile": N_("reconciling"),
    "influence": N_("cajoling, pressing or reassuring"),
}


def run(path: Path, pack: Pack = NO_PACK, *, seconds: float | None, out: TextIO, as_json: bool = False) -> int:
    """Explores the encounter in a file and writes what was proved.

    `seconds` is how long it may take; None for as long as it takes. Returns 0, 1 when an error was proved (or the file
    has errors of its own), 2 when there is no such file.
    """
    if not path.is_file():
        out.write(_("There is no file '{path}': name an encounter file.").format(path=path) + "\n")
        return WRONG_USE
    encounter = load_encounter(path, pack)
    source = reader.read_path(path)
    if isinstance(encounter, list):
        out.write(render(encounter, {source.path: source.lines}) + "\n")
        out.write(_("Mend this first: what has errors cannot be explored.") + "\n")
        return PROBLEMS
    explored = explore(encounter, seconds=seconds)
    problems = problems_of(explored.proofs, source)
    if as_json:
        out.write(json.dumps(as_data(explored, problems), ensure_ascii=False, indent=1) + "\n")
    else:
        out.write("\n".join(report(explored, problems, source.lines)) + "\n")
    return PROBLEMS if any(each.severity is Severity.ERROR for each in problems) else CLEAN


def summary(explored: Explored) -> str:
    """What `check --explore` adds to the line of a file."""
    met: dict[str, Any] = {"count": explored.situations, "time": _seconds(explored), "turn": explored.cut_at_turn}
    if not explored.is_complete:
        told = _("{count:,} situations in {time}, not all from turn {turn} on: nothing is called impossible "
                 "('explore --all' visits the rest)")  # fmt: skip
        return told.format(**met)
    missing = ", ".join(outcome.value for outcome in Outcome if outcome not in explored.ways)
    told = _("{count:,} situations, all visited in {time}; all outcomes it can have")
    if missing:
        told = _("{count:,} situations, all visited in {time}; all outcomes but {missing}")
    return told.format(**met, missing=missing)


def report(explored: Explored, problems: list[Problem], lines: list[str] | tuple[str, ...] = ()) -> list[str]:
    """The whole report, a line each."""
    said = [f"{explored.encounter.title}: {summary(explored)}.", ""]
    said += [f"{outcome.value}: {'; '.join(way)}" for outcome, way in explored.ways.items()]
    said += ["", *_bests(explored)]
    if problems:
        said += ["", render(problems, {problems[0].path: lines}, show_all=True)]
    elif explored.is_complete:
        said += ["", _("Nothing wrong was found.")]
    return said


def _bests(explored: Explored) -> list[str]:
    best, wanted = explored.best, explored.encounter.best.value
    if best is None:
        none = _("No play was found that ends {wanted}, which the file says is best.")
        if explored.is_complete:
            none = _("No play ends {wanted}, which the file says is best.")
        return [none.format(wanted=wanted)]
    most = _("The best that was found that ends {wanted} is worth {points} to you: {way}")
    if explored.best_is_proved:
        most = _("The best that ends {wanted} is worth {points} to you: {way}")
    said = [most.format(wanted=wanted, points=_points(best), way="; ".join(best.way))]
    overall = explored.best_of_all
    if overall is not None and overall.worth > best.worth:
        more = _("A play that ends {outcome} is worth more to you, {points}: {way}")
        said.append(more.format(outcome=overall.outcome.value, points=_points(overall), way="; ".join(overall.way)))
    without = _("without {what}: {best}")
    return said + [
        "  " + without.format(what=_(WITHOUT[family]), best=_without(each, best, explored))
        for family, each in explored.best_without.items()
    ]


def _without(each: Best | None, best: Best, explored: Explored) -> str:
    if each is None:
        return _("out of reach") if explored.is_complete else _("not found")
    return _("the same") if each.worth == best.worth else _points(each)


def _points(best: Best) -> str:
    return _("{points} points").format(points=points(best.worth))


def _seconds(explored: Explored) -> str:
    return f"{explored.seconds:.0f} s" if explored.seconds >= 1 else _("less than a second")


def as_data(explored: Explored, problems: list[Problem]) -> dict[str, Any]:
    """The report for a machine: worths in hundredths of a point."""

    def told(best: Best | None) -> dict[str, Any] | None:
        return None if best is None else {"outcome": best.outcome.value, "worth": best.worth, "way": list(best.way)}

    return {
        "encounter": explored.encounter.id,
        "situations": explored.situations,
        "seconds": round(explored.seconds, 2),
        "complete": explored.is_complete,
        "cut_at_turn": explored.cut_at_turn,
        "ways": {outcome.value: list(way) for outcome, way in explored.ways.items()},
        "best": told(explored.best),
        "best_is_proved": explored.best_is_proved,
        "best_of_all": told(explored.best_of_all),
        "best_without": {family: told(each) for family, each in explored.best_without.items()},
        "problems": [asdict(each) for each in problems],
    }
