"""Reads mkdocs.yml and the files that it inherits from, as bytes; what they say is not its business."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Mapping
from pathlib import Path

from generator.diagnostics import Problem, Problems, Span, error
from generator.read.sources import open_regular, read_limited, unreadable

_LIMIT = 1024 * 1024
_MOST_FILES = 100  # through a link to a folder above, one file has endless names


def read_config_files(
    config_path: Path, inherited: Callable[[bytes, str], tuple[str, ...]]
) -> tuple[Mapping[str, bytes], Problems]:
    """The configuration and all its parents, by path relative to the configuration's folder, with "/".

    The first is the configuration itself ("mkdocs.yml"). `inherited(data, path)` names a file's parents as it writes
    them, relative to that file: "base.yml" in "shared/mkdocs.yml" is found under "shared/base.yml" (an absolute path
    under itself). Each file is read once, so a circle ends; who puts them together reports it, and a parent that is not
    there, where the name is written. Problems: `no-config`, `unreadable-file`, `not-a-file`, `file-too-big`.
    """
    found: dict[str, bytes] = {}
    problems: list[Problem] = []
    waiting = [config_path.name]
    while waiting and len(found) < _MOST_FILES:
        path = waiting.pop()
        if path in found:
            continue
        data = _read(config_path.parent, path)
        if isinstance(data, Problem):
            problems.append(data)
        elif data is not None:
            found[path] = data
            folder = posixpath.dirname(path)
            waiting.extend(posixpath.normpath(posixpath.join(folder, parent)) for parent in inherited(data, path))
        elif not found:
            problems.append(_missing(config_path))
    return found, tuple(problems)


def _read(folder: Path, path: str) -> bytes | Problem | None:
    """None where there is no such file. The owner is trusted: a link may lead anywhere."""
    span = Span(path)
    try:
        opened = open_regular(os.path.realpath(folder / path), span)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as reason:
        return unreadable(span, reason)
    if isinstance(opened, Problem):
        return opened
    with opened:
        return read_limited(opened, span, _LIMIT)


def _missing(config_path: Path) -> Problem:
    hint = "go to the folder that holds your mkdocs.yml, or say where it is: `milepost build -f path/to/mkdocs.yml`"
    return error(Span(config_path.name), "no-config", f"there is no file {str(config_path)!r}", hint)
