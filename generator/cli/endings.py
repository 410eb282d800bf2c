"""How the program may end, and what it says where it could not do its work. Nothing here ends it."""

from __future__ import annotations

import contextlib
import sys
import traceback
from datetime import UTC, datetime

PUBLISHED, BROKEN_OFF, PROBLEMS, MISUSE, STOPPED = 0, 1, 1, 2, 130
"""Exit codes. 130 is what shells give to a program that Ctrl+C ended."""


def explained(mistake: Exception) -> str:
    """Why the program had to stop: the computer refused something, or there is a mistake in the program itself."""
    if isinstance(mistake, OSError):
        place = f" ({mistake.filename})" if mistake.filename else ""
        return f"Milepost had to stop: {mistake.strerror or mistake}{place}. The published site is as it was."
    kept = _kept(mistake)
    return (
        f"This is a mistake in Milepost, not in your texts: {type(mistake).__name__}: {mistake}\n"
        "No page of your site is half-written. Please report it to whoever gave you Milepost"
        + (f", with this file:\n{kept}" if kept else f":\n{_record(mistake)}")
    )


def leave() -> None:
    """Ends the program at once and well, whatever its other threads and processes are at: nobody waits for them."""
    import multiprocessing
    import os

    for child in multiprocessing.active_children():
        child.terminate()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(PUBLISHED)


def program_version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("milepost")
    except PackageNotFoundError:
        return "unpackaged"


def _kept(mistake: Exception) -> str:
    """The file that says where it happened; "" where none can be written."""
    import tempfile

    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", errors="backslashreplace", prefix="milepost-mistake-", suffix=".txt", delete=False
        ) as file:
            file.write(_record(mistake))
            return file.name
    except OSError:
        return ""


def _record(mistake: Exception) -> str:
    import platform

    head = f"Milepost {program_version()}, Python {sys.version.split()[0]}, {platform.platform()}"
    return f"{head}, {datetime.now(UTC):%Y-%m-%d %H:%M} UTC\n\n" + "".join(traceback.format_exception(mistake))
