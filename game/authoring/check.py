"""The command `check`: what is wrong with encounter files and packs, one sentence each."""
from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, TextIO

from game.content.load import FileReport, Report, check_paths
from game.content.problems import Problem, Severity, harmless, render
from game.content.shelf import check_all
from game.language.catalog import _, ngettext

CLEAN, PROBLEMS, WRONG_USE = 0, 1, 2
SHIPPED = Path(__file__).resolve().parents[2] / "dialogues"


Prove = Callable[[FileReport], tuple[tuple[Problem, ...], str]]
"""What visiting every situation proves of a file without errors, and a sentence that says how far it came."""


def run(
    paths: Sequence[Path],
    *,
    as_json: bool,
    show_all: bool,
    out: TextIO,
    under: Path | None = None,
    prove: Prove | None = None,
) -> int:
    """Checks files, folders, packs and zips (the shipped pack without any) and writes what was found.

    Zips are unpacked below `under`; without it they are no files that can be read.

    Returns 0 when there is no error, 1 with errors, 2 when there was nothing to check. Warnings alone count as clean.
    """
    if not paths and not SHIPPED.is_dir():
        out.write(_("There is nothing to check: name a file, a folder or a pack.") + "\n")
        return WRONG_USE
    wanted = paths or [_from_here(SHIPPED)]
    report = check_paths(wanted) if under is None else Report(files=check_all(wanted, under))
    told: dict[str, str] = {}
    if prove is not None:
        report, told = _proved(report, prove)
    out.write(_as_json(report) if as_json else _as_text(report, show_all, told))
    return PROBLEMS if any(file.count(Severity.ERROR) for file in report.files) else CLEAN


def _from_here(folder: Path) -> Path:
    """A folder below the present one by its short name."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def _proved(report: Report, prove: Prove) -> tuple[Report, dict[str, str]]:
    """The report with what was proved, and by file how far the proof came."""
    files, told = [], {}
    for file in report.files:
        if file.encounter is not None and not file.count(Severity.ERROR):
            problems, told[file.path] = prove(file)
            file = replace(file, problems=(*file.problems, *problems))
        files.append(file)
    return replace(report, files=tuple(files)), told


def _as_text(report: Report, show_all: bool, told: dict[str, str]) -> str:
    """The problems, then a line for each file."""
    problems = render(report.problems, report.sources, show_all=show_all)
    summaries = [line for file in report.files for line in _summary(file, show_all, told)]
    return "\n".join([*([problems] if problems else []), *summaries]) + "\n"


def _summary(file: FileReport, show_all: bool, told: dict[str, str]) -> list[str]:
    errors, warnings = file.count(Severity.ERROR), file.count(Severity.WARNING)
    line = f"{harmless(Path(file.path).name)}: {counted(errors, warnings)}"
    if file.path in told:
        line += f" ({told[file.path]})"
    if show_all:
        told_of = _("worked out: {what}")
        return [line, *("  " + told_of.format(what=each) for each in file.derived)]
    if file.derived and file.path not in told:
        all_ = len(file.derived)
        more = ngettext("{count} thing worked out; --all lists it", "{count} things worked out; --all lists them", all_)
        line += f" ({more.format(count=all_)})"
    return [line]


def counted(errors: int, warnings: int) -> str:
    """How many of each, in words."""
    told = ngettext("{count} error", "{count} errors", errors).format(count=errors)
    return f"{told}, " + ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings)


def _as_json(report: Report) -> str:
    """A list of files, each with its problems and what was worked out."""
    files: list[dict[str, Any]] = [
        {
            "path": file.path,
            "errors": file.count(Severity.ERROR),
            "warnings": file.count(Severity.WARNING),
            "problems": [asdict(problem) for problem in file.problems],
            "derived": list(file.derived),
        }
        for file in report.files
    ]
    return json.dumps(files, ensure_ascii=False, indent=1) + "\n"
