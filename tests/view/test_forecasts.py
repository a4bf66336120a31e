"""What a card foresees speaks only of what the encounter has introduced."""
from __future__ import annotations

import pytest

from game.session.journal import Journal
from game.session.players import play
from game.session.session import PRACTICE, Session
from game.view.play import Play
from tests.shipped import plays, shipped


def forecasts(journal: Journal, name: str) -> list[str]:
    """Every forecast of a card, on every scripted way through an encounter."""
    seen = []
    for way in plays(name):
        session = Session.start(journal, shipped(name), lambda: "2031-03-04T10:00:00", PRACTICE)
        for move in way.moves.split(";"):
            seen += [card.forecast for card in getattr(Play(session).screen(), "cards", ()) if card.forecast]
            play(session, move)
    return seen


@pytest.mark.parametrize(("name", "speaks"), [("cold_ward", False), ("last_bus", False), ("harbour_rota", True)])
def test_no_card_foresees_trust_before_an_encounter_shows_it(tmp_path, name, speaks):
    seen = forecasts(Journal(tmp_path / "journal.db"), name)
    assert any("rust" in told for told in seen) is speaks, seen
