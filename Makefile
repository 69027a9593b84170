# Everything starts here. `make demo` and `make test` need only make and any python3: they set up the rest.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.marsad-installed

.PHONY: help demo test check lint docs-check quality repin bench pictures lock setup clean distclean

help: ## Say what can be made
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | sort | awk -F'\t' '{printf "make %-11s %s\n", $$1, $$2}'

$(STAMP): tools/bootstrap.py tools/uv.lock requirements.lock pyproject.toml
	@$(PYTHON) tools/bootstrap.py

setup: $(STAMP) ## Set up uv, Python and the pinned packages in this folder

demo: $(STAMP) ## Read the example reports: a table of claims, and out/claims.jsonl
	@mkdir -p out
	@$(BIN)/marsad read examples/reports.jsonl --min-confidence 0.5 --save out/claims.jsonl
	@echo "The claims are in out/claims.jsonl, one a line."

test: $(STAMP) ## Run the tests
	@$(BIN)/python -m pytest

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/check_docs.py

check: lint test ## Check style, types, imports and docs, then run the tests

quality: $(STAMP) ## Measure the reader against the benchmark beside this folder and compare with the floors
	@$(BIN)/python quality/check.py

repin: $(STAMP) ## Set the floors to what is measured now; LOWER=name lets one floor sink
	@$(BIN)/python quality/check.py --repin $(if $(LOWER),--lower '$(LOWER)')

bench: $(STAMP) ## Measure speed, start-up and memory, with plain spaCy beside it
	@$(BIN)/python benchmarks/speed.py

pictures: $(STAMP) ## Bring the picture and the output shown in docs/ up to date
	@$(BIN)/python tools/draw_docs.py

lock: $(STAMP) ## Resolve the dependencies anew into requirements.lock
	@$(PYTHON) tools/bootstrap.py --lock

clean: ## Remove what was made, but not the set-up
	rm -rf out dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find src tests tools quality benchmarks -name __pycache__ -prune -exec rm -rf {} +

distclean: clean ## Remove the set-up too
	rm -rf .venv .uv
