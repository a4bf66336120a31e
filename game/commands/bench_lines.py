"""The Bench's translations: a table handed out, taken back, and how far it is."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands import Trouble
from game.commands.bench_drafts import pack_above
from game.commands.bench_putting import MOST_ROWS, Putting, sections, unwritten
from game.commands.bench_running import loaded, mend_first
from game.view.bench_told import Row, Told
from game.view.language import _, ngettext

if TYPE_CHECKING:
    from game.encounter.script import Encounter


class Translating(Putting):
    """What a translator gets, and what comes back."""

    def lines_out(self, path: str, language: str) -> Told:
        """A table for a translator."""
        from game.authoring.lines import export

        def write(encounter: Encounter, folder: Path) -> Told:
            table = export(encounter, folder, language.strip(), ".csv")
            return self.put(_("Translation"), f"{encounter.id}_{language.strip()}.csv", table)

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
            return Told(title=_("Translation"), summary=summary, sections=sections(_("Not taken"), rows))

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
            shown = tuple(section for title in rows for section in sections(title, rows[title]))
            return Told(title=_("Translation"), summary=summary, sections=shown)

        return _translated(path, language, count)


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
        return Told(problem=unwritten(folder, error))
