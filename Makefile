# make run      set up, build the tables and serve the app; prints its address
# make test     set up, then every check and test, browser included
# make help     the rest

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

BIN := .venv/bin
RUN := $(BIN)/python -m timeline
PORT ?= 8501
PATHS ?= seeds
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help run test check build tables bench evaluate format load audit fuzz fuzz-guided torture lock readme licences screenshots screenshot bench-app bench-merge clean

help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' Makefile | awk -F ':.*## ' '{ printf "make %-12s %s\n", $$1, $$2 }'

run: tables ## set up, build the tables and serve the app
	@$(RUN) serve --data data --port $(PORT)

build: .venv/run.stamp ## build the tables in data/ from seeds/ (or PATHS=...)
	@$(RUN) build $(PATHS) --output data
	@echo "$(PATHS)" > data/.built-from

# Not by prerequisites: articles may have spaces in their names.
tables: .venv/run.stamp
	@newer() { find "$$@" -newer data/corpus.json -print -quit; }; \
	if [ ! -e data/corpus.json ] || [ "$$(cat data/.built-from 2>/dev/null)" != "$(PATHS)" ] \
	    || [ -n "$$(newer $(PATHS) data/*.yaml)" ] || [ -n "$$(newer timeline -name '*.py')" ]; \
	then $(MAKE) --no-print-directory build; fi

test: check ## everything: lint, types, tests, browser
	@chromium="$$(tools/browser.sh)"; CHROMIUM="$$chromium" $(BIN)/python -m pytest $(ARGS)

check: .venv/dev.stamp ## lint and types only
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy

evaluate: .venv/dev.stamp ## score the engine against the annotated page and the corpora
	@$(BIN)/python -m tools.evaluate $(ARGS)

bench: .venv/run.stamp ## measure reading against dateparser, then building (SIZES="1000 10000 100000")
	@$(RUN) bench $(ARGS)
	@$(BIN)/python -m tools.bench_build $(SIZES)

format: .venv/dev.stamp ## put the code in the house's form
	@$(BIN)/ruff check --fix --quiet || true
	@$(BIN)/ruff format --quiet

screenshots: .venv/dev.stamp tables ## take the pictures of the README and the docs again
	@chromium="$$(tools/browser.sh)"; CHROMIUM="$$chromium" $(BIN)/python -m tools.screenshot $(ARGS)
	@chromium="$$(tools/browser.sh)"; CHROMIUM="$$chromium" $(BIN)/python -m tools.screenshot_own $(ARGS)

screenshot: screenshots

bench-app: .venv/dev.stamp ## measure the app in a browser against a bare Streamlit page
	@chromium="$$(tools/browser.sh)"; CHROMIUM="$$chromium" $(BIN)/python -m tools.bench_app $(ARGS)

bench-merge: .venv/dev.stamp ## measure how finding what is told twice grows with the events (ARGS="1000000")
	@$(BIN)/python -m tools.bench_merge $(ARGS)

load: .venv/dev.stamp ## measure 50 visitors at once, and 200 that come and go (some ten minutes)
	@$(BIN)/python -m tools.load $(ARGS)

audit: .venv/dev.stamp ## ask for known weaknesses of the locked dependencies (needs the internet)
	@$(BIN)/python -m pip install --quiet "pip-audit>=2.9,<3"
	@$(BIN)/pip-audit --strict --require-hashes --disable-pip -r requirements.lock $(ARGS)

fuzz: .venv/dev.stamp ## feed all that reads or writes hostile inputs until one breaks it (RUNS=10000, TARGETS=, SEED=)
	@$(BIN)/python -m tests.fuzz $(TARGETS) --runs $(or $(RUNS),10000) --seed $(or $(SEED),1)

fuzz-guided: .venv/dev.stamp ## the same, led to new code by coverage
	@$(BIN)/python -m pip install --quiet "atheris>=2.3,<4"
	@$(BIN)/python -m tests.fuzz $(TARGETS) --guided --runs $(or $(RUNS),10000)

torture: .venv/dev.stamp ## kill writers at random moments and look whether anything was lost (ROUNDS=200)
	@$(BIN)/python -m tools.torture $(or $(ROUNDS),200) $(ARGS)

lock: .venv/dev.stamp ## pin the newest versions that requirements*.txt allow
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
	    requirements.txt -o requirements.lock
	@$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
	    -c requirements.lock requirements-dev.txt -o requirements-dev.lock

readme: .venv/dev.stamp ## run the examples of the README again
	@$(BIN)/python -m tools.readme

licences: .venv/dev.stamp ## list the licences of all dependencies again
	@$(BIN)/python -m tools.licences

clean: ## remove what was built; .venv stays
	rm -rf data/*.csv data/*.parquet data/corpus.json data/built-with.json data/.built-from .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/bin/python:
	@tools/environment.sh

.venv/run.stamp: requirements.lock | .venv/bin/python
	@echo "Installing the locked dependencies (once)"
	@$(BIN)/python -m pip install --quiet --use-pep517 --require-hashes -r requirements.lock
	@touch $@

.venv/dev.stamp: requirements-dev.lock | .venv/bin/python
	@echo "Installing the locked dependencies with the tests' (once)"
	@$(BIN)/python -m pip install --quiet --use-pep517 --require-hashes -r requirements-dev.lock
	@touch $@ .venv/run.stamp
