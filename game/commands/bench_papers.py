"""The Bench's papers: storyboard, role sheets, completion, and a pack in one file to hand on."""
from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO

from game.commands.bench_drafts import Drafts, pack_above
from game.commands.bench_lines import Translating
from game.commands.bench_outside import open_outside
from game.commands.bench_putting import sections, unwritten, written
from game.commands.bench_running import loaded, mend_first
from game.commands.bench_trying import Trying
from game.view.bench_told import Going, Row, Section, Told
from game.view.language import _, ngettext

PAUSE = 0.1
"""Seconds between two looks at whether the drawing of pictures is done."""
COUNTED = re.compile(r"(\d+) of (\d+)")
"""How a command of its own tells how far it has got."""
STARTER = "import sys; from game.cli import main; sys.exit(main())"


class Papers(Drafts, Translating, Trying):
    """What is written for people, and what is counted and tried. `out` is the folder it goes to."""

    def __init__(self, *, out: Path, kept: Path, memory: Path | None) -> None:
        self.out, self._kept, self._memory = out, kept, memory
        self._recent: tuple[str, ...] = ()

    # ---- on paper
    def storyboard(self, path: str, going: Going) -> Told:
        """A printable page with a picture of every moment: drawn by a game of its own, which has no window."""
        encounter = loaded(path)
        if encounter is None:
            return Told(problem=mend_first())
        place = self.out / f"{encounter.id}_storyboard.html"
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            said = _in_a_game_of_its_own(["storyboard", path, "-o", str(place), "--count"], going)
        except OSError as error:
            return Told(problem=unwritten(place, error))
        if said is None:
            return Told(problem=_("Stopped; no page was written."))
        return Told(problem=said) if said else written(_("Storyboard"), place)

    def roles(self, path: str, who: str) -> Told:
        """Role sheets for "them", "you" or "both"."""
        from game.authoring.paper.roles import ROLES, role_sheets
        from game.view.words import MEASURES

        encounter = loaded(path)
        if encounter is None:
            return Told(problem=mend_first())
        html = role_sheets(encounter, MEASURES, ROLES if who == "both" else (who,))
        return self.put(_("Role sheets"), f"{encounter.id}_roles{'' if who == 'both' else f'_{who}'}.html", html)

    def show(self, path: str) -> str:
        """Open a file that was written in the browser; why it could not be, "" where it was."""
        import webbrowser

        try:
            shown = webbrowser.open(Path(path).resolve().as_uri())
        except (OSError, ValueError, webbrowser.Error):
            shown = False
        return "" if shown else _("No browser could be opened here: open {path} yourself.").format(path=path)

    def edit(self, path: str) -> str:
        """Open a file in its editor, or a folder; why it could not be, "" where it was."""
        return open_outside(Path(path))

    def zip(self, path: str) -> Told:
        """The pack that a place is or lies in, as one file to hand on."""
        from game.content.load import check_paths
        from game.content.pack import is_pack
        from game.content.zipped import BadZip, zipped

        folder = Path(path) if is_pack(Path(path)) else pack_above(Path(path))
        if not is_pack(folder):
            return Told(problem=_("Only a pack can be handed on: a folder with pack.yaml in it."))
        place = self.out / f"{folder.name}.zip"
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            count = zipped(folder, place)
        except BadZip as bad:
            return Told(problem=str(bad))
        except OSError as error:
            return Told(problem=unwritten(place, error))
        errors = sum(each.encounter is None and bool(each.problems) for each in check_paths([folder]).files)
        rows = [Row(text=ngettext("{count} file is in it.", "{count} files are in it.", count).format(count=count)),
                Row(text=_("Open it on another machine with the Bench, or drop it onto the window."), tone="muted")]
        if errors:
            rows.insert(0, Row(text=_("There are errors in it: a file with errors is shown, and not played."),
                               tone="bad"))
        return Told(title=_("To hand on"), summary=_("Written: {path}").format(path=place), path=str(place),
                    sections=sections(_("What it holds"), tuple(rows)))

    # ---- completion
    def schema(self) -> Told:
        """Where an editor finds what may stand in a file."""
        from game.content.schema.json_schema import schema

        told = self.put(_("Completion in an editor"), "encounter.schema.json", schema("encounter"))
        line = f"# yaml-language-server: $schema={told.path}"
        rows = (Row(text=_("Write this as the first line of an encounter file:")), Row(text=line),
                Row(text=_("Editors that know YAML then offer what may stand at each place."), tone="muted"))
        return told if told.problem else Told(title=told.title, summary=told.summary, path="",
                                              sections=(Section(title=_("How"), rows=rows),))


def _in_a_game_of_its_own(words: list[str], going: Going) -> str | None:
    """Runs a command beside this window, and without one; what it complained of, "" for nothing, None where stopped."""
    start = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-c", STARTER]
    around = {**os.environ, "SDL_VIDEODRIVER": "dummy", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen([*start, *words], env=around, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                          encoding="utf-8", errors="replace") as game:  # fmt: skip
        assert game.stderr is not None
        said: list[str] = []
        ear = threading.Thread(target=_listen, args=(game.stderr, going, said), daemon=True)
        ear.start()
        while ear.is_alive():
            ear.join(PAUSE)
            if going.is_stopped:
                game.terminate()
        ear.join()
        if game.wait() == 0:
            return ""
        return None if going.is_stopped else "".join(said).strip() or _("The page could not be drawn.")


def _listen(said: IO[str], going: Going, complaints: list[str]) -> None:
    """Counts are told to the window, everything else is kept."""
    for line in said:
        if counted := COUNTED.fullmatch(line.strip()):
            going.done, going.wanted = int(counted[1]), int(counted[2])
        else:
            complaints.append(line)
