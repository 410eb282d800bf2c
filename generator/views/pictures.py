"""How a picture is written so that a browser can choose: formats, widths, and how wide it will be shown where.

Nothing here knows which files there are: the plan does. `SIZES` repeats in words of HTML what the style sheets say of
each place; tests/test_pictures_browser.py holds the two against each other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Literal

from generator.library.pictures import MEDIA_TYPES, PicturePlan, Place, Variant
from generator.model import Asset, ImageRef
from generator.views.values import SourceView

if TYPE_CHECKING:
    from generator.views.references import Href

Slot = Literal["text", "card", "related", "hero", "face"]
"""Where a picture stands: in the column of a text, on a card, on one of those below a text, beside a home page's first
words, as an author's face."""

# In these, rem and em are the browser's own 16 pixels and not the theme's, which are 20 and more on wide screens.
SIZES: dict[Slot, str] = {
    "text": "(min-width: 125em) 838px, (min-width: 100em) 768px, (min-width: 46em) 700px, calc(100vw - 32px)",
    "card": "(min-width: 125em) 546px, (min-width: 60em) 470px, (min-width: 43em) 46vw, calc(100vw - 32px)",
    "related": "(min-width: 46em) 280px, calc(100vw - 32px)",
    "hero": "(min-width: 56em) min(46vw, 500px), calc(100vw - 32px)",
    "face": "96px",
}
_COLUMN = 700
_SIZE = re.compile(r"\s(?:width|height)\s*=", re.IGNORECASE)
_WIDTH = re.compile(r"\swidth\s*=\s*[\"']?([0-9]{1,4})(?:px)?[\"'\s]", re.IGNORECASE)
_LOADING = re.compile(r"\sloading\s*=", re.IGNORECASE)
_PLACES: dict[Slot, Place] = {"text": "text", "card": "text", "related": "text", "hero": "text", "face": "face"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a browser chooses from: `src` and `srcset` in the picture's own format, before them the leaner sources.

    `srcset` and `sizes` are "" where there is one width only.
    """

    src: str
    srcset: str
    sizes: str
    sources: tuple[SourceView, ...]


def choices(plan: PicturePlan, slot: Slot, href: Href, width: int | None = None) -> Choices:
    """The files of a plan for a slot; `width` is the author's own wish, in pixels."""
    variants = plan.for_place(_PLACES[slot])
    by_format: dict[str, list[Variant]] = {}
    for variant in variants:
        by_format.setdefault(variant.format, []).append(variant)
    own = by_format.pop(plan.plain.format)
    return Choices(
        src=href(own[-1].address),
        srcset=_srcset(own, href) if len(own) > 1 else "",
        sizes=_sizes(slot, own[-1].width, width) if len(own) > 1 else "",
        sources=tuple(
            SourceView(type=MEDIA_TYPES[found[0].format], srcset=_srcset(found, href)) for found in by_format.values()
        ),
    )


def _srcset(variants: list[Variant], href: Href) -> str:
    if len(variants) == 1:
        return href(variants[0].address)
    return ", ".join(f"{href(variant.address)} {variant.width}w" for variant in variants)


def _sizes(slot: Slot, widest: int, wished: int | None) -> str:
    """In a text a picture is as wide as the author wants, else as it is, if the column has the room."""
    own = wished or (widest if widest < _COLUMN else None)
    return f"min({own}px, 100vw - 32px)" if slot == "text" and own else SIZES[slot]


def picture_html(ref: ImageRef, plan: PicturePlan, asset: Asset, href: Href, *, leads: bool) -> str:
    """A picture of a text with all that a browser may choose from. The author's attributes are those of the <img>."""
    wished = _WIDTH.search(f"{ref.attrs} ")
    found = choices(plan, "text", href, int(wished[1]) if wished else None)
    sizes = f' sizes="{found.sizes}"' if found.sizes else ""
    sources = "".join(f'<source type="{s.type}" srcset="{escape(s.srcset)}"{sizes}>' for s in found.sources)
    own = f' srcset="{escape(found.srcset)}"{sizes}' if found.srcset else ""
    image = _img(ref, found.src, own, (asset.width, asset.height), ' decoding="async"', leads)
    return f"<picture>{sources}{image}</picture>" if sources else image


def image_html(ref: ImageRef, src: str, size: tuple[int | None, int | None], *, leads: bool) -> str:
    """A picture of a text that is one file."""
    return _img(ref, src, "", size, "", leads)


def _img(ref: ImageRef, src: str, further: str, size: tuple[int | None, int | None], decoding: str, leads: bool) -> str:
    """Width and height, so that the page does not jump, unless the author has set either."""
    has_size = all(size) and not _SIZE.search(ref.attrs)
    measured = f' width="{size[0]}" height="{size[1]}"' if has_size else ""
    loading = "" if _LOADING.search(ref.attrs) else ' fetchpriority="high"' if leads else ' loading="lazy"'
    return f'<img src="{escape(src)}"{further} alt="{escape(ref.alt)}"{measured}{decoding}{loading}{ref.attrs}>'
