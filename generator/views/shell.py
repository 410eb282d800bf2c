"""What stands around a page's content: the site's menu and the frame with its slots. Nothing here renders Material."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

ABSOLUTE = -1
"""The depth of a page whose addresses are absolute, because it answers for any address (404)."""

SLOTS = ("policy", "title", "description", "head", "header_title", "skip", "content", "toc", "footer_nav")
"""What a page gives to its frame.

policy        HTML of the Content-Security-Policy, "" for none: at the top of <head>, before anything is loaded
title         text of <title>, escaped
description   text of the description's content attribute, escaped
head          HTML for the end of <head>: canonical, feeds, prev and next
header_title  text in the header that replaces the site's name on scrolling, escaped
skip          the id that the skip link leads to, without "#", escaped
content       HTML of the article
toc           HTML of the contents' <li> elements; the frame has the list around them if `with_toc`
footer_nav    HTML of the links to the previous and next page, "" for none
"""


class MenuItem(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the menu, titles and addresses resolved.

    `key` is its place ("2", "2.1"), by which a frame knows the active entry. `address` is relative to the site's root
    ("topics/", "" for home) or a whole URL; it is None for a group.
    """

    key: str
    title: str
    address: str | None
    children: tuple[MenuItem, ...] = ()


class FrameKey(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """All that a frame depends on, besides the site, the templates and Material itself."""

    name: str = "page"
    """The file in templates/frames/, without its ending."""
    depth: int = 0
    active: str = ""
    """The key of the active menu item, "" for none."""
    hide: tuple[str, ...] = ()
    """Sorted; any of "navigation", "toc", "footer"."""
    with_toc: bool = False
    sheet: str = "text"
    """Which style sheet the page loads: one of generator.views.constructs."""
    is_home: bool = False


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """A rendered page with gaps: pieces[0] slot[0] pieces[1] slot[1] ... pieces[n]. A slot may occur more than once."""

    pieces: tuple[str, ...]
    slots: tuple[str, ...]
    loads: Mapping[str, tuple[str, ...]] = {}
    """What the frame's own scripts, styles and pictures need, by directive of the Content-Security-Policy."""


def fill(frame: Frame, values: Mapping[str, str]) -> str:
    """The page: the frame's pieces with the slots' values between them. Every slot of the frame must have a value."""
    parts = [frame.pieces[0]]
    for slot, piece in zip(frame.slots, frame.pieces[1:], strict=True):
        parts.append(values[slot])
        parts.append(piece)
    return "".join(parts)
