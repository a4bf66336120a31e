"""A strict reading of xAPI 1.0.3, part two (Statements): only what is used here, and nothing unknown.

Written from the specification, not from the writer it tests. ralph's model is asked as well where it is installed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

STATEMENT = {"id", "actor", "verb", "object", "result", "context", "timestamp", "stored", "authority", "version"}
RESULT = {"score", "success", "completion", "response", "duration", "extensions"}
CONTEXT = {
    "registration", "instructor", "team", "contextActivities", "revision", "platform", "language", "statement",
    "extensions",
}  # fmt: skip
DEFINITION = {"name", "description", "type", "moreInfo", "extensions", "interactionType"}
IRI = re.compile(r"^[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+$")
LANGUAGE = re.compile(r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")


def faults(statement: dict[str, Any]) -> list[str]:
    """Everything in a statement that 1.0.3 does not allow."""
    return list(_faults(statement))


def _faults(statement: dict[str, Any]) -> Iterator[str]:
    yield from _unknown(statement, STATEMENT, "statement")
    for name in ("actor", "verb", "object"):
        if name not in statement:
            yield f"{name} is missing"
    if "id" in statement and str(UUID(statement["id"])) != statement["id"]:
        yield "id is no UUID"
    yield from _actor(statement.get("actor", {}))
    yield from _verb(statement.get("verb", {}))
    yield from _activity(statement.get("object", {}), "object")
    yield from _result(statement.get("result", {}))
    yield from _context(statement.get("context", {}))
    if "timestamp" in statement and datetime.fromisoformat(statement["timestamp"]).tzinfo is None:
        yield "timestamp has no zone"
    if not re.match(r"^1\.0(\.\d+)?$", statement.get("version", "1.0.0")):
        yield "version is not 1.0.x"
    yield from _nothing(statement, "statement")


def _unknown(plain: dict[str, Any], known: set[str], where: str) -> Iterator[str]:
    yield from (f"{where}: {name} is unknown" for name in plain.keys() - known)


def _nothing(value: Any, where: str) -> Iterator[str]:
    """No null anywhere, except inside extensions."""
    if value is None:
        yield f"{where} is null"
    elif isinstance(value, dict):
        for name, each in value.items():
            if name != "extensions":
                yield from _nothing(each, f"{where}.{name}")


def _actor(actor: dict[str, Any]) -> Iterator[str]:
    yield from _unknown(actor, {"objectType", "name", "mbox", "mbox_sha1sum", "openid", "account"}, "actor")
    if len(actor.keys() & {"mbox", "mbox_sha1sum", "openid", "account"}) != 1:
        yield "actor needs exactly one identifier"
    account = actor.get("account", {})
    yield from _unknown(account, {"homePage", "name"}, "account")
    if not IRI.match(account.get("homePage", "")) or not account.get("name"):
        yield "account needs homePage and name"


def _verb(verb: dict[str, Any]) -> Iterator[str]:
    yield from _unknown(verb, {"id", "display"}, "verb")
    if not IRI.match(verb.get("id", "")):
        yield "verb.id is no IRI"
    yield from _languages(verb.get("display", {}), "verb.display")


def _languages(plain: dict[str, Any], where: str) -> Iterator[str]:
    for language, text in plain.items():
        if not LANGUAGE.match(language) or not isinstance(text, str):
            yield f"{where}: {language} is no language tag with a text"


def _activity(activity: dict[str, Any], where: str) -> Iterator[str]:
    yield from _unknown(activity, {"objectType", "id", "definition"}, where)
    if not IRI.match(activity.get("id", "")) or activity.get("objectType", "Activity") != "Activity":
        yield f"{where} is no activity with an IRI"
    definition = activity.get("definition", {})
    yield from _unknown(definition, DEFINITION, f"{where}.definition")
    yield from _languages(definition.get("name", {}), f"{where}.name")
    if "type" in definition and not IRI.match(definition["type"]):
        yield f"{where}.type is no IRI"


def _result(result: dict[str, Any]) -> Iterator[str]:
    yield from _unknown(result, RESULT, "result")
    for name in ("success", "completion"):
        if name in result and not isinstance(result[name], bool):
            yield f"result.{name} is not true or false"
    if not isinstance(result.get("response", ""), str):
        yield "result.response is no text"
    yield from _extensions(result, "result")


def _context(context: dict[str, Any]) -> Iterator[str]:
    yield from _unknown(context, CONTEXT, "context")
    if "registration" in context and str(UUID(context["registration"])) != context["registration"]:
        yield "registration is no UUID"
    if "language" in context and not LANGUAGE.match(context["language"]):
        yield "context.language is no language tag"
    activities = context.get("contextActivities", {})
    yield from _unknown(activities, {"parent", "grouping", "category", "other"}, "contextActivities")
    for found in activities.values():
        for each in found:
            yield from _activity(each, "contextActivities")
    yield from _extensions(context, "context")


def _extensions(owner: dict[str, Any], where: str) -> Iterator[str]:
    yield from (f"{where}: extension {name} is no IRI" for name in owner.get("extensions", {}) if not IRI.match(name))
