# make play · make test · make lint · make clean: each does all of its own set-up in .venv
PYTHON ?= $(shell for each in python3.13 python3.12 python3.11 python3 python; do \
	command -v $$each >/dev/null 2>&1 && $$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo $$each; break; }; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: play test lint bench docs clean

play: .venv/play
	@$(BIN)/python main.py play

test: .venv/test
	$(BIN)/python -m pytest -n auto

lint: .venv/test
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: .venv/test
	$(BIN)/python main.py bench

docs: .venv/test
	$(BIN)/python -m tests.golden

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer was not found: install it and type make again."; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
		echo "Python cannot make a .venv here: install its venv package (on Debian: python3-venv)."; exit 1; }

.venv/play: .venv/bin/python pyproject.toml
	@echo "Setting up the game in .venv (once) …"
	@$(PIP) --editable .
	@touch $@

.venv/test: .venv/bin/python pyproject.toml
	@echo "Setting up the tests in .venv (once) …"
	@$(PIP) --editable ".[test]"
	@touch $@ .venv/play

clean:
	rm -rf .venv build dist *.egg-info
