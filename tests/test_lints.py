"""The lints, so that `make test` and with it continuous integration cannot forget them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LINTS = {
    "ruff check": [sys.executable, "-m", "ruff", "check"],
    "ruff format": [sys.executable, "-m", "ruff", "format", "--check", "--diff"],
    "mypy": [sys.executable, "-m", "mypy"],
    "import-linter": [sys.executable, "-c", "from importlinter.cli import lint_imports_command as main; main()"],
    "tsc": ["node", "node_modules/typescript/bin/tsc"],
}


@pytest.mark.parametrize("name", LINTS)
def test_the_source_passes(name):
    if name == "tsc" and not (ROOT / "node_modules/typescript").is_dir():
        pytest.fail("`make test` installs TypeScript first; for a bare pytest: npm ci --ignore-scripts")
    found = subprocess.run(LINTS[name], cwd=ROOT, capture_output=True, text=True, check=False)
    if found.returncode != 0:
        pytest.fail(f"{name} (`make lint`, `make format`):\n{found.stdout}{found.stderr}", pytrace=False)
