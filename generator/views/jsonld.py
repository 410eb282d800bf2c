"""Structured data as values and as JSON-LD: the types of schema.org that pages of this site are. No page is known here.

Each value names what schema.org calls its properties; those that are empty are left out. The order of properties is
that of the classes, so the same facts are the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

CONTEXT = "https://schema.org"

_SPECIAL = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def _property(name: str) -> str:
    """ "date_published" as "datePublished", and "id" as JSON-LD's own "@id"."""
    if name == "id":
        return "@id"
    first, *others = name.split("_")
    return first + "".join(other.capitalize() for other in others)


class Thing(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="@type", tag=str, rename=_property
):
    """The base of all types. `id` is a URL that names the thing itself, so that pages can speak of the same one."""

    id: str = ""


class ImageObject(Thing, frozen=True, kw_only=True):
    url: str
    width: int | None = None
    height: int | None = None
    caption: str = ""


class Organization(Thing, frozen=True, kw_only=True):
    name: str
    url: str = ""
    logo: ImageObject | None = None
    description: str = ""
    same_as: tuple[str, ...] = ()


class Person(Thing, frozen=True, kw_only=True):
    name: str
    url: str = ""
    image: ImageObject | None = None
    job_title: str = ""
    description: str = ""
    works_for: Organization | None = None
    same_as: tuple[str, ...] = ()


class EntryPoint(Thing, frozen=True, kw_only=True):
    url_template: str


class SearchAction(Thing, frozen=True, kw_only=True):
    target: EntryPoint
    query_input: str = msgspec.field(name="query-input")


class WebSite(Thing, frozen=True, kw_only=True):
    name: str
    url: str
    description: str = ""
    in_language: str = ""
    publisher: Organization | None = None
    potential_action: SearchAction | None = None


class ListItem(Thing, frozen=True, kw_only=True):
    """A place in a list: `url` where it is another page, `item` in breadcrumbs (none for the page itself)."""

    position: int
    name: str = ""
    url: str = ""
    item: str = ""


class ItemList(Thing, frozen=True, kw_only=True):
    number_of_items: int
    item_list_element: tuple[ListItem, ...]


class BreadcrumbList(Thing, frozen=True, kw_only=True):
    item_list_element: tuple[ListItem, ...]


class WebPage(Thing, frozen=True, kw_only=True):
    name: str
    url: str
    description: str = ""
    in_language: str = ""
    date_modified: str = ""
    primary_image_of_page: ImageObject | None = None
    is_part_of: WebSite | None = None
    main_entity: ItemList | Person | Organization | None = None


class CollectionPage(WebPage, frozen=True, kw_only=True):
    pass


class ProfilePage(WebPage, frozen=True, kw_only=True):
    pass


class PageName(Thing, frozen=True, kw_only=True, tag="WebPage"):
    """A page of which only the URL is said, as `id`."""


class CreativeWork(Thing, frozen=True, kw_only=True):
    url: str


class WorkName(Thing, frozen=True, kw_only=True, tag="CreativeWorkSeries"):
    """A series of which a post is a part; `id` is that of the series on its own page."""

    name: str
    url: str = ""


class CreativeWorkSeries(Thing, frozen=True, kw_only=True):
    name: str
    url: str
    description: str = ""
    in_language: str = ""
    image: ImageObject | None = None
    author: tuple[Person | Organization, ...] = ()
    publisher: Organization | None = None
    is_part_of: WebSite | None = None


class BlogPosting(Thing, frozen=True, kw_only=True):
    headline: str
    description: str = ""
    url: str
    main_entity_of_page: PageName
    date_published: str
    date_modified: str
    author: tuple[Person | Organization, ...]
    publisher: Organization
    image: tuple[ImageObject, ...] = ()
    in_language: str = ""
    word_count: int = 0
    time_required: str = ""
    """ISO 8601: "PT5M"."""
    article_section: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    is_part_of: tuple[WorkName, ...] = ()
    position: int | None = None
    """Which part it is of its home series."""
    is_based_on: CreativeWork | None = None
    """Where the text was first published."""


class Answer(Thing, frozen=True, kw_only=True):
    text: str


class Question(Thing, frozen=True, kw_only=True):
    name: str
    accepted_answer: Answer


class QuizQuestion(Thing, frozen=True, kw_only=True, tag="Question"):
    """What a self-assessment asks: there is no right answer."""

    name: str


class Quiz(Thing, frozen=True, kw_only=True):
    name: str
    url: str
    description: str = ""
    in_language: str = ""
    about: tuple[str, ...] = ()
    publisher: Organization | None = None
    is_part_of: WebSite | None = None
    has_part: tuple[QuizQuestion, ...] = ()


class FAQPage(Thing, frozen=True, kw_only=True):
    main_entity: tuple[Question, ...]


class _Graph(msgspec.Struct, frozen=True, kw_only=True):
    context: str = msgspec.field(name="@context")
    graph: tuple[Thing, ...] = msgspec.field(name="@graph")


def render_jsonld(things: Iterable[Thing]) -> str:
    """The <script> with all things of a page, "" for none. Nothing that a title holds can end it."""
    graph = tuple(things)
    if not graph:
        return ""
    text = msgspec.json.encode(_Graph(context=CONTEXT, graph=graph)).decode()
    for sign, escaped in _SPECIAL.items():  # str.translate asks for every character of a text that is not ASCII
        text = text.replace(sign, escaped)
    return f'<script type="application/ld+json">{text}</script>'


def list_of(places: Iterable[tuple[str, str]], count: int) -> ItemList:
    """Pages in order, each by name and URL; `count` is how many there are in all."""
    items = tuple(ListItem(position=number, name=name, url=url) for number, (name, url) in enumerate(places, 1))
    return ItemList(number_of_items=count, item_list_element=items)
