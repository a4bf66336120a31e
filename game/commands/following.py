"""A play in the window and the file it is of: it goes on in what the file says, once that is saved or asked for."""
from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from game.view.bench import Rehearsed

if TYPE_CHECKING:
    from game.authoring.reloading import Reloaded
    from game.view.play import Play


def followed(play: Play, path: Path) -> Rehearsed:
    """The play with what takes up a save of its file. Its moves are made again; a play they do not fit goes on."""
    from game.authoring.reloading import Reloader

    reloader = Reloader(path, play.session)

    def taken(found: Reloaded | None) -> tuple[bool, str]:
        if found is None:
            return False, ""
        play.session = found.session
        return found.is_new, found.message

    def reload() -> tuple[bool, str]:
        reloader.session = play.session
        return taken(reloader.look())

    def again() -> tuple[bool, str]:
        reloader.session = play.session
        reloader.look()
        return taken(reloader.now())

    return Rehearsed(id=play.session.encounter.id, play=play, reload=reload, again=again)
