"""Content files parsed for tests of entries, with the options that a test needs."""

from __future__ import annotations

from typing import Any

from generator.config.values import Options
from generator.entries import ParsedEntry, Rules, parse_entry
from generator.model import PostEntry, Source
from generator.routes import Layout

BLOG = Layout(
    posts_dir="blog/posts", pages_dir="", topics_dir="", authors_dir="", series_dir="", static_dir="", blog="blog/"
)


def rules(**options: Any) -> Rules:
    return Rules(layout=options.pop("layout", Layout()), options=Options(**options), docs_dir="content", language="en")


def parsed(path: str, text: str | bytes, **options: Any) -> ParsedEntry:
    return parse_entry(Source(path=path, data=text if isinstance(text, bytes) else text.encode()), rules(**options))


def entry(path: str, text: str, **options: Any) -> Any:
    found = parsed(path, text, **options)
    assert found.problems == ()
    assert found.entry is not None
    return found.entry


def post(
    front: str = "", body: str = "Text.", path: str = "posts/2026-11-20-four-steps.md", **options: Any
) -> PostEntry:
    found = entry(
        path, f"---\n{front if 'title:' in front else 'title: Four steps' + chr(10) + front}\n---\n{body}", **options
    )
    assert isinstance(found, PostEntry)
    return found
