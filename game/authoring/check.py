"""The command `check`: what is wrong with encounter files and packs, one sentence each."""
from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from game.content.load import FileReport, Report, check_paths
from game.content.problems import Severity, harmless, render

CLEAN, PROBLEMS, WRONG_USE = 0, 1, 2
SHIPPED = Path(__file__).resolve().parents[2] / "dialogues"


def run(paths: Sequence[Path], *, as_json: bool, show_all: bool, out: TextIO) -> int:
    """Checks files, folders and packs (the shipped one without any) and writes what was found.

    Returns 0 when there is no error, 1 with errors, 2 when there was nothing to check. Warnings alone count as clean.
    """
    if not paths and not SHIPPED.is_dir():
        out.write("There is nothing to check: name a file, a folder or a pack.\n")
        return WRONG_USE
    report = check_paths(paths or [_from_here(SHIPPED)])
    out.write(_as_json(report) if as_json else _as_text(report, show_all))
    return PROBLEMS if any(file.count(Severity.ERROR) for file in report.files) else CLEAN


def _from_here(folder: Path) -> Path:
    """A folder below the present one by its short name."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def _as_text(report: Report, show_all: bool) -> str:
    """The problems, then a line for each file."""
    problems = render(report.problems, report.sources, show_all=show_all)
    summaries = [line for file in report.files for line in _summary(file, show_all)]
    return "\n".join([*([problems] if problems else []), *summaries]) + "\n"


def _summary(file: FileReport, show_all: bool) -> list[str]:
    errors, warnings = file.count(Severity.ERROR), file.count(Severity.WARNING)
    line = f"{harmless(Path(file.path).name)}: {_counted(errors, 'error')}, {_counted(warnings, 'warning')}"
    if show_all:
        return [line, *(f"  worked out: {each}" for each in file.derived)]
    if file.derived:
        line += f" ({_counted(len(file.derived), 'thing')} worked out; --all lists them)"
    return [line]


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


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
