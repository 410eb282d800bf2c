"""Which HTML authors may write, and the cleaner that enforces it over a whole finished body (nh3, a parser as browsers
have). It reports nothing: `authors_html` finds what would be dropped, with its place."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from generator.markdown.attributes import ALIGNED, is_allowed_class, is_allowed_id
from generator.model import MARK_OPEN

if TYPE_CHECKING:
    from nh3 import Cleaner


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TAGS = _words(
    "a abbr address article aside audio b bdi bdo blockquote br caption center cite code col colgroup dd del details "
    "dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li mark nav ol p picture pre "
    "q rp rt ruby s samp section small source span strike strong sub summary sup table tbody td tfoot th thead time tr "
    "track tt u ul var video wbr"
)
"""The elements that authors may use. docs/writing.md names them too."""

GLOBAL_ATTRIBUTES = _words("class dir id lang role title")
"""Attributes that every element may have, beside `data-*` and `aria-*`."""

_CELL = _words("abbr align colspan headers rowspan scope valign width height")
_MEDIA = _words("autoplay controls height loop muted playsinline preload src width")
ATTRIBUTES: dict[str, frozenset[str]] = {
    "a": _words("download href hreflang name rel target type"),
    "audio": _MEDIA,
    "blockquote": frozenset({"cite"}),
    "col": frozenset({"align", "span", "width"}),
    "colgroup": frozenset({"align", "span", "width"}),
    "del": frozenset({"cite", "datetime"}),
    "details": frozenset({"open", "name"}),
    "div": frozenset({"align"}),
    "h1": frozenset({"align"}),
    "h2": frozenset({"align"}),
    "h3": frozenset({"align"}),
    "h4": frozenset({"align"}),
    "h5": frozenset({"align"}),
    "h6": frozenset({"align"}),
    "hr": frozenset({"align", "size", "width"}),
    "img": _words("align alt height loading src width"),
    "ins": frozenset({"cite", "datetime"}),
    "li": frozenset({"value", "align"}),
    "ol": frozenset({"reversed", "start", "type"}),
    "p": frozenset({"align"}),
    "pre": frozenset({"width"}),
    "q": frozenset({"cite"}),
    "source": frozenset({"media", "src", "type"}),
    "table": _words("align border cellpadding cellspacing summary width"),
    "tbody": frozenset({"align", "valign"}),
    "td": _CELL,
    "tfoot": frozenset({"align", "valign"}),
    "th": _CELL,
    "thead": frozenset({"align", "valign"}),
    "time": frozenset({"datetime"}),
    "tr": frozenset({"align", "valign"}),
    "track": _words("default kind label src srclang"),
    "ul": frozenset({"type"}),
    "video": _MEDIA,
}
"""Attributes that only some elements may have."""

VOID = _words("br col hr img source track wbr")
"""Elements without content."""
MAY_STAY_OPEN = _words("colgroup dd dt li p rp rt tbody td tfoot th thead tr")
"""Elements that the next of their kind, or the end of their parent, closes."""

ADDRESSES = frozenset({"href", "src", "cite"})
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_DIRECT = tuple(f"{scheme}:" for scheme in _SCHEMES)


def is_allowed(tag: str, name: str, value: str) -> bool:
    """Whether an author may give an attribute (lower case) this value on an element of TAGS."""
    if name == "id" or name == "name":
        return is_allowed_id(value) and (name == "id" or name in ATTRIBUTES.get(tag, ()))
    if name.startswith(("data-", "aria-")):
        return not name.startswith(("data-md-", "data-mp-"))
    return name in GLOBAL_ATTRIBUTES or name in ATTRIBUTES.get(tag, ())


def allowed_classes(value: str) -> str:
    """The classes of an attribute's value that authors may use."""
    return " ".join(filter(is_allowed_class, value.split()))


def _filtered(tag: str, name: str, value: str) -> str | None:
    """nh3's question for every attribute: its value, or None to drop it."""
    if name == "class":
        return value if "md-" not in value and "mp-" not in value else _ours_or_allowed(value)
    if name in ADDRESSES:
        return value if value.lower().startswith(("#", *_DIRECT)) else None
    if name == "data-mp-step":
        # Only a mark: text of an author's holds no control character, so it can forge none.
        return value if tag == "li" and value.startswith(MARK_OPEN) else None
    return value if is_allowed(tag, name, value) else None


_OUR_CLASSES = ALIGNED | {"md-typeset__scrollwrap", "md-typeset__table"}


def _ours_or_allowed(value: str) -> str:
    return " ".join(name for name in value.split() if name in _OUR_CLASSES or is_allowed_class(name))


@functools.cache
def cleaner(with_ids: bool) -> Cleaner:
    """The cleaner of pages, or of excerpts (which have no ids)."""
    from nh3 import Cleaner

    everywhere = set(GLOBAL_ATTRIBUTES) if with_ids else set(GLOBAL_ATTRIBUTES) - {"id"}
    return Cleaner(
        tags=set(TAGS),
        clean_content_tags={"script", "style", "template", "noscript", "title", "textarea"},
        attributes={"*": everywhere} | {tag: set(names) for tag, names in ATTRIBUTES.items()},
        attribute_filter=_filtered,
        generic_attribute_prefixes={"data-", "aria-"},
        url_schemes=set(_SCHEMES),
        link_rel=None,
    )
