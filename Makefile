# `make demo` and `make test` are all a new user needs; both go through `make setup`.
.DEFAULT_GOAL := help
.PHONY: help setup demo test lint types fast bench crash clean

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.set-up
OUT ?= demo-out
WORKERS ?= 2

help:  ## what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(STAMP)  ## install everything into .venv (a no-op when nothing changed)

$(STAMP): pyproject.toml uv.lock tools/set-up
	@PYTHON="$(PYTHON)" sh tools/set-up
	@touch $(STAMP)

demo: setup  ## the main job end to end on a fictional casebook: make demo OUT=folder
	@$(BIN)/bearwitness demo --out "$(OUT)"

test: setup lint types  ## everything: lint, types, layers, all tests
	$(BIN)/pytest -n $(WORKERS) --dist loadgroup

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: setup
	$(BIN)/mypy

fast: setup  ## the quick part of the tests
	$(BIN)/pytest -n $(WORKERS) --dist loadgroup -q tests/domain tests/house

bench: setup  ## measured ratios and growth, not part of the tests
	@for each in bench/bench_*.py; do $(BIN)/python "$$each" || exit 1; done

crash: setup  ## a thousand kills, torn logs and flipped bits over real actions; a quarter of an hour
	$(BIN)/python -m tests.crash.harness 1000 600 600

clean:
	rm -rf .venv demo-out .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
