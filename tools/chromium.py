"""Prints the path of a Chromium for the tests, and puts one on the machine where there is none.

python tools/chromium.py              an installed one, else apt (as root), else Playwright's own
python tools/chromium.py --installed  an installed one, else exit 1; changes nothing
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def main(arguments: list[str]) -> int:
    path = installed()
    chosen = os.environ.get("MILEPOST_CHROMIUM")
    if path is None and chosen:
        print(f"MILEPOST_CHROMIUM is {chosen!r}, which does not run", file=sys.stderr)
        return 1
    if path is None and "--installed" not in arguments:
        path = by_apt() or by_playwright()
    if path is None:
        print("found no Chromium: run `python tools/chromium.py`, or set MILEPOST_CHROMIUM", file=sys.stderr)
        return 1
    print(path)
    return 0


def installed() -> str | None:
    return next((path for path in candidates() if runs(path)), None)


def candidates() -> Iterator[str]:
    # The owner's word is final: a wrong path there is an error, not a reason to take another browser.
    if chosen := os.environ.get("MILEPOST_CHROMIUM"):
        yield chosen
        return
    yield from (path for name in NAMES if (path := shutil.which(name)))
    yield from (path for path in PLACES if Path(path).exists())
    if path := playwrights_own():
        yield path


def runs(path: str) -> bool:
    """Ubuntu's `chromium-browser` without snap is a script that only says what to install: so ask for the version."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def by_apt() -> str | None:
    apt = shutil.which("apt-get")
    if apt is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return None
    # With a font, because a machine without any shows boxes.
    install = ["install", "--yes", "--no-install-recommends", "chromium", "fonts-liberation"]
    if not (ran([apt, "update"]) and ran([apt, *install])):
        return None
    return installed()


def by_playwright() -> str | None:
    if not ran([sys.executable, "-m", "playwright", "install", "chromium"]):
        return None
    return installed()


def ran(command: list[str]) -> bool:
    """Installers talk a lot, and standard output is for the path alone: they are heard when they fail."""
    print("$", *command, file=sys.stderr, flush=True)
    finished = subprocess.run(
        command,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if finished.returncode != 0:
        print(finished.stdout, file=sys.stderr)
    return finished.returncode == 0


def playwrights_own() -> str | None:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
