"""The moment of the next change by time alone, in a file for whoever starts builds: cron, a host, a workflow."""

from __future__ import annotations

import contextlib
from pathlib import Path

from generator.cache.store import write_whole
from generator.model import Moment
from generator.publish.manifest import WORK_FOLDER

NAME = "next"


def write_next(config: Path, until: Moment | None) -> None:
    """Puts the moment as ISO 8601 beside the site's cache, and removes the file where no change is to come.

    `config` is the path of mkdocs.yml. A disk that does not let us is no reason for a build to fail.
    """
    place = config.resolve().parent / WORK_FOLDER / NAME
    with contextlib.suppress(OSError):
        if until is None:
            place.unlink(missing_ok=True)
            return
        text = f"{until.iso}\n".encode("ascii")
        if not place.is_file() or place.read_bytes() != text:  # a pipe would be waited for
            place.parent.mkdir(exist_ok=True)
            write_whole(place, text)
