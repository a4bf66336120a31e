"""One encounter file as something that can be played: in its pack where it has one, else alone."""
from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from game.content.heads import read_head
from game.content.load import Library, load_pack
from game.content.pack import NO_PACK, is_pack


def library_of_file(path: Path) -> tuple[Library, str]:
    """The library with the encounter of this file in it, and the id under which it stands there. Never raises.

    A file that its pack does not list, or lists under the id of another, takes that place for this library.
    """
    head = read_head(path, str(path))
    above = next((each for each in path.resolve().parents if is_pack(each)), None)
    pack = load_pack(above).pack if above is not None else NO_PACK
    return Library(pack=replace(pack, heads={**pack.heads, head.id: head})), head.id
