# Everything a newcomer types. Steps are done once: a stamp file says that the environment matches pyproject.toml.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
USED := $(VENV)/.installed
DEVELOPED := $(VENV)/.installed-dev

.PHONY: help chat ask test eval lint fix clean setup browser

help: ## show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

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

test: $(DEVELOPED) browser ## everything that the tests need, then the whole suite
	$(BIN)/python -m pytest -q

eval: setup ## the development questions, with the language model
	$(BIN)/reformqa eval --markdown out/eval.md --json out/eval.json

lint: $(DEVELOPED) ## ruff and mypy, as the automatic checks run them
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

fix: $(DEVELOPED) ## let ruff mend what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean: ## remove what was built here; the user's cache and index stay
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis out
