# make play · make test · make lint · make bench · make docs · make words · make clean: each does all of its own set-up in .venv
# make pictures: every screen, light, dark and with large text, into docs/pictures
# make test-ce · make bench-ce: the window's tests and the bench on pygame-ce, in .venv-ce
PYTHON ?= $(shell for each in python3.13 python3.12 python3.11 python3 python; do \
	command -v $$each >/dev/null 2>&1 && $$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo $$each; break; }; done)
BIN := .venv/bin
CE := .venv-ce/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: play test lint bench docs pictures words test-ce bench-ce clean

play: .venv/play
	@$(BIN)/python main.py play

test: .venv/test
	$(BIN)/python -m pytest -n auto

lint: .venv/test
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: .venv/test
	$(BIN)/python main.py bench

test-ce: .venv-ce/ready
	$(CE)/python -m pytest -n auto tests/ui

bench-ce: .venv-ce/ready
	$(CE)/python main.py bench

pictures: .venv/test
	$(BIN)/python -m tests.pictures

# what is new in English goes into every language; what changed there is marked for its translator, its head stays
words: .venv/test
	@mkdir -p build
	$(BIN)/pybabel -q extract -F babel.cfg -k Refusal:2 --no-location --sort-output -w 120 -o build/words.pot .
	@for each in assets/locales/*/LC_MESSAGES/game.po; do sed '/^$$/q' $$each > build/head.po; \
		$(BIN)/pybabel -q update -i build/words.pot -d assets/locales -D game -w 120 --ignore-obsolete --omit-header \
			-l $$(basename $$(dirname $$(dirname $$each))) && sed '$${/^$$/d;}' $$each | cat build/head.po - > build/words.po \
		&& mv build/words.po $$each || exit 1; done

docs: .venv/test
	$(BIN)/python -m tests.golden

# pygame and pygame-ce share a folder, so the other one has an environment of its own
.venv-ce/ready: .venv/bin/python pyproject.toml
	@echo "Setting up pygame-ce in .venv-ce (once) …"
	@$(BIN)/python -m venv --clear .venv-ce
	@$(CE)/python -c "import tomllib; project = tomllib.load(open('pyproject.toml', 'rb'))['project']; \
		wanted = sum(project['optional-dependencies'].values(), project['dependencies']); \
		print('pygame-ce>=2.5.6,<3', *(each for each in wanted if not each.startswith(('pygame', project['name']))), sep='\n')" \
		> .venv-ce/wanted.txt
	@$(CE)/python -m pip install --quiet --disable-pip-version-check --requirement .venv-ce/wanted.txt
	@$(CE)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

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
	rm -rf .venv .venv-ce build dist *.egg-info
