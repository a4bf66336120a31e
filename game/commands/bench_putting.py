"""The Bench's way of writing a file for people, and telling where it is."""
from __future__ import annotations

from pathlib import Path

from game.view.bench_told import Row, Section, Told
from game.view.language import _

MOST_ROWS = 200


class Putting:
    """Writes into `out`, the folder for what is written for people."""

    out: Path

    def put(self, title: str, name: str, text: str) -> Told:
        """A text as a file, and a report of it."""
        place = self.out / name
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8", newline="")
        except OSError as error:
            return Told(problem=unwritten(place, error))
        return written(title, place)


def written(title: str, place: Path) -> Told:
    """A report of a file that was written."""
    return Told(title=title, summary=_("Written: {path}").format(path=place), path=str(place))


def unwritten(place: Path, error: OSError) -> str:
    """Why a file could not be written."""
    return _("{place} cannot be written ({reason}): choose another place.").format(place=place, reason=error.strerror)


def sections(title: str, rows: tuple[Row, ...]) -> tuple[Section, ...]:
    """Lines under a title, where there are any."""
    return (Section(title=title, rows=rows),) if rows else ()
