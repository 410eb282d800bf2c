"""Fixture pairs for Markdown: a title, what an author writes, what a browser gets, and what the author is told.

    A title
    .
    *input*
    .
    <p><em>input</em></p>
    .
    1:1 code

The parts are separated by lines of a single full stop; the last is left out where nothing is said.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from generator.markdown import MarkdownOptions, parse
from generator.model import Fragment, IconRef, ImageRef, LinkRef, Parsed, QuizRef

FOLDER = Path(__file__).resolve().parent / "markdown"
UPDATE = os.environ.get("UPDATE_GOLDENS") == "1"


@dataclass(frozen=True)
class Pair:
    file: str
    title: str
    source: str
    html: str
    problems: str


def parsed(text: str, *, path: str = "posts/a.md", first_line: int = 1, **options: object) -> Parsed:
    return parse(text, path=path, first_line=first_line, options=MarkdownOptions(**options))  # type: ignore[arg-type]


def readable(fragment: Fragment) -> str:
    """HTML with its marks written out: `<a to=...>` for a link within the site, `<img of=...>`, `<icon name>`."""

    def written(mark: re.Match[str]) -> str:
        if mark[1]:
            return "</a>"
        match fragment.refs[int(mark[2])]:
            case LinkRef(target=target, anchor=anchor, query=query, attrs=attrs):
                return f"<a to={target}{'?' + query if query else ''}{'#' + anchor if anchor else ''}{attrs}>"
            case ImageRef(target=target, alt=alt, attrs=attrs):
                return f"<img of={target} alt={alt!r}{attrs}>"
            case IconRef(name=name, attrs=attrs):
                return f"<icon {name}{attrs}>"
            case QuizRef(name=name):
                return f"<quiz {name}>"

    return re.sub("\x02(/?)([0-9]+)\x03", written, fragment.html)


def said(result: Parsed) -> str:
    """Where something was said, and its code."""
    return "\n".join(f"{p.span.line}:{p.span.column} {p.code}" for p in result.problems)


def made(source: str) -> tuple[str, str]:
    result = parsed(source)
    title = f"<h1>{result.body.title.html}</h1>\n" if result.body.title.html else ""
    return (title + readable(result.body.content)).rstrip("\n"), said(result)


def pairs() -> list[Pair]:
    return [pair for path in sorted(FOLDER.glob("*.txt")) for pair in _read(path)]


def _read(path: Path) -> list[Pair]:
    found: list[Pair] = []
    for block in re.split(r"\n\n\n+", path.read_text("utf-8").strip("\n")):
        title, source, *rest = re.split(r"^\.\n", block + "\n", flags=re.MULTILINE)
        html, problems = [*rest, "", ""][:2]
        found.append(Pair(path.name, title.strip(), source, html.rstrip("\n"), problems.strip()))
    if UPDATE:
        found = [Pair(pair.file, pair.title, pair.source, *made(pair.source)) for pair in found]
        path.write_text("\n\n\n".join(map(_text, found)) + "\n", "utf-8")
    return found


def _text(pair: Pair) -> str:
    parts = [pair.title + "\n", pair.source, pair.html + "\n"]
    if pair.problems:
        parts.append(pair.problems + "\n")
    return ".\n".join(parts).rstrip("\n")
