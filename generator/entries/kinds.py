"""What a content file is by the place where it stands, and what its path says of its address. Nothing here reads it."""

from __future__ import annotations

import posixpath
import re
from typing import Literal

from generator.routes import Layout, slug_of

Kind = Literal["post", "page", "topic", "author", "cta", "series", "quiz"]

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
_INDEX = ("index", "README")
_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[-_ ]+|$)", re.ASCII)


def kind_of(path: str, layout: Layout) -> Kind | None:
    """The kind of the content file at `path`; None for what is no Markdown or stands in no folder that is read."""
    stem, ending = posixpath.splitext(path)
    if ending.lower() not in _MARKDOWN or _below(path, layout.static_dir):
        return None
    is_list = posixpath.basename(stem) in _INDEX and posixpath.dirname(stem) in (
        layout.posts_dir,
        layout.topics_dir,
        layout.authors_dir,
        layout.ctas_dir,
        layout.series_dir,
        layout.quizzes_dir,
    )
    if not is_list:
        if _below(path, layout.posts_dir):
            return "post"
        if _below(path, layout.topics_dir):
            return "topic"
        if _below(path, layout.authors_dir):
            return "author"
        if _below(path, layout.ctas_dir):
            return "cta"
        if _below(path, layout.series_dir):
            return "series"
        if _below(path, layout.quizzes_dir):
            return "quiz"
    if not layout.pages_dir:
        return "page"
    return "page" if not is_list and _below(path, layout.pages_dir) else None


def _below(path: str, folder: str) -> bool:
    return bool(folder) and path.startswith(f"{folder}/")


def name_of(path: str) -> str:
    """A file's name without its ending, or its folder's where it is `index.md`."""
    folder, stem = posixpath.split(posixpath.splitext(path)[0])
    return posixpath.basename(folder) if stem in _INDEX and folder else stem


def id_below(path: str, folder: str) -> str:
    """What names a file below a folder of its kind: its path there, without its ending."""
    return posixpath.splitext(path.removeprefix(f"{folder}/"))[0].removesuffix("/index")


def dated_name(path: str) -> tuple[str, str]:
    """The ISO date before a file's name, "" where there is none, and the rest, or the date where nothing is left."""
    name = name_of(path)
    found = _DATED.match(name)
    return (found[1], name[found.end() :] or found[1]) if found else ("", name)


def page_address(path: str, layout: Layout) -> str:
    """Where a page stands by its path: "about/", "" for the home page.

    In a site laid out as MkDocs has it, letter for letter as MkDocs makes it; else every step is a slug.
    """
    relative = path.removeprefix(f"{layout.pages_dir}/") if layout.pages_dir else path
    folder, stem = posixpath.split(posixpath.splitext(relative)[0])
    steps = [step for step in folder.split("/") if step]
    if stem not in _INDEX:
        steps.append(stem)
    if layout.pages_dir:
        steps = [slug_of(step) or step for step in steps]
    return "".join(f"{step}/" for step in steps)
