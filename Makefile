# Marsad: `make demo` shows it, `make test` checks it. Both need only python3 (3.11 or later) with venv, and make.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# Tests are spread over the processors; of those that need further tools each file stays on one.
SPREAD ?= -n auto --dist worksteal
SPREAD_FULL ?= -n auto --dist loadfile
SEED ?= 1
SECONDS ?= 60

.DEFAULT_GOAL := help
.PHONY: help demo test test-full check lint eval places incidents series bench audit fuzz clean

help:  ## This list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 12

demo: .venv/ready  ## Set up, read two dispatches, build a record of a bundled story of 78, verify it, write and check a bundle, fetch the desk (SERVE=1 leaves it running)
	@$(BIN)/marsad read examples/sinaa-prison.txt --published 2022-01-31
	@$(BIN)/marsad read examples/sinaa-prison-en.txt --published 2022-01-31
	@SERVE="$(SERVE)" sh scripts/demo.sh

test: check  ## Set up and check everything (no network after set-up, no root, no ../shared)
	$(BIN)/python -m pytest $(SPREAD) -m "slow and not full"

test-full: test  ## As test, and what needs further tools (pdftotext) or ../shared; a missing tool fails
	$(BIN)/python -m pytest $(SPREAD_FULL) -m full

check: lint  ## Style, types, import rule, fast tests
	$(BIN)/python -m pytest $(SPREAD) -m "not slow and not full"

lint: .venv/developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

eval: .venv/developing  ## Score the reader on the gold figures and on the repository's own cases
	$(BIN)/python -m eval.run

places: .venv/developing  ## Measure places against where recorders put the incidents
	$(BIN)/python -m eval.places

incidents: .venv/developing  ## Measure incidents and their tolls against what recorders coded
	$(BIN)/python -m eval.incidents

series: .venv/developing  ## Rebuild a running count from its daily reports, and flag what does not fit
	$(BIN)/python -m eval.series

bench: .venv/developing  ## Measure speed beside other tools
	@$(BIN)/python -m compileall -q src/marsad
	$(BIN)/python -m bench.run
	$(BIN)/python -m bench.incidents
	$(BIN)/python -m bench.adding
	$(BIN)/python -m bench.record

audit: .venv/developing  ## Draw claims at random for reading in context: make audit SEED=7
	$(BIN)/python -m eval.audit --seed $(SEED) $(if $(VERDICTS),--verdicts $(VERDICTS))

fuzz: .venv/developing  ## Feed the reader damaged bytes, guided by coverage: make fuzz SECONDS=60
	$(BIN)/python -m fuzz.read --seconds $(SECONDS)

clean:  ## Remove the set-up and every cache
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .bench .fuzz out

.venv/ready: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(PIP) install --upgrade "pip>=25.1"
	@$(PIP) install --editable .
	@$(BIN)/python -m compileall -q src/marsad
	@touch $@

.venv/developing: .venv/ready pyproject.toml
	@$(PIP) install --group dev
	@touch $@
