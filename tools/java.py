"""Prints the path of a Java for the Nu checker, and puts one on the machine where there is none.

python tools/java.py              an installed one, else apt (as root), else exit 1
python tools/java.py --installed  an installed one, else exit 1; changes nothing
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

OLDEST = 11


def main(arguments: list[str]) -> int:
    path = installed()
    if path is None and "--installed" not in arguments and by_apt():
        path = installed()
    if path is None:
        print(f"found no Java {OLDEST} or newer: install a `default-jre-headless`", file=sys.stderr)
        return 1
    print(path)
    return 0


def installed() -> str | None:
    path = shutil.which("java")
    return path if path and version(path) >= OLDEST else None


def version(path: str) -> int:
    """The number that counts; 0 where what is called java does not run, as on a Mac without one."""
    try:
        said = subprocess.run([path, "-version"], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return 0
    number = re.search(r'version "(?:1\.)?(\d+)', said.stderr)
    return int(number[1]) if number and said.returncode == 0 else 0


def by_apt() -> bool:
    apt = shutil.which("apt-get")
    if apt is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    install = [apt, "install", "--yes", "--no-install-recommends", "default-jre-headless"]
    return ran([apt, "update"]) and ran(install)


def ran(command: list[str]) -> bool:
    """Installers talk a lot, and standard output is for the path alone: they are heard when they fail."""
    print("$", *command, file=sys.stderr, flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    finished = subprocess.run(
        command, env=quiet, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", check=False
    )
    if finished.returncode != 0:
        print(finished.stdout, finished.stderr, sep="\n", file=sys.stderr)
    return finished.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
