"""Reads lesson files and proves them: encounters exist, the second is the parallel of the first, minutes add up."""
from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from game.content import reader
from game.content.known import Known
from game.content.nodes import Block, Text, key_of
from game.content.pack import Pack, check_format
from game.content.problems import Problem, Severity
from game.content.reader import Source
from game.content.tree import block_at, blocks, listed, number, one_of, optional, word, words_at, yes
from game.content.walk import walk
from game.encounter.lesson import Lesson, LessonStep, Pause, StepKind

FOLDER = "lessons"
SUFFIX = ".yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonReport:
    """What was found in a lesson file. `lesson` is there when it has no error."""

    source: Source
    problems: tuple[Problem, ...] = ()
    lesson: Lesson | None = None


def lesson_paths(folder: Path) -> list[Path]:
    """The lesson files of a pack, by name."""
    try:
        return sorted(path for path in (folder / FOLDER).iterdir() if path.suffix == SUFFIX)
    except OSError:
        return []


def is_lesson(path: Path) -> bool:
    """Whether a file lies where lessons lie."""
    return path.parent.name == FOLDER and path.suffix == SUFFIX


def read_lesson(path: Path, pack: Pack, shown: str | None = None) -> LessonReport:
    """Reads and checks one lesson file. Never raises."""
    source = reader.read_path(path, shown)
    lesson = _checked(source, pack, path.stem)
    broken = any(each.severity is Severity.ERROR for each in source.findings.problems)
    problems = tuple(sorted(source.findings.problems, key=lambda each: (each.line, each.column)))
    return LessonReport(source=source, problems=problems, lesson=None if broken else lesson)


@dataclass(slots=True)
class _Around:
    """What a pack says of the encounters of a lesson."""

    pack: Pack
    roots: dict[str, Block] = field(default_factory=dict)

    def root(self, id: str) -> Block:
        """The tree of an encounter, read when it is first asked for."""
        if id not in self.roots:
            head = self.pack.heads.get(id)
            root = reader.read_path(head.path).root if head else None
            self.roots[id] = root if type(root) is Block else Block()
        return self.roots[id]

    def parallel(self, id: str) -> str:
        """What an encounter names as its parallel."""
        return str(word(block_at(self.root(id), "about"), "parallel"))

    def hands(self, id: str) -> list[str]:
        """The other hands of an encounter."""
        return [str(name) for name, _ in blocks(self.root(id), "variants")]


def _checked(source: Source, pack: Pack, stem: str) -> Lesson | None:
    if source.root is None:
        return None
    root = source.root if type(source.root) is Block else Block()
    check_format(root, source)
    walked = walk(source.root, "lesson", source.findings, source.lines)
    known = Known({"encounter": {name: Text(name) for name in pack.heads}})
    for kind, written in walked.refs:
        if kind == "encounter":
            known.look(kind, written, written, source.findings)
    if type(source.root) is not Block or any(each.severity is Severity.ERROR for each in source.findings.problems):
        return None
    around = _Around(pack)
    _check_minutes(root, source)
    for step in listed(root, "steps"):
        _check_step(step, around, source)
    _check_pair(root, around, source)
    if (name := optional(root, "id")) is not None and name != stem:
        source.findings.add("file-name", name, file=f"{stem}.yaml", stem=stem, name=name)
    return _built(root, source)


def _check_minutes(root: Block, source: Source) -> None:
    total = sum(number(step, "minutes") for step in listed(root, "steps"))
    if total != number(root, "minutes"):
        source.findings.add("lesson-minutes", root[Text("minutes")], sum=total, value=number(root, "minutes"))


_WITH_ENCOUNTER = (StepKind.PLAY, StepKind.PREPARE, StepKind.PAIR)


def _check_step(step: Block, around: _Around, source: Source) -> None:
    kind = _kind(step)
    needed = "encounter" if kind in _WITH_ENCOUNTER else "asks" if kind is StepKind.EXIT else ""
    if needed and Text(needed) not in step:
        source.findings.add("lesson-step", step[Text("kind")], kind=kind, key=needed)
        return
    if kind is StepKind.EXIT and not yes(step, "keep"):
        source.findings.add("lesson-unkept", key_of(step, "asks"), name=word(step, "id"))
    id, minutes = str(word(step, "encounter")), number(step, "minutes")
    hand = optional(step, "hand")
    if hand is not None and hand not in around.hands(id):
        names = around.hands(id)
        source.findings.add("unknown-hand", hand, names, name=hand, names=", ".join(names) or "none")
    if kind is StepKind.PLAY and id in around.pack.heads and minutes < around.pack.heads[id].minutes:
        needs = around.pack.heads[id].minutes
        source.findings.add("lesson-short", step[Text("minutes")], name=id, needed=needs, value=minutes)


def _check_pair(root: Block, around: _Around, source: Source) -> None:
    """Every play after the first is its parallel, or the same encounter in another hand."""
    plays = [step for step in listed(root, "steps") if _kind(step) is StepKind.PLAY and Text("encounter") in step]
    for later in plays[1:]:
        first, second = str(word(plays[0], "encounter")), str(word(later, "encounter"))
        hands = [str(word(step, "hand")) for step in (plays[0], later)]
        if second in (around.parallel(first), first) and (second != first or hands[0] != hands[1]):
            continue
        if first == around.parallel(second) and first != second:
            continue
        other = around.parallel(first)
        advice = f"Play '{other}' there" if other in around.pack.heads else "Play it there in another hand"
        source.findings.add("not-parallel", later[Text("encounter")], first=first, second=second,
                            advice=f"{advice}, or write in one of the two  parallel: {first}")  # fmt: skip


def _kind(step: Block) -> StepKind:
    return one_of(step, "kind", StepKind, StepKind.DISCUSS)


def _built(root: Block, source: Source) -> Lesson:
    return Lesson(
        id=str(word(root, "id")),
        title=str(word(root, "title")),
        summary=str(word(root, "summary")),
        minutes=number(root, "minutes"),
        steps=tuple(_step(each) for each in listed(root, "steps")),
        notes=str(word(root, "notes")),
        content_hash=blake2b(source.bytes, digest_size=16).hexdigest(),
    )


def _step(step: Block) -> LessonStep:
    return LessonStep(
        id=str(word(step, "id")),
        kind=_kind(step),
        minutes=number(step, "minutes"),
        title=str(word(step, "title", str(word(step, "id")))),
        say=str(word(step, "say")),
        encounter=str(word(step, "encounter")),
        hand=str(word(step, "hand")),
        deal=yes(step, "deal"),
        swap=yes(step, "swap"),
        assess=yes(step, "assess"),
        asks=tuple(str(each) for each in words_at(step, "asks")),
        keep=yes(step, "keep"),
        pauses=tuple(
            Pause(turn=number(each, "turn"), say=str(word(each, "say")))
            for each in sorted(listed(step, "pauses"), key=lambda each: number(each, "turn"))
        ),
    )
