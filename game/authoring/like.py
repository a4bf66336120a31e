"""`new --like`: the parallel of an encounter. Its numbers, moves and conditions stay, its words are to be written."""
from __future__ import annotations

from pathlib import Path

from game.authoring.new import Refused, Written, enter_in_order, is_name, place_of
from game.authoring.template import Draft
from game.content import reader
from game.content.nodes import Block, Text, spot_of
from game.content.pack import ENCOUNTERS, is_pack
from game.content.tree import block_at
from game.content.walk import walk

MARK = "TODO "
"""In front of every text that is still the other's: `check` counts them."""


def write(name: str, like: str, folder: Path) -> Written:
    """Writes the parallel of `like` into the same pack. Raises Refused, or OSError."""
    path, source = folder / ENCOUNTERS / f"{name}.yaml", folder / ENCOUNTERS / f"{like}.yaml"
    if not is_name(name):
        raise Refused(f"'{name}' cannot be a name: use small letters, digits and _, as in sunday_stall.")
    if not is_pack(folder):
        raise Refused(f"{folder} is no pack: name the pack of '{like}' with --pack.")
    if path.exists():
        raise Refused(f"{path} is there already and was left as it is: choose another name.")
    if not is_name(like) or not source.is_file():
        raise Refused(f"There is no encounter '{like}' in {folder}: name one that stands there.")
    text = parallel(source.read_text(encoding="utf-8"), name, like)
    left, follows = enter_in_order(name, folder), place_of(folder)
    path.write_text(text, encoding="utf-8")
    person = f"Every text of '{like}' that is left begins with {MARK.strip()}; put your own client behind 'person:'."
    return Written(encounter=path, files=(path,), left=(*left, person), follows=follows)


def parallel(text: str, name: str, like: str) -> str:
    """The text of an encounter under another name, with a mark in front of all that is spoken or told."""
    source = reader.read(text, like)
    if type(source.root) is not Block or source.findings.problems:
        raise Refused(f"'{like}' has errors: mend them first (python main.py check).")
    walked = walk(source.root, "encounter", source.findings, source.lines)
    lines = text.splitlines(keepends=True)
    renamed = {"id": name, "title": f'"{Draft(name=name).title}"'}
    changes = [(source.root[Text(key)], value) for key, value in renamed.items()]
    about = block_at(source.root, "about")
    changes += [(each, name if key == "id" else like) for key, each in about.items() if key == "parallel"]
    replaced = {id(node) for node, _ in changes}
    marks = [(each, "") for each in {id(each): each for each in (*walked.spoken, *walked.prose)}.values()]
    every = [*changes, *((node, value) for node, value in marks if id(node) not in replaced)]
    for node, value in sorted(every, key=lambda each: spot_of(each[0]), reverse=True):
        if isinstance(node, Text):
            _change(lines, node, value)
    put = "".join(_without(lines, source.root, "variants"))
    if reader.read(put, name).findings.problems:
        raise Refused(f"'{like}' is written in a way that cannot be copied: copy the file and change its id.")
    return put


def _without(lines: list[str], root: Block, name: str) -> list[str]:
    """The lines without a key of the file: other hands are written when the first one stands."""
    keys = [key for key in root if key == name]
    if not keys:
        return lines
    behind = [key.line for key in root if key.line > keys[0].line]
    return lines[: keys[0].line - 1] + lines[min(behind, default=len(lines) + 1) - 1 :]


def _change(lines: list[str], node: Text, value: str) -> None:
    """Puts `value` in place of a text of one line; without one, a mark in front of it."""
    line, start = lines[node.line - 1], node.column - 1
    if value:
        end = start + len(node) + (0 if node.plain else 2)
        lines[node.line - 1] = line[:start] + value + line[end:]
    elif node.plain or line[start : start + 1] in "\"'":
        at = start if node.plain else start + 1
        lines[node.line - 1] = line[:at] + MARK + line[at:]
