"""An independent reading of xAPI 1.0.3: the model of ralph (github.com/openfun/ralph), which `make test` installs."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from ralph.models.xapi.base.statements import BaseXapiStatement


def refused(statement: dict[str, Any]) -> list[str]:
    """What the model does not take, each with where it is."""
    try:
        BaseXapiStatement(**statement)
    except ValidationError as problem:
        return [f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in problem.errors()]
    except KeyError as missing:  # the model trips over a statement without an object
        return [f"{missing} is missing"]
    return []


def kinds(statements: list[dict[str, Any]]) -> set[str]:
    """The verbs of these statements, in one word."""
    return {each["verb"]["display"]["en"] for each in statements}
