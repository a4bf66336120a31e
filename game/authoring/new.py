"""The command `new`: a small encounter that can be checked and played at once, in a pack of its own or an old one."""
from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

from game.authoring import template
from game.authoring.template import MEASURES, STEPS, Draft
from game.content import reader
from game.content.nodes import Block, Items, Text
from game.content.pack import ENCOUNTERS, PACK_FILE, PEOPLE_FILE, RIVALS_FILE, is_pack
from game.content.problems import shorten
from game.content.tree import block_at

NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
MOST_ASKED = 5
"""Times that one question is put before its example is taken."""
LONGEST = 140


class Refused(Exception):
    """Nothing was written; `str()` is one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What was written: the encounter, every file, and what is left for the person to add."""

    encounter: Path
    files: tuple[Path, ...]
    left: tuple[str, ...] = ()


def where(name: str, here: Path, pack: Path | None) -> Path:
    """The folder of the pack it goes to: the one named, the one that `here` lies in, else a new one beside it."""
    if pack is not None:
        return pack
    return next((each for each in (here, here.parent) if is_pack(each)), here / name)


def refuse(draft: Draft, folder: Path) -> None:
    """Raises Refused where nothing can be written under this name."""
    if not NAME.fullmatch(draft.name):
        raise Refused(f"'{shorten(draft.name)}' cannot be a name: use small letters, digits and _, as in sunday_stall.")
    if _path(draft, folder).exists():
        raise Refused(f"{_path(draft, folder)} is there already and was left as it is: choose another name.")
    if folder.exists() and not is_pack(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(f"{folder} is there already and is no pack: choose another name, or name a pack with --pack.")


def _path(draft: Draft, folder: Path) -> Path:
    return folder / ENCOUNTERS / f"{draft.name}.yaml"


def write(draft: Draft, folder: Path) -> Written:
    """Writes an encounter into the pack in `folder`, which is made where there is none. Raises Refused, or OSError."""
    refuse(draft, folder)
    path = _path(draft, folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    written: list[Path] = [path]
    left: list[str] = []
    for name, text, added in (
        (PEOPLE_FILE, f"format: 1\npeople:\n{template.person(draft)}", _with_person(draft)),
        (RIVALS_FILE, f"format: 1\nrivals:\n{template.RIVAL}", _with_rival),
        (PACK_FILE, template.pack(draft), _with_place(draft)),
    ):
        outcome = _add(folder / name, text, added)
        written += [folder / name] if outcome == "" else []
        left += [outcome] if outcome else []
    path.write_text(template.encounter(draft), encoding="utf-8")
    return Written(encounter=path, files=tuple(written), left=tuple(left))


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


def _with_rival(text: str, root: Block) -> str | None:
    return _at_end(text, root, "rivals", "keel", template.RIVAL)


def _at_end(text: str, root: Block, key: str, name: str, entry: str) -> str | None:
    """An entry behind the last one of a block that ends the file."""
    if name in block_at(root, key):
        return None
    if list(root)[-1:] != [key] or block_at(root, key).flow:
        return ""
    put = f"{text.rstrip()}\n{entry}"
    return put if name in block_at(_root(put), key) else ""


def _root(text: str) -> Block:
    root = reader.read(text).root
    return root if type(root) is Block else Block()


def _with_place(draft: Draft) -> Adding:
    """The name at the end of the pack's order, if it has one in brackets."""

    def adding(text: str, root: Block) -> str | None:
        order = root.get(Text("order"))
        if type(order) is not Items or draft.name in order:
            return None
        more = f"{', ' if order else ''}{draft.name}]"
        put = re.sub(r"^(order: *\[[^\]\n]*?) *\]", rf"\g<1>{more}", text, count=1, flags=re.MULTILINE)
        return put if put != text else ""

    return adding


# --- ten questions ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Question:
    """One question; the example is taken where nothing is answered. `read` gives the fields, or why not (a text)."""

    asks: str
    field: str
    read: Callable[[Draft, str], Draft | str]


def _words(field: str) -> Callable[[Draft, str], Draft | str]:
    def read(draft: Draft, said: str) -> Draft | str:
        if len(said) > LONGEST:
            return f"That is {len(said)} signs long; at most {LONGEST} can be said in one breath."
        return replace(draft, **{field: said})  # type: ignore[arg-type]

    return read


def _amounts(draft: Draft, said: str) -> Draft | str:
    found = [int(each) for each in re.findall(r"\d{1,7}", said.replace("'", "").replace(" 000", "000"))]
    if len(found) != 2 or found[1] - found[0] < STEPS:
        return "Write two whole numbers, the smaller one first, as in 40 100."
    return replace(draft, least=found[0], most=found[1])


def _measure(draft: Draft, said: str) -> Draft | str:
    word = said.strip().lower()
    numbered = {str(number): name for number, name in enumerate(MEASURES, 1)}
    chosen = numbered.get(word, word)
    return replace(draft, measure=chosen) if chosen in MEASURES else f"Choose one of {', '.join(MEASURES)}."


QUESTIONS = (
    Question("Whom does the player meet? First name and surname", "person", _words("person")),
    Question("What does she do", "role", _words("role")),
    Question("What is the work, and why is it hard to get? One sentence", "work", _words("work")),
    Question("What does the rival ask for it, and what would you like? Two numbers", "least", _amounts),
    Question("What is the first thing she says? A question that is not easy", "opening", _words("opening")),
    Question("What worries her that she does not say? One sentence, in her words", "worry", _words("worry")),
    Question("What would you have to ask to get near it", "question", _words("question")),
    Question("What does she answer to that, still keeping it back", "answer", _words("answer")),
    Question("What could you do about it? Begin with 'you'", "remedy", _words("remedy")),
    Question("By what does she judge what is fair", "measure", _measure),
)


def asked(draft: Draft, ask: Callable[[str], str], out: TextIO) -> Draft:
    """The draft with ten questions answered; an empty answer (or the end of the input) takes the example."""
    print("Ten questions. Enter alone takes the example in brackets; everything can be changed in the file.", file=out)
    for number, question in enumerate(QUESTIONS, 1):
        if question.field == "measure":
            print("   " + " · ".join(f"{at} {name}: {about}" for at, (name, about) in enumerate(MEASURES.items(), 1)),
                  file=out)  # fmt: skip
        draft = _answered(draft, question, number, ask, out)
    return draft


def _answered(draft: Draft, question: Question, number: int, ask: Callable[[str], str], out: TextIO) -> Draft:
    example = f"{draft.least} {draft.most}" if question.field == "least" else getattr(draft, question.field)
    for _ in range(MOST_ASKED):
        try:
            said = " ".join(ask(f"{number:>2}  {question.asks}? [{example}] ").split())
        except EOFError:
            return draft
        if not said:
            return draft
        read = question.read(draft, "".join(each for each in said if each.isprintable()))
        if isinstance(read, Draft):
            return read
        print(f"    {read}", file=out)
    return draft


def told(written: Written) -> str:
    """What was written, and three commands to go on with."""
    files = "\n".join(f"  {path}" for path in written.files)
    left = "".join(f"! {each}\n" for each in written.left)
    path = written.encounter
    return (
        f"Written:\n{files}\n{left}Next:\n"
        f"  python main.py check {path}\n"
        f"  python main.py play --text --trainer {path}\n"
        f"  python main.py watch {path}\n"
    )
