"""The search index in the form that Material's search reads: one document a page and one a heading.

Nothing here decides what is visible: it is given pages that are. Titles and texts are HTML there (Material puts them
into results as they are), so plain text is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import quote

import msgspec

from generator.config.values import SearchConfig
from generator.library.values import Planned
from generator.model import Body, Section, Value
from generator.views.naming import place_in_series
from generator.views.site import Site, entry_of
from generator.xmltext import xml_text

FIELDS = {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}}
"""How much a word weighs by where it stands: Material's own weights."""


class Searchable(Value, frozen=True, kw_only=True):
    """What can be found on one page. `text` is that before the first heading."""

    address: str
    title: str
    text: str = ""
    tags: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()


class _Document(msgspec.Struct, frozen=True, omit_defaults=True):
    location: str
    title: str
    text: str
    tags: tuple[str, ...] = ()


def searchable(planned: Planned, site: Site, body: Body) -> Searchable | None:
    """A page with a text of its own as search sees it; None for lists, which repeat the posts.

    `body` is that of `entry_of(planned, site)`.
    """
    entry = entry_of(planned, site)
    if planned.route.kind == "feeds":
        return searchable_page(planned.address, site.strings.title("feeds"), site.strings.follow.intro, (), body)
    if entry is None:
        return None
    if planned.route.kind != "post":
        return searchable_page(planned.address, entry.title, entry.description, (), body)
    post = site.library.posts[site.places.posts[planned.route.key]]
    tags = tuple(tag.name for tag in post.tags)
    found = searchable_page(planned.address, entry.title, entry.description, tags, body)
    place = place_in_series(post, site)
    return msgspec.structs.replace(found, text=f"{place}. {found.text}") if place else found


def searchable_page(address: str, title: str, description: str, tags: tuple[str, ...], body: Body) -> Searchable:
    """The same from its parts. The description is found too, where the text does not begin with it."""
    opening = " ".join(section.text for section in body.sections if not section.anchor)
    text = opening if description in opening else f"{description} {opening}".strip()
    sections = tuple(section for section in body.sections if section.anchor)
    return Searchable(address=address, title=title, text=text, tags=tags, sections=sections)


def search_index(pages: Iterable[Searchable], config: SearchConfig) -> Iterator[bytes]:
    """The index as JSON, in pieces of one page each, so that it need not be whole in memory."""
    options = {"lang": config.lang, "separator": config.separator, "pipeline": pipeline(config), "fields": FIELDS}
    encoder = msgspec.json.Encoder()
    yield b'{"config":' + encoder.encode(options) + b',"docs":['
    separator = b""
    for page in pages:
        yield separator + b",".join(encoder.encode(document) for document in _documents(page))
        separator = b","
    yield b"]}"


def pipeline(config: SearchConfig) -> tuple[str, ...]:
    """What happens to words before they are looked up: Chinese and Japanese have no stop words that are known here."""
    return ("stemmer",) if set(config.lang) & {"ja", "zh"} else ("stopWordFilter",)


def _documents(page: Searchable) -> Iterator[_Document]:
    tags = tuple(xml_text(tag) for tag in page.tags)
    location = quote(page.address, safe="/~!$&'()*+,;=:@")
    yield _Document(location, _html(page.title), _html(page.text), tags)
    for section in page.sections:
        yield _Document(f"{location}#{quote(section.anchor)}", _html(section.title), _html(section.text), tags)


def _html(text: str) -> str:
    return escape(xml_text(text), quote=False)
