"""The folder of a Jekyll blog: its configuration, its texts, and the names of its pictures and downloads."""

from __future__ import annotations

import os
import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from generator.diagnostics import Problem, Span, note, warning
from generator.imports.jekyll_blog import TEXTS, Jekyll
from generator.imports.mapping import Mapped, parse_mapping

_CONFIGS = ("_config.yml", "_config.yaml")
_PEOPLE = ("_data/authors.yml", "_data/authors.yaml")

_FILES = frozenset({
    ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".ico", ".bmp", ".mp3", ".m4a", ".ogg", ".oga", ".wav",
    ".mp4", ".m4v", ".webm", ".ogv", ".mov", ".pdf", ".zip", ".gz", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx",
    ".odt", ".ods", ".odp", ".csv", ".txt", ".epub", ".ics", ".vcf", ".key",
})  # fmt: skip
_PROGRAMS = frozenset({"node_modules", "vendor", "bower_components"})
_OURS = frozenset({"_posts", "_drafts"})
_NOT_PAGES = frozenset({"readme", "license", "contributing", "changelog", "code_of_conduct"})
_LARGEST = 5_000_000


def read_jekyll(folder: Path) -> Jekyll:
    """The blog as it stands there. Raises OSError for a folder that cannot be read."""
    problems: list[Problem] = []
    config = next((_yaml(folder, name, problems) for name in _CONFIGS if (folder / name).is_file()), {})
    people = next((_yaml(folder, name, problems) for name in _PEOPLE if (folder / name).is_file()), {})
    texts: dict[str, str] = {}
    files: list[str] = []
    left = Counter[str]()
    for path in _paths(folder):
        ending = Path(path).suffix.lower()
        if ending in TEXTS:
            if Path(path).stem.lower() not in _NOT_PAGES:
                texts[path] = _text(folder, path, problems)
        elif _is_inside_own(path):
            continue
        elif ending in _FILES:
            files.append(path)
        else:
            left[posixpath.dirname(path)] += 1
    for name, number in sorted(left.items()):
        where = Span(name or ".")
        problems.append(
            note(where, "import-dropped", f"{number} files here are the theme's or a program's, and do not come")
        )
    return Jekyll(
        config=config,
        texts={path: text for path, text in texts.items() if text},
        files=tuple(files),
        people={str(name): person for name, person in people.items() if isinstance(person, dict)},
        problems=tuple(problems),
    )


def read_mapping(path: Path | None) -> tuple[Mapped, tuple[Problem, ...]]:
    """The owner's map; an empty one where there is none. Raises OSError."""
    return (Mapped(), ()) if path is None else parse_mapping(path.read_text("utf-8", errors="replace"), str(path))


def _paths(folder: Path) -> Iterator[str]:
    """Every file's path, in order, but those of programs, of made sites, and those that begin with a dot."""
    for at, folders, names in os.walk(folder, onerror=_stop):
        here = Path(at).relative_to(folder).as_posix().removeprefix(".")
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and name not in _PROGRAMS and (not name.startswith("_") or name in _OURS)
        )
        for name in sorted(names):
            if not name.startswith((".", "_")):
                yield f"{here}/{name}".lstrip("/")


def _stop(reason: OSError) -> None:
    raise reason


def _is_inside_own(path: str) -> bool:
    return any(part in _OURS for part in path.split("/"))


def _text(folder: Path, path: str, problems: list[Problem]) -> str:
    data = (folder / path).read_bytes()
    if len(data) > _LARGEST:
        problems.append(warning(Span(path), "import-dropped", "the file is larger than 5 MB, and does not come"))
        return ""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        problems.append(
            warning(
                Span(path),
                "import-changed",
                "the file is not UTF-8: it was read as Windows-1252",
                "look at its accents",
            )
        )
        return data.decode("cp1252", errors="replace").replace("\r\n", "\n")


def _yaml(folder: Path, name: str, problems: list[Problem]) -> Mapping[str, object]:
    try:
        given = yaml.safe_load((folder / name).read_text("utf-8", errors="replace"))
    except (yaml.YAMLError, ValueError) as mistake:
        mark = getattr(mistake, "problem_mark", None)
        span = Span(name, mark.line + 1, mark.column + 1) if mark else Span(name)
        message = f"the file is not YAML: {getattr(mistake, 'problem', mistake)}"
        problems.append(warning(span, "import-front-matter", message))
        return {}
    return given if isinstance(given, dict) else {}
