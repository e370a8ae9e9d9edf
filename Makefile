# Every target sets up what it needs first: a virtual environment in .venv from requirements.lock,
# and the system libraries of Qt. Nothing is needed but make and Python 3.11 or newer.

PYTHON ?=
RUN := .venv/bin/python
READY := .venv/.ready
# libraries for drawing off the screen, or for a window as well
LIBRARIES := .venv/.libraries-$(if $(DISPLAY),x,$(if $(WAYLAND_DISPLAY),wayland,offscreen))
# programs of others by which the tests check what is written for them
PEERS := .venv/.peers
HEADLESS := QT_QPA_PLATFORM=offscreen

.PHONY: help setup run test check lint bench lock golden clean
.DEFAULT_GOAL := help

help:
	@echo "make run     open the window on the demo project"
	@echo "make test    everything that has to pass: style, types, floors, tests"
	@echo "make check   the fast part of it"
	@echo "make bench   measure the speeds that the project promises"
	@echo "make setup   only set up"
	@echo "make lock    choose the newest libraries that pyproject.toml allows (needs uv)"
	@echo "make golden  write the golden files anew, to be read before they are committed"
	@echo "make clean   remove what was set up and built"

setup: $(READY) $(LIBRARIES)

$(READY): requirements.lock .ci/setup
	@PYTHON="$(PYTHON)" sh .ci/setup environment
	@touch $@

$(LIBRARIES): $(READY) .ci/setup
	@sh .ci/setup libraries
	@touch $@

$(PEERS): requirements-peers.lock $(READY)
	@sh .ci/setup peers
	@touch $@

run: setup
	@if [ "$$(uname -s)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		echo "There is no display here, so the tour is played without one; its pictures go to tour/"; \
		$(HEADLESS) $(RUN) main.py tour --out tour; \
	else \
		$(RUN) main.py demo; \
	fi

lint: setup
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .
	@$(RUN) -m mypy --strict workbench db ui main.py
	@$(RUN) -c "from importlinter.cli import lint_imports_command as lint; lint()" --no-cache

test: lint $(PEERS)
	@$(HEADLESS) $(RUN) -m pytest -n 2

check: lint
	@$(RUN) -m pytest tests/workbench

bench: setup
	@mkdir -p build && rm -f build/benchmarks.jsonl build/bench-failed
	@for program in benchmarks/*.py; do \
		grep -q '__main__' "$$program" || continue; \
		{ $(HEADLESS) $(RUN) "$$program" || touch build/bench-failed; } | tee -a build/benchmarks.jsonl; \
	done
	@[ ! -e build/bench-failed ] || { echo "A benchmark failed." >&2; exit 1; }

# hashes of every platform's files; no name of a registry, so that any mirror serves
COMPILE := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header --quiet
lock:
	@$(COMPILE) --group dev --upgrade --output-file requirements.lock
	@$(COMPILE) --group dev --group peers --constraint requirements.lock --upgrade \
		--output-file requirements-peers.lock

golden: setup
	@SIDELIGHT_GOLDEN=write $(RUN) -m pytest tests/workbench/exporting/test_golden.py tests/workbench/exporting/test_sources.py tests/ui/exporting/test_paper.py tests/workbench/exchange/test_golden_project.py

clean:
	rm -rf .venv build tour .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
