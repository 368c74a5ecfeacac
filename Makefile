# `make demo` and `make test` are all a new user needs; both go through `make setup`.
.DEFAULT_GOAL := help
.PHONY: help setup demo test screenshots lint types fast fuzz fuzz-hour crash bench mutants study clean

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.set-up
OUT ?= demo-out
SHOTS ?= screenshots
WORKERS ?= 2
SECONDS ?= 60
# what was read once is kept: the tests start some two hundred interpreters
unexport PYTHONDONTWRITEBYTECODE

help:  ## what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(STAMP)  ## install everything into .venv (a no-op when nothing changed)

$(STAMP): pyproject.toml uv.lock tools/set-up
	@PYTHON="$(PYTHON)" sh tools/set-up
	@touch $(STAMP)

demo: setup  ## the main job end to end on a fictional casebook: make demo OUT=folder
	@$(BIN)/bearwitness demo --out "$(OUT)"

test: setup lint types  ## everything: lint, types, layers, all tests
	$(BIN)/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

screenshots: setup  ## every page in three languages, wide and narrow: make screenshots SHOTS=folder
	SCREENSHOTS="$(abspath $(SHOTS))" $(BIN)/pytest -q tests/web/test_pages.py

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: setup
	$(BIN)/mypy

fast: setup  ## the quick part of the tests
	$(BIN)/pytest -n $(WORKERS) --dist loadfile -q tests/domain tests/house

fuzz: setup  ## every reader under the fuzzer, a minute each: make fuzz SECONDS=60
	@for each in $$(ls tests/fuzz/corpus); do echo "$$each"; grown=$$(mktemp -d); \
	$(BIN)/python tests/fuzz/target.py "$$each" "$$grown" "tests/fuzz/corpus/$$each" -max_total_time=$(SECONDS) \
	-max_len=65536 -timeout=10 -rss_limit_mb=1024 -verbosity=0 -artifact_prefix="$$grown/" || exit 1; rm -r "$$grown"; done

fuzz-hour:  ## the same, an hour each
	@$(MAKE) fuzz SECONDS=3600

bench: setup  ## measured ratios and growth, not part of the tests
	@for each in bench/bench_*.py; do $(BIN)/python "$$each" || exit 1; done

mutants: setup  ## change the gate in small ways and see whether its tests notice: an hour or more, goes on where it stopped
	$(BIN)/python tools/mutate_gate.py --kept mutants.jsonl

crash: setup  ## a thousand kills, torn logs and flipped bits over real actions; a quarter of an hour
	$(BIN)/python -m tests.crash.harness 1000 600 600

study: setup  ## simulate how far the status of an estimate can be trusted: hours
	$(BIN)/python -m bench.study_status --rows study-rows.jsonl --out study.md

clean:
	rm -rf .venv demo-out .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
