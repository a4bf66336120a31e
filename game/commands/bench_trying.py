"""The Bench's figures, tests and kept plays."""
from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sized
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from game.commands.bench_drafts import pack_above
from game.commands.bench_putting import MOST_ROWS, Putting, sections, unwritten
from game.commands.bench_running import loaded, mend_first
from game.view.bench import Way
from game.view.bench_told import Going, Row, Section, Told
from game.view.language import _, ngettext

if TYPE_CHECKING:
    from game.authoring.stats import Stats
    from game.authoring.trying import Tried
    from game.content.load import FileReport


T = TypeVar("T")


class Trying(Putting):
    """What is counted, and what is played to see whether it still comes out as it did."""

    _kept: Path

    def stats(self, path: str, going: Going) -> Told:
        """How much there is to read, who says it, what it trains: of a file, or of every encounter of a place."""
        from game.authoring.stats import stats_of

        rows = [stats_of(each.encounter) for each in counted(_reports(path), going) if each.encounter is not None]
        if not rows:
            return Told(problem=stopped() if going.is_stopped else mend_first())
        words, minutes = sum(sum(row.words.values()) for row in rows), sum(row.minutes for row in rows)
        summary = ngettext("{words:,} words, {minutes:.0f} minute of reading for every word of it once",
                           "{words:,} words, {minutes:.0f} minutes of reading for every word of it once",
                           round(minutes)).format(words=words, minutes=minutes)
        return Told(title=_("Figures"), summary=so_far(summary, going), sections=tuple(map(_stats, rows)))

    # ---- tests
    def test(self, path: str, going: Going) -> Told:
        """The tests of a file, or all of a place."""
        from game.authoring.trying import tried
        from game.commands.proving import encounter_beside
        from game.content.trials import read_trials, trial_paths

        place, wanted = Path(path), ""
        if place.is_file():
            encounter = loaded(path)
            if encounter is None:
                return Told(problem=mend_first())
            place, wanted = pack_above(place), encounter.id
        paths = [each for each in trial_paths(place) if not wanted or read_trials(each).encounter == wanted]
        if not paths:
            return Told(problem=_("There are no tests here yet: explore an encounter and keep its ways as tests, or "
                                  "write a file that ends in .test.yaml; the guide for authors shows one."))
        done = [tried(each, encounter_beside) for each in counted(paths, going)]
        passed, failed = sum(len(each.passed) for each in done), sum(map(_failed, done))
        summary = _("{passed} passed, {failed} failed").format(passed=passed, failed=failed)
        return Told(title=_("Tests"), summary=so_far(summary, going), sections=tuple(map(_tests, done)))

    def keep_ways(self, path: str, ways: tuple[Way, ...], going: Going) -> Told:
        """The shortest way to each outcome written down as a test beside the file, and run once. What is there already
        is left as it is."""
        encounter = loaded(path)
        if encounter is None:
            return Told(problem=mend_first())
        names = (f"{encounter.id}.test.yaml", f"{encounter.id}_ways.test.yaml")
        place = next((each for each in map(Path(path).with_name, names) if not each.exists()), None)
        if place is None:
            return Told(problem=_("{name} is there already: rename it or take it away first.").format(name=names[1]))
        try:
            place.write_text(as_tests(encounter.id, ways), encoding="utf-8", newline="\n")
        except OSError as error:
            return Told(problem=unwritten(place, error))
        done = self.test(path, going)
        summary = _("Written: {path}").format(path=place)
        return replace(done, summary=f"{summary}. {done.summary}", path=str(place))

    # ---- kept plays
    def journals(self) -> str:
        """Where the plays of this machine are kept."""
        return str(self._kept)

    def against(self, path: str, journals: str, going: Going) -> Told:
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
        kept = (each for each in counted(kept_plays(place, told.append), going) if each[1].encounter in reports)
        plays = all_met(kept, find)
        moved = [each for each in plays if each.difference is not None or each.is_lost]
        summary = _("Plays that go as they did: {same}. Plays that come out otherwise: {other}.").format(
            same=len(plays) - len(moved), other=len(moved))
        rows = (Row(text=_("Play {number} of {encounter}").format(number=each.play, encounter=each.encounter),
                    detail=each.what, tone="bad" if each.is_lost else "warn") for each in moved[:MOST_ROWS])
        more = tuple(Row(text=line.removeprefix("! "), tone="bad") for line in told)
        return Told(title=_("Kept plays"), summary=so_far(summary, going),
                    sections=sections(_("What moves"), (*rows, *more)))


def as_tests(id: str, ways: tuple[Way, ...]) -> str:
    """A file of tests in which each way ends as it did."""
    written = [f"encounter: {id}", "tests:"]
    for way in ways:
        moves = ", ".join(json.dumps(move, ensure_ascii=False) for move in way.moves)
        written += [f"  ends_{way.outcome}:", f"    moves: [{moves}]", f"    outcome: {way.outcome}"]
    return "\n".join(written) + "\n"


def _reports(path: str) -> tuple[FileReport, ...]:
    """What can be played at a place."""
    from game.content.load import check_paths

    return tuple(check_paths([Path(path)]).files)


def counted(each: Iterable[T], going: Going) -> Iterator[T]:
    """One after another, told to the window; no more of them once it asks to stop."""
    going.done, going.wanted = 0, len(each) if isinstance(each, Sized) else 0
    for one in each:
        if going.is_stopped:
            return
        yield one
        going.done += 1


def stopped() -> str:
    """Said of work that was stopped before there was anything of it."""
    return _("Stopped before there was anything to show.")


def so_far(summary: str, going: Going) -> str:
    """A summary, which says so where it is of a part only."""
    return _("{summary} (stopped before the end)").format(summary=summary) if going.is_stopped else summary


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
