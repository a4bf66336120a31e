"""The game as it is, put up for measuring: an app on an encounter, with a journal that is thrown away."""
from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from game.encounter.script import Encounter

if TYPE_CHECKING:
    from game.ui.app import App

ROOT = Path(__file__).resolve().parents[1]
ENCOUNTERS = ("cold_ward", "late_handover")


@contextmanager
def folder() -> Iterator[Path]:
    """A folder that is thrown away, on the disk of the project: a folder of the system may lie in memory."""
    with TemporaryDirectory(prefix=".bench-", dir=ROOT) as made:
        yield Path(made)


def encounter(id: str) -> Encounter:
    """A shipped encounter."""
    from game.cli import shipped
    from game.playing import encounter_of, library_of

    return encounter_of(library_of(str(shipped())), id)


@contextmanager
def opened(id: str, size: tuple[int, int], *, still: bool = False) -> Iterator[App]:
    """The window with an encounter begun in it, drawn."""
    from game import cli
    from game.house import House
    from game.ui.app import App
    from game.ui.look import Look
    from game.ui.window import open_window
    from game.view.play import Play

    with folder() as made:
        Play.asks_first = nothing  # type: ignore[method-assign]
        given = cli._parser().parse_args(["play", "--encounter", id, "--journal", str(made / "journal.db")])
        surface = open_window(size)
        house = House(given)
        app = App(surface, house.first_scene(), look=Look(still=still))
        app.step()
        yield app
        house.table.journal.close()


def nothing(play: object) -> str:
    """No sentence of one's own is asked for: every key is to turn a page."""
    return ""


def cards(app: App) -> list[str]:
    """The keys of the cards that can be said now."""
    talk = getattr(app.scene, "talk", None)
    return [card.key for card in talk.cards if not card.locked] if talk else []


def chosen(app: App, chance: random.Random) -> str:
    """A card of this moment, else "" where the talk is over or something else is asked."""
    able = cards(app)
    return chance.choice(able) if able else ""
