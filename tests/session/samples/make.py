"""Makes the sample journal of the format that the game writes now: `python -m tests.session.samples.make`.

Run once, when a format is new; the sample is then kept for ever and never made again. Refuses to overwrite.
"""

from __future__ import annotations

from pathlib import Path

from game.session.journal import FORMAT, Journal
from game.session.players import play
from game.session.session import ASSESSMENT, PRACTICE, Session
from tests.builders import quiet, yard

PLAYS = (
    (
        PRACTICE,
        "ask_why; under; slip; repair name own good; thank; undo; thank; swear; coax;"
        " offer day=wednesday price=300 clearing=both; accept; record ring; close; let_go sweep; keep ring",
    ),
    (PRACTICE, "slip; wait; pass; return broke; repair regret; repair regret"),
    (ASSESSMENT, "mirror; measure; standard; coax; check_wrong; calm; offer day=friday price=500; walk"),
    (PRACTICE, "answer; see; boast; repair name own regret; undo; ask_why"),
)
"""(mode, script) of each play; the last is in the yard where she asks, and was left in the middle."""


def clock() -> str:
    """Always the same moment."""
    return "2031-03-04T10:00:00"


def main() -> None:
    """Writes format_N.db beside this file."""
    path = Path(__file__).with_name(f"format_{FORMAT}.db")
    if path.exists():
        raise SystemExit(f"{path.name} is there already, and is kept as it is.")
    journal = Journal(path)
    for number, (mode, script) in enumerate(PLAYS, 1):
        encounter = yard() if number == len(PLAYS) else quiet()
        session = play(Session.start(journal, encounter, clock, mode), script)
        session.note("plan_limit", f"limit of play {number}", 0)
    forked = Session.fork(journal, journal.head(1), quiet(), 2, clock)
    play(forked, "walk")
    journal.close()


if __name__ == "__main__":
    main()
