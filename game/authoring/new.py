"""The command `new`: a small encounter that can be checked and played at once, in a pack of its own or an old one."""
from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from game.authoring import template
from game.authoring.template import Draft
from game.content import reader
from game.content.nodes import Block, Items, Text
from game.content.pack import ENCOUNTERS, PACK_FILE, PEOPLE_FILE, RIVALS_FILE, is_pack
from game.content.problems import shorten
from game.content.tree import block_at

NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")

class Refused(Exception):
    """Nothing was written; `str()` is one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What was written: the encounter, every file, and what is left for the person to add."""

    encounter: Path
    files: tuple[Path, ...]
    left: tuple[str, ...] = ()
    added: tuple[Path, ...] = ()
    """Of the files those that were there before and had something added."""
    follows: str = ""
    """The encounter that it stands behind in the pack's order, if there is any."""


def where(name: str, here: Path, pack: Path | None) -> Path:
    """The folder of the pack it goes to: the one named, the one that `here` lies in, else a new one beside it."""
    if pack is not None:
        return pack
    return next((each for each in (here, here.parent) if is_pack(each)), here / name)


def refuse(draft: Draft, folder: Path) -> None:
    """Raises Refused where nothing can be written under this name."""
    if not is_name(draft.name):
        raise Refused(f"'{shorten(draft.name)}' cannot be a name: use small letters, digits and _, as in sunday_stall.")
    if path_of(draft, folder).exists():
        raise Refused(f"{path_of(draft, folder)} is there already and was left as it is: choose another name.")
    if folder.exists() and not is_pack(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(f"{folder} is there already and is no pack: choose another name, or name a pack with --pack.")


def path_of(draft: Draft, folder: Path) -> Path:
    """Where the encounter goes."""
    return folder / ENCOUNTERS / f"{draft.name}.yaml"


def write(draft: Draft, folder: Path) -> Written:
    """Writes an encounter into the pack in `folder`, which is made where there is none. Raises Refused, or OSError."""
    refuse(draft, folder)
    draft = as_known(draft, folder)
    path = path_of(draft, folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    written, added, left = [path], [], []
    follows = _last_in_order(folder)
    for name, text, adding in (
        (PEOPLE_FILE, f"format: 1\npeople:\n{template.person(draft)}", _with_person(draft)),
        (RIVALS_FILE, f"format: 1\nrivals:\n{template.RIVAL}", _with_rival(draft)),
        (PACK_FILE, template.pack(draft), _with_place(draft.name)),
    ):
        was_there = (folder / name).exists()
        outcome = _add(folder / name, text, adding)
        written += [folder / name] if outcome == "" else []
        added += [folder / name] if outcome == "" and was_there else []
        left += [outcome] if outcome else []
    path.write_text(template.encounter(draft), encoding="utf-8")
    return Written(encounter=path, files=tuple(written), left=tuple(left), added=tuple(added), follows=follows)


def begun(name: str, folder: Path) -> Draft:
    """The example under this name, with a rival of the pack it goes to."""
    rivals = rivals_in(folder)
    draft = Draft(name=name, rivals=rivals)
    return draft if not rivals or draft.rival in rivals else replace(draft, rival=rivals[0])


def as_known(draft: Draft, folder: Path) -> Draft:
    """The draft with an id for its client that nobody else in the pack has."""
    people = block_at(_root_of(folder / PEOPLE_FILE), "people")
    names = {str(id): str(about.get(Text("name"), "")) for id, about in people.items() if type(about) is Block}
    for id in draft.person_ids:
        if names.get(id, draft.person) == draft.person:
            return replace(draft, as_person=id)
    return draft


def rivals_in(folder: Path) -> tuple[str, ...]:
    """Who may bid in the pack of this folder; nobody where there is none yet."""
    return tuple(str(each) for each in block_at(_root_of(folder / RIVALS_FILE), "rivals"))


def is_name(text: str) -> bool:
    """Whether something may be called that."""
    return NAME.fullmatch(text) is not None


def enter_in_order(name: str, folder: Path) -> tuple[str, ...]:
    """Puts an encounter last in the order of its pack; what is left to do by hand."""
    outcome = _add(folder / PACK_FILE, "", _with_place(name))
    return (outcome,) if outcome else ()


def place_of(folder: Path) -> str:
    """The encounter before the last in the pack's order."""
    order = _root_of(folder / PACK_FILE).get(Text("order"))
    return str(order[-2]) if type(order) is Items and len(order) > 1 else ""


def _last_in_order(folder: Path) -> str:
    order = _root_of(folder / PACK_FILE).get(Text("order"))
    return str(order[-1]) if type(order) is Items and order else ""


def _root_of(path: Path) -> Block:
    try:
        return _root(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return Block()


Adding = Callable[[str, Block], str | None]
"""(the text of a file, its tree) -> the text with what was to be added; None where it has it, "" where it cannot."""


def _add(path: Path, fresh: str, adding: Adding) -> str | None:
    """Writes a file anew or adds to it: "" where it was written, None where nothing was to do, else what is left."""
    if not path.exists():
        path.write_text(fresh, encoding="utf-8")
        return ""
    text = path.read_text(encoding="utf-8")
    source = reader.read(text, path.name)
    put = adding(text, source.root) if type(source.root) is Block else ""
    if put is None:
        return None
    if not put or reader.read(put, path.name).findings.problems:
        return f"{path} could not be added to: describe what is missing there yourself."
    path.write_text(put, encoding="utf-8")
    return ""


def _with_person(draft: Draft) -> Adding:
    return lambda text, root: _at_end(text, root, "people", draft.person_id, template.person(draft))


def _with_rival(draft: Draft) -> Adding:
    return lambda text, root: _at_end(text, root, "rivals", draft.rival, template.RIVAL)


def _at_end(text: str, root: Block, key: str, name: str, entry: str) -> str | None:
    """An entry behind the last one of a block, wherever in the file that stands, as far in as the others are."""
    block = block_at(root, key)
    if name in block:
        return None
    if not block or block.flow:
        return ""
    margin = " " * (next(iter(block)).column - 1)
    lines = text.splitlines(keepends=True)
    behind = _last_line(block)
    lines[behind - 1] = lines[behind - 1].rstrip("\r\n") + "\n"
    lines.insert(behind, "".join(f"{margin}{line[2:]}" for line in entry.splitlines(keepends=True)))
    put = "".join(lines)
    return put if name in block_at(_root(put), key) else ""


def _last_line(node: Block | Items | Text) -> int:
    """The last line on which something of it begins."""
    if isinstance(node, Text):
        return node.line
    keys = [key.line for key in node] if isinstance(node, Block) else []
    own = node.last if isinstance(node, Block) and node.flow else node.line
    inner = node.values() if isinstance(node, Block) else node
    return max([own, *keys, *(_last_line(each) for each in inner)])


def _root(text: str) -> Block:
    root = reader.read(text).root
    return root if type(root) is Block else Block()


def _with_place(name: str) -> Adding:
    """The name at the end of the pack's order, if it has one in brackets."""

    def adding(text: str, root: Block) -> str | None:
        order = root.get(Text("order"))
        if type(order) is not Items or name in order:
            return None
        if order and isinstance(order[-1], Text):
            return _behind(text, order[-1], name)
        put = re.sub(r"^(order: *\[) *\]", rf"\g<1>{name}]", text, count=1, flags=re.MULTILINE)
        return put if put != text else ""

    return adding


def _behind(text: str, last: Text, name: str) -> str:
    """A name behind the last one of a list, in brackets or on a line of its own."""
    lines = text.splitlines(keepends=True)
    line = lines[last.line - 1]
    before, end = line[: last.column - 1], last.column - 1 + len(last) + (0 if last.plain else 2)
    if before.strip() == "-":
        lines[last.line - 1] = line.rstrip("\r\n") + f"\n{before}{name}\n"
    else:
        lines[last.line - 1] = f"{line[:end]}, {name}{line[end:]}"
    return "".join(lines)


def told(written: Written) -> str:
    """What was written, and three commands to go on with."""
    files = "\n".join(f"  {path}{' (added to)' if path in written.added else ''}" for path in written.files)
    left = "".join(f"! {each}\n" for each in written.left)
    path = written.encounter
    place = f"It stands behind '{written.follows}' in the order of {PACK_FILE}: move it where it belongs.\n"
    return (
        f"Written:\n{files}\n{left}{place if written.follows else ''}Next:\n"
        f"  python main.py check {path}\n"
        f"  python main.py play --text --trainer {path}\n"
        f"  python main.py watch {path}\n"
    )
