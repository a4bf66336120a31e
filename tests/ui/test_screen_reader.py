"""A whole encounter through the accessibility bus, by names and announcements alone; nobody looks at the screen."""
from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.shipped import ROOT

READER = Path(__file__).parent / "reader"
SYSTEM = "/usr/bin/python3"
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
LONGEST = 90.0  # seconds
HAS_GI = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"


def missing() -> str:
    """What of the bus this machine lacks, "" where all is there."""
    for program in ("Xvfb", "dbus-run-session", LAUNCHER, SYSTEM):
        if shutil.which(program) is None:
            return f"{program} is not installed: no accessibility bus to play through."
    if subprocess.run([SYSTEM, "-c", HAS_GI], capture_output=True, check=False).returncode:
        return "The system's Python has no gi with Atspi: no client for the accessibility bus."
    probe = subprocess.run([sys.executable, "-c", "import accesskit"], capture_output=True, check=False)
    return "The package accesskit is not installed (extra a11y)." if probe.returncode else ""


@pytest.fixture(scope="module")
def bus():
    """Skips, with the reason, where there is no bus to play through."""
    if sys.platform != "linux":
        pytest.skip("The accessibility bus of Linux is played through here.")
    if lacking := missing():
        pytest.skip(lacking)


@pytest.fixture
def display(tmp_path):
    """The name of a virtual display that nobody sees."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24"], pass_fds=(writing,),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.mark.parametrize(("name", "heard"), [
    ("cold_ward", "Lend me that pen"), ("late_handover", "Ten past four. I'd begun to think"),
])
def test_a_whole_encounter_is_played_by_screen_reader_alone(bus, display, tmp_path, name, heard):
    homes = {f"XDG_{kind}_HOME": str(tmp_path / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE")}
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    hidden = ("SDL_", "WAYLAND", "DBUS", "AT_SPI", "LANG", "LC_")
    told = {key: value for key, value in os.environ.items() if not key.startswith(hidden)}
    env = {**told, **homes, "LANG": "C.UTF-8", "DISPLAY": display, "XDG_RUNTIME_DIR": str(runtime),
           "SDL_AUDIODRIVER": "dummy", "PYTHONPATH": str(ROOT)}
    env.pop("PYTEST_CURRENT_TEST", None)
    play = ["play", "--journal", str(tmp_path / "journal.db"), "--encounter", name]
    game = [sys.executable, str(ROOT / "main.py"), *play]
    reader = [SYSTEM, str(READER / "client.py"), str(READER / f"{name}.txt")]
    told, code = all_of(["dbus-run-session", "--", *reader, *game], env, tmp_path)
    assert code == 0, told
    assert f"heard {heard}" in told


def all_of(command, env, folder):
    """(what a command and everything it started told, its exit code); all of them are ended with it."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=env, cwd=folder,
                          start_new_session=True) as running:
        try:
            told = running.communicate(timeout=LONGEST)[0]
        except subprocess.TimeoutExpired:
            told = "It hangs."
        finally:
            with suppress(ProcessLookupError):
                os.killpg(running.pid, signal.SIGKILL)
    return told, running.returncode
