# `make parse` sets up .venv, parses the plan in data/raw/ and shows the result; `make test` sets up and runs the tests.
PYTHON ?= python3
BIN := .venv/bin
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check
PLANS := $(wildcard data/raw/*.txt)
BUILT := $(PLANS:data/raw/%.txt=data/structured/%.json) $(PLANS:data/raw/%.txt=data/structured/%.yaml)

.PHONY: all parse test coverage mutants fuzz lint types spark data man docs pictures package accuracy bench bench-corpus bench-spark lock clean

all: lint types test

parse: .venv/use
	@$(BIN)/gdplan show data/raw/guangdong_2025.txt
	@echo
	@$(BIN)/gdplan targets data/raw/guangdong_2025.txt

test: .venv/dev
	$(if $(COVERAGE),$(BIN)/python -m coverage erase)
	$(BIN)/python $(if $(COVERAGE),-m coverage run )-m pytest -n auto --dist worksteal $(PYTEST)

# After `make test COVERAGE=1`: how much of src/ it ran, branch by branch; fails below the share in pyproject.toml.
coverage: .venv/dev
	$(BIN)/python -m coverage combine --quiet
	$(BIN)/python -m coverage report

# Whether the tests notice a changed row or threshold: all of tests/mutants.toml, or about SOME of it.
mutants: .venv/dev
	$(BIN)/python tests/mutants.py $(if $(SOME),--some $(SOME))

# Other seeds and damaged files for so long, or so many damaged copies of each format: `make fuzz FUZZ_COPIES=2000`.
FUZZ_SECONDS ?= 600
fuzz: .venv/dev
	$(BIN)/python tests/fuzz.py $(if $(FUZZ_COPIES),--copies $(FUZZ_COPIES),--seconds $(FUZZ_SECONDS))

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/dev
	$(BIN)/mypy

# The data in data/structured/ is built, never edited; the tests fail when it is stale.
data: .venv/use
	$(foreach file,$(BUILT),$(BIN)/gdplan parse data/raw/$(basename $(notdir $(file))).txt --output $(file) &&) true

# PySpark, for the tests of Spark and `make bench-spark`: half a gigabyte that all else does without. Java is not in it.
spark: .venv/spark

.venv/spark: .venv/dev requirements-spark.lock
	$(PIP) --require-hashes --requirement requirements-spark.lock
	@touch $@

# The package: its size, and installed into an empty environment of each Python at hand (3.11, 3.12, 3.13) how soon a
# command starts; fails where a file outgrows what benchmarks/package.py allows, points out a late start.
package: .venv/dev
	$(BIN)/python benchmarks/package.py

# How much is right, of made-up editions, and of real documents where GDPLAN_SHARED, or ../shared, has gold data of them;
# and what readers counted of papers beside their results.
accuracy: .venv/dev
	$(BIN)/python benchmarks/accuracy.py
	$(BIN)/python docs/made/readings.py

# Speed in CPU time, as ratios to OpenCC's own. Ratios hold on any machine; times do not.
bench: .venv/dev
	$(BIN)/python benchmarks/bench.py
	$(MAKE) bench-corpus

# A corpus of so many made-up documents: `make bench-corpus DOCUMENTS=300`.
DOCUMENTS ?= 3000
bench-corpus: .venv/dev
	$(BIN)/python benchmarks/corpus.py --documents $(DOCUMENTS)

# The local engine against Spark, on one processor and on two: `make bench-spark DOCUMENTS="300 1200"`.
bench-spark: .venv/spark
	$(BIN)/python benchmarks/spark.py --documents $(DOCUMENTS)

# What developing needs, and what Spark needs beside, pinned with hashes, for Python 3.11 and newer on any system.
LOCKED := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-config --quiet \
	--custom-compile-command 'make lock'
lock: .venv/python
	$(PYTHON) -m venv .venv/lock
	.venv/lock/bin/python -m pip install --quiet --disable-pip-version-check uv
	.venv/lock/bin/uv pip compile pyproject.toml --extra all --extra dev \
		$(LOCKED) --upgrade --output-file requirements-dev.lock
	.venv/lock/bin/uv pip compile pyproject.toml --extra spark --constraint requirements-dev.lock \
		$(LOCKED) --upgrade --output-file requirements-spark.lock
	rm -rf .venv/lock

# The manual page, of the help pages; the tests fail when it is stale.
man: .venv/use
	@mkdir -p man
	$(BIN)/python -m gdplan.cli.manual > man/gdplan.1

# The documentation, to open from disk; a dead link, a warning or anything that a browser would fetch fails. Without
# --quiet, under which a warning is none.
docs: .venv/docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict
	@echo site/index.html

# The pictures of README and the pages, of what the commands write; needs Chromium and LibreOffice.
pictures: .venv/docs
	$(BIN)/python docs/made/pictures.py

clean:
	rm -rf .venv site .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage*

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'gdplan needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)' >&2; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

# What running needs; compiled at once, so that the first command is as quick as the next.
.venv/use: .venv/python pyproject.toml
	$(PIP) --editable '.[all]'
	@$(BIN)/python -m compileall -q src
	@touch $@

# What the documentation needs.
.venv/docs: .venv/python pyproject.toml
	$(PIP) --editable '.[all,docs]'
	@touch .venv/use $@

# What developing needs: of the lock, or with LOCK= the newest that pyproject.toml lets in.
LOCK ?= requirements-dev.lock
.venv/dev: .venv/python pyproject.toml $(LOCK)
ifeq ($(LOCK),)
	$(PIP) --editable '.[all,dev]'
else
	$(PIP) --require-hashes --requirement $(LOCK) || \
		{ echo 'not all of $(LOCK) can be had here; without it: make LOCK= $(MAKECMDGOALS)' >&2; exit 1; }
	$(PIP) --no-deps --no-build-isolation --editable .
endif
	@$(BIN)/python -m compileall -q src
	@touch .venv/use $@
