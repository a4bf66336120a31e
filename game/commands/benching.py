"""The functions of the Bench in the window: the same ones that the commands use."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands import Trouble, now
from game.commands.following import followed
from game.view.bench import Checked, Chosen, Drawn, Fault, Opened, Proved, Rehearsed, Setup, Way

if TYPE_CHECKING:
    from game.authoring.watch import Watch
    from game.content.load import FileReport
    from game.content.problems import Problem
    from game.encounter.script import Encounter
    from game.session.journal import Journal

BEFORE, BEHIND = 50, 70
"""Signs of a line that are kept before and behind what is wrong."""
NO_FOLDER = "There is nothing at {place}: type or paste the whole path of a folder, a zip or a file."
EMPTY = "There is no encounter in {place}: open the folder of a pack (it holds pack.yaml), its zip, or one file."
UNPACKED = "This is the unpacked copy of a zip: change the files that it was made of, zip them, and open it again."
MEND_FIRST = "Mend its errors first: what has errors cannot be {done}."


class Workbench:
    """Opens, checks, explores, draws and rehearses. `home` is where it begins."""

    def __init__(self, home: Callable[[], Path], journal: Callable[[], Journal]) -> None:
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
            return Opened(place=place, problem=NO_FOLDER.format(place=place))

    def _opened(self, path: Path) -> Opened:
        from game.authoring.watch import Watch
        from game.commands.libraries import pack_folder
        from game.content.load import check_paths
        from game.content.zipped import is_zip

        if not path.exists():
            return Opened(place=str(path), problem=NO_FOLDER.format(place=path))
        is_packed = path.is_file() and is_zip(path)
        folder = pack_folder(str(path)) if is_packed else path
        self._watch = Watch(folder)
        files = tuple(sorted(map(checked, check_paths([folder]).files), key=_is_aside))
        if not files:
            return Opened(place=str(path), problem=EMPTY.format(place=path))
        note = UNPACKED if is_packed else ""
        self._home = lambda: path
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

    def explain(self, code: str) -> str:
        """What a problem means, with a wrong and a right sample."""
        from game.authoring import explain

        out = StringIO()
        explain.run(code, out)
        return out.getvalue()

    def explore(self, path: str, seconds: float) -> Proved:
        """Every situation, for no longer than this."""
        from game.authoring.explore import command
        from game.authoring.explore.explored import explore
        from game.authoring.explore.problems import problems_of
        from game.content import reader
        from game.encounter.values import Outcome

        encounter = self._loaded(path)
        if encounter is None:
            return Proved(problem=MEND_FIRST.format(done="explored"))
        explored = explore(encounter, seconds=seconds)
        source = reader.read_path(Path(path))
        found = problems_of(explored.proofs, source)
        told = command.report(explored, [])
        past_ways = told.index("", 2) + 1
        best = [line for line in told[past_ways:] if line and not line.startswith("Nothing wrong")]
        return Proved(
            summary=f"{command.summary(explored)}.".capitalize(),
            ways=tuple(Way(outcome=outcome.value, moves=way) for outcome, way in explored.ways.items()),
            missing=tuple(each.value for each in Outcome if each not in explored.ways),
            best=tuple(best), faults=faults(found, source.lines), is_complete=explored.is_complete,
        )  # fmt: skip

    def draw(self, path: str) -> Drawn:
        """The map."""
        from game.authoring.graph.model import map_of
        from game.authoring.graph.svg import svg

        encounter = self._loaded(path)
        if encounter is None:
            return Drawn(problem=MEND_FIRST.format(done="drawn"))
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

        encounter = self._loaded(path)
        if encounter is None:
            return Rehearsed(problem=MEND_FIRST.format(done="played"))
        try:
            session = Session.rehearse(self._journal(), encounter, now, chosen.at, wishes(chosen))
        except (Unfit, JournalProblem, Trouble) as problem:
            return Rehearsed(problem=str(problem))
        return followed(Play(session, trainer=True), Path(path))

    def _loaded(self, path: str) -> Encounter | None:
        from game.content.load import check_paths

        return next((report.encounter for report in check_paths([Path(path)]).files), None)


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
    return Checked(path=report.path, name=path.name, title=title, faults=found, setup=setup, took=took)


def _is_aside(file: Checked) -> bool:
    """Whether it is listed behind the others: what is no encounter and has nothing wrong."""
    return file.setup is None and not file.faults


def _title(path: Path) -> str:
    """The title of a file that cannot be played, or its name."""
    from game.content.heads import SUFFIXES, read_head
    from game.content.lessons import is_lesson
    from game.content.pack import PACK_FILES

    if path.suffix not in SUFFIXES or path.name in PACK_FILES or is_lesson(path):
        return path.name
    title = read_head(path, path.name).title
    return title if title != path.stem else path.name


def _setup(encounter: Encounter) -> Setup:
    from game.session.rehearsal import MEASURE

    facts = (*encounter.facts.items(), (MEASURE, "What she counts as fair"))
    return Setup(
        states=tuple(encounter.moments), start=encounter.start, trust=encounter.trust, tension=encounter.tension,
        turns=encounter.patience, facts=facts, ruptures=tuple((name, name) for name in encounter.ruptures),
    )  # fmt: skip


def faults(problems: Iterable[Problem], lines: Sequence[str]) -> tuple[Fault, ...]:
    """Problems with their source, errors first."""
    found = [_fault(each, lines) for each in problems]
    return tuple(sorted(found, key=lambda each: (not each.is_error, each.line)))


def _fault(problem: Problem, lines: Sequence[str]) -> Fault:
    from game.content.problems import Severity, harmless

    above = source = ""
    column = start = 0
    if 0 < problem.line <= len(lines):
        column = max(0, problem.column - 1)
        start = max(0, column - BEFORE)
        source = harmless(lines[problem.line - 1][start : column + problem.width + BEHIND])
        above = harmless(lines[problem.line - 2][: BEFORE + BEHIND]) if problem.line > 1 and not start else ""
    return Fault(
        code=problem.code, is_error=problem.severity is Severity.ERROR, line=problem.line, message=problem.message,
        hint=problem.hint, above=above, source=source, column=column - start, width=problem.width,
    )  # fmt: skip
