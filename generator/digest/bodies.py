"""A feed's body made fit for mail programs: headings below that of the post, pictures no wider than the column.

The HTML that comes in is whole and clean, as feed_body writes it. Nothing here knows a library.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from generator.model import SafeHtml

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

WIDTH = 552
"""Pixels of the column of text: 600 less what is left free on both sides."""

_HEADING = re.compile(r"<(/?)h([1-5])(?=[ >])")
_SIZES = ("srcset", "sizes")


def mail_body(body: SafeHtml) -> SafeHtml:
    """The same text; films, which no mail program plays, are links to them."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(f"<!doctype html><body>{_HEADING.sub(_lower, body.html)}")
    if tree.body is None:
        return SafeHtml()
    for film in tree.css("video, audio"):
        _link_to(film)
    for source in tree.css("picture source"):
        source.decompose()
    for image in tree.css("img"):
        _fit(image)
    return SafeHtml((tree.body.inner_html or "").strip())


def _lower(tag: re.Match[str]) -> str:
    return f"<{tag[1]}h{int(tag[2]) + 1}"


def _link_to(film: LexborNode) -> None:
    from selectolax.lexbor import LexborHTMLParser

    source = film if "src" in film.attributes else film.css_first("source")
    url = (source.attributes.get("src") if source is not None else "") or ""
    link = LexborHTMLParser(f'<a href="{escape(url)}">{escape(url, quote=False)}</a>').css_first("a")
    film.replace_with(link if url and link is not None else "")


def _fit(image: LexborNode) -> None:
    """Outlook shows a picture as wide as its attribute says, whatever a style says."""
    for name in _SIZES:
        if name in image.attributes:
            del image.attrs[name]
    width, height = (_number(image.attributes.get(name)) for name in ("width", "height"))
    if width > WIDTH:
        image.attrs["width"] = str(WIDTH)
        if height:
            image.attrs["height"] = str(round(height * WIDTH / width))


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else 0
