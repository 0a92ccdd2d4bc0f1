# The one list of commands: `make` alone prints it. Needs Python 3.11 or newer with pip, and nothing else.

PYTHON ?= python3
VENV ?= .venv
TRAIN_VENV ?= .venv-train
BIN = $(VENV)/bin
PY = $(BIN)/python
QUOTETRACK = $(BIN)/quotetrack
PIP_INSTALL = -m pip install --quiet --disable-pip-version-check

SAMPLES = $(sort $(wildcard samples/*.txt samples/*.html))
# Endings say the format; csv is two files.
GRAPH_ENDINGS = json graphml gexf cyjs dot csv ftm.json svg html
GRAPH_FILES = $(patsubst csv,nodes.csv edges.csv,$(GRAPH_ENDINGS))

# A stamp is newer than pyproject.toml when what it asks for is installed: the second run starts at once.
INSTALLED = $(VENV)/.installed
INSTALLED_FOR_TESTS = $(VENV)/.installed-for-tests
INSTALLED_FOR_TRAINING = $(TRAIN_VENV)/.installed-for-training

.DELETE_ON_ERROR:
.PHONY: help demo test lint graphs check-graphs screenshot docs accuracy model wheel clean

help: ## print this list
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

demo: $(INSTALLED) ## read samples/, print who said what, fill build/demo.db, search and check it, write graphs to build/demo/
	@mkdir -p build/demo && rm -f build/demo.db build/demo.db-wal build/demo.db-shm
	$(QUOTETRACK) extract $(SAMPLES)
	$(QUOTETRACK) add --db build/demo.db $(SAMPLES)
	$(QUOTETRACK) report --db build/demo.db
	$(QUOTETRACK) report --db build/demo.db --by statement
	$(QUOTETRACK) search --db build/demo.db "we will hand over all the prisoners on Friday"
	$(QUOTETRACK) check --db build/demo.db --exit-zero
	@set -e; for ending in $(GRAPH_ENDINGS); do \
	  $(QUOTETRACK) graph --db build/demo.db --output build/demo/samples.$$ending; \
	done
	@echo
	@echo "Written:"
	@echo "  build/demo.db                       who said what in samples/: $(QUOTETRACK) report --db build/demo.db"
	@for file in $(GRAPH_FILES); do printf '  %-35s the graph\n' build/demo/samples.$$file; done
	@echo "graphs/README.md says how to open the graphs."

test: lint ## lint, types, floors of the house, tests
	$(PY) -m pytest

lint: $(INSTALLED_FOR_TESTS) ## the checks of `make test` that run no test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

# $(call write_graphs,FOLDER): the graphs of samples/, from a database of their own.
define write_graphs
	set -e; folder="$(1)"; work=$$(mktemp -d); trap 'rm -rf "$$work"' EXIT; \
	$(QUOTETRACK) add --db "$$work/samples.db" $(SAMPLES); \
	for ending in $(GRAPH_ENDINGS); do \
	  $(QUOTETRACK) graph --db "$$work/samples.db" --output "$$folder/samples.$$ending"; \
	done
endef

graphs: $(INSTALLED) ## write graphs/ again from samples/
	@$(call write_graphs,graphs)

check-graphs: $(INSTALLED) ## fail if graphs/ is not what `make graphs` would write
	@rm -rf build/check-graphs && mkdir -p build/check-graphs
	@$(call write_graphs,build/check-graphs)
	@set -e; for file in $(GRAPH_FILES); do \
	  new=build/check-graphs/samples.$$file; old=graphs/samples.$$file; \
	  cmp -s $$old $$new || { \
	    diff -u $$old $$new | cut -c 1-200 | head -n 40 || true; \
	    echo "$$old is stale: run make graphs and commit it" >&2; exit 1; }; \
	done
	@echo "graphs/ is what make graphs would write"

screenshot: $(INSTALLED_FOR_TESTS) ## take the picture of docs/graph-page.md again (needs chromium)
	@set -e; work=$$(mktemp -d); trap 'rm -rf "$$work"' EXIT; \
	$(QUOTETRACK) add --db "$$work/samples.db" $(SAMPLES); \
	$(QUOTETRACK) graph --db "$$work/samples.db" --output "$$work/samples.html"; \
	$(PY) docs/images/take.py "$$work/samples.html" docs/images/graph-page.png "Idris Talwen"

docs: $(INSTALLED_FOR_TESTS) ## write the generated parts of docs/ and graphs/ again
	$(PY) -m cogapp -r docs/cli.md docs/organizations.md docs/checks.md graphs/README.md graphs/cytoscape-style.xml

accuracy: $(INSTALLED_FOR_TESTS) ## write the tables of docs/accuracy.md again: make accuracy SHARED=folder
	@test -n "$(SHARED)" || { echo "make accuracy: no folder given; run make accuracy SHARED=folder (docs/accuracy.md says with what)" >&2; exit 2; }
	SHARED=$(SHARED) $(PY) -m cogapp -r docs/accuracy.md

model: ## train the shipped model again: make model CORPUS=folder [ARGS='--set steps=50']
	@test -n "$(CORPUS)" || { echo "make model: no corpus given; run make model CORPUS=folder (training/README.md says which)" >&2; exit 2; }
	@$(MAKE) --no-print-directory $(INSTALLED_FOR_TRAINING)
	$(TRAIN_VENV)/bin/python -m training --corpus $(CORPUS) $(ARGS)
	$(TRAIN_VENV)/bin/python -m training.floors

wheel: $(INSTALLED_FOR_TESTS) ## build the wheel into dist/
	$(PY) -m build --wheel --outdir dist .

clean: ## remove what the other commands made, but for the virtual environments
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache *.egg-info
	find quotetrack tests training -name __pycache__ -type d -prune -exec rm -rf {} +

$(PY):
	@$(call make_venv,$(VENV))

$(INSTALLED): pyproject.toml | $(PY)
	@echo "Installing quotetrack into $(VENV) ..."
	@$(PY) $(PIP_INSTALL) --editable .
	@touch $@

$(INSTALLED_FOR_TESTS): pyproject.toml | $(PY)
	@echo "Installing quotetrack and its test tools into $(VENV) ..."
	@$(PY) $(PIP_INSTALL) --editable '.[test]'
	@touch $(INSTALLED) $@

# torch first, alone and in exactly this version: pip otherwise takes a build with several GB of GPU libraries.
$(INSTALLED_FOR_TRAINING): pyproject.toml
	@test -x $(TRAIN_VENV)/bin/python || $(call make_venv,$(TRAIN_VENV))
	@$(TRAIN_VENV)/bin/python $(PIP_INSTALL) torch==2.13.0
	@$(TRAIN_VENV)/bin/python $(PIP_INSTALL) --editable '.[train]'
	@touch $@

# $(call make_venv,FOLDER): a new virtual environment, or no folder at all.
define make_venv
	{ $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "$(PYTHON) is missing or older than 3.11: run make PYTHON=python3.11 (or newer)" >&2; exit 1; }; \
	  $(PYTHON) -m venv $(1) \
	  || { rm -rf $(1); echo "$(PYTHON) -m venv failed: on Debian and Ubuntu install python3-venv" >&2; exit 1; }; }
endef
