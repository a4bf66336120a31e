"""Where packs are: a folder or a zip that somebody names, and those in the folder for packs."""
from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from game.content.codes import Findings
from game.content.heads import SUFFIXES
from game.content.load import FileReport, Library, check_paths, load_pack
from game.content.pack import is_pack
from game.content.problems import Severity
from game.content.zipped import ZIP, BadZip, is_zip, unpacked


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A pack on the shelf. `problem` is why it cannot be opened, or its first error; "" where it is sound."""

    path: Path
    name: str
    id: str = ""
    version: str = ""
    language: str = ""
    licence: str = ""
    authors: tuple[str, ...] = ()
    content_notes: tuple[str, ...] = ()
    encounters: tuple[str, ...] = ()
    problem: str = ""


def folder_of(path: Path, under: Path) -> Path:
    """The folder of a pack: itself, or where its zip is unpacked below `under`. Raises BadZip, or OSError."""
    return unpacked(path, under) if is_zip(path) else path


def load(path: Path, under: Path) -> Library:
    """The library of a pack in a folder or zip. Raises BadZip, or OSError."""
    return load_pack(folder_of(path, under))


def find(places: Iterable[Path], under: Path) -> tuple[Found, ...]:
    """Every pack that lies in one of these folders, by name; one that is broken is found with what is wrong."""
    there = [each for place in places for each in _candidates(place)]
    return tuple(_looked_at(path, under) for path in there)


def _candidates(place: Path) -> list[Path]:
    try:
        inside = sorted(place.iterdir())
    except OSError:
        return []
    return [each for each in inside if not each.name.startswith(".") and (is_pack(each) or is_zip(each))]


def _looked_at(path: Path, under: Path) -> Found:
    try:
        library = load(path, under)
    except (BadZip, OSError) as error:
        why = str(error) if isinstance(error, BadZip) else "It cannot be opened: check that it may be read."
        return Found(path=path, name=path.stem, problem=why)
    pack = library.pack
    first = next((each for each in pack.problems if each.severity is Severity.ERROR), None)
    broken = next((head.problem for head in library.heads if head.problem is not None), None)
    told = first or broken
    return Found(
        path=path,
        name=pack.name,
        id=pack.id or path.stem,
        version=pack.version,
        language=pack.language,
        licence=pack.licence,
        authors=pack.authors,
        content_notes=pack.content_notes,
        encounters=tuple(head.id for head in library.heads),
        problem=f"{Path(told.path).name}:{told.line}: {told.message}" if told else "",
    )


def named(found: Sequence[Found], name: str) -> Found | None:
    """The pack called so: by its id, its name, or that of its file."""
    wanted = name.casefold()
    names = ((each, {each.id, each.name, each.path.name, each.path.stem}) for each in found)
    return next((each for each, known in names if wanted in {one.casefold() for one in known}), None)


def put_on(path: Path, shelf: Path, under: Path) -> Path:
    """Copies a pack to the shelf, once it has been looked at. Raises BadZip, FileExistsError, or OSError."""
    folder = folder_of(path, under)
    if not is_pack(folder):
        raise BadZip("there is no pack.yaml in it", "Name the folder or zip of a pack.")
    target = shelf / path.resolve().name
    if target.exists():
        raise FileExistsError(target)
    shelf.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        shutil.copytree(path, target, symlinks=True, ignore=_others)
    else:
        shutil.copy(path, target)
    return target


def _others(folder: str, names: list[str]) -> list[str]:
    """Links, and what begins with a dot, stay where they are."""
    return [name for name in names if name.startswith(".") or (Path(folder) / name).is_symlink()]


def check_all(paths: Iterable[Path], under: Path) -> tuple[FileReport, ...]:
    """The reports on files, folders, packs and zips; a zip's files bear its name before theirs."""
    reports: list[FileReport] = []
    for path in paths:
        if not is_zip(path):
            reports += check_paths([path]).files
            continue
        try:
            folder = folder_of(path, under)
        except BadZip as bad:
            reports.append(_refused(path, bad))
            continue
        reports += check_paths([folder], {folder: str(path)}).files
    return tuple(reports)


def _refused(path: Path, bad: BadZip) -> FileReport:
    findings = Findings(str(path))
    findings.add("bad-zip", None, why=bad.why, advice=bad.advice)
    return FileReport(path=str(path), problems=tuple(findings.problems))


def is_ours(path: Path) -> bool:
    """Whether a file may be one of a pack: what `watch` looks at."""
    return path.suffix in (*SUFFIXES, ".csv", ZIP)
