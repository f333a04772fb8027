PYTHON ?= python3
BIN = .venv/bin

.PHONY: demo test lint bench screenshots

demo: .venv/installed
	DEBUG=1 $(BIN)/python manage.py demo

test: .venv/installed
	DATABASE_URL= DEBUG=1 $(BIN)/python -m pytest -n auto
ifdef TEST_DATABASE_URL
	DATABASE_URL=$(TEST_DATABASE_URL) DEBUG=1 $(BIN)/python -m pytest -n auto
else
	@echo "Skipped on PostgreSQL: TEST_DATABASE_URL is not set."
endif

lint: .venv/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djhtml --check templates
	DEBUG=1 $(BIN)/python manage.py makemigrations --check --dry-run

bench: .venv/installed
	DEBUG=1 $(BIN)/python -m tests.bench.bench_anchoring
	DEBUG=1 $(BIN)/python -m tests.bench.bench_wordings
	$(BIN)/python -m tests.bench.bench_desk

screenshots: .venv/installed
	$(BIN)/python -m tests.browser.screenshots

# pip of before 2023 can't read a lock with hashes for several platforms.
.venv/installed: requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --upgrade pip
	$(BIN)/pip install --quiet --require-hashes -r requirements.txt
	touch $@
