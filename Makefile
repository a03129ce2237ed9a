# make demo and make test do all the set-up; nothing has to be done by hand before or after
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MARKS ?= not slow

.PHONY: demo test check format lint types tests docs benchmarks wheel clean

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.installed-test: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[test]'
	@touch $@ $(VENV)/.installed

# contradictions are found, so the demo ends with 1, and that is its success
demo: $(VENV)/.installed
	@$(BIN)/checker demo; status=$$?; test $$status -eq 1

test: $(VENV)/.installed-test
	$(BIN)/python -m pytest

check: format lint types tests

format: $(VENV)/.installed-test
	$(BIN)/ruff format --check .

lint: $(VENV)/.installed-test
	$(BIN)/ruff check .

types: $(VENV)/.installed-test
	$(BIN)/mypy

tests: $(VENV)/.installed-test
	$(BIN)/python -m pytest -m "$(MARKS)"

# the generated documents: reference, settings, commands, rules
docs: $(VENV)/.installed-test
	$(BIN)/python docs/build.py

$(VENV)/.installed-benchmarks: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[benchmarks]'
	@touch $@ $(VENV)/.installed

# the table of goals, with the rivals side by side; takes a quarter of an hour
benchmarks: $(VENV)/.installed-benchmarks
	$(BIN)/python benchmarks/goals.py

# a wheel with compiled modules, for the platform it is built on; needs a C compiler
wheel: $(BIN)/python
	CHECKER_COMPILE=1 $(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache
