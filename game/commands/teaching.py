"""What the commands of a class put together: the store, the lesson, the library, a clock; and a seat that joins."""
from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands import CLEAN, PROBLEMS, WRONG_USE, Trouble, now, shipped
from game.commands.libraries import all_of_it
from game.commands.recording import forget, posting_to
from game.commands.speaking import in_language, locales
from game.language.catalog import N_, _, ngettext
from game.playing import library_of

if TYPE_CHECKING:
    from game.classroom.desk import Clock
    from game.classroom.desk import Library as Hands
    from game.classroom.store import Store
    from game.content.load import Library
    from game.encounter.lesson import Lesson
    from game.encounter.script import Encounter
    from game.session.journal import Head

NEEDS = N_("A class needs more parts of Python: pip install 'livable-terms[classroom]'.")


def needed() -> None:
    """Trouble where the extra is missing, before anything is opened."""
    from importlib.util import find_spec

    if any(find_spec(name) is None for name in ("starlette", "uvicorn", "websockets", "sqlalchemy", "jinja2", "segno")):
        raise Trouble(_(NEEDS))


def database_url(given: str | None) -> str:
    """The database that was asked for, a path among them; else the trainer's own SQLite file."""
    if given and "://" in given:
        return given
    if given:
        path = Path(given)
    else:
        from platformdirs import user_data_path

        path = user_data_path("livable-terms") / "classes.db"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        told = _("{folder} cannot be made ({why}): choose another --database.")
        raise Trouble(told.format(folder=path.parent, why=error.strerror)) from error
    return f"sqlite:///{path}"


def open_store(given: str | None) -> Store:
    """The store of classes; Trouble where it cannot be opened."""
    needed()
    from game.classroom.store import Store, StoreProblem

    try:
        return Store(database_url(given))
    except StoreProblem as problem:
        raise Trouble(str(problem)) from problem


def lesson_of(library: Library, written: str) -> Lesson:
    """The lesson in a file, or the one of that name in the pack; Trouble with its first error."""
    from game.content.lessons import lesson_paths, read_lesson
    from game.content.problems import one_line

    path = Path(written)
    folder = library.pack.folder or shipped()
    if not path.is_file():
        named = {each.stem: each for each in lesson_paths(folder)}
        if written not in named:
            told = _("There is no lesson '{name}': give a file, or one of the pack ({known}).")
            raise Trouble(told.format(name=written, known=", ".join(named) or _("none")), WRONG_USE)
        path = named[written]
    report = read_lesson(path, library.pack)
    if report.lesson is None:
        first = next(each for each in report.problems if each.severity == "error")
        raise Trouble(all_of_it(one_line(first), path))
    return report.lesson


def hands_of(library: Library, lesson: Lesson) -> Hands:
    """Every encounter of the lesson, in all its hands, its own first."""
    from game.playing import encounter_of

    found = {}
    for id in dict.fromkeys(step.encounter for step in lesson.steps if step.encounter):
        hands = (encounter_of(library, id), *(encounter_of(library, id, hand) for hand in library.variants(id)))
        found[id] = tuple(in_language(each, library.pack.folder or shipped()) for each in hands)
    return found


def role_sheet(encounter: Encounter, role: str) -> tuple[str, ...]:
    """What somebody who plays a role in a pair reads, line by line; the words around the pack's are English."""
    from game.authoring.paper.plain import role_lines
    from game.language.catalog import ENGLISH, speaking
    from game.view.words import MEASURES

    with speaking(ENGLISH):
        return role_lines(encounter, MEASURES, role)


def clock() -> Clock:
    """The time, read here at the edge."""
    from game.classroom.desk import Clock

    return Clock(now, time.monotonic)


def host(given: argparse.Namespace) -> int:
    """Hosts a class until it is stopped."""
    needed()
    from game.classroom.host import HostProblem, Place, serve
    from game.classroom.store import StoreProblem
    from game.commands.drawn import art

    if given.keep_days < 0:
        raise Trouble(_("--keep-days is a number of days, 0 to keep until it is deleted."), WRONG_USE)
    posting = posting_to(given.record_store) if given.record_store else None
    library = library_of(given.pack)
    lesson = lesson_of(library, given.lesson)
    hands = hands_of(library, lesson)
    store = open_store(given.database)
    place = Place(
        bind=given.bind, port=given.port, address=given.address or "", keep_days=given.keep_days, anew=given.new,
        opens_page=not given.no_page, locales=locales(),
    )  # fmt: skip
    try:
        serve(store, lesson, hands, clock(), place, sys.stdout, art(), posting, role_sheet)
    except (HostProblem, StoreProblem) as problem:
        raise Trouble(str(problem)) from problem
    except KeyboardInterrupt:
        print("\n" + _("Stopped; everything that was handed in is kept."))
    finally:
        store.close()
    return CLEAN


def delete(given: argparse.Namespace) -> int:
    """Deletes a class by its code."""
    store = open_store(given.database)
    from game.classroom.keeping import delete_code
    from game.classroom.names import as_code

    try:
        if not delete_code(store, as_code(given.code)):
            raise Trouble(_no_class(given.code))
    finally:
        store.close()
    forget(as_code(given.code))
    print(_("Deleted: every seat, play and answer of that class."))
    return CLEAN


def _no_class(code: str) -> str:
    return _("There is no class with the code '{code}' in this database.").format(code=code)


def kept_encounter(head: Head) -> Encounter:
    """The encounter as it was when a play began."""
    from game.playing import kept

    return kept(head)


def import_files(given: argparse.Namespace) -> int:
    """Takes in what seats wrote to files; tells for each what was kept, or why nothing was."""
    store = open_store(given.database)
    from game.classroom import handing, keeping
    from game.classroom.names import as_code

    library = library_of(given.pack)
    try:
        room = keeping.room_of(store, as_code(given.code))
        if room is None:
            raise Trouble(_no_class(given.code))
        lesson = lesson_of(library, given.lesson or room.lesson)
        hands = hands_of(library, lesson)
        refused = 0
        for name in given.files:
            try:
                hand_in = handing.read(_content(Path(name), handing.NotHandedIn))
                if hand_in.code != room.code:
                    told = _("It belongs to another class ({code}).")
                    raise handing.NotHandedIn(told.format(code=hand_in.code))
                who, new = handing.take_in(store, room.id, lesson, lambda id: hands.get(id, ()), hand_in, now())
                kept = ngettext("{file}: {number} move kept for {who}.", "{file}: {number} moves kept for {who}.", new)
                if new or not hand_in.answers:
                    print(kept.format(file=name, number=new, who=who))
                if hand_in.answers:
                    print(_("{file}: what {who} wrote is kept.").format(file=name, who=who))
            except handing.NotHandedIn as error:
                print(f"{name}: {error}", file=sys.stderr)
                refused += 1
    finally:
        store.close()
    return PROBLEMS if refused else CLEAN


def _content(path: Path, problem: type[Exception]) -> bytes:
    from game.classroom.protocol import MOST_HAND_IN_BYTES

    try:
        with path.open("rb") as file:
            return file.read(MOST_HAND_IN_BYTES + 1)
    except OSError as error:
        raise problem(_("The file cannot be read ({why}).").format(why=error.strerror)) from error
