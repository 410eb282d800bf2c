"""JSON-LD has what schema.org defines and what search engines ask for.

From Google's pages on structured data: Article (recommended there, required here: a firm's advice has them all),
Breadcrumb, Carousel, Organization, Profile page, FAQ page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

REQUIRED: dict[str, tuple[str, ...]] = {
    "Answer": ("text",),
    "BlogPosting": (
        "headline", "description", "datePublished", "dateModified", "author", "publisher", "mainEntityOfPage",
        "inLanguage",
    ),
    "BreadcrumbList": ("itemListElement",),
    "CollectionPage": ("name", "url", "mainEntity"),
    "CreativeWorkSeries": ("name", "url"),
    "FAQPage": ("mainEntity",),
    "ImageObject": ("url",),
    "ItemList": ("itemListElement",),
    "ListItem": ("position",),
    "Organization": ("name",),
    "Person": ("name",),
    "ProfilePage": ("mainEntity",),
    "Question": ("name",),
    "Quiz": ("name", "url", "hasPart"),
    "SearchAction": ("target", "query-input"),
    "WebSite": ("name", "url"),
}  # fmt: skip
FURTHER = {"AboutPage", "ContactPage", "CreativeWork", "EntryPoint", "WebPage"}
URLS = {"@id", "item", "url", "sameAs", "contentUrl", "isBasedOn"}
DATES = {"datePublished", "dateModified", "dateCreated"}
DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?")


def check_structured(text: str) -> Iterator[str]:
    """What is wrong with one script's worth of JSON-LD."""
    try:
        told = json.loads(text)
    except ValueError as error:
        yield f"is not JSON: {error}"
        return
    things = told if isinstance(told, list) else told.get("@graph", [told])
    if not isinstance(told, list) and told.get("@context") not in ("https://schema.org", "https://schema.org/"):
        yield "has no @context of schema.org"
    for thing in things:
        yield from thing_problems(thing)


def thing_problems(thing: dict[str, Any]) -> Iterator[str]:
    kind = thing.get("@type")
    if kind is None and set(thing) <= {"@id"}:
        return  # a reference to a thing told elsewhere
    if kind not in REQUIRED and kind not in FURTHER:
        yield f"{kind!r} is no type that this site has a use for"
        return
    yield from (f"{kind} has no {name}" for name in REQUIRED.get(kind, ()) if not thing.get(name))
    if kind in {"BreadcrumbList", "ItemList"}:
        yield from position_problems(thing)
    if kind == "FAQPage":
        yield from ("a question has no answer" for one in thing["mainEntity"] if not one.get("acceptedAnswer"))
    for name, value in thing.items():
        for one in value if isinstance(value, list) else [value]:
            yield from value_problems(f"{kind}.{name}", name, one)


def position_problems(thing: dict[str, Any]) -> Iterator[str]:
    items = thing.get("itemListElement") or []
    positions = [item.get("position") for item in items]
    if positions != list(range(positions[0] if positions else 1, (positions[0] if positions else 1) + len(items))):
        yield f"{thing['@type']} counts {positions}"
    for item in items[:-1] if thing["@type"] == "BreadcrumbList" else items:
        if not (item.get("url") or item.get("item")):
            yield f"{thing['@type']} has an item {item.get('position')} without an address"


def value_problems(place: str, name: str, value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from thing_problems(value)
    elif value in ("", None):
        yield f"{place} is empty"
    elif name in URLS and not re.match(r"https?://[^\s/]+", str(value)):
        yield f"{place} is no whole address: {value!r}"
    elif name in DATES and not DATE.fullmatch(str(value)):
        yield f"{place} is no date: {value!r}"
