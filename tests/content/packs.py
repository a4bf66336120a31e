"""The small good pack, written to a folder and changed."""
from __future__ import annotations

from pathlib import Path

from game.content.codes import MARK
from game.content.codes.small import SMALL
from game.content.load import FileReport, check_text
from game.content.pack import Pack, read_pack

ENCOUNTER = "encounters/small.yaml"


def write_pack(folder: Path, **files: str | bytes) -> Path:
    """The small pack in `folder`; `files` replace or add by the name of the file without its ending."""
    for path, content in SMALL.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8")
    for name, put in files.items():
        path_in = f"{name}.yaml" if f"{name}.yaml" in SMALL else f"encounters/{name}.yaml"
        (folder / path_in).write_bytes(put if isinstance(put, bytes) else put.encode())
    return folder


def small(*changes: tuple[str, str]) -> str:
    """The small encounter with pieces of it replaced."""
    content = SMALL[ENCOUNTER]
    for old, new in changes:
        assert old in content, old
        content = content.replace(old, new, 1)
    return content


def place_of_mark(content: bytes) -> tuple[int, int]:
    """Line and column of the mark in a sample; (0, 0) without one."""
    head, mark, _ = content.partition(MARK.encode())
    if not mark:
        return 0, 0
    before = head.decode("utf-8", "replace")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def unmarked(content: bytes) -> bytes:
    """A sample without its mark."""
    return content.replace(MARK.encode(), b"")


def codes(report: FileReport) -> list[str]:
    """The codes of a report, in order."""
    return [problem.code for problem in report.problems]


def checked(content: str | bytes, pack: Pack) -> list[str]:
    """The codes found in an encounter."""
    return codes(check_text(content, pack))


def pack_in(folder: Path) -> Pack:
    """The small pack, read."""
    return read_pack(write_pack(folder))
