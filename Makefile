# The commands of this project; CONTRIBUTING.md explains them. Each makes what it needs.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: brief test check check-deep reader-report pictures docs clean

# The main job on the example case: reads its reports, prints the verdict, writes brief.html
brief: .venv/installed
	$(BIN)/statusquo demo -o brief.html

# All tests; those that need a program the machine lacks are skipped and say so
test: .venv/installed-test
	$(BIN)/python -m pytest -q

# Style, types, layers
check: .venv/installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Long runs: ten thousand random conflicts and the like
check-deep: .venv/installed-test
	$(BIN)/python -m pytest -q -m deep

# Scores of the reader on the quality corpus, per kind and per rule
reader-report: .venv/installed-test
	$(BIN)/python scripts/reader_report.py --errors --rules

# The pictures in README and docs, made anew from the example case
pictures: .venv/installed-test
	$(BIN)/python scripts/make_pictures.py

# The pages of docs/ as HTML in build/docs; a warning is an error
docs: .venv/installed-docs
	$(BIN)/python scripts/make_command_docs.py --check
	$(BIN)/sphinx-build -W --keep-going -q -b html docs build/docs

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; try: make PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "Python's venv module is missing; on Debian: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/installed: .venv/made pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/installed-test: .venv/installed pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check -e ".[test,check]"
	@touch $@

.venv/installed-docs: .venv/installed pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check -e ".[docs]"
	@touch $@

clean:
	rm -rf .venv build dist brief.html .pytest_cache .mypy_cache .ruff_cache .hypothesis
