"""What parsing one content file needs, and what it makes. Nothing here looks at a second file."""

from __future__ import annotations

from dataclasses import dataclass

from generator.config.values import Options
from generator.diagnostics import Problems
from generator.model import AnyEntry, AuthorEntry, Body, Value
from generator.routes import Layout

VISIBILITY_CODES = frozenset(
    {
        "duplicate-key",
        "key-twice",
        "unreadable-date",
        "unreadable-draft",
        "unreadable-expires",
        "visibility-key",
    }
)
"""Problems that leave it open whether readers may see a file: they stay errors in files that are not published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """All of the site's configuration that a content file's entry depends on."""

    layout: Layout
    options: Options
    docs_dir: str
    """The content folder's path from the site's folder, as problems show it."""
    language: str


class ParsedEntry(Value, frozen=True, kw_only=True):
    """One content file, parsed: `path` is relative to the content folder.

    `entry` is None where nobody can say what the file is (not text, front matter that cannot be read); otherwise it is
    complete, with stand-ins for what could not be read. Whoever stores `body` puts its digest into `entry.body`.
    """

    path: str
    entry: AnyEntry | None = None
    body: Body | None = None
    problems: Problems = ()


class ParsedAuthors(Value, frozen=True, kw_only=True):
    """Material's register of authors, parsed. Each entry's path is the file's with "#" and the author's id."""

    path: str
    authors: tuple[AuthorEntry, ...] = ()
    problems: Problems = ()
