"""Addresses that readers know from the site as it is published, and that nothing would answer any more."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches

from generator.config.values import Config
from generator.diagnostics import Problem, Problems, Span, error, note
from generator.library.values import Library, Post

_NEAR = 0.6


def check_addresses_kept(before: Collection[str], ids: Mapping[str, str], library: Library, config: Config) -> Problems:
    """`before` are addresses of the published site, `ids` the ids of its posts in feeds by address.

    Further pages of lists come and go with the number of posts, and nobody keeps their addresses.
    """
    further = re.compile(re.escape(config.layout.further).replace(re.escape("{page}"), r"\d+") + "$")
    gone = sorted(address for address in set(before) - library.addresses if not further.search(address))
    return tuple(_problems(gone, ids, library, config, frozenset(before)))


def _problems(
    gone: list[str], ids: Mapping[str, str], library: Library, config: Config, before: Collection[str]
) -> Iterator[Problem]:
    for address in gone:
        if address in library.absent:
            # Time may take a post away, and time alone stops no build.
            yield note(
                Span(config.path),
                "address-hidden",
                f"readers knew /{address}, which is a draft now, is still to come or has expired",
                "that is as it should be if you meant it",
            )
            continue
        post = _successor(address, ids.get(address, ""), library, before)
        where = post.entry.slug_span if post is not None else Span(config.path)
        yield error(
            where,
            "address-lost",
            f"readers know /{address}, and nothing would answer there any more",
            _hint(address, post),
        )


def _successor(address: str, feed_id: str, library: Library, before: Collection[str]) -> Post | None:
    """The post that stands in its place: the one of the same identity, else a new one whose address looks alike."""
    same = next((post for post in library.posts if feed_id and post.feed_id == feed_id), None)
    if same is not None:
        return same
    new = {post.address: post for post in library.posts if post.address not in before}
    near = get_close_matches(address, new, 1, _NEAR)
    return new[near[0]] if near else None


def _hint(address: str, post: Post | None) -> str:
    where = "the page that takes its place" if post is None else "this post, if it is that one"
    return (
        f"lead them on, with a line in the front matter of {where}:\naliases: [/{address}]\n"
        "or, if it shall be gone for good, publish once without --previous"
    )
