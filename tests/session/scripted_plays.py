"""A program that plays by script and says after every move that it is on disk: `python -m ... JOURNAL`.

The test that kills it reads what it said; so does the bench.
"""

from __future__ import annotations

import sys
from pathlib import Path

from game.session.journal import Journal
from game.session.players import play
from game.session.session import Session
from tests.builders import quiet

BEGINNING = ("ask_why", "under", "slip", "repair name own good", "thank", "swear", "offer day=friday price=500")
MOVES = (*BEGINNING, *("warm",) * 60)
PATIENCE = 100


def main() -> None:
    """Plays MOVES; a line a move, its number and the trust it led to."""
    session = Session.start(Journal(Path(sys.argv[1])), quiet(patience=PATIENCE), str)
    for number, text in enumerate(MOVES, 1):
        play(session, text)
        print(number, session.state.trust, flush=True)


if __name__ == "__main__":
    main()
