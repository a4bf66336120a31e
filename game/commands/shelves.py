"""Every pack on this machine for the window: what is in it, and a table to play it at."""
from __future__ import annotations

from typing import TYPE_CHECKING

from game.commands import Trouble
from game.commands.libraries import encounter_of, packs_found, shelf_folder, shelved, unpacked_under
from game.language.catalog import _
from game.playing import Table, kept

if TYPE_CHECKING:
    from game.content.shelf import Found
    from game.house import House
    from game.session.journal import Head
    from game.view.library import Shelf, Shelves
    from game.view.screens import Briefing, Listed

BETWEEN = "/"
"""Between the name of a pack and that of an encounter in it; an encounter of the pack in hand has no pack before it."""


def seat(house: House, id: str) -> tuple[Table, str]:
    """The table at which an encounter is played, and its name there. Trouble where there is no such pack any more."""
    pack, _between, plain = id.rpartition(BETWEEN)
    if pack:
        return _other(house, pack), plain
    if any(head.id == id for head in house.table.library.heads):
        return house.table, id
    for found in packs_found():  # a play that was left off, of a pack that is not in hand
        if id in found.encounters:
            return _other(house, found.path.name), id
    return house.table, id


def _other(house: House, name: str) -> Table:
    """The pack in the file or folder of that name."""
    if name not in house.others:
        from game.content import shelf
        from game.content.zipped import BadZip

        try:
            library = shelf.load(shelved(name), unpacked_under())
        except (BadZip, OSError) as error:
            told = _("The pack {name} cannot be opened any more: look whether it is still there.")
            raise Trouble(told.format(name=name)) from error
        house.others[name] = Table(library, house.table.journal, house.given)
    return house.others[name]


def shelves(house: House, reserved: frozenset[str]) -> Shelves:
    """Everything that can be played, by pack."""
    from game.content.pack import is_pack
    from game.view.library import Shelf, Shelves

    pack = house.table.library.pack
    own = Shelf(
        name=pack.name or "Livable Terms",
        encounters=encounters(house, house.table, "", reserved),
        by=_by(pack.authors, pack.licence),
        note=_note_of_pack(house.table),
    )
    in_hand = pack.folder
    others = (each for each in packs_found() if in_hand is None or not is_pack(in_hand) or each.path != in_hand)
    return Shelves(shelves=(own, *(_shelf(house, each) for each in others)), where=str(shelf_folder()))


def _shelf(house: House, found: Found) -> Shelf:
    from game.view.library import Shelf

    try:
        there = encounters(house, _other(house, found.path.name), found.path.name, frozenset())
    except Trouble:
        there = ()
    return Shelf(
        name=found.name,
        encounters=there,
        by=_by(found.authors, found.licence),
        note=" ".join(found.content_notes),
        problem="" if there else found.problem,
    )


def _by(authors: tuple[str, ...], licence: str) -> str:
    return " · ".join(filter(None, (", ".join(authors), licence)))


def encounters(house: House, table: Table, pack: str, reserved: frozenset[str]) -> tuple[Listed, ...]:
    """The encounters of one pack in its order."""
    outcomes = table.outcomes
    return tuple(listed(table, head.id, pack, outcomes.get(head.id, ""), head.id in reserved)
                 for head in table.library.heads)  # fmt: skip


def listed(table: Table, id: str, pack: str = "", best: str = "", is_kept: bool = False) -> Listed:
    """One encounter as the list shows it; with its first error where its file is broken."""
    from dataclasses import replace

    from game.content.problems import one_line
    from game.view.library import listed as told
    from game.view.screens import Listed

    report, named = table.library.report(id), f"{pack}{BETWEEN}{id}" if pack else id
    if report.encounter is not None:
        hands = (None, *table.library.variants(id))
        due = table.due_hand(id)
        return replace(told(table.translated(report.encounter), best), id=named, hands=len(hands),
                       hand=1 + hands.index(due if due in hands else None), kept=is_kept)  # fmt: skip
    head, first = table.library.pack.heads[id], table.library.first_error(id)
    return Listed(
        id=named, title=head.title or id, summary=head.summary, minutes=head.minutes, level=head.level, client=None,
        problem=one_line(first) if first else _("This file cannot be read."),
    )  # fmt: skip


def _note_of_pack(table: Table) -> str:
    """What the pack says of all its encounters, where none of them speaks for itself."""
    reports = (table.library.report(head.id) for head in table.library.heads)
    if any(each.encounter is not None and each.encounter.content_note for each in reports):
        return ""
    return " ".join(table.library.pack.content_notes)


def left_off(house: House, head: Head | None) -> Listed | None:
    """The play that can be gone on with, as the list shows its encounter; None where there is none."""
    from game.view.library import listed as told

    if head is None:
        return None
    try:
        return told(kept(head))
    except Trouble:
        return None


def briefing(house: House, id: str, reserved: frozenset[str]) -> Briefing:
    """Before an encounter; a note of its own, else that of its pack where it is hard."""
    from dataclasses import replace

    from game.commands.looking import remembered, was_played
    from game.view.library import briefing as told

    table, plain = seat(house, id)
    encounter = table.translated(encounter_of(table.library, plain))
    found = told(encounter, remembered(table, encounter))
    note = found.content_note or _note_of_pack(table)
    met = any(was_played(house.table, each) for each in (plain, encounter.parallel) if each)
    shows = () if met else found.shows
    return replace(found, id=id, content_note=note, shows=shows, kept=plain in reserved and table is house.table)
