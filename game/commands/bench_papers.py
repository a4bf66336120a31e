"""The Bench's papers and reports: storyboard, role sheets, figures, tests, kept plays, translations, completion."""
from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands import Trouble
from game.commands.bench_drafts import Drafts, pack_above
from game.commands.bench_running import loaded, mend_first
from game.view.bench_told import Going, Row, Section, Told
from game.view.language import _, ngettext

if TYPE_CHECKING:
    from game.authoring.stats import Stats
    from game.authoring.trying import Tried
    from game.content.load import FileReport
    from game.encounter.script import Encounter

PAUSE = 0.1
"""Seconds between two looks at whether the drawing of pictures is done."""
MOST_ROWS = 200
STARTER = "import sys; from game.cli import main; sys.exit(main())"


class Papers(Drafts):
    """What is written for people, and what is counted and tried. `out` is the folder it goes to."""

    def __init__(self, *, out: Path, kept: Path, memory: Path | None) -> None:
        self.out, self._kept, self._memory = out, kept, memory
        self._recent: tuple[str, ...] = ()

    # ---- on paper
    def storyboard(self, path: str, going: Going) -> Told:
        """A printable page with a picture of every moment: drawn by a game of its own, which has no window."""
        encounter = loaded(path)
        if encounter is None:
            return Told(problem=mend_first())
        place = self.out / f"{encounter.id}_storyboard.html"
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            said = _in_a_game_of_its_own(["storyboard", path, "-o", str(place)], going)
        except OSError as error:
            return Told(problem=_unwritten(place, error))
        if said is None:
            return Told(problem=_("Stopped; no page was written."))
        return Told(problem=said) if said else _written(_("Storyboard"), place)

    def roles(self, path: str, who: str) -> Told:
        """Role sheets for "them", "you" or "both"."""
        from game.authoring.paper.roles import ROLES, role_sheets
        from game.view.words import MEASURES

        encounter = loaded(path)
        if encounter is None:
            return Told(problem=mend_first())
        html = role_sheets(encounter, MEASURES, ROLES if who == "both" else (who,))
        return self._put(_("Role sheets"), f"{encounter.id}_roles{'' if who == 'both' else f'_{who}'}.html", html)

    def show(self, path: str) -> str:
        """Open a file that was written in the browser; why it could not be, "" where it was."""
        import webbrowser

        try:
            shown = webbrowser.open(Path(path).resolve().as_uri())
        except (OSError, ValueError, webbrowser.Error):
            shown = False
        return "" if shown else _("No browser could be opened here: open {path} yourself.").format(path=path)

    def _put(self, title: str, name: str, text: str) -> Told:
        place = self.out / name
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8", newline="")
        except OSError as error:
            return Told(problem=_unwritten(place, error))
        return _written(title, place)

    # ---- figures
    def stats(self, path: str) -> Told:
        """How much there is to read, who says it, what it trains: of a file, or of every encounter of a place."""
        from game.authoring.stats import stats_of

        rows = [stats_of(each.encounter) for each in _reports(path) if each.encounter is not None]
        if not rows:
            return Told(problem=mend_first())
        words, minutes = sum(sum(row.words.values()) for row in rows), sum(row.minutes for row in rows)
        summary = ngettext("{words:,} words, {minutes:.0f} minute of reading for every word of it once",
                           "{words:,} words, {minutes:.0f} minutes of reading for every word of it once",
                           round(minutes)).format(words=words, minutes=minutes)
        return Told(title=_("Figures"), summary=summary, sections=tuple(map(_stats, rows)))

    # ---- tests
    def test(self, path: str) -> Told:
        """The tests of a file, or all of a place."""
        from game.authoring.trying import tried
        from game.commands.proving import encounter_beside
        from game.content.trials import read_trials, trial_paths

        place, wanted = Path(path), ""
        if place.is_file():
            encounter = loaded(path)
            place, wanted = pack_above(place), encounter.id if encounter else ""
        paths = [each for each in trial_paths(place) if not wanted or read_trials(each).encounter == wanted]
        if not paths:
            return Told(problem=_("There are no tests here yet: a file of tests ends in .test.yaml and lies in the "
                                  "pack; the guide for authors shows one."))
        done = [tried(each, encounter_beside) for each in paths]
        passed, failed = sum(len(each.passed) for each in done), sum(map(_failed, done))
        summary = _("{passed} passed, {failed} failed").format(passed=passed, failed=failed)
        return Told(title=_("Tests"), summary=summary, sections=tuple(map(_tests, done)))

    # ---- kept plays
    def journals(self) -> str:
        """Where the plays of this machine are kept."""
        return str(self._kept)

    def against(self, path: str, journals: str) -> Told:
        """What kept plays make of a file, or of all files of a place, as they are now."""
        from game.authoring.against import all_met
        from game.commands.proving import kept_plays
        from game.encounter.script import Encounter

        place = Path(journals.strip() or self.journals()).expanduser()
        if not place.exists():
            return Told(problem=_("There is no journal {place}: name a journal, or a folder of them.").format(
                place=place))
        reports = {each.encounter.id: each for each in _reports(path) if each.encounter is not None}

        def find(name: str, hand: str) -> Encounter | None:
            chosen = reports[name].chosen(hand) if name in reports else None
            return chosen if isinstance(chosen, Encounter) else None

        told: list[str] = []
        plays = [each for each in all_met(kept_plays(place, told.append), find) if each.encounter in reports]
        moved = [each for each in plays if each.difference is not None or each.is_lost]
        summary = _("{all} plays: {same} go as they did, {other} come out otherwise").format(
            all=len(plays), same=len(plays) - len(moved), other=len(moved))
        rows = (Row(text=_("Play {number} of {encounter}").format(number=each.play, encounter=each.encounter),
                    detail=each.what, tone="bad" if each.is_lost else "warn") for each in moved[:MOST_ROWS])
        more = tuple(Row(text=line.removeprefix("! "), tone="bad") for line in told)
        return Told(title=_("Kept plays"), summary=summary, sections=_sections(_("What moves"), (*rows, *more)))

    # ---- translations
    def lines_out(self, path: str, language: str) -> Told:
        """A table for a translator."""
        from game.authoring.lines import export

        def write(encounter: Encounter, folder: Path) -> Told:
            table = export(encounter, folder, language.strip(), ".csv")
            return self._put(_("Translation"), f"{encounter.id}_{language.strip()}.csv", table)

        return _translated(path, language, write)

    def lines_in(self, path: str, language: str, table: str) -> Told:
        """A table that was filled in, taken back."""
        from game.authoring.lines import READERS, take

        def read(encounter: Encounter, folder: Path) -> Told:
            given = Path(table.strip() or self.out / f"{encounter.id}_{language.strip()}.csv").expanduser()
            if given.suffix.lower() not in READERS or not given.is_file():
                lacking = _("There is no table {place}: name the file that was filled in ({endings}).")
                return Told(problem=lacking.format(place=given, endings=", ".join(READERS)))
            taken = take(encounter, folder, language.strip(), given)
            rows = tuple(Row(text=reason, tone="warn") for reason in taken.refused[:MOST_ROWS])
            summary = ngettext("{count} text taken into {place}", "{count} texts taken into {place}",
                               taken.taken).format(count=taken.taken, place=taken.path)
            return Told(title=_("Translation"), summary=summary, sections=_sections(_("Not taken"), rows))

        return _translated(path, language, read)

    def lines_left(self, path: str, language: str) -> Told:
        """What is missing or stale in a translation."""
        from game.authoring.lines import done
        from game.content.locales import standing
        from game.encounter.texts import texts

        def count(encounter: Encounter, folder: Path) -> Told:
            known = texts(encounter)
            now = standing(known, done(folder, language.strip(), encounter))
            summary = _("{done} done, {stale} made from other words than now, {missing} missing").format(
                done=len(now.done), stale=len(now.stale), missing=len(now.missing))
            left = ((_("Made from other words"), now.stale), (_("Missing"), now.missing))
            rows = {title: tuple(Row(text=known[id], detail=id) for id in ids[:MOST_ROWS]) for title, ids in left}
            sections = tuple(section for title in rows for section in _sections(title, rows[title]))
            return Told(title=_("Translation"), summary=summary, sections=sections)

        return _translated(path, language, count)

    # ---- completion
    def schema(self) -> Told:
        """Where an editor finds what may stand in a file."""
        from game.content.schema.json_schema import schema

        told = self._put(_("Completion in an editor"), "encounter.schema.json", schema("encounter"))
        line = f"# yaml-language-server: $schema={told.path}"
        rows = (Row(text=_("Write this as the first line of an encounter file:")), Row(text=line),
                Row(text=_("Editors that know YAML then offer what may stand at each place."), tone="muted"))
        return told if told.problem else Told(title=told.title, summary=told.summary, path="",
                                              sections=(Section(title=_("How"), rows=rows),))


def _written(title: str, place: Path) -> Told:
    return Told(title=title, summary=_("Written: {path}").format(path=place), path=str(place))


def _unwritten(place: Path, error: OSError) -> str:
    return _("{place} cannot be written ({reason}): choose another place.").format(place=place, reason=error.strerror)


def _sections(title: str, rows: tuple[Row, ...]) -> tuple[Section, ...]:
    return (Section(title=title, rows=rows),) if rows else ()


def _reports(path: str) -> Iterator[FileReport]:
    """What can be played at a place."""
    from game.content.load import check_paths

    return iter(check_paths([Path(path)]).files)


def _stats(row: Stats) -> Section:
    words = ", ".join(f"{who} {count:,}" for who, count in row.words.items())
    moves = ", ".join(f"{kind.replace('_', ' ')} {count}" for kind, count in row.moves.items())
    taught = ", ".join(f"{skill.replace('_', ' ')} {count}" for skill, count in row.taught.items())
    return Section(title=f"{row.title} ({row.id})", rows=(
        Row(text=_("{count:,} words").format(count=sum(row.words.values())), detail=words),
        Row(text=_("{minutes} minutes to read all of it; the file says {written} for a play").format(
            minutes=row.minutes, written=row.written_minutes)),
        Row(text=_("{states} states, {lines} lines").format(states=row.states, lines=row.lines), detail=moves),
        Row(text=_("Skills that are marked"), detail=taught or _("none is marked with 'teaches:'")),
    ))  # fmt: skip


def _failed(done: Tried) -> int:
    return len(done.faults) + sum(each.severity == "error" for each in done.problems)


def _tests(done: Tried) -> Section:
    rows = [Row(text=_("Line {line}: {message}").format(line=each.line, message=each.message), detail=each.hint,
                tone="bad" if each.severity == "error" else "warn") for each in done.problems]
    for fault in done.faults:
        source = done.lines[fault.line - 1].strip() if 0 < fault.line <= len(done.lines) and fault.test else ""
        rows.append(Row(text=_("Line {line}: {message}").format(line=fault.line, message=fault.message),
                        detail=" · ".join(filter(None, (fault.test, source))), tone="bad"))
    rows += [Row(text=name, tone="good") for name in done.passed]
    return Section(title=Path(done.path).name, rows=tuple(rows))


def _translated(path: str, language: str, then: Callable[[Encounter, Path], Told]) -> Told:
    """What comes of a translation, or why nothing does."""
    from game.content.locales import LANGUAGE, LocaleFault
    from game.content.pack import is_pack

    encounter = loaded(path)
    if encounter is None:
        return Told(problem=mend_first())
    if not LANGUAGE.fullmatch(language.strip()):
        return Told(problem=_("“{language}” is no language: write for example es, ar or pt_BR.").format(
            language=language))
    folder = pack_above(Path(path))
    if not is_pack(folder):
        return Told(problem=_("A translation is kept in a pack: put the file into one first."))
    try:
        return then(encounter, folder)
    except (LocaleFault, Trouble) as fault:
        return Told(problem=str(fault))
    except OSError as error:
        return Told(problem=_unwritten(folder, error))


def _in_a_game_of_its_own(words: list[str], going: Going) -> str | None:
    """Runs a command beside this window, and without one; what it complained of, "" for nothing, None where stopped."""
    start = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-c", STARTER]
    around = {**os.environ, "SDL_VIDEODRIVER": "dummy", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen([*start, *words], env=around, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                          encoding="utf-8", errors="replace") as game:  # fmt: skip
        while True:
            try:
                _out, said = game.communicate(timeout=PAUSE)
            except subprocess.TimeoutExpired:
                if going.is_stopped:
                    game.terminate()
                    game.communicate()
                    return None
                continue
            return "" if game.returncode == 0 else said.strip() or _("The page could not be drawn.")
