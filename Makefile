# Two commands from a clean clone: `make demo` shows what Recoupe does, `make test` checks everything.
# They need Python 3.11 or newer with venv; PYTHON=python3.12 picks another one.

PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed
GAZETTEER := src/recoupe/gazetteer/data/geonames.gaz

.PHONY: demo test lint types unit lock clean

DEMO := build/demo.dossier
demo: $(GAZETTEER)
	@$(BIN)/recoupe analyze examples/*.txt
	@mkdir -p $(dir $(DEMO)) && rm -f $(DEMO)*
	@$(BIN)/recoupe add --dossier $(DEMO) examples/*.txt
	@$(BIN)/recoupe said $(DEMO) OCDH
	@$(BIN)/recoupe copies $(DEMO)
	@$(BIN)/recoupe versions $(DEMO) --limit 3
	@if [ -t 1 ]; then $(BIN)/recoupe serve $(DEMO); else $(BIN)/recoupe serve $(DEMO) --check; fi

test: lint types unit

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(INSTALLED)
	$(BIN)/pyright --pythonpath $(BIN)/python

unit: $(GAZETTEER)
	@tests/browser/install.sh
	$(BIN)/python -m pytest -n auto --dist worksteal

# Made anew when a dependency changes; otherwise the environment is used as it is.
$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Recoupe needs Python 3.11 or newer: make PYTHON=python3.11" if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

# Installing makes it; after that it is made anew when the code that compiles it changes.
$(GAZETTEER): $(INSTALLED) $(addprefix src/recoupe/gazetteer/,build.py names.py scripts.py store.py)
	@$(BIN)/python -m recoupe.gazetteer.build
	@touch $@

# After a change of the dependencies in pyproject.toml; needs uv.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --extra dev --generate-hashes \
		--no-emit-index-url --no-header --output-file requirements.lock pyproject.toml

clean:
	rm -rf .venv src/recoupe/gazetteer/data .pytest_cache .ruff_cache .hypothesis build dist
