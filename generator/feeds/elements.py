"""Elements with addresses, as feeds have them: links, pictures, films and frames, and the attributes of all the others.

Nothing here knows Material's classes.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from generator.feeds.allowed import ADDRESSES, ATTRIBUTES, EVERYWHERE
from generator.feeds.pieces import Inner, Mode, Pieces, children_of
from generator.feeds.urls import whole_srcset, whole_url

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_SHOWN = "img, picture, video, audio, iframe"
# Material's pictures for one colour scheme; a feed reader would show both.
_DARK = ("#only-dark", "#gh-dark-mode-only")
_LIGHT = ("#only-light", "#gh-light-mode-only")
_ALIGNMENTS = ("left", "center", "right")


def attributes(node: LexborNode, page_url: str) -> str:
    """What may stay of a node's attributes, as HTML with a leading space each, addresses whole."""
    given = node.attributes
    names = (*ATTRIBUTES.get(node.tag or "", ()), *EVERYWHERE)
    found = {name: _value(name, given[name] or "", page_url) for name in names if name in given}
    if "align" in names and "align" not in found:
        found["align"] = _alignment(given.get("style") or "", given.get("class") or "")
    return "".join(f' {name}="{escape(value)}"' for name, value in found.items() if value is not None)


def _value(name: str, value: str, page_url: str) -> str | None:
    if name in ADDRESSES:
        bare = next((value.removesuffix(mark) for mark in _LIGHT if value.endswith(mark)), value)
        return whole_url(bare, page_url)
    return whole_srcset(value, page_url) if name == "srcset" else value


def _alignment(style: str, classes: str) -> str | None:
    """A cell's alignment: on a page it is a class of ours or an author's style, and feeds have neither."""
    _, found, rest = style.partition("text-align:")
    written = rest.strip() if found else ""
    names = classes.split()
    return next((side for side in _ALIGNMENTS if f"mp-{side}" in names or written.startswith(side)), None)


def link(node: LexborNode, mode: Mode, page_url: str) -> Pieces:
    """A link, its text alone where its address may not be in a feed. One that showed an icon only says its title."""
    href = whole_url(node.attributes.get("href") or "", page_url) if "href" in node.attributes else None
    inner = Inner(children_of(node), mode)
    if href is None:
        return (inner,)
    shows = bool(node.text(strip=True)) or node.css_first(_SHOWN) is not None
    label = "" if shows else node.attributes.get("aria-label") or node.attributes.get("title") or href
    return f"<a{attributes(node, page_url)}>", inner, escape(label, quote=False), "</a>"


def picture(node: LexborNode, page_url: str) -> Pieces:
    """A picture, or its description where it has no address. The dark one of a pair is left out."""
    src = (node.attributes.get("src") or "").strip()
    alt = node.attributes.get("alt") or ""
    if src.endswith(_DARK):
        return ()
    if not src or whole_url(src, page_url) is None:
        return (escape(alt, quote=False),)
    described = "" if "alt" in node.attributes else ' alt=""'
    return (f"<img{attributes(node, page_url)}{described}>",)


def film(node: LexborNode, page_url: str) -> Pieces:
    """A film or a recording, always with its controls: nothing else could start it."""
    tag = node.tag or "video"
    return f"<{tag}{attributes(node, page_url)} controls>", Inner(children_of(node), "phrase"), f"</{tag}>"


def frame(node: LexborNode, mode: Mode, page_url: str) -> Pieces:
    """Somebody else's page inside this one, as a link to it."""
    url = whole_url(node.attributes.get("src") or node.attributes.get("data") or "", page_url)
    if url is None or url == page_url:
        return ()
    label = (node.attributes.get("title") or "").strip() or url
    found = f'<a href="{escape(url)}">{escape(label, quote=False)}</a>'
    return (f"<p>{found}</p>",) if mode == "flow" else (found,)
