"""Beside the game: files and folders opened with the programs of this machine."""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from game.view.language import _

PATIENCE = 3.0
"""Seconds to wait for a program that only hands on to another one; one that stays open is left alone."""


def open_outside(path: Path) -> str:
    """Opens a file in its editor, or a folder; why it could not be, "" where it was."""
    path = path.resolve()
    try:
        done = path.exists() and _opened(path)
    except OSError:
        done = False
    return "" if done else _("No program could be opened here: open {path} yourself.").format(path=path)


def _opened(path: Path) -> bool:
    if sys.platform == "win32":
        return _on_windows(path)
    words = ["open", *(["-t"] if path.is_file() else [])] if sys.platform == "darwin" else ["xdg-open"]
    if shutil.which(words[0]) is None:
        return False
    begun = subprocess.Popen([*words, str(path)], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL, start_new_session=True)  # fmt: skip
    try:
        return begun.wait(PATIENCE) == 0
    except subprocess.TimeoutExpired:
        return True


def _on_windows(path: Path) -> bool:
    """With what is set for such files; an encounter nobody set anything for is opened in Notepad."""
    try:
        os.startfile(path)  # type: ignore[attr-defined,unused-ignore]
    except OSError:
        if path.is_dir():
            return False
        subprocess.Popen(["notepad.exe", str(path)])
    return True
