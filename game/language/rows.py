"""Finds for translators what a table of problems says: every `sentence`, `hint` and `why` of a row, and what is
marked there as everywhere (see babel.cfg)."""

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
            marked = call.args if isinstance(call.func, ast.Name) and call.func.id in ("N_", "_") else []
            said = [given.value for given in call.keywords if given.arg in SAID]
            for value in (*marked, *said):
                if isinstance(value, ast.Constant) and value.value:
                    yield value.lineno, "", str(value.value), []

