"""Posts of a Jekyll blog: their days, their addresses, and what they are called here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePosixPath

from generator.diagnostics import Problem, Problems, Span, note, warning
from generator.entries.slugs import slug_refusal
from generator.imports.jekyll_addresses import address_in, post_address
from generator.imports.jekyll_blog import NAMED, Jekyll
from generator.imports.jekyll_front import Front, key_span, parse_front, time_in
from generator.imports.jekyll_keys import Keys
from generator.routes import slug_of

_FAR = 1
"""Days by which a file's name and its front matter may differ: zones of time make one of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post as its file has it."""

    path: str
    text: str
    front: Front
    stem: str
    """The file's name without its ending, as `post_url` names it."""
    day: date | None
    slug: str
    address: str
    """"" for one that nobody could read."""
    is_draft: bool
    problems: Problems

    @property
    def values(self) -> Mapping[str, object]:
        return self.front.values or {}


def find_posts(blog: Jekyll, permalink: str, keys: Keys) -> tuple[Post, ...]:
    """All of them, each with a slug that no other has."""
    taken = Counter[str]()
    return tuple(_found(path, blog.texts[path], permalink, keys, taken) for path in blog.posts)


def _found(path: str, text: str, permalink: str, keys: Keys, taken: Counter[str]) -> Post:
    stem = PurePosixPath(path).stem
    named = NAMED.fullmatch(stem)
    front = parse_front(text, path)
    values = front.values or {}
    day, dating = _dated(values.get("date"), time_in(named[1]) if named else None, key_span(text, "date:", path))
    is_draft = "_drafts" in PurePosixPath(path).parts or values.get("published") is False or day is None
    name = named[2] if named else stem
    slug, naming = _slug(values, name, Span(path), taken)
    return Post(
        path=path,
        text=text,
        front=front,
        stem=stem,
        day=day,
        slug=slug,
        address="" if is_draft or day is None else _address(values, name, day, permalink, keys),
        is_draft=is_draft,
        problems=(*front.problems, *dating, *naming),
    )


def _dated(given: object, named: date | None, span: Span) -> tuple[date | None, Problems]:
    """Front matter's word goes before the file's name, as it does for Jekyll."""
    day = time_in(given) if given else named
    if given and day is None:
        hint = "the one in the file's name stands for it" if named else "the post comes as a draft"
        return named, (warning(span, "import-date", f"{str(given)!r} is no date", hint),)
    if given and day and named and abs((_day(day) - _day(named)).days) > _FAR:
        message = f"the file's name says {named}, and its front matter {_day(day)}"
        return day, (note(span, "import-date", message, "the front matter's counts, as it did for Jekyll"),)
    return day, ()


def _address(values: Mapping[str, object], name: str, day: date, permalink: str, keys: Keys) -> str:
    if values.get("permalink"):
        return address_in(str(values["permalink"]))
    slug = str(values.get("slug") or "")
    return post_address(permalink, name=name, day=day, categories=keys.categories(values), slug=slug)


def _slug(values: Mapping[str, object], name: str, span: Span, taken: Counter[str]) -> tuple[str, Iterable[Problem]]:
    """Of posts of one name the first keeps it: a file and an identity in feeds belong to one of them."""
    own = address_in(str(values.get("permalink") or "")).rstrip("/").removesuffix(".html").rpartition("/")[2]
    given = own or str(values.get("slug") or name)
    slug = given if not slug_refusal(given) else slug_of(given) or "post"
    taken[slug.casefold()] += 1
    number = taken[slug.casefold()]
    if number == 1:
        return slug, ()
    message = f"another post is called {slug!r} too: this one is '{slug}-{number}' here"
    return f"{slug}-{number}", (note(span, "import-changed", message, "its former address leads there"),)


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
