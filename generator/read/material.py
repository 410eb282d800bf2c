"""The folder of a site made with Material for MkDocs: its configuration, its texts, and the names of other files."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from generator.config import inherited_paths, parse_config, plain_config
from generator.diagnostics import Problem, Problems, Span, warning
from generator.imports.ignored import is_ignored
from generator.imports.material_blog import TEXTS, Material, listed
from generator.read.config_files import read_config_files

_LARGEST = 5_000_000


def read_material(folder: Path) -> tuple[Material | None, Problems]:
    """The site as it stands there; None, with the reasons, where its mkdocs.yml cannot be read. Raises OSError."""
    path = next((folder / name for name in ("mkdocs.yml", "mkdocs.yaml") if (folder / name).is_file()), None)
    path = path or folder / "mkdocs.yml"
    files, problems = read_config_files(path, partial(inherited_paths, environ=os.environ))
    if path.name not in files:
        return None, problems
    config, found = parse_config(files, path.name, os.environ)
    if config is None:
        return None, (*problems, *found)
    raw = plain_config(files, path.name, os.environ)
    docs = posixpath.normpath(str(raw.get("docs_dir") or "docs"))
    site = _site(folder / docs, docs, raw)
    return Material(config=config, raw=raw, docs=docs, **site), ()


def _site(content: Path, docs: str, raw: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in the content folder."""
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    files: list[str] = []
    metas: dict[str, Mapping[str, Any]] = {}
    plugins = dict(reversed(listed(raw.get("plugins"))))
    meta_file = str(plugins["meta"].get("meta_file", ".meta.yml")) if "meta" in plugins else ""
    hidden, drafts = str(raw.get("exclude_docs") or ""), str(raw.get("draft_docs") or "")
    for path in _paths(content):
        if meta_file and posixpath.basename(path) == meta_file:
            metas[posixpath.dirname(path)] = _yaml(content, path, docs, problems)
        elif is_ignored(path, f".*\n/templates/\n{hidden}"):
            continue
        elif path.lower().endswith(TEXTS):
            if not _gives_way(content, path):
                texts[path] = _text(content, path, docs, problems)
        else:
            files.append(path)
    blog = plugins.get("blog", {})
    register = str(blog.get("authors_file", "{blog}/.authors.yml")).replace("{blog}", str(blog.get("blog_dir", "blog")))
    register = posixpath.normpath(register)
    people = _yaml(content, register, docs, problems).get("authors") if (content / register).is_file() else {}
    return {
        "texts": texts,
        "files": tuple(files),
        "metas": metas,
        "people": _people(people),
        "drafts": frozenset(path for path in texts if is_ignored(path, drafts)),
        "problems": tuple(problems),
    }


def _people(given: object) -> dict[str, Mapping[str, Any]]:
    pairs = given.items() if isinstance(given, dict) else ()
    return {str(name): person for name, person in pairs if isinstance(person, dict)}


def _gives_way(content: Path, path: str) -> bool:
    """A README beside an index is no page."""
    folder, name = posixpath.split(path)
    return name.partition(".")[0] == "README" and (content / folder / "index.md").is_file()


def _paths(content: Path) -> Iterator[str]:
    if not content.is_dir():
        raise FileNotFoundError(2, "there is no such folder", str(content))
    for at, folders, names in os.walk(content, onerror=_stop):
        folders.sort()
        here = Path(at).relative_to(content).as_posix().removeprefix(".")
        yield from (f"{here}/{name}".lstrip("/") for name in sorted(names))


def _stop(reason: OSError) -> None:
    raise reason


def _text(content: Path, path: str, docs: str, problems: list[Problem]) -> str:
    data = (content / path).read_bytes()
    span = Span(f"{docs}/{path}")
    if len(data) > _LARGEST:
        problems.append(warning(span, "import-dropped", "the file is larger than 5 MB, and its text does not come"))
        return ""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        message, hint = "the file is not UTF-8: it was read as Windows-1252", "look at its accents"
        problems.append(warning(span, "import-changed", message, hint))
        return data.decode("cp1252", errors="replace").replace("\r\n", "\n")


def _yaml(content: Path, path: str, docs: str, problems: list[Problem]) -> Mapping[str, Any]:
    name = f"{docs}/{path}"
    try:
        given = yaml.safe_load((content / path).read_text("utf-8-sig", errors="replace"))
    except (yaml.YAMLError, ValueError, RecursionError) as mistake:
        mark = getattr(mistake, "problem_mark", None)
        span = Span(name, mark.line + 1, mark.column + 1) if mark else Span(name)
        message = f"the file is not YAML: {getattr(mistake, 'problem', None) or mistake}"
        problems.append(warning(span, "import-front-matter", message, "what it says does not come"))
        return {}
    return given if isinstance(given, dict) else {}
