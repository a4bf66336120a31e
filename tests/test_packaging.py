"""The wheel carries the shipped pack, and what it installs finds it."""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
from pathlib import Path

import pytest

from tests.shipped import ROOT, names

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SHARE = "share/livable-terms"
BIN = "Scripts" if os.name == "nt" else "bin"
OFFLINE = ("No matching distribution", "Could not find a version", "ConnectionError", "Failed to establish",
           "No module named pip", "Max retries", "BackendUnavailable")
SOURCES = ("pyproject.toml", "README.md", "LICENSE", "main.py", "game", "dialogues", "assets")


@pytest.mark.parametrize("carried", ["dialogues", "assets"])
def test_every_folder_with_files_in_it_is_carried_by_the_wheel(carried: str) -> None:
    folders = {path.parent.relative_to(ROOT).as_posix() for path in (ROOT / carried).rglob("*") if path.is_file()}
    listed = PROJECT["tool"]["setuptools"]["data-files"]
    assert {f"{SHARE}/{folder}" for folder in folders} <= set(listed)
    matched = {path for globs in listed.values() for glob in globs for path in ROOT.glob(glob)}
    assert {path for path in (ROOT / carried).rglob("*") if path.is_file()} <= matched


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel of the game as it is, built in a copy; skips where pip cannot fetch what builds it."""
    copy = tmp_path_factory.mktemp("source")
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            shutil.copy(source, copy / name)
    _pip("wheel", "--no-deps", "--retries=1", "--wheel-dir", str(copy / "dist"), str(copy))
    (built,) = (copy / "dist").glob("*.whl")
    return built


def _pip(*arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments],
        capture_output=True, text=True, timeout=300,
    )
    if done.returncode and any(sign in done.stderr for sign in OFFLINE):
        pytest.skip("pip cannot fetch the build tools here (no network?): the wheel is not built.")
    assert done.returncode == 0, done.stderr


def test_an_installed_game_finds_the_encounters_that_it_ships(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=False)
    folder = tmp_path / "venv" / BIN
    _pip("--python", str(folder / "python"), "install", "--no-deps", "--no-index", str(wheel))
    packages = {**os.environ, "PYTHONPATH": sysconfig.get_path("purelib")}
    done = subprocess.run(
        [folder / "livable-terms", "check"], capture_output=True, text=True, cwd=tmp_path, env=packages, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert all(f"{name}.yaml: 0 errors" in done.stdout for name in names())
