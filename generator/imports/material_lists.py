"""The lists that Material's blog makes: by category, by year, of an author. Their addresses lead to what is here."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.diagnostics import Span
from generator.entries.slugs import slug_refusal
from generator.imports.material_blog import (
    Material,
    archive_address,
    author_address,
    category_address,
    further_addresses,
    slugify,
)
from generator.imports.material_posts import Post
from generator.imports.values import Text
from generator.routes import Layout, slug_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """`titles`: what a category's topic is called. `blog`: addresses that the blog's own page answers from now on."""

    site: Material
    layout: Layout
    titles: Mapping[str, str]
    topics: tuple[Text, ...]
    blog: tuple[str, ...]
    others: Mapping[str, str]
    formerly: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of authors, by id."""

    def authors(self, places: Mapping[str, str]) -> Iterator[Text]:
        """Those of `.authors.yml`. `places` are files here by their path there."""
        source = Span(f"{self.site.docs}/{self.site.config.layout.authors_file or '.authors.yml'}")
        for id, person in self.site.people.items():
            name = id if not slug_refusal(id) else slug_of(id)
            if name:
                place = f"{self.layout.authors_dir}/{name}.md"
                front = _author(person, id, place, places)
                yield Text(place=place, front=front, body="", source=source, formerly=self.formerly.get(id, ()))


def find_lists(site: Material, layout: Layout, posts: tuple[Post, ...]) -> Lists:
    shown = [post for post in posts if post.address]
    titles: dict[str, str] = {}
    by_topic: dict[str, int] = {}
    by_archive: dict[str, int] = {}
    by_author: dict[str, int] = {}
    for post in posts:
        for category in post.categories:
            titles.setdefault(slugify(category), category)
    for post in shown:
        for slug in dict.fromkeys(slugify(one) for one in post.categories):
            by_topic[slug] = by_topic.get(slug, 0) + 1
        for id in post.authors:
            by_author[id] = by_author.get(id, 0) + 1
        archive = archive_address(site, f"{post.day:%Y-%m-%d}")
        by_archive[archive] = by_archive.get(archive, 0) + 1
    archives = [
        one
        for address, number in by_archive.items()
        if address
        for one in (address, *further_addresses(site, "archive", address, number))
    ]
    years = {layout.archive_year.replace("{year}", f"{post.day:%Y}") for post in shown}
    names = {id: str(site.people.get(id, {}).get("name", id)) for id in by_author}
    slugs = {id: str(site.people.get(id, {}).get("slug") or id) for id in by_author}
    further = further_addresses(site, "", site.blog_address, len(shown)) if site.blog is not None else []
    return Lists(
        site=site,
        layout=layout,
        titles={one: titles[slugify(one)] for post in posts for one in post.categories},
        topics=tuple(_topic(slug, title, by_topic.get(slug, 0), site, layout) for slug, title in titles.items()),
        blog=tuple(dict.fromkeys([*further, *(one for one in archives if one not in years)])),
        others={one: "the posts of a year" for one in archives if one in years},
        formerly={
            id: tuple(_with_further(site, "authors_profiles", author_address(site, slugs[id], names[id]), number))
            for id, number in by_author.items()
        },
    )


def _topic(slug: str, title: str, posts: int, site: Material, layout: Layout) -> Text:
    name = slug if not slug_refusal(slug) else slug_of(title) or "topic"
    formerly = _with_further(site, "categories", category_address(site, title), posts) if posts else []
    front = {"title": title, "slug": name if name != slug_of(name) else None}
    place = f"{layout.topics_dir}/{name}.md"
    return Text(place=place, front=front, body="", source=Span("mkdocs.yml"), formerly=tuple(formerly))


def _with_further(site: Material, kind: str, address: str, posts: int) -> list[str]:
    return [address, *further_addresses(site, kind, address, posts)] if address else []


def _author(person: Mapping[str, object], id: str, place: str, places: Mapping[str, str]) -> dict[str, object]:
    """`description` is what an author does, in a word or a sentence: it stays one."""
    given = {str(key): value for key, value in person.items() if value not in (None, "")}
    avatar = str(given.pop("avatar", ""))
    source = places.get(posixpath.normpath(avatar))
    if source:
        avatar = posixpath.relpath(source, posixpath.dirname(place))
    front: dict[str, object] = {key: given.pop(key) for key in ("name", "description", "slug", "url") if key in given}
    front.setdefault("name", id)
    if not re.match(r"https?://", str(front.get("url", "https://"))):
        given["url"] = front.pop("url")
    return front | {"avatar": {"src": avatar, "alt": ""} if avatar else None, "extra": given}
