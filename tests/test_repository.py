"""Laws that are about the source itself: what no file names, and what the pure modules never touch."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
GENERATOR = ROOT / "generator"
LOCKS = ("build", "runtime", "dev", "peers")

# The modules of law 2: text and `now` come in as arguments, values go out.
PURE = (
    "model",
    "diagnostics",
    "routes",
    "frontmatter",
    "schema",
    "config",
    "markdown",
    "quiz",
    "entries",
    "library",
    "views",
    "pages",
    "feeds",
    "search",
    "digest",
    "mends",
    "moves",
    "imports",
    "starting",
    "editor",
)

IMPURE_MODULES = {
    "asyncio", "builtins", "concurrent", "ctypes", "fileinput", "getpass", "glob", "http", "importlib", "linecache",
    "logging", "mmap", "multiprocessing", "os", "pkgutil", "platform", "random", "runpy", "secrets", "selectors",
    "shutil", "signal", "socket", "sqlite3", "ssl", "subprocess", "tempfile", "threading", "time", "urllib.request",
    "uvicorn", "starlette", "watchfiles", "requests", "rich", "click",
}  # fmt: skip
PURE_PATHS = {"PurePath", "PurePosixPath", "PureWindowsPath"}
IMPURE_FUNCTIONS = {"open", "print", "input", "breakpoint", "exec", "eval", "__import__"}
IMPURE_METHODS = {"now", "utcnow", "today", "read_text", "read_bytes", "write_text", "write_bytes", "uuid1", "uuid4"}
STREAMS = {"stdin", "stdout", "stderr", "argv"}

# Functions that load a package, or find its files, by a name in a string.
LOADERS = {
    "__import__", "files", "find_spec", "get_data", "import_module", "iter_modules", "path", "PackageLoader",
    "resolve_name", "run_module",
}  # fmt: skip


@cache
def tracked() -> tuple[Path, ...]:
    """Every file of the repository: git's word where there is git, else all but what is made."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ) if (ROOT / ".git").exists() else None  # fmt: skip
    if listed is not None and listed.returncode == 0:
        return tuple(path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file())
    return tuple(walked())


def walked() -> Iterator[Path]:
    made = {"site", "dist", "node_modules", "__pycache__"}
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in made and (not name.startswith(".") or name == ".ci")]
        yield from (path for name in files if (path := Path(folder, name)).is_file())


# In pieces, so that this file does not name them itself.
REGISTRIES = ("pypi" + ".org", "files.python" + "hosted.org", "registry." + "npmjs.org")
# A checkout directly below the root ("/site") has a path that means something else in a link.
HERE = (str(ROOT), str(ROOT.parent / "shared")) if len(ROOT.parts) > 2 else ()
MACHINES = ("file://" + "/opt", "/tmp/" + "scratch", *HERE)


@pytest.mark.parametrize("word", REGISTRIES)
def test_no_file_names_the_host_of_a_registry(word):
    assert holding(word) == []


@pytest.mark.parametrize("word", MACHINES)
def test_no_file_names_a_path_of_one_machine(word):
    assert holding(word) == []


def holding(word: str) -> list[str]:
    whole = re.compile(rb"(?<![\w.-])" + re.escape(word.encode()))
    return [
        str(path.relative_to(ROOT)) for path in tracked() if not path.is_symlink() and whole.search(path.read_bytes())
    ]


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_requirement_is_exact_and_has_a_hash(name):
    text = Path(ROOT, "requirements", f"{name}.txt").read_text("utf-8")
    entries = [entry for entry in re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE) if entry.strip()]
    assert entries
    for entry in entries:
        assert re.match(r"[\w.-]+(\[[\w,-]+\])?==[^\s;]+[ ;]", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry), entry


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_no_option_and_no_address(name):
    text = Path(ROOT, "requirements", f"{name}.txt").read_text("utf-8")
    assert "://" not in text
    assert [line for line in text.splitlines() if line.startswith("-")] == []


def test_every_locked_npm_package_has_a_hash_and_no_address():
    locked = json.loads(Path(ROOT, "package-lock.json").read_text("utf-8"))["packages"]
    packages = {name: package for name, package in locked.items() if name}
    assert packages
    assert [name for name, package in packages.items() if not package.get("integrity", "").startswith("sha512-")] == []
    assert [name for name, package in packages.items() if "resolved" in package] == []


def test_the_locks_agree():
    build, runtime, dev = (pins(name) for name in ("build", "runtime", "dev"))
    assert runtime.items() <= dev.items()
    assert build.items() <= dev.items()


def pins(name: str) -> dict[str, str]:
    text = Path(ROOT, "requirements", f"{name}.txt").read_text("utf-8")
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", text, flags=re.MULTILINE))


def test_what_runs_in_a_shell_may_be_run():
    assert os.access(ROOT / ".ci/run", os.X_OK)


@pytest.mark.parametrize("name", PURE)
def test_a_pure_module_touches_nothing(name):
    files = files_of(name)
    assert files, f"generator/{name} is missing"
    assert [touch for path in files for touch in touches(path.read_text("utf-8"), path.relative_to(ROOT))] == []


def files_of(name: str) -> list[Path]:
    module = GENERATOR / f"{name}.py"
    return [module] if module.is_file() else sorted((GENERATOR / name).rglob("*.py"))


def touches(source: str, path: Path) -> list[str]:
    return [f"{path}:{line}: {what}" for line, what in sorted(found_touches(ast.parse(source)))]


def found_touches(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, f"import {n.name}") for n in names if impure(n.name) or n.name == "pathlib")
            case ast.ImportFrom(module="pathlib", names=names):
                yield from ((node.lineno, f"pathlib.{n.name}") for n in names if n.name not in PURE_PATHS)
            case ast.ImportFrom(module=str(module), level=0, names=names):
                yield from ((node.lineno, f"{module}.{n.name}") for n in names if impure(f"{module}.{n.name}"))
            case ast.Call(func=ast.Name(id=name)) if name in IMPURE_FUNCTIONS:
                yield node.lineno, f"{name}()"
            case ast.Call(func=ast.Attribute(attr=name)) if name in IMPURE_METHODS:
                yield node.lineno, f".{name}()"
            case ast.Attribute(value=ast.Name(id="sys"), attr=name) if name in STREAMS:
                yield node.lineno, f"sys.{name}"


def impure(module: str) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in IMPURE_MODULES)


@pytest.mark.parametrize(
    "source",
    [
        "open('a')",
        "def f():\n    import os.path",
        "from os import environ",
        "from urllib import request",
        "from pathlib import Path",
        "import pathlib",
        "import time as t",
        "datetime.now()",
        "date.today()",
        "datetime.datetime.utcnow()",
        "here.read_text()",
        "print(1)",
        "import sys; sys.stderr.write('')",
        "from concurrent.futures import Executor",
    ],
)
def test_the_lint_of_pure_modules_sees(source):
    assert touches(source, Path("it.py"))


@pytest.mark.parametrize(
    "source",
    [
        "from pathlib import PurePosixPath",
        "from datetime import time",
        "from urllib.parse import urlsplit",
        "def build(now): return now.isoformat()",
        "from .model import now",
        "import operator",
    ],
)
def test_the_lint_of_pure_modules_allows(source):
    assert touches(source, Path("it.py")) == []


def test_only_one_file_loads_material():
    assert loaders_of("material") <= {"generator/theme/material.py"}


def test_nothing_loads_mkdocs_but_the_plugin_that_mkdocs_loads():
    assert loaders_of("mkdocs") == {"generator/mkdocs_plugin.py"}


def loaders_of(package: str) -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for path in GENERATOR.rglob("*.py")
        if any(belongs(name, package) for name in loaded(ast.parse(path.read_text("utf-8"))))
    }


def belongs(name: str, package: str) -> bool:
    return re.match(rf"{package}(?![\w-])", name) is not None


def loaded(tree: ast.AST) -> Iterator[str]:
    """Packages that are imported, or named in a string by which they could be found."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in LOADERS:
                given = [*node.args, *(keyword.value for keyword in node.keywords)]
                yield from (
                    value.value for value in given if isinstance(value, ast.Constant) and isinstance(value.value, str)
                )
            case ast.Constant(value=str(text)) if "site-packages" in text:
                yield text.rpartition("site-packages")[2].lstrip("/\\")


@pytest.mark.parametrize(
    "source",
    [
        "import material",
        "from material.plugins import blog",
        "from importlib import import_module\nimport_module('material.extensions')",
        "importlib.util.find_spec('material')",
        "resources.files(anchor='material')",
        "PackageLoader('material', 'templates')",
        "X = 'lib/site-packages/material/templates'",
    ],
)
def test_the_lint_of_packages_sees(source):
    assert any(belongs(name, "material") for name in loaded(ast.parse(source)))


@pytest.mark.parametrize("source", ["theme = 'material'", "from .theme import material", "version('mkdocs-material')"])
def test_the_lint_of_packages_allows(source):
    assert not any(belongs(name, "material") for name in loaded(ast.parse(source)))
