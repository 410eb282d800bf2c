"""Digests of content files; nothing here looks at what they hold."""

from __future__ import annotations

import hashlib
from io import FileIO
from pathlib import Path

from generator.diagnostics import Problem, Span
from generator.read.sources import open_content, unreadable


def digest_content(root: Path, path: str, name: str) -> str | Problem:
    """model.digest of the file `path` below the content folder `root`, which spans call `name`.

    Problems are those of read_source.
    """
    span = Span(f"{name}/{path}")
    opened = open_content(root, path, span)
    if isinstance(opened, Problem):
        return opened
    with opened:
        try:
            return digest_open(opened)
        except OSError as reason:
            return unreadable(span, reason)


def digest_open(opened: FileIO) -> str:
    """model.digest of all of an open file, without holding it in memory. Raises OSError."""
    return hashlib.file_digest(opened, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
