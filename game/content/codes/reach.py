"""Problems of the ways through a talk that can be seen without playing it."""
from __future__ import annotations

from game.content.codes.row import Row, warn

_NEXT = "ruptures:\n  easter"
_LEAD = ((", refused: worried}}", ", refused: corner}}"),)
_TERMS = '      - {id: corner_terms, kind: offer, say: "And if I came on Sunday?", go: {accepted: end}}\n'


def _corner(*moves: str, mark: str = "") -> str:
    """A further state in front of the ruptures."""
    return f"  {mark}corner:\n    moves:\n{''.join(moves)}{_NEXT}"


def _ask(needs: str = "", more: str = "", mark: str = "") -> str:
    return f'      - {{id: {mark}corner_ask, kind: ask,{needs} say: "Whose idea was this?"{more}}}\n'


ROWS = (
    Row(
        code="no-moves",
        sentence="In '{name}' there is nothing to do but leave.",
        hint="Add a move, or let what leads here lead somewhere else.",
        why="Whoever comes there is stuck with the whole conversation behind them.",
        old=_NEXT,
        wrong='  corner:\n    ¦moves: [{id: corner_out, kind: walk, say: "Then I will go."}]\n' + _NEXT,
        right=_corner(_TERMS),
        both=_LEAD,
    ),
    warn(
        code="unreached",
        sentence="No move leads to '{name}'.",
        hint="Write  go: {name}  in a move that can be chosen, or remove the state.",
        why="It would never be seen in any play.",
        old=_NEXT,
        wrong=_corner(_TERMS, mark="¦"),
    ),
    Row(
        code="locked-out",
        sentence="In '{name}' nothing can ever be chosen: {why}.",
        hint="Take the condition from one move there, or let what it asks for happen on the way there.",
        why="Whoever comes there is stuck, in every play.",
        old=_NEXT,
        wrong=_corner(_ask(" needs: [used corner_ask],"), mark="¦"),
        right=_corner(_ask(" needs: [used ask_monday],", ", go: worried")),
        both=_LEAD,
    ),
    warn(
        code="never-unlocked",
        sentence="'{name}' can never be chosen: {why}.",
        hint="Change its needs, or let what it asks for happen somewhere before it.",
        why="It would stay locked in every play, and its words would never be heard.",
        old=_NEXT,
        wrong=_corner(_TERMS, _ask(" needs: [used corner_ask],", mark="¦")),
        right=_corner(_TERMS, _ask(" needs: [used ask_monday],")),
        both=_LEAD,
    ),
    Row(
        code="no-way-out",
        sentence="From '{name}' no way leads to terms or to an end: the player can only leave.",
        hint="Write  go: STATE  in a move there, with a state where an offer can be made.",
        why="The talk would go round there until the turns run out.",
        old=_NEXT,
        wrong=_corner(_ask(more=", again: true"), mark="¦"),
        right=_corner(_ask(more=", again: true, go: worried")),
        both=_LEAD,
    ),
)
