"""The functions of the Bench in the window: the same ones that the commands use."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands import Trouble, now
from game.commands.bench_faults import faults
from game.commands.bench_papers import Papers
from game.commands.bench_running import Running, loaded, mend_first
from game.commands.following import followed
from game.language.catalog import N_, _
from game.view.bench import Checked, Chosen, Drawn, Opened, Rehearsed, Setup

if TYPE_CHECKING:
    from game.authoring.watch import Watch
    from game.content.load import FileReport
    from game.encounter.script import Encounter
    from game.session.journal import Journal

NO_FOLDER = N_("There is nothing at {place}: type or paste the whole path of a folder, a zip or a file.")
EMPTY = N_("There is no encounter in {place}: open the folder of a pack (it holds pack.yaml), its zip, or one file.")
UNPACKED = N_("This is the unpacked copy of a zip: change the files that it was made of, zip them, and open it again.")


class Workbench(Running, Papers):
    """Everything of the Bench. `home` is where it begins; `out` is the folder for what is written for people, `kept`
    where the plays of this machine are, `memory` a file for the places that were opened last."""

    def __init__(self, home: Callable[[], Path], journal: Callable[[], Journal], *, out: Path | None = None,
                 kept: Path | None = None, memory: Path | None = None) -> None:
        super().__init__(out=out or Path.home(), kept=kept or Path.home(), memory=memory)
        self._home, self._journal = home, journal
        self._watch: Watch | None = None

    def home(self) -> str:
        """The place it opens at first."""
        return str(self._home())

    def open(self, place: str) -> Opened:
        """A folder, zip or file, checked; it is watched from now on."""
        place = place.strip().strip("'\"") or self.home()
        try:
            return self._opened(Path(place).expanduser())
        except Trouble as trouble:
            return Opened(place=place, problem=str(trouble))
        except (OSError, RuntimeError, ValueError):
            return Opened(place=place, problem=_(NO_FOLDER).format(place=place))

    def _opened(self, path: Path) -> Opened:
        from game.authoring.watch import Watch
        from game.commands.libraries import pack_folder
        from game.content.load import check_paths
        from game.content.zipped import is_zip

        if not path.exists():
            return Opened(place=str(path), problem=_(NO_FOLDER).format(place=path))
        is_packed = path.is_file() and is_zip(path)
        folder = pack_folder(str(path)) if is_packed else path
        self._watch = Watch(folder)
        files = tuple(sorted(map(checked, check_paths([folder]).files), key=_is_aside))
        if not files:
            return Opened(place=str(path), problem=_(EMPTY).format(place=path))
        note = _(UNPACKED) if is_packed else ""
        self._home = lambda: path
        self.remember(path)
        return Opened(place=str(path), name=self._watch.pack.name or path.stem, files=files, note=note)

    def check(self, path: str) -> Checked:
        """One file, checked again."""
        from game.content.load import check_paths

        files = check_paths([Path(path)]).files
        return checked(files[0]) if files else Checked(path=path, name=Path(path).name, title=Path(path).name)

    def saved(self) -> tuple[Checked, ...]:
        """What was saved since the last look, checked."""
        found = self._watch.look() if self._watch else ()
        return tuple(checked(each.report, each.took) for each in found)

    def draw(self, path: str) -> Drawn:
        """The map."""
        from game.authoring.graph.model import map_of
        from game.authoring.graph.svg import svg

        encounter = loaded(path)
        if encounter is None:
            return Drawn(problem=mend_first())
        drawn = map_of(encounter)
        told = []
        for box in drawn.boxes:
            moves = "; ".join(f"{row.words} → {row.to or 'stays'}" for row in box.rows)
            told.append(f"{box.name}{'' if box.is_reached else ' (never reached)'}: {moves or 'no moves'}")
        return Drawn(svg=svg(drawn), told=tuple(told))

    def rehearse(self, path: str, chosen: Chosen) -> Rehearsed:
        """A play from a state; it goes on in what the file says as soon as it is saved."""
        from game.session.journal import JournalProblem
        from game.session.rehearsal import Unfit
        from game.session.session import Session
        from game.view.play import Play

        encounter = loaded(path)
        if encounter is None:
            return Rehearsed(problem=mend_first())
        try:
            session = Session.rehearse(self._journal(), encounter, now, chosen.at, wishes(chosen))
        except (Unfit, JournalProblem, Trouble) as problem:
            return Rehearsed(problem=str(problem))
        return followed(Play(session, trainer=True), Path(path))


def wishes(chosen: Chosen) -> dict[str, str]:
    """What was chosen as the wishes of a rehearsal."""
    wanted = {"trust": str(chosen.trust), "tension": str(chosen.tension), "turn": str(chosen.turn)}
    wanted |= {"knows": " ".join(sorted(chosen.knows)), "open": " ".join(sorted(chosen.open))}
    return {key: value for key, value in wanted.items() if value}


def checked(report: FileReport, took: float = 0.0) -> Checked:
    """A report as the Bench shows it."""
    path = Path(report.path)
    title = report.encounter.title if report.encounter else _title(path)
    setup = _setup(report.encounter) if report.encounter else None
    found = faults(report.problems, report.lines)
    return Checked(path=report.path, name=path.name, title=title, about=_about(path), faults=found, setup=setup,
                   took=took)


def _is_aside(file: Checked) -> bool:
    """Whether it is listed behind the others: what is no encounter and has nothing wrong."""
    return file.setup is None and not file.faults


def _about(path: Path) -> str:
    """What kind of file it is, where it is no encounter."""
    from game.content.lessons import is_lesson
    from game.content.pack import PACK_FILE, PEOPLE_FILE, RIVALS_FILE

    words = {PACK_FILE: _("The pack: its name, order and licence"), PEOPLE_FILE: _("Everybody who is met"),
             RIVALS_FILE: _("Who bids")}
    return words.get(path.name, _("Lesson") if is_lesson(path) else "")


def _title(path: Path) -> str:
    """The title of a file that cannot be played, or its name."""
    from game.content.heads import SUFFIXES, read_head
    from game.content.pack import PACK_FILES

    if path.suffix not in SUFFIXES or path.name in PACK_FILES:
        return path.name
    title = read_head(path, path.name).title
    return title if title != path.stem else path.name


def _setup(encounter: Encounter) -> Setup:
    from game.session.rehearsal import MEASURE
    from game.view.words import first_name

    measure = _("What {name} counts as fair").format(name=first_name(encounter.client.name))
    facts = (*encounter.facts.items(), (MEASURE, measure))
    return Setup(
        states=tuple(encounter.moments), start=encounter.start, trust=encounter.trust, tension=encounter.tension,
        turns=encounter.patience, facts=facts, ruptures=tuple((name, name) for name in encounter.ruptures),
    )  # fmt: skip
