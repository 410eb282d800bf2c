"""How large a feed may be, and what is said where it would be larger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate

from generator.diagnostics import Problem, Span, note
from generator.feeds.values import FeedEntry

LIMIT = 1_000_000
"""Bytes that a feed may have: services that fetch feeds for many readers give up on larger ones."""

_AROUND_FEED, _AROUND_ENTRY = 4_000, 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class TooBig:
    """A feed that holds fewer posts than its owner wants: `address` of the feed, `path` of its largest post."""

    address: str
    total: int
    kept: int
    fits: bool
    """Whether those that are kept stay within the limit: the newest is kept whatever its size."""
    path: str
    largest: int


def within(limit: int, weights: tuple[int, ...]) -> int:
    """How many of the first entries fit into so many bytes: at least one, for without the newest a feed is nothing."""
    sums = accumulate(weights, initial=_AROUND_FEED)
    return max(sum(1 for size in sums if size <= limit) - 1, 1)


def weight(entry: FeedEntry) -> int:
    """How many bytes of a feed an entry takes, rather more than less."""
    texts = (entry.id, entry.url, entry.title, escape(entry.summary), entry.body.html, *entry.categories)
    return _AROUND_ENTRY + sum(len(escape(text).encode("utf-8", "replace")) for text in texts)


def judged(address: str, weights: tuple[int, ...], paths: Sequence[str], kept: int) -> TooBig | None:
    """What is to be told of a feed whose entries weigh so much; None where all of them fit. `paths` are the posts'."""
    total = _AROUND_FEED + sum(weights)
    if total <= LIMIT:
        return None
    largest, path = max(zip(weights, paths, strict=True))
    fits = _AROUND_FEED + sum(weights[:kept]) <= LIMIT
    return TooBig(address=address, total=total, kept=kept, fits=fits, path=path, largest=largest)


def told(feeds: Sequence[TooBig], config_path: str) -> tuple[Problem, ...]:
    """One note for all of them: the first speaks for the others."""
    if not feeds:
        return ()
    first = feeds[0]
    kept = "the newest post is" if first.kept == 1 else f"the {first.kept} newest posts are"
    size = f"the feed /{first.address} would be {_megabytes(first.total)}, and services that read feeds give up at 1 MB"
    others = f"; so it is with {len(feeds) - 1} more" if len(feeds) > 1 else ""
    shorter = f"make {first.path} shorter, which takes {_megabytes(first.largest)}"
    fewer = f", ask for fewer posts:\nfeed:\n  entries: {first.kept}\nor" if first.fits else ", or"
    hint = f"{shorter}{fewer} let feeds hold summaries only:\nfeed:\n  content: summary"
    return (note(Span(config_path), "feed-too-big", f"{size}: only {kept} in it{others}", hint),)


def _megabytes(size: int) -> str:
    return f"{max(size / LIMIT, 0.1):.1f} MB"
