"""Who may import whom, what is never used where, and how big things get: read from the sources with `ast`."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT: dict[str, set[str]] = {
    "cli": {"ui", "classroom", "authoring", "review", "session", "content", "season", "view"},
    "ui": {"view", "session", "classroom.client"},
    "view": {"session", "review"},
    "classroom": {"view", "session", "review"},
    "authoring": {"content", "session", "review"},
    "review": {"session", "season"},
    "session": {"season"},
    "content": {"season"},
    "season": set(),
    "encounter": set(),
    "language": set(),
}
"""Package -> packages it may use besides itself and `encounter`, which everybody may use."""
SPEAKS_NO_LANGUAGE = {"encounter", "season"}
"""The rules know no language; everybody else may use `game.language` for the words that a person reads."""
ONLY_IN = {
    "pygame": "ui",
    "yaml": "content",
    "sqlite3": "session",
    **dict.fromkeys(("socket", "socketserver", "asyncio", "sqlalchemy"), "classroom"),
    **dict.fromkeys(("starlette", "uvicorn", "websockets", "jinja2", "zeroconf"), "classroom"),
    "transitions": "encounter",
}
READS_ICONS = {"game/ui/svg.py"}
"""The icon package is a SQLite file; this reads it."""
COMPOSITION_ROOT = {"game/cli.py", "game/playing.py", "game/house.py", "game/doctor.py"}
"""Where everything is wired: cli, and the parts of it that play and look what is missing; with game/commands/."""
COMMANDS = "game/commands/"
PURE = {"encounter", "season"}
NEVER_IN_PURE = {"random", "secrets", "time", "datetime", "os", "pathlib", "logging", "io", "sys"}
NEVER_CALLED_IN_PURE = {"hash", "open", "print", "input"}
MACHINE_FILES = {"game/encounter/machine.py"}
JOURNAL = {"game.session.journal", "game.session.journal.Journal"}
MAY_HOLD_A_JOURNAL = {"session", "cli", "review"}
"""Those that open one, and review, which reads; nobody but session writes in it."""
WRITES = {"write", "begin"}
NO_RULES = {"tuning.py", "values.py", "script.py", "chance.py"}
"""Files of game/encounter without a rule: constants, unit types, defaults of what a trainer wrote, bits of a hash."""
PLAIN_NUMBERS = {0, 1, 2, 100}
MOST_LINES, MOST_LINES_OF_FUNCTION = 400, 60
MOST_LINES_OF_LIST = 600
ONE_LIST = {"game/content/schema.py", "game/encounter/events.py", "game/view/screens.py"}
"""A file that is one closed list (a table, a union of plain dataclasses) may be longer."""


def sources() -> dict[str, str]:
    """Every source file of the program, by its path from the top."""
    files = [ROOT / "main.py", *sorted((ROOT / "game").rglob("*.py"))]
    return {file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8") for file in files}


def package_of(path: str) -> str:
    """`game/ui/app.py` is in ui, the composition root is cli, anything else is ""."""
    if path in COMPOSITION_ROOT or path.startswith(COMMANDS):
        return "cli"
    parts = path.removesuffix(".py").split("/")
    return parts[1] if parts[0] == "game" and len(parts) > 1 else ""


def imported(path: str, tree: ast.Module) -> Iterator[str]:
    """Dotted names that a file imports, wherever in it: `from a.b import c` is a.b.c."""
    here = path.removesuffix(".py").split("/")
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = here[: -node.level] if node.level else []
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and called(node) in ("__import__", "import_module"):
            yield from (each.value for each in node.args if isinstance(each, ast.Constant))


def called(node: ast.Call) -> str:
    """The name that is called, without what it hangs on."""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def is_allowed(package: str, target: str) -> bool:
    """Whether a file of `package` may import `target`."""
    top, *rest = target.split(".")
    if top != "game":
        return True
    if not rest or not package:
        return not rest or rest[0] == "cli"
    if package == "cli" and (f"game/{rest[0]}.py" in COMPOSITION_ROOT or f"game/{rest[0]}/" == COMMANDS):
        return True
    if rest[0] in (package, "encounter") and (package != "encounter" or rest[0] == "encounter"):
        return package != "language" or rest[0] == "language"
    if rest[0] == "language":
        return package not in SPEAKS_NO_LANGUAGE
    return rest[0] in MAY_IMPORT.get(package, set()) or ".".join(rest[:2]) in MAY_IMPORT.get(package, set())


def import_faults(path: str, tree: ast.Module) -> Iterator[str]:
    """What a file imports and should not."""
    package = package_of(path)
    for target in imported(path, tree):
        top = target.split(".")[0]
        if not is_allowed(package, target):
            yield f"{path}: {package or 'main'} may not import {target}"
        if top in ONLY_IN and package != ONLY_IN[top] and not (top == "sqlite3" and path in READS_ICONS):
            yield f"{path}: {top} only in {ONLY_IN[top]}"
        if top == "transitions" and path not in MACHINE_FILES:
            yield f"{path}: transitions only in machine files"
        if package in PURE and top in NEVER_IN_PURE:
            yield f"{path}: {top} never in {package}"
        if target in JOURNAL and package not in MAY_HOLD_A_JOURNAL:
            yield f"{path}: only session writes the journal"
    for node in ast.walk(tree):
        writes = isinstance(node, ast.Attribute) and node.attr in WRITES and package != "session"
        if writes and ast.unparse(node.value).split(".")[-1] == "journal":
            yield f"{path}:{node.lineno}: only session writes the journal"


def purity_faults(path: str, tree: ast.Module) -> Iterator[str]:
    """What a file of the pure rules calls and should not."""
    if package_of(path) not in PURE:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in NEVER_CALLED_IN_PURE:
            yield f"{path}:{node.lineno}: {node.func.id}() never in {package_of(path)}"
        if isinstance(node, ast.For | ast.comprehension) and isinstance(node.iter, ast.Set | ast.SetComp):
            yield f"{path}: the order of a set never decides"


def number_faults(path: str, tree: ast.Module) -> Iterator[str]:
    """Numbers in a rule file that belong in tuning.py; the size of a cache is no rule."""
    if package_of(path) != "encounter" or path.split("/")[-1] in NO_RULES:
        return
    keywords = [node for node in ast.walk(tree) if isinstance(node, ast.keyword)]
    caches = {id(each.value) for each in keywords if each.arg == "maxsize"}
    for node in ast.walk(tree):
        is_number = isinstance(node, ast.Constant) and type(node.value) in (int, float)
        if is_number and id(node) not in caches and node.value not in PLAIN_NUMBERS:
            yield f"{path}:{node.lineno}: {node.value} belongs in tuning.py"


def shape_faults(path: str, text: str, tree: ast.Module) -> Iterator[str]:
    """Bare excepts, files and functions that grew too long."""
    most = MOST_LINES_OF_LIST if path in ONE_LIST else MOST_LINES
    if len(text.splitlines()) > most:
        yield f"{path}: more than {most} lines"
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and node.type is None:
            yield f"{path}:{node.lineno}: bare except"
        is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if is_function and (node.end_lineno or 0) - node.lineno + 1 > MOST_LINES_OF_FUNCTION:
            yield f"{path}:{node.lineno}: {node.name} is longer than {MOST_LINES_OF_FUNCTION} lines"


def value_faults(path: str, tree: ast.Module) -> Iterator[str]:
    """Dataclasses of the rules and of the screens that can be changed."""
    if package_of(path) != "encounter" and path != "game/view/screens.py":
        return
    for node in ast.walk(tree):
        for decorator in node.decorator_list if isinstance(node, ast.ClassDef) else ():
            if "dataclass" in ast.unparse(decorator):
                given = {each.arg for each in getattr(decorator, "keywords", ())}
                if not {"frozen", "slots"} <= given:
                    yield f"{path}:{node.lineno}: {node.name} is not frozen"


def faults(tree_of_sources: Mapping[str, str]) -> list[str]:
    """Everything that breaks a law of the layout."""
    found: list[str] = []
    for path, text in tree_of_sources.items():
        tree = ast.parse(text, path)
        found += import_faults(path, tree)
        found += purity_faults(path, tree)
        found += number_faults(path, tree)
        found += shape_faults(path, text, tree)
        found += value_faults(path, tree)
    return found


def test_the_program_keeps_every_law_of_the_layout() -> None:
    assert faults(sources()) == []


def test_main_is_the_given_few_lines() -> None:
    tree = ast.parse((ROOT / "main.py").read_text(encoding="utf-8"))
    body = [ast.unparse(node) for node in tree.body[1:]]
    assert body == ["import sys", "from game import cli", "if __name__ == '__main__':\n    sys.exit(cli.main())"]


def test_every_package_of_the_program_has_its_row() -> None:
    packages = {package_of(path) for path in sources() if path.count("/") > 1}
    assert packages <= MAY_IMPORT.keys()


BROKEN = {
    "game/ui/a.py": ("from game.content import load", "ui may not import"),
    "game/ui/b.py": ("import game.content.load", "ui may not import"),
    "game/ui/c.py": ("from game.classroom import host", "ui may not import"),
    "game/ui/d.py": ("from ..content import load", "ui may not import"),
    "game/ui/e.py": ("from game.review import debrief", "ui may not import"),
    "game/ui/f.py": ("import importlib\nimportlib.import_module('game.content')", "ui may not import"),
    "game/ui/g.py": ("import yaml", "yaml only in content"),
    "game/view/a.py": ("from game import ui", "view may not import"),
    "game/view/b.py": ("def f():\n    import pygame", "pygame only in ui"),
    "game/view/c.py": ("from game.session.journal import Journal", "only session writes the journal"),
    "game/view/d.py": ("from game.session import journal", "only session writes the journal"),
    "game/review/b.py": ("from game.session.journal import Journal\nself.journal.write(1, a)", "only session writes"),
    "game/view/screens.py": ("@dataclass\nclass Screen:\n    a: int", "is not frozen"),
    "game/classroom/a.py": ("import yaml", "yaml only in content"),
    "game/classroom/b.py": ("from game.authoring import check", "classroom may not import"),
    "game/classroom/c.py": ("import sqlite3", "sqlite3 only in session"),
    "game/authoring/a.py": ("from game.view import talk", "authoring may not import"),
    "game/review/a.py": ("from game.view import talk", "review may not import"),
    "game/session/a.py": ("from game.review import skills", "session may not import"),
    "game/session/b.py": ("import asyncio", "asyncio only in classroom"),
    "game/session/c.py": ("from sqlalchemy import select", "sqlalchemy only in classroom"),
    "game/session/d.py": ("import socket", "socket only in classroom"),
    "game/content/a.py": ("from game.session import session", "content may not import"),
    "game/encounter/l2.py": ("from game.language.catalog import _", "encounter may not import"),
    "game/language/a.py": ("from game.encounter import script", "language may not import"),
    "game/language/b.py": ("from game.view import words", "language may not import"),
    "game/season/a.py": ("from game.session import session", "season may not import"),
    "game/season/b.py": ("import random", "random never in season"),
    "game/season/c.py": ("from transitions import Machine", "transitions only in"),
    "game/encounter/a.py": ("from game.season import market", "encounter may not import"),
    "game/encounter/b.py": ("from datetime import date", "datetime never in encounter"),
    "game/encounter/c.py": ("import os.path", "os never in encounter"),
    "game/encounter/d.py": ("from pathlib import Path", "pathlib never in encounter"),
    "game/encounter/e.py": ("import logging", "logging never in encounter"),
    "game/encounter/f.py": ("import time", "time never in encounter"),
    "game/encounter/g.py": ("import transitions", "transitions only in machine files"),
    "game/encounter/h.py": ("a = hash('b')", "hash() never in encounter"),
    "game/encounter/i.py": ("for a in {1, 2}:\n    pass", "the order of a set"),
    "game/encounter/j.py": ("cost = 5 * severity", "5 belongs in tuning.py"),
    "game/encounter/k.py": ("half = .5", "0.5 belongs in tuning.py"),
    "game/encounter/l.py": ("try:\n    a = 1\nexcept:\n    a = 2", "bare except"),
    "game/cli.py": ("import pygame", "pygame only in ui"),
    "game/commands/a.py": ("import yaml", "yaml only in content"),
    "game/content/b.py": ("from game.commands import Command", "content may not import"),
    "main.py": ("from game.ui import app", "main may not import"),
    "game/view/long.py": ("a = 1\n" * (MOST_LINES + 1), "more than 400 lines"),
    "game/view/long_function.py": ("def f():\n" + "    a = 1\n" * MOST_LINES_OF_FUNCTION, "longer than 60 lines"),
}
"""A made-up tree: one file for each way to break a law, and what is said of it."""


@pytest.mark.parametrize("path", BROKEN)
def test_a_broken_law_is_found(path: str) -> None:
    text, said = BROKEN[path]
    assert any(said in fault for fault in faults({path: text}))


ALLOWED = {
    "game/cli.py": "from game.ui import app\nfrom game.content import load\nfrom game.session.journal import Journal",
    "game/commands/a.py": "from game import cli\nfrom game.commands import Trouble\nfrom game.authoring import check",
    "game/ui/a.py": "import pygame\nfrom game.view import talk\nfrom game.classroom.client import join",
    "game/ui/b.py": "from . import theme\nfrom .widgets import base",
    "game/view/a.py": "from game.review import debrief\nfrom game.session.journal import JournalProblem",
    "game/review/a.py": "from game.language.catalog import _",
    "game/content/c.py": "from game.language.po import entries",
    "game/content/a.py": "import yaml\nfrom pathlib import Path\nfrom game.season import week",
    "game/encounter/machine.py": "def f():\n    from transitions import Machine",
    "game/encounter/a.py": "@lru_cache(maxsize=64)\ndef f():\n    return -1 + 100 * 2",
    "game/encounter/tuning.py": "COUNTER_MARGIN = 8",
    "main.py": "import sys\nfrom game import cli",
}


@pytest.mark.parametrize("path", ALLOWED)
def test_what_the_layout_allows_is_no_fault(path: str) -> None:
    assert faults({path: ALLOWED[path]}) == []
