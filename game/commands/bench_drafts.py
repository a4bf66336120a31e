"""The Bench before there is a file: folders to choose from, and a new encounter from ten answers."""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from game.view.bench_told import Answer, Drafted, Entry, Folder, Question
from game.view.language import _

if TYPE_CHECKING:
    from game.authoring.asking import Question as Asked
    from game.authoring.template import Draft

MOST_RECENT = 6
MOST_LISTED = 400


class Drafts:
    """Folders, the places that were opened last, and new encounters."""

    _memory: Path | None
    _recent: tuple[str, ...]
    out: Path

    def remember(self, path: Path) -> None:
        """A place that was opened; the latest first."""
        place = str(path.resolve())
        self._recent = (place, *(each for each in self.recent() if each != place))[:MOST_RECENT]
        if self._memory is None:
            return
        try:
            self._memory.parent.mkdir(parents=True, exist_ok=True)
            self._memory.write_text("\n".join(self._recent), encoding="utf-8")
        except OSError:
            return  # only a convenience: the list then lasts for this sitting

    def recent(self) -> tuple[str, ...]:
        """The places that were opened last and are still there."""
        if not self._recent and self._memory is not None:
            try:
                self._recent = tuple(self._memory.read_text(encoding="utf-8").split("\n"))[:MOST_RECENT]
            except (OSError, UnicodeDecodeError):
                self._recent = ()
        return tuple(each for each in self._recent if each and Path(each).exists())

    def folder(self, path: str) -> Folder:
        """What can be chosen in a folder."""
        from game.content.pack import ENCOUNTERS, is_pack

        place, home = Path(path).expanduser(), str(Path.home())
        while not place.is_dir() and place != place.parent:
            place = place.parent
        place = place.resolve()
        above = "" if place == place.parent else str(place.parent)
        found = Folder(path=str(place), above=above, home=home, recent=self.recent())
        try:
            entries = tuple(_entries(place))
        except OSError as error:
            return replace(found, problem=_("This folder cannot be read ({reason}): choose another one.").format(
                reason=error.strerror))
        holds = is_pack(place) or place.name == ENCOUNTERS or any(each.kind == "file" for each in entries)
        return replace(found, entries=entries[:MOST_LISTED], holds=holds)

    def pack_of(self, path: str) -> str:
        """The folder of the pack that a file lies in."""
        return str(pack_above(Path(path)))

    # ---- a new encounter
    def questions(self, person: str = "") -> tuple[Question, ...]:
        """The ten questions of a new encounter, about the person who was answered to the first one."""
        from game.authoring.asking import QUESTIONS, cleaned
        from game.authoring.template import Draft

        draft = Draft(name="new")
        read = QUESTIONS[0].read(draft, cleaned(person)) if cleaned(person) else draft
        asked_of = replace(draft, pronoun=read.pronoun) if isinstance(read, Draft) else draft
        return tuple(_question(each, asked_of if at else draft) for at, each in enumerate(QUESTIONS))

    def place_for(self, name: str) -> str:
        """Where a new encounter of this name would go: the pack that was opened last if it is yours, else a new one."""
        from game.commands import shipped
        from game.content.pack import is_pack

        for place in map(Path, self.recent()):
            here = next((each for each in (place, *place.parents) if is_pack(each)), None)
            if here is not None and here.resolve() != shipped().resolve():
                return str(here)
        return str(self.out / (file_name(name) or _("my_pack")))

    def example(self) -> str:
        """What an encounter is called where nobody calls it anything."""
        return _("Sunday stall")

    def looked_over(self, name: str, folder: str, answers: dict[str, str]) -> Drafted:
        """What would be written, and where; or which answer cannot be used, and why."""
        from game.authoring import asking, new

        called = asking.cleaned(name) or self.example()
        name = file_name(called)
        place = Path(folder.strip() or self.place_for(name)).expanduser()
        if not name:
            return Drafted(problem=_("A name has at least one letter from a to z, or a figure."), field="name")
        draft = replace(new.begun(name, place), called=called[:1].upper() + called[1:] if called != name else "")
        for question in asking.QUESTIONS:
            said = asking.cleaned(answers.get(question.field, ""))
            read = question.read(draft, said) if said else draft
            if isinstance(read, str):
                return Drafted(problem=read, field=question.field)
            draft = read
        try:
            new.refuse(draft, place)
        except new.Refused as refused:
            return Drafted(problem=str(refused), field="name")
        given = tuple(_answered(each, draft, answers) for each in asking.QUESTIONS)
        return Drafted(path=str(new.path_of(draft, place)), answers=given, draft=draft)

    def draft(self, name: str, folder: str, answers: dict[str, str]) -> Drafted:
        """A new encounter from the answers, written into the pack in `folder`, which is made where there is none."""
        from game.authoring import new
        from game.authoring.template import Draft

        over = self.looked_over(name, folder, answers)
        if not isinstance(over.draft, Draft):
            return over
        place = Path(over.path).parent.parent
        try:
            written = new.write(over.draft, place)
        except new.Refused as refused:
            return Drafted(problem=str(refused), field="name")
        except OSError as error:
            return Drafted(problem=_("{place} cannot be written ({reason}): choose another place.").format(
                place=place, reason=error.strerror), field="folder")
        return Drafted(path=str(written.encounter), left=written.left)


def file_name(title: str) -> str:
    """What a person called it, as the name of a file."""
    plain = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", plain.replace("'", "")).strip("_0123456789" if plain[:1].isdigit() else "_")


def pack_above(path: Path) -> Path:
    """The folder of the pack that a file lies in, else the folder it lies in."""
    from game.content.pack import is_pack

    return next((each for each in path.resolve().parents if is_pack(each)), path.parent)


def _entries(place: Path) -> Iterator[Entry]:
    """Folders first, then zips and encounter files; what is hidden is left out."""
    from game.content.heads import SUFFIXES
    from game.content.pack import is_pack
    from game.content.zipped import ZIP

    found = sorted((each for each in place.iterdir() if each.name[:1] != "."), key=lambda each: each.name.lower())
    for each in found:
        if each.is_dir():
            yield Entry(path=str(each), name=each.name, kind="pack" if is_pack(each) else "folder")
    for each in found:
        if each.is_file() and each.suffix.lower() == ZIP:
            yield Entry(path=str(each), name=each.name, kind="zip")
        elif each.is_file() and each.suffix in SUFFIXES:
            yield Entry(path=str(each), name=each.name, kind="file")


def _question(asked: Asked, draft: Draft) -> Question:
    from game.authoring.asking import example_of, put
    from game.authoring.template import MEASURES

    choices = tuple(MEASURES.items()) if asked.field == "measure" else ()
    asks = put(draft, asked.asks)
    asks += "." if "?" in asks else "?"
    return Question(field=asked.field, asks=asks, example=example_of(draft, asked), choices=choices)


def _answered(asked: Asked, draft: Draft, answers: dict[str, str]) -> Answer:
    """An answer as it will be written."""
    from game.authoring.asking import cleaned, example_of

    question = _question(asked, draft)
    said = example_of(draft, asked)
    return Answer(asks=question.asks, said=dict(question.choices).get(said, said),
                  is_example=not cleaned(answers.get(asked.field, "")))
