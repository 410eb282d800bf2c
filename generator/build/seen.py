"""Whether the site was ever found published at its address: a file, for the day on which the address cannot be had."""

from __future__ import annotations

import contextlib
from pathlib import Path

from generator.cache.store import write_whole
from generator.publish.manifest import WORK_FOLDER

NAME = "seen"


def has_been_seen(config: Path) -> bool:
    """Whether a build by the mkdocs.yml at `config` found the site, at whatever address it had then."""
    return _place(config).exists()


def note_seen(config: Path) -> None:
    """Keeps that it was found. A disk that does not let us is no reason for a build to fail."""
    place = _place(config)
    with contextlib.suppress(OSError):
        if not place.exists():
            place.parent.mkdir(exist_ok=True)
            write_whole(place, b"")


def _place(config: Path) -> Path:
    return config.resolve().parent / WORK_FOLDER / NAME
