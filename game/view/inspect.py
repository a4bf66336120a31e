"""A play from behind, for whoever builds or teaches: phases, legal moves, last events. Nothing is hidden here."""

from __future__ import annotations

from game.encounter import rules
from game.encounter.moves import write
from game.session.session import Session

MOST_MOVES, MOST_EVENTS = 14, 12  # lines of an overlay (design choice)


def inspect(session: Session) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(heading, lines) for each part."""
    state, beat = session.state, session.beats[-1]
    broken = [f"{each.id}: {each.phase}" for each in state.breakages]
    settling = [f"{each.issue}: {each.phase}" for each in state.reconciliations]
    phase = (f"talk {state.at} · deal {state.deal} · {state.stage}", f"turn {state.turn}, {state.patience} left · "
             f"trust {state.trust} · tension {state.tension}", *broken, *settling)
    legal = [write(move) for move in rules.legal_moves(session.encounter, state)]
    events = [_short(repr(event).replace(", causes=()", "")) for event in beat.events]
    return (
        ("Phase", phase),
        (f"Legal moves ({len(legal)})", tuple(legal[:MOST_MOVES])),
        (f"Last events ({len(events)})", tuple(events[-MOST_EVENTS:])),
    )


def _short(text: str, most: int = 76) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
