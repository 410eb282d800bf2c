"""By which id each post is known to feed readers, remembered from one publication to the next.

The record is published with the site: it moves with the folder, and says no more than the feeds do.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

import msgspec

from generator.config.values import Config
from generator.diagnostics import Problem, Problems, Span, error
from generator.frontmatter.quoting import quote
from generator.library.addresses import alias_address
from generator.library.values import Library, Post
from generator.library.visibility import hidden_because
from generator.model import Moment

FeedIds = Mapping[str, str]
"""The address of every published post to its id in feeds."""

RECORD = ".milepost-feed-ids.json"
_SCHEMA = 1
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")  # front matter holds none, and terminals obey them
_PLAIN = re.compile(r"[A-Za-z]\S*[^\s:]")
"""What YAML reads as it is written."""


class _Stored(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    schema: int
    ids: dict[str, str]


def feed_ids(library: Library, now: Moment) -> FeedIds:
    """Those of the posts that everybody may see, even of a library that has others for a preview."""
    shown = (post for post in library.posts if hidden_because(post.entry, now, with_drafts=False) is None)
    return {post.address: post.feed_id for post in shown}


def encode_ids(ids: FeedIds) -> bytes:
    stored = _Stored(_SCHEMA, dict(sorted(ids.items())))
    return msgspec.json.format(msgspec.json.encode(stored), indent=1) + b"\n"


def decode_ids(data: bytes) -> FeedIds:
    """Nothing for what this program cannot have written: a site folder may come from anywhere."""
    try:
        stored = msgspec.json.decode(data, type=_Stored)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return {}
    return {} if stored.schema != _SCHEMA or any(map(_CONTROL.search, stored.ids.values())) else stored.ids


def check_feed_ids_kept(before: FeedIds, library: Library, borne: Collection[str], config: Config) -> Problems:
    """Published posts whose id is another now: every subscriber would get them again.

    `borne` are the ids of all posts, hidden ones too: an id that another post bears has moved with that post, and
    whoever took its address is new. A post that bears an id of last time is known by it, wherever it stands now.
    """
    if not library.feeds:
        return ()
    known = {*before.values()}
    changed = [
        (post, span, before[address])
        for post in library.posts
        if post.feed_id not in known
        for address, span in _addresses(post)
        if address in before and before[address] not in borne
    ]
    moved = [(post, old) for post, _, old in changed if _is_made(old) and not post.entry.id and _same_tail(post, old)]
    if moved and len(moved) == len(changed):
        return (_all_moved(*moved[0], len(moved), config),)
    return tuple(_changed(post, span, old) for post, span, old in changed)


def _addresses(post: Post) -> Iterator[tuple[str, Span]]:
    """Where a post stands and stood, and the places that say so."""
    yield post.address, post.entry.slug_span
    for ref in post.entry.aliases:
        if former := alias_address(ref.name):
            yield former, ref.span


def _is_made(feed_id: str) -> bool:
    """Whether an id may be made of the site's options, and not an author's own."""
    return feed_id.startswith(("tag:", "http://", "https://"))


def _same_tail(post: Post, old: str) -> bool:
    """Whether two ids have the same of the post: the rest is the same for the whole site."""
    return _tail(old) == _tail(post.feed_id)


def _tail(feed_id: str) -> str:
    return feed_id.rpartition(":")[2].rstrip("/").rpartition("/")[2]


def _changed(post: Post, span: Span, old: str) -> Problem:
    message = f"feed readers know this post by the id {old!r}; with {post.feed_id!r} each subscriber would get it again"
    hint = f"give it the id that it had:\nid: {_in_yaml(old)}\nor, if this is another post, another slug"
    return error(span, "feed-id-changed", message, hint)


def _in_yaml(feed_id: str) -> str:
    return feed_id if _PLAIN.fullmatch(feed_id) else quote(feed_id)


def _all_moved(post: Post, old: str, count: int, config: Config) -> Problem:
    posts = "a post" if count == 1 else f"{count} posts"
    message = (
        f"{posts} would get other ids in feeds, {post.feed_id!r} where it was {old!r}, and come to subscribers again"
    )
    hint = f"{_as_it_was(post, old, config)}\nor, if nobody subscribes yet, delete {RECORD} in the site folder"
    return error(_option_span(config), "feed-ids-changed", message, hint)


def _option_span(config: Config) -> Span:
    """The line of mkdocs.yml that makes the ids, as near as there is one."""
    wanted = ("feed.ids", "feed.year", "feed.authority", "feed", "milepost", "site_url")
    spans = config.spans
    found = (next((span for name, span in spans.items() if name.endswith(key)), None) for key in wanted)
    return next((span for span in found if span is not None), Span(config.path))


def _as_it_was(post: Post, old: str, config: Config) -> str:
    authority, _, year = old.removeprefix("tag:").partition(":")[0].partition(",")
    if old.startswith("tag:") and year:
        return f"write the options of the feed as they were:\nfeed:\n  authority: {authority}\n  year: {year}"
    if config.options.feed.ids == "permalink" and old.endswith(post.address):
        return f"write the site's address as it was:\nsite_url: {old.removesuffix(post.address)}"
    return "write the options of the feed as they were:\nfeed:\n  ids: permalink"


def with_feed_ids(problems: Problems, changed: Problems, config: Config) -> Problems:
    """All problems of a site, each mistake told once.

    With an error in the configuration nobody knows which ids are meant; a former address that is a mistake itself has
    been told of; and that ids would change is all that is to be said of options which are not there any more.
    """
    if any(problem.severity == "error" and problem.span.path == config.path for problem in problems):
        return problems
    mistaken = {problem.span for problem in problems if problem.code in ("renamed-without-id", "alias-taken")}
    found = tuple(problem for problem in changed if problem.span not in mistaken)
    if any(problem.code == "feed-ids-changed" for problem in found):
        problems = tuple(problem for problem in problems if problem.code != "feed-identity")
    return problems + found
