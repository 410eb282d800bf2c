"""Everything that is published, put on the stage: pages first, then what is made from all of them, then files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.build.frames import KnownFrames
from generator.build.pictures import PictureFiles, plain_assets
from generator.cache import BodyStore, Store
from generator.diagnostics import Problem, Problems
from generator.feeds import feed_files, feed_picture, feeds
from generator.library import Planned
from generator.library.feed_ids import RECORD, encode_ids, feed_ids
from generator.model import Body, Moment, Shape
from generator.pictures import MadeFile
from generator.publish import Stage
from generator.read import content_path, digest_content
from generator.search import search_index, searchable
from generator.theme import Theme
from generator.views import Site, entry_of

SEARCH_INDEX = "search/search_index.json"
LISTS = frozenset(
    {"home", "blog", "archive", "archive-year", "topics", "topic", "authors", "author", "tags"}
    | {"series-all", "series", "series-plan", "plan", "quizzes", "feeds"}
)
"""Kinds of page that lead to others, and so are published after them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outputs:
    """All that outputs are made from. `files` are content files to publish as they are: path to address."""

    site: Site
    planned: tuple[Planned, ...]
    pictures: PictureFiles
    bodies: BodyStore
    store: Store
    theme: Theme
    frames: KnownFrames
    content: Path
    files: Mapping[str, str]
    shape: Callable[[str], Shape]
    """What the page of a post needs of its body besides the text, by content path."""
    base: bytes
    """A digest of what all pages are made from besides their views and frames: the templates, and this program."""


def body_of(page: Planned, outputs: Outputs) -> Body:
    entry = entry_of(page, outputs.site)
    return outputs.bodies.get(entry.body) if entry is not None and entry.body else Body()


def stage_lists(outputs: Outputs, stage: Stage, now: Moment) -> tuple[tuple[str, ...], Problems]:
    """What is made of the whole site's texts: the search index and the feeds; the digests of the bodies in feeds."""
    site, config = outputs.site, outputs.site.config
    if config.search.enabled:
        pages = (searchable(page, site, body_of(page, outputs)) for page in outputs.planned)
        index = search_index((page for page in pages if page is not None), config.search)
        stage.write(SEARCH_INDEX, b"".join(index), "list")
    fed: set[str] = set()

    def body(key: str) -> Body:
        fed.add(key)
        return outputs.bodies.get(key)

    collected, problems = feeds(site.library, config, body, now)
    for address, written in feed_files(collected, config):
        stage.write(address, written, "list")
    if collected:
        for address, made in _feed_pictures(outputs).items():
            stage.give(address, made.digest, made.read, "asset")
        stage.write(RECORD, encode_ids(feed_ids(site.library, now)), "list")
    return tuple(sorted(fed)), problems


def _feed_pictures(outputs: Outputs) -> dict[str, MadeFile]:
    """The pictures of posts under names that stay, by address: also of posts that are in no feed any more, for whoever
    has fetched one shows it still.
    """
    library, site_url = outputs.site.library, outputs.site.config.site_url
    found = (feed_picture(post, library, site_url) for post in library.posts)
    made = outputs.pictures.made
    return {picture.address: made[picture.made_from] for picture in found if picture and picture.made_from}


def stage_files(outputs: Outputs, stage: Stage) -> Problems:
    """The theme's assets, the pictures and downloads that pages refer to, and the files that are copied as they are.

    Where the owner has a file of the same name as one of the theme's, the owner's is published.
    """
    problems: list[Problem] = []
    addresses = set(outputs.files.values())
    for asset in outputs.theme.assets():
        if asset.path not in addresses:
            stage.write(asset.path, asset.read(), "asset")
    for address, made in outputs.pictures.made.items():
        stage.give(address, made.digest, made.read, "asset")
    drawings = outputs.pictures.drawings
    for address, shown in plain_assets(outputs.site.library):
        if shown.path in outputs.files:
            continue
        if shown.path in drawings:
            stage.give(address, drawings[shown.path].digest, drawings[shown.path].read, "asset")
        else:
            stage.copy(address, content_path(outputs.content, shown.path), shown.digest, "asset")
    for path, address in outputs.files.items():
        if path in drawings:
            stage.give(address, drawings[path].digest, drawings[path].read, "asset")
            continue
        digest = digest_content(outputs.content, path, outputs.site.config.docs_dir)
        if isinstance(digest, Problem):
            problems.append(digest)
        else:
            stage.copy(address, content_path(outputs.content, path), digest, "asset")
    return tuple(problems)
