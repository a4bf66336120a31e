"""A class for a test; skipped with its reason where the extra is not installed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

for needed in ("starlette", "uvicorn", "websockets", "sqlalchemy", "jinja2", "segno", "multipart", "httpx"):
    pytest.importorskip(needed, reason=f"{needed} is not installed: a class needs the extra 'classroom'")

from game.encounter.lesson import Lesson  # noqa: E402 - what it imports may be missing
from tests.classroom.rooms import Class  # noqa: E402


@pytest.fixture
def open_class(tmp_path) -> Iterator[Callable[..., Class]]:
    """Opens classes; a second one in the same place is the same host started again."""
    opened: list[Class] = []

    def opens(given: Lesson | None = None, **more: object) -> Class:
        opened.append(Class(tmp_path, given, **more))
        return opened[-1]

    yield opens
    for each in opened:
        each.close()


@pytest.fixture
def room(open_class) -> Class:
    """A class with a lesson of every kind of step."""
    return open_class()
