"""Which HTML a feed's bodies may hold: what feed readers show, and nothing that needs a style or a script.

The writer of bodies and the cleaner after it obey the same tables. Nothing here reads HTML.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from generator.feeds.urls import SCHEMES

if TYPE_CHECKING:
    import nh3

BLOCKS = frozenset({
    "p", "div", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "pre",
    "figure", "figcaption", "table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td",
})  # fmt: skip
PHRASES = frozenset({
    "a", "abbr", "audio", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd",
    "mark", "picture", "q", "rp", "rt", "ruby", "s", "samp", "small", "source", "strong", "sub", "sup", "time", "u",
    "var", "video", "wbr",
})  # fmt: skip
ALLOWED = BLOCKS | PHRASES

AS_DIV = frozenset({
    "address", "article", "aside", "center", "dialog", "fieldset", "footer", "form", "header", "hgroup", "main",
    "nav", "section",
})  # fmt: skip
"""Blocks that readers' cleaners may not know: as a plain block, so that two of them do not run together."""

DROPPED = frozenset({
    "applet", "base", "button", "canvas", "datalist", "frame", "frameset", "head", "link", "map", "meta",
    "optgroup", "option", "script", "select", "style", "svg", "template", "textarea", "title",
})  # fmt: skip
"""Elements that go with all that is in them."""

VOID = frozenset({"br", "col", "hr", "img", "source", "wbr"})

ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "a": ("href", "hreflang"),
    "audio": ("src",),
    "blockquote": ("cite",),
    "col": ("span",),
    "colgroup": ("span",),
    "del": ("cite", "datetime"),
    "img": ("src", "srcset", "sizes", "alt", "width", "height"),
    "ins": ("cite", "datetime"),
    "li": ("value",),
    "ol": ("start", "reversed", "type"),
    "q": ("cite",),
    "source": ("src", "srcset", "sizes", "media", "type", "width", "height"),
    "td": ("colspan", "rowspan", "align"),
    "th": ("colspan", "rowspan", "scope", "align"),
    "time": ("datetime",),
    "video": ("src", "poster", "width", "height"),
}
EVERYWHERE = ("title", "lang", "dir")
ADDRESSES = frozenset({"href", "src", "poster", "cite"})

# Set by the writer, whatever the author wrote.
_ADDED = {"audio": ("controls",), "video": ("controls",)}


def cleaned(html: str) -> str:
    """The HTML less everything that the tables do not name."""
    return _cleaner().clean(html)


@lru_cache(maxsize=1)
def _cleaner() -> nh3.Cleaner:
    import nh3

    by_tag = {tag: {*names, *_ADDED.get(tag, ())} for tag, names in ATTRIBUTES.items()}
    return nh3.Cleaner(
        tags=set(ALLOWED),
        clean_content_tags={"script", "style"},
        attributes={**by_tag, "*": set(EVERYWHERE)},
        url_schemes=set(SCHEMES),
        link_rel=None,
        strip_comments=True,
    )
