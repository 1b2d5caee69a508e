# One door. `make run` and `make test` need Python 3.11 or newer and this file, nothing else.

VENV := .venv
BIN := $(VENV)/bin
PYTHON_IN_VENV := $(BIN)/python
WHAT ?= pages
export DJANGO_SETTINGS_MODULE ?= bofast.config.settings
export BOFAST_DATA_DIR ?= $(CURDIR)/var
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help run study test check fix bench messages docs lock clean

help: ## what can be asked for
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' $(MAKEFILE_LIST) | expand -t 20

run: $(VENV)/run.installed ## the example municipality, on this machine
	@$(PYTHON_IN_VENV) -m tools.messages compile
	@$(PYTHON_IN_VENV) -m django migrate --verbosity 0
	@$(PYTHON_IN_VENV) -m django collectstatic --noinput --verbosity 0
	@$(BIN)/bofast example
	@$(BIN)/bofast serve

study: $(VENV)/registers.installed ## a register study, on a million made-up person-years
	@test -f var/register/store.json || $(BIN)/bofast simulate register --person-years 1m --out var/register
	@$(BIN)/bofast study all var/register --out var/study $(ARGS)

test: $(VENV)/test.installed ## every test, on both databases and in a browser where this machine can
	@$(PYTHON_IN_VENV) -m tools.messages compile
	@$(PYTHON_IN_VENV) -m tools.test $(ARGS)

check: $(VENV)/test.installed ## lint, types, borders, migrations, deployment, messages, locks
	@$(PYTHON_IN_VENV) -m tools.messages compile
	@$(PYTHON_IN_VENV) -m tools.check

fix: $(VENV)/test.installed ## what a tool can put right by itself
	@$(BIN)/ruff check --fix-only --quiet src tests tools
	@$(BIN)/ruff format --quiet src tests tools

bench: $(VENV)/test.installed ## measure: make bench WHAT=pages
	@$(PYTHON_IN_VENV) -m tools.messages compile
	@$(PYTHON_IN_VENV) -m tests.benchmarks.$(WHAT)

messages: $(VENV)/test.installed ## collect the texts, bring the catalogues up to date, say what lacks a translation
	@$(PYTHON_IN_VENV) -m tools.messages collect
	@$(PYTHON_IN_VENV) -m tools.messages compile
	@$(PYTHON_IN_VENV) -m tools.messages missing

docs: $(VENV)/test.installed ## the generated pages
	@$(PYTHON_IN_VENV) -m tools.docs

lock: $(VENV)/pyvenv.cfg ## choose versions anew, within what pyproject.toml allows
	@$(BIN)/pip install --quiet 'uv~=0.13.9'
	@$(PYTHON_IN_VENV) -m tools.lock $(ARGS)

clean: ## forget the environment; the data in var/ stays
	rm -rf $(VENV) build *.egg-info src/*.egg-info

$(VENV)/pyvenv.cfg:
	@python=$$(tools/find-python) && echo "Making $(VENV) with $$python" && "$$python" -m venv $(VENV)

# A lock is installed when it has changed; the tests' lock holds the run's lock.
$(VENV)/%.installed: requirements/%.txt pyproject.toml | $(VENV)/pyvenv.cfg
	@echo "Installing requirements/$*.txt"
	@$(BIN)/pip install --quiet --require-hashes -r requirements/$*.txt
	@$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@
