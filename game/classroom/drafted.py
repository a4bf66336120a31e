"""What a browser seat composes before it is one move: the term sheet and the offering, from the fields of a form."""

from __future__ import annotations

from typing import Any

from starlette.datastructures import FormData

from game.classroom.seats import Played
from game.view.screens import Offering, Sheet


def text(form: FormData, name: str) -> str:
    """A field, empty where it is missing or a file."""
    value = form.get(name)
    return value if isinstance(value, str) else ""


def sheet(played: Played, form: FormData) -> tuple[Sheet, dict[str, Any]] | None:
    """The term sheet as it is drafted, None where there is nothing to offer now. Only options of the file count."""
    if not any(tool.id == "offer" for tool in getattr(played.play.screen(), "bar", ())):
        return None
    blank = played.play.sheet()
    known = {issue.id: {choice.id for choice in issue.choices} for issue in blank.issues}
    if not form:
        chosen = {issue.id: choice.id for issue in blank.issues for choice in issue.choices if choice.chosen}
        return blank, {"beside": chosen}
    first, second = (
        {issue: text(form, f"{kind}.{issue}") for issue in known if text(form, f"{kind}.{issue}") in known[issue]}
        for kind in ("issue", "beside")
    )
    return played.play.sheet(first, second if text(form, "two") else None), {"beside": second or first}


def offering(played: Played, form: FormData) -> tuple[Offering, dict[str, Any]] | None:
    """The offering as it is drafted, None where nothing waits for one. Only wordings of the file count."""
    if not any(tool.id == "repair" for tool in getattr(played.play.screen(), "bar", ())):
        return None
    known = {phrase.id for part in played.play.offering().parts for phrase in part.phrases}
    draft = tuple(dict.fromkeys(word for word in text(form, "draft").split() if word in known))
    if (pressed := text(form, "press")) in known:
        draft = played.play.with_phrase(draft, pressed)
    return played.play.offering(draft), {}
