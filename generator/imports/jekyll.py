"""A blog made with Jekyll: posts, drafts, pages and files. Its theme, its scripts and what it computes do not come."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from generator.diagnostics import Lines, Problem, Problems, Span, note, warning
from generator.imports.jekyll_addresses import address_in, page_address
from generator.imports.jekyll_blog import Jekyll, Place, place_of
from generator.imports.jekyll_front import Front, parse_front
from generator.imports.jekyll_keys import Keys, front_of
from generator.imports.jekyll_posts import Post, find_posts
from generator.imports.liquid import Words, without_liquid
from generator.imports.mapping import Mapped
from generator.imports.values import Coming, Copy, Text
from generator.imports.writing import ordered
from generator.routes import Layout, slug_of

_TOC = re.compile(r"^(?:(?:[*+-]|1\.)[ \t]+\S[^\n]*\n)?\{:\s*[.#]?toc[^}\n]*\}[ \t]*\n*", re.MULTILINE | re.IGNORECASE)
_LOOP = re.compile(r"\{%-?\s*for\b")


def plan_jekyll(blog: Jekyll, mapped: Mapped, layout: Layout, today: date) -> Coming:
    """All that comes. A draft that has no date gets that of `today`. Problems: `import-…`."""
    site = {**{key: str(value) for key, value in blog.config.items() if value is not None}, **mapped.site}
    place, keys = place_of(site), Keys(mapped.keys)
    posts = find_posts(blog, place.permalink, keys)
    ways = {post.stem: f"/{post.address}" for post in posts}
    words = Words(tags=mapped.tags, site=site, page={}, post=lambda name: ways.get(name.rpartition("/")[2]))
    planning = _Planning(blog, place, layout, keys, words, today)
    texts = (*map(planning.post, posts), *planning.pages(), *_people(blog, layout))
    return Coming(
        texts=texts,
        copies=tuple(Copy(place=f"{layout.static_dir}/{path}", source=path, address=path) for path in blog.files),
        site_url=place.url,
        others={"feed.xml": "the feed"} if blog.has_feed else {},
        settings=_settings(blog, place, layout, has_categories=any(keys.categories(post.values) for post in posts)),
        problems=(*blog.problems, *planning.problems, *keys.problems()),
    )


class _Planning:
    """Texts one after the other; what is said of them stays here."""

    def __init__(self, blog: Jekyll, place: Place, layout: Layout, keys: Keys, words: Words, today: date) -> None:
        self._blog = blog
        self._place = place
        self._layout = layout
        self._keys = keys
        self._words = words
        self._today = today
        self.problems: list[Problem] = []

    def post(self, post: Post) -> Text:
        self._say(post.problems)
        front = self._front(post.front, post.text, post.path)
        front["title"] = front.get("title") or re.sub(r"[-_]+", " ", post.slug).capitalize()
        front["date"] = post.day or self._today
        if post.slug != slug_of(post.slug):
            front["slug"] = post.slug
        if post.is_draft:
            front["draft"] = True
        if self._blog.has_feed and post.address:
            front["id"] = f"{self._place.url}/{post.address.rstrip('/').removesuffix('.html')}"
        if post.day is None and "_drafts" not in post.path:
            message = "the post has no date: it comes as a draft of today"
            hint = "write its date, and take `draft: true` away"
            self._say((warning(Span(post.path), "import-date", message, hint),))
        name = f"{post.day:%Y-%m-%d}-{post.slug}" if post.day is not None else post.slug
        return Text(
            place=f"{self._layout.posts_dir}/{name}.md",
            front=ordered(front),
            body=self._body(post.front, post.text, post.path),
            source=Span(post.path),
            formerly=(post.address, *self._keys.addresses(post.values)) if post.address else (),
        )

    def pages(self) -> Iterator[Text]:
        for path in self._blog.pages:
            text = self._blog.texts[path]
            front = parse_front(text, path)
            # Without front matter Jekyll copies a file and makes no page of it.
            if front.values is not None:
                self._say(front.problems)
                page = self._page(front, front.values, text, path)
                if page is not None:
                    yield page

    def _page(self, front: Front, values: Mapping[str, object], text: str, path: str) -> Text | None:
        if _LOOP.search(front.body):
            message = "the page is put together by a program, and does not come"
            hint = "lists of posts, topics and authors make themselves here"
            self._say((warning(Span(path), "import-dropped", message, hint),))
            return None
        address = address_in(str(values.get("permalink") or page_address(path, self._place.permalink)))
        name = re.sub(r"(?:\.html?|/)$", "", address) or "index"
        written = self._front(front, text, path)
        return Text(
            place="/".join(part for part in (self._layout.pages_dir, f"{name}.md") if part),
            front=ordered({key: value for key, value in written.items() if key != "date"}),
            body=self._body(front, text, path),
            source=Span(path),
            formerly=(address, *self._keys.addresses(values)),
        )

    def _front(self, front: Front, text: str, path: str) -> dict[str, object]:
        written, problems = front_of(front.values or {}, text, path, self._keys)
        self._say(problems)
        if front.swallowed:
            extra = written.get("extra")
            more = {"swallowed": "\n".join(front.swallowed)}
            written["extra"] = {**extra, **more} if isinstance(extra, dict) else more
        return written

    def _body(self, front: Front, text: str, path: str) -> str:
        words = replace(self._words, page=front.values or {})
        body, problems = without_liquid(front.body, Lines(text, path), front.offset, words)
        body, tocs = _TOC.subn("", body)
        self._say(problems)
        if tocs:
            message = "{:toc} goes: pages have a table of contents here"
            self._say((note(Span(path), "import-changed", message, "`toc: false` hides it"),))
        separator = str(self._blog.config.get("excerpt_separator") or "<!--more-->")
        return body.replace(separator, "<!-- more -->") if separator.strip() else body

    def _say(self, problems: Problems) -> None:
        self.problems += problems


def _people(blog: Jekyll, layout: Layout) -> Iterator[Text]:
    """Those whom the blog has a register of."""
    for name, person in sorted(blog.people.items()):
        given = {key: value for key, value in person.items() if isinstance(value, str)}
        front = {"name": given.pop("name", given.pop("display_name", name)), "extra": given}
        if slug_of(name):
            place = f"{layout.authors_dir}/{slug_of(name)}.md"
            yield Text(place=place, front=front, body="", source=Span("_data/authors.yml"))


def _settings(blog: Jekyll, place: Place, layout: Layout, *, has_categories: bool) -> Mapping[str, str]:
    """What keeps addresses by itself, and not by a redirect each."""
    pretty = "/:categories/:year/:month/:day/:title/" if has_categories else "/:year/:month/:day/:title/"
    written = pretty if place.permalink == "pretty" else place.permalink
    ours = re.sub(r":(?:title|slug)\b", "{slug}", written.strip("/")).replace(":year/:month/:day", "{date}")
    ours = f"{ours.replace(':categories', '{categories}')}/"
    # Addresses that end in .html, and days that are written otherwise, are led on.
    fits = written.endswith("/") and ":" not in ours and ours != layout.post
    found = {"permalink": f'"{ours}"'} if fits else {}
    return {**found, "feed": "{also: [feed.xml]}"} if blog.has_feed else found
