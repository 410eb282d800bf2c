"""What a build is asked for and what it answers, as values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from generator.diagnostics import Problems, has_errors
from generator.model import Hidden, Moment

if TYPE_CHECKING:
    from generator.library.standing import Unpublished
    from generator.read.previous import Previous

Progress = Callable[[str, int, int], None]
"""Told of each step: its name, how many things are done and how many there are."""


def silent(step: str, done: int, total: int) -> None:
    """A Progress that tells nobody."""


@dataclass(frozen=True, slots=True)
class LookedAt:
    """Pages that somebody is looking at, by their addresses: they are made first, and `ready` gets each as it is made.

    It gets the page of an edited text too, whoever looks at it. None is published before the rest, and nothing is said
    of those that did not change.
    """

    addresses: tuple[str, ...] = ()
    ready: Callable[[str, bytes], None] = lambda address, page: None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One build. `config` is the path of mkdocs.yml, whose folder is the site's; `now` has a zone.

    `site_dir` None is what mkdocs.yml says. `force` publishes into a folder that holds somebody else's files.
    """

    config: Path
    site_dir: Path | None = None
    now: datetime
    strict: bool = False
    clean: bool = False
    force: bool = False
    with_drafts: bool = False
    with_sources: bool = False
    """Whether the result shall say which file makes which page."""
    previous: Previous | None = None
    """What is published, where nothing of that may be lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What was published: posts that readers see, pages of all kinds, and files by what became of them."""

    posts: int
    pages: int
    written: int
    deleted: int
    unchanged: int

    @property
    def files(self) -> int:
        """How many files the site has."""
        return self.written + self.unchanged


class Edits(msgspec.Struct, frozen=True, kw_only=True):
    """What it takes to see whether an edit changed a text alone, and to put that text into the site."""

    root: str
    """The folder of mkdocs.yml; all folders are absolute paths."""
    content: str
    templates: str
    docs_dir: str
    """The content folder as problems show it."""
    memory: str
    """The folder of the memory of builds."""
    program: str
    """Whose memory it is."""
    site: str
    """The name of the site in it."""
    limit: int
    """The most bytes that a content file may have."""
    nesting: int
    html: Literal["safe", "trusted"]
    language: str
    fed: tuple[str, ...]
    """The digests of bodies that stand in feeds."""
    has_index: bool
    """Whether texts stand in the search index."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """From what a site was made, and where it stands: absolute paths of files and folders."""

    inputs: tuple[str, ...]
    asks_environment: bool
    """Whether the configuration takes anything from the environment."""
    site: str
    edits: Edits | None = None
    """None where every edit needs a full build."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Which file makes which page, for the author's own view: addresses to paths below `content`."""

    content: str
    """The absolute path of the content folder."""
    files: Mapping[str, str]
    """Also of what is hidden, where no page that can be seen has the address."""
    unpublished: Mapping[str, Unpublished]
    """Those of them that readers do not see, by their addresses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of a build. `counts` is None if nothing was published; the site is then as it was before."""

    problems: Problems
    counts: Counts | None = None
    hidden: Hidden = Hidden()
    until: Moment | None = None
    """When time alone will next change the site, or what is to be said of it; None for never."""
    base_path: str = "/"
    """The path of site_url, under which the site answers."""
    made: Made | None = None
    sources: Sources | None = None
    """None where it was not asked for, or nothing could be parsed."""
    written: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Why each file was written, by its path in the site: in ends of sentences; () for what is made of many files."""
    forgot: bool = False
    """Whether what earlier builds remembered was there and could not be read: all was done anew."""
    is_old: bool = False
    """Whether nothing had to be done, and this is what the last build said."""

    @property
    def failed(self) -> bool:
        return has_errors(self.problems)
