"""A blog made with Jekyll: posts, drafts, pages and files. Its theme, its scripts and what it computes do not come."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import PurePosixPath

from generator.diagnostics import Lines, Problem, Span, note, warning
from generator.entries.slugs import slug_refusal
from generator.imports.jekyll_addresses import address_in, page_address, post_address
from generator.imports.jekyll_front import Front, key_span, parse_front, time_in
from generator.imports.jekyll_keys import Keys, front_of, ordered
from generator.imports.liquid import Words, without_liquid
from generator.imports.mapping import Mapped
from generator.imports.values import Coming, Copy, Text
from generator.routes import Layout, slug_of

_POST = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)-(.+)")
_MARKDOWN = (".md", ".markdown", ".mkd", ".mkdn", ".mkdown")
_TEXTS = (*_MARKDOWN, ".html", ".htm")
_FAR = 1
"""Days by which the date of a file's name and that of its front matter may differ: zones of time make one of them."""
_TOC = re.compile(r"^(?:(?:[*+-]|1\.)[ \t]+\S[^\n]*\n)?\{:\s*[.#]?toc[^}\n]*\}[ \t]*\n?", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Jekyll:
    """The blog as it was read. Paths are below its folder; `folder` is what that is called."""

    config: Mapping[str, object]
    texts: Mapping[str, str]
    """Files in Markdown or HTML, posts and pages alike."""
    files: tuple[str, ...] = ()
    """Pictures and downloads."""
    people: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """`_data/authors.yml`."""
    problems: tuple[Problem, ...] = ()


def plan_jekyll(blog: Jekyll, mapped: Mapped, layout: Layout) -> Coming:
    """All that comes. Problems: `import-…`."""
    planning = _Planning(blog, mapped, layout)
    texts = (*planning.texts(), *planning.people())
    return Coming(
        texts=texts,
        copies=tuple(Copy(place=f"{layout.static_dir}/{path}", source=path, address=path) for path in blog.files),
        site_url=planning.site_url,
        others={"feed.xml": "the feed"} if planning.has_feed else {},
        settings=planning.settings(),
        problems=(*blog.problems, *planning.problems, *planning.keys.problems()),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Post:
    """A post as its name and front matter have it. `name` is that of its file without day and ending."""

    path: str
    name: str
    front: Front
    is_draft: bool
    address: str
    stem: str


class _Planning:
    def __init__(self, blog: Jekyll, mapped: Mapped, layout: Layout) -> None:
        self._blog = blog
        self._layout = layout
        self._site = {**{key: str(value) for key, value in blog.config.items()}, **mapped.site}
        self.site_url = _url(self._site)
        self.problems: list[Problem] = []
        self.keys = Keys(mapped.keys)
        self._posts = list(self._found_posts())
        by_stem = {post.stem: f"/{post.address}" for post in self._posts}
        self._words = Words(
            tags=mapped.tags, site=self._site, page={}, post=lambda name: by_stem.get(name.rpartition("/")[2])
        )
        self._taken: Counter[str] = Counter()

    @property
    def has_feed(self) -> bool:
        plugins = self._blog.config.get("plugins") or self._blog.config.get("gems") or ()
        return "jekyll-feed" in plugins if isinstance(plugins, list) else False

    @property
    def _permalink(self) -> str:
        return self._site.get("permalink", "date")

    def settings(self) -> Mapping[str, str]:
        """What keeps addresses by itself, and not by a redirect each."""
        days = {"pretty": "{date}/{slug}/"}
        written = re.sub(r":(title|slug)", "{slug}", self._permalink.strip("/"))
        written = written.replace(":year/:month/:day", "{date}").replace(":categories", "{categories}")
        ours = days.get(self._permalink, "" if ":" in written or self._permalink.isalpha() else f"{written}/")
        found = {"permalink": f'"{ours}"'} if ours and ours != self._layout.post else {}
        return {**found, "feed": "{also: [feed.xml]}"} if self.has_feed else found

    def texts(self) -> Iterator[Text]:
        for post in self._posts:
            yield self._post(post)
        for path in sorted(self._blog.texts):
            if not _is_post(path, self._blog):
                page = self._page(path)
                if page is not None:
                    yield page

    def people(self) -> Iterator[Text]:
        """Those whom the blog has a register of."""
        for name, person in sorted(self._blog.people.items()):
            slug = slug_of(name)
            if slug:
                given = {key: value for key, value in person.items() if isinstance(value, str)}
                front = {"name": given.pop("name", given.pop("display_name", name)), "extra": given}
                yield Text(
                    place=f"{self._layout.authors_dir}/{slug}.md",
                    front=front,
                    body="",
                    source=Span("_data/authors.yml"),
                )

    def _found_posts(self) -> Iterator[_Post]:
        for path in sorted(self._blog.texts):
            if not _is_post(path, self._blog):
                continue
            stem = PurePosixPath(path).stem
            front = parse_front(self._blog.texts[path], path)
            self.problems += front.problems
            values = front.values or {}
            named = _POST.fullmatch(stem)
            day = time_in(values.get("date")) or (time_in("-".join(named.groups()[:3])) if named else None)
            is_draft = path.startswith("_drafts/") or "/_drafts/" in path or values.get("published") is False
            name = named[4] if named else stem
            address = ""
            if values.get("permalink"):
                address = address_in(str(values["permalink"]))
            elif day is not None:
                address = post_address(
                    self._permalink,
                    name=name,
                    day=day,
                    categories=self.keys.categories(values),
                    slug=str(values.get("slug") or ""),
                )
            yield _Post(path=path, name=name, front=front, is_draft=is_draft, address=address, stem=stem)

    def _post(self, post: _Post) -> Text:
        text = self._blog.texts[post.path]
        values = post.front.values or {}
        named = _POST.fullmatch(post.stem)
        day = self._day(post, named)
        slug = self._slug(post)
        front, problems = front_of(values, text, post.path, self.keys)
        self.problems += problems
        front["title"] = front.get("title") or post.name.replace("-", " ").replace("_", " ").capitalize()
        front["date"] = day
        if slug != slug_of(slug):
            front["slug"] = slug
        if post.is_draft:
            front["draft"] = True
        if self.has_feed and post.address:
            front["id"] = f"{self.site_url}/{post.address.rstrip('/').removesuffix('.html')}"
        if post.front.swallowed:
            front["extra"] = {**_mapping(front.get("extra")), "swallowed": "\n".join(post.front.swallowed)}
        if day is None and not post.is_draft:
            front["draft"] = True
            span = Span(post.path)
            self.problems.append(
                warning(
                    span, "import-date", "the post has no date: it comes as a draft", "write its date, and publish it"
                )
            )
        written = f"{day:%Y-%m-%d}-{slug}" if day is not None else slug
        more = self.keys.addresses(values)
        return Text(
            place=f"{self._layout.posts_dir}/{written}.md",
            front=ordered(front),
            body=self._body(text, post.front, post.path),
            source=Span(post.path),
            formerly=() if post.is_draft or not post.address else (post.address, *more),
        )

    def _day(self, post: _Post, named: re.Match[str] | None) -> date | None:
        """Front matter's word goes before the file's name, as it does for Jekyll."""
        values, text = post.front.values or {}, self._blog.texts[post.path]
        from_name = time_in("-".join(named.groups()[:3])) if named else None
        given = values.get("date")
        day = time_in(given) if given else from_name
        if given and day is None:
            span = key_span(text, "date:", post.path)
            self.problems.append(
                warning(span, "import-date", f"{str(given)!r} is no date", "the one in the file's name stands for it")
            )
            return from_name
        if given and day and from_name and abs((_day(day) - _day(from_name)).days) > _FAR:
            span = key_span(text, "date:", post.path)
            message = f"the file's name says {from_name}, and its front matter {_day(day)}"
            self.problems.append(note(span, "import-date", message, "the front matter's counts, as it did for Jekyll"))
        return day

    def _slug(self, post: _Post) -> str:
        """Of posts of one name the first keeps it: a file and an identity in feeds belong to one of them."""
        values = post.front.values or {}
        own = address_in(str(values.get("permalink") or "")).rstrip("/").removesuffix(".html").rpartition("/")[2]
        given = own or str(values.get("slug") or post.name)
        slug = given if not slug_refusal(given) else slug_of(given) or "post"
        self._taken[slug.casefold()] += 1
        if self._taken[slug.casefold()] == 1:
            return slug
        other = f"{slug}-{self._taken[slug.casefold()]}"
        message = f"another post is called {slug!r} too: this one is {other!r} here"
        self.problems.append(note(Span(post.path), "import-changed", message, "its former address leads there"))
        return other

    def _page(self, path: str) -> Text | None:
        """A page. One that is put together by a program, as lists of posts are, has to be made anew."""
        text = self._blog.texts[path]
        front = parse_front(text, path)
        if front.values is None:
            return None
        self.problems += front.problems
        address = address_in(str(front.values.get("permalink") or page_address(path, self._permalink)))
        if re.search(r"\{%-?\s*for\b", front.body):
            message = "the page is put together by a program, and does not come"
            hint = "lists of posts, topics and authors make themselves here"
            self.problems.append(warning(Span(path), "import-dropped", message, hint))
            return None
        name = "index" if address == "" else re.sub(r"(?:\.html?|/)$", "", address)
        written, problems = front_of(front.values, text, path, self.keys)
        self.problems += problems
        written.pop("date", None)
        return Text(
            place=f"{self._layout.pages_dir}/{name}.md".lstrip("/"),
            front=ordered(written),
            body=self._body(text, front, path),
            source=Span(path),
            formerly=(address, *self.keys.addresses(front.values)),
        )

    def _body(self, text: str, front: Front, path: str) -> str:
        body, problems = without_liquid(
            front.body, Lines(text, path), front.offset, replace(self._words, page=front.values or {})
        )
        self.problems += problems
        body, tocs = _TOC.subn("", body)
        if tocs:
            self.problems.append(
                note(
                    Span(path),
                    "import-changed",
                    "{:toc} goes: pages have a table of contents here",
                    "`toc: false` hides it",
                )
            )
        separator = str(self._blog.config.get("excerpt_separator") or "<!--more-->")
        return body.replace(separator, "<!-- more -->") if separator.strip() else body


def _is_post(path: str, blog: Jekyll) -> bool:
    """What stands in `_posts` or `_drafts`; in a folder without them, every file that begins with a day."""
    if not path.endswith(_TEXTS):
        return False
    parts = PurePosixPath(path).parts
    if "_posts" in parts or "_drafts" in parts:
        return "_drafts" in parts or bool(_POST.fullmatch(PurePosixPath(path).stem))
    return not blog.config and bool(_POST.fullmatch(PurePosixPath(path).stem))


def _url(site: Mapping[str, str]) -> str:
    """The old site's address without a slash at its end; "" where nobody wrote it down."""
    url = site.get("url", "").rstrip("/")
    base = site.get("baseurl", "").strip("/")
    return f"{url}/{base}" if url and base else url


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}
