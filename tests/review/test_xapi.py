"""xAPI statements, read by a model that we did not write; and statements that it has to refuse."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from game.review import xapi
from tests.review.conftest import Played
from tests.review.test_report import told
from tests.review.xapi_model import kinds, refused
from tests.shipped import names, plays, shipped

Statement = dict[str, Any]


@pytest.mark.parametrize("name", names())
def test_every_statement_of_a_play_is_taken_by_an_independent_model(name: str, played: Played) -> None:
    for scripted in (plays(name)[0], plays(name)[-1]):
        found = xapi.statements(told(played(shipped(name), scripted.moves), what_if=False), "Heron 4")
        assert kinds(found) == {"initialized", "interacted", "completed"}
        assert [fault for each in found for fault in refused(each)] == []


def test_a_play_that_goes_on_and_one_of_free_words_are_taken_too(played: Played) -> None:
    found = xapi.statements(told(played(shipped("cold_ward"), "ask_blankets"), what_if=False), "Ωmega <b>=1+1</b> 🦊")
    assert kinds(found) == {"initialized", "interacted"}
    assert [fault for each in found for fault in refused(each)] == []


def without(*path: str) -> Callable[[Statement], None]:
    def change(statement: Statement) -> None:
        for name in path[:-1]:
            statement = statement[name]
        del statement[path[-1]]

    return change


def with_(value: Any, *path: str) -> Callable[[Statement], None]:
    def change(statement: Statement) -> None:
        for name in path[:-1]:
            statement = statement[name]
        statement[path[-1]] = value

    return change


BROKEN = {
    "no actor": without("actor"),
    "an actor without an account": without("actor", "account"),
    "an account without a home page": without("actor", "account", "homePage"),
    "a verb that is no address": with_("went", "verb", "id"),
    "no object": without("object"),
    "an object that is no address": with_("the late handover", "object", "id"),
    "an id that is none": with_("1", "id"),
    "a time that is none": with_("this morning", "timestamp"),
    "another version": with_("2.0.0", "version"),
    "a registration that is no id": with_("7", "context", "registration"),
    "an extension that is no address": with_({"trust": 5}, "result", "extensions"),
    "a field that nobody knows": with_(1, "grade"),
    "nothing where something must be": with_(None, "result", "response"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_statement_is_refused(fault: str, played: Played) -> None:
    found = xapi.statements(told(played(shipped("cold_ward"), plays("cold_ward")[0].moves), what_if=False), "Heron 4")
    broken = deepcopy(found[1])
    BROKEN[fault](broken)
    assert refused(found[1]) == []
    assert refused(broken)
