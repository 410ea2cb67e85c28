# Everything a newcomer types. Steps are done once: a stamp file says that the environment matches pyproject.toml.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
USED := $(VENV)/.installed
DEVELOPED := $(VENV)/.installed-dev

# Runs of the evaluation, kept so that one that was broken off goes on; other systems are asked a sample.
RUNS := out/eval
SAMPLE ?= 40
OTHERS := langchain bm25-first model-alone no-facts no-verification no-context dense-only lexical-only

.PHONY: help chat ask test docs screenshots test-slow eval eval-fast eval-gate eval-full eval-ours bench lint fix clean setup browser $(OTHERS)

help: ## show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

$(USED): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install -e .
	touch $@

$(DEVELOPED): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install -e '.[dev]'
	touch $@ $(USED)

setup: $(USED) ## install, fetch the model weights, build the default index
	$(BIN)/reformqa setup

chat: setup ## the same, then open the chat on http://127.0.0.1:7860
	$(BIN)/reformqa chat

ask: setup ## one answer in the terminal: make ask Q="what was Điện Biên's 2017 ranking?"
	@$(BIN)/reformqa ask "$(Q)"

# A browser for the tests that drive the page; without one they are skipped and say so.
browser:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
		&& apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } || true

screenshots: $(DEVELOPED) setup browser ## the documentation's pictures, taken of the real pages
	$(BIN)/python -m ui.commands.screenshots docs

docs: $(DEVELOPED) ## docs/python.md, made of the docstrings
	$(BIN)/python -m ui.commands.reference docs/python.md

test: $(DEVELOPED) browser ## everything that the tests need, then the whole suite
	$(BIN)/python -m pytest -q

test-slow: $(DEVELOPED) ## the long runs too: 240 kills, every crash point, three minutes of one writer and four readers
	REFORMQA_SLOW=1 $(BIN)/python -m pytest -q -s tests/test_crashes.py tests/test_one_writer_four_readers.py

eval: setup ## the development questions, with the language model
	$(BIN)/reformqa eval --markdown out/eval.md --json out/eval.json

# One thread: questions are embedded one at a time, and a second thread only waits, four times as long on a busy machine.
eval-fast: $(USED) ## the same without the model, held against the best run so far; about a minute
	OMP_NUM_THREADS=1 $(BIN)/reformqa eval --generator none --depth 0 --json $(RUNS)/fast.json
	$(BIN)/reformqa eval-gate $(RUNS)/fast.json --without-model

eval-ours: setup
	$(BIN)/reformqa eval --log $(RUNS)/ours.jsonl --json $(RUNS)/ours.json

eval-gate: eval-ours ## all questions with the model: fails when a bar or a figure falls
	$(BIN)/reformqa eval-gate $(RUNS)/ours.json

$(OTHERS): %: $(DEVELOPED) setup
	$(BIN)/reformqa eval --system $* --sample $(SAMPLE) --log $(RUNS)/$*.jsonl --json $(RUNS)/$*.json

eval-full: eval-ours $(OTHERS) ## that, other systems and ours without its parts, and a report: hours, can be broken off
	$(BIN)/reformqa eval-report $(RUNS)/ours.json $(OTHERS:%=$(RUNS)/%.json) --html out/report.html --markdown out/report.md

bench: $(DEVELOPED) setup ## speed and memory beside their bars: docs/benchmark.md, about half an hour
	$(BIN)/python -m eval.bench --out docs

lint: $(DEVELOPED) ## ruff and mypy, as the automatic checks run them
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

fix: $(DEVELOPED) ## let ruff mend what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean: ## remove what was built here; the user's cache and index stay
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis out
