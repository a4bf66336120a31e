"""Finds for translators what the checker says: every `sentence`, `hint` and `why` of a row, what a block is called and
what a key is for that must be there, and what is marked as everywhere (see babel.cfg)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import IO

SAID = ("sentence", "hint", "why")
Message = tuple[int, str, str, list[str]]
"""As Babel takes it: line, function, words, remarks."""


def extract(file: IO[bytes], keywords: object, comment_tags: object, options: object) -> Iterator[Message]:
    """The words of the rows in a Python file, in their order; how Babel asks for them."""
    for call in ast.walk(ast.parse(file.read())):
        if isinstance(call, ast.Call):
            said = [given.value for given in call.keywords if given.arg in SAID]
            for value in (*_placed(call), *said):
                if isinstance(value, ast.Constant) and value.value:
                    yield value.lineno, "", str(value.value), []



def _placed(call: ast.Call) -> list[ast.expr]:
    """What is said by its place among the arguments."""
    match call.func, call.args:
        case ast.Name(id="N_" | "_" | "Shape"), [first, *_more]:
            return [first]
        case ast.Name(id="Key"), [_type, about, ast.Constant(value=True)]:
            return [about]
        case _:
            return []
