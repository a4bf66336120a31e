"""xAPI 1.0.3 statements about a play, for a file or a learning record store (Advanced Distributed Learning, 2016).

Actors are pseudonyms with an account, never a mailbox. Ids are made from the play, so that sending twice is the same.
"""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID, uuid5

from game.review.debrief import Step
from game.review.report import Dossier

VERSION = "1.0.3"
HOME = "https://livable-terms.invalid"
"""The account's home page: a name that no machine answers to."""
SPACE = UUID("5e6f3c52-6a4c-4d63-9a2c-3f1d1a0d7c11")
VERBS = {
    "initialized": "http://adlnet.gov/expapi/verbs/initialized",
    "interacted": "http://adlnet.gov/expapi/verbs/interacted",
    "completed": "http://adlnet.gov/expapi/verbs/completed",
    "terminated": "http://adlnet.gov/expapi/verbs/terminated",
}
SIMULATION = "http://adlnet.gov/expapi/activities/simulation"
INTERACTION = "http://adlnet.gov/expapi/activities/interaction"
EXTENSION = f"{HOME}/xapi/extensions"
MOST_NAME = 200


def statements(found: Dossier, who: str) -> list[dict[str, Any]]:
    """The statements of a play by the learner of the pseudonym `who`: begun, every choice, ended."""
    head = found.review.head
    steps = [step for step in found.review.steps if step.beat]
    told = [_statement(found, who, "initialized", 0, head.started)]
    told += [_choice(found, who, step) for step in steps]
    if head.finished is not None:
        told.append(_ended(found, who, "completed", len(steps) + 1, head.finished))
    return told


def write(found: list[dict[str, Any]]) -> str:
    """Statements as one JSON array."""
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _statement(found: Dossier, who: str, verb: str, place: int, when: str, suffix: str = "") -> dict[str, Any]:
    head, encounter = found.review.head, found.review.encounter
    language = encounter.language if encounter else "en"
    key = f"{who}/{head.started}/{head.play}/{place}/{verb}"
    return {
        "id": str(uuid5(SPACE, key)),
        "actor": {"objectType": "Agent", "account": {"homePage": HOME, "name": who[:MOST_NAME]}},
        "verb": {"id": VERBS[verb], "display": {"en": verb}},
        "object": {
            "objectType": "Activity",
            "id": f"{HOME}/encounters/{head.encounter}{suffix}",
            "definition": {"type": INTERACTION if suffix else SIMULATION, "name": {language: head.title}},
        },
        "context": {
            "registration": str(uuid5(SPACE, f"{who}/{head.started}/{head.play}")),
            "platform": "Livable Terms",
            "language": language,
            "extensions": {f"{EXTENSION}/mode": head.mode, f"{EXTENSION}/rules": head.rules},
        },
        "timestamp": when,
        "version": VERSION,
    }


def _choice(found: Dossier, who: str, step: Step) -> dict[str, Any]:
    statement = _statement(found, who, "interacted", step.number, step.made, f"/moves/{_path(step.move)}")
    said = " ".join(quote.text for quote in step.said if quote.by == "you") or step.move
    after = {f"{EXTENSION}/{name}": getattr(step, name) for name in ("trust", "tension", "leverage")}
    extensions = {name: value for name, value in after.items() if value is not None}
    statement["result"] = {"response": said, "extensions": extensions | {f"{EXTENSION}/stage": step.stage}}
    if step.skill is not None:
        statement["context"]["contextActivities"] = {
            "category": [{"objectType": "Activity", "id": f"{HOME}/skills/{step.skill.value}"}]
        }
    return statement


def _path(move: str) -> str:
    """A move as part of an address: letters, digits, and - for the rest."""
    return "".join(each if each.isalnum() and each.isascii() else "-" for each in move) or "none"


def _ended(found: Dossier, who: str, verb: str, place: int, when: str) -> dict[str, Any]:
    statement = _statement(found, who, verb, place, when)
    encounter, outcome = found.review.encounter, found.review.outcome
    result: dict[str, Any] = {"completion": True, "extensions": {f"{EXTENSION}/outcome": outcome}}
    if encounter is not None:
        result["success"] = outcome == encounter.best.value
    shown = {each.skill.value: {"met": each.met, "well": each.well} for each in found.evidence if each.is_shown}
    if shown:
        result["extensions"][f"{EXTENSION}/skills"] = shown
    statement["result"] = result
    return statement
