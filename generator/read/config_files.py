"""Reads mkdocs.yml and the files that it inherits from, as bytes; what they say is not its business."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from generator.diagnostics import Problem, Problems, Span, error
from generator.read.sources import open_regular, read_limited, unreadable

_LIMIT = 1024 * 1024
_INHERIT = re.compile(rb"^INHERIT[ \t]*:[ \t]*", re.MULTILINE)


def read_config_files(
    config_path: Path, inherited: Callable[[bytes, str], tuple[str, ...]]
) -> tuple[Mapping[str, bytes], Problems]:
    """The configuration and all its parents, by path relative to the configuration's folder, with "/".

    The first is the configuration itself ("mkdocs.yml"). `inherited(data, path)` names a file's parents as it writes
    them, relative to that file: "base.yml" in "shared/mkdocs.yml" is found under "shared/base.yml" (an absolute path
    under itself). Problems: `no-config`, `no-inherited`, `inherit-cycle`, `unreadable-file`, `not-a-file`,
    `file-too-big`.
    """
    found: dict[str, bytes] = {}
    problems: list[Problem] = []
    waiting: list[tuple[str, tuple[str, ...]]] = [(config_path.name, ())]
    while waiting:
        path, children = waiting.pop(0)
        if path in children:
            problems.append(_cycle(found[children[-1]], children, path))
            continue
        data = found[path] if path in found else _read(config_path.parent, path)
        if data is None:
            problems.append(_missing(found, children, path, config_path))
        elif isinstance(data, Problem):
            problems.append(data)
        else:
            found[path] = data
            parents = (_relative_to(path, written) for written in inherited(data, path))
            waiting.extend((parent, (*children, path)) for parent in parents)
    return found, tuple(dict.fromkeys(problems))


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


def _relative_to(path: str, written: str) -> str:
    joined = os.path.normpath(Path(path).parent / written)
    return joined.replace(os.sep, "/")


def _missing(found: Mapping[str, bytes], children: tuple[str, ...], path: str, config_path: Path) -> Problem:
    if not children:
        hint = "go to the folder that holds your mkdocs.yml, or say where it is: `milepost build -f path/to/mkdocs.yml`"
        return error(Span(path), "no-config", f"there is no file {str(config_path)!r}", hint)
    span = _span_of_inherit(found[children[-1]], children[-1])
    return error(
        span, "no-inherited", f"there is no file {path!r} to inherit from", "mend the path, or remove the line"
    )


def _cycle(data: bytes, children: tuple[str, ...], path: str) -> Problem:
    span = _span_of_inherit(data, children[-1])
    circle = " > ".join((*children[children.index(path) :], path))
    return error(span, "inherit-cycle", f"these files inherit from each other: {circle}", "remove this line")


def _span_of_inherit(data: bytes, path: str) -> Span:
    """Where a file writes what it inherits from; the file as a whole if that is not to be seen."""
    match = _INHERIT.search(data)
    if match is None:
        return Span(path)
    line = data.count(b"\n", 0, match.start()) + 1
    return Span(path, line, match.end() - match.start() + 1)
