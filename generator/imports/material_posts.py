"""Posts of a site made with Material's blog: their days, their addresses, and what they are called here."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from generator.diagnostics import Problem, Problems, Span, note
from generator.entries.slugs import slug_refusal
from generator.imports.jekyll_front import Front, parse_front, texts_in, time_in
from generator.imports.material_blog import Material, post_path, slugify, title_in
from generator.imports.material_front import with_meta
from generator.routes import Layout, slug_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post as its file has it. `values` are without those of `.meta.yml`."""

    path: str
    text: str
    front: Front
    values: Mapping[str, object]
    more: dict[str, object]
    """Further front matter that it needs here."""
    day: date | datetime | None
    categories: tuple[str, ...]
    authors: tuple[str, ...]
    address: str
    """"" for a draft that is not published, or one that nobody could read."""
    is_draft: bool
    place: str
    problems: Problems = field(default=())


def found_front(text: str, path: str) -> tuple[Front, Mapping[str, object], dict[str, object], tuple[Problem, ...]]:
    """A file cut in two, with what it says of itself; what could not be read of that is kept below `extra`."""
    front = parse_front(text, path)
    if not front.problems:
        return front, front.values or {}, {}, ()
    raw = text[: front.offset].strip().strip("-").strip("\n")
    return front, front.values or {}, {"extra": {"front_matter": raw}}, front.problems


def find_posts(site: Material, layout: Layout) -> tuple[Post, ...]:
    """All of them, each with a slug that no other has."""
    taken = Counter[str]()
    return tuple(_found(path, site, layout, taken) for path in sorted(site.texts) if site.is_post(path))


def _found(path: str, site: Material, layout: Layout, taken: Counter[str]) -> Post:
    text, source = site.texts[path], f"{site.docs}/{path}"
    front, own, more, problems = found_front(text, source)
    values = with_meta(own, path, site.metas)
    given = values.get("date")
    day = time_in(given.get("created") if isinstance(given, dict) else given)
    file = posixpath.splitext(posixpath.basename(path))[0]
    file = "index" if file == "README" else file
    heading = str(values.get("title") or title_in(front.body))
    slug = str(values.get("slug") or "") or slugify(heading or re.sub(r"[-_]", " ", file))
    categories = tuple(texts_in(values.get("categories")))
    is_draft = values.get("draft") is True
    address = ""
    if day is not None and (not is_draft or (site.blog or {}).get("draft") is True):
        iso = day.strftime("%Y-%m-%d")
        address = post_path(site, slug=slug, day=iso, categories=categories, file=file)
    called = posixpath.basename(posixpath.dirname(path)) if file == "index" else file
    mine, naming = _slug(slug, called, Span(source), taken)
    more = dict(more)
    if not heading:
        more["title"] = re.sub(r"[-_]+", " ", called).capitalize()
    # Where files make addresses, they keep their names.
    is_named = "{file}" in site.config.layout.post and slug_of(file) == file and file != "index"
    name = file if is_named else f"{day:%Y-%m-%d}-{mine}" if day is not None else mine
    if is_named or mine != slug_of(mine):
        more["slug"] = mine
    elif "slug" in values:
        more["slug"] = None
    return Post(
        path=path,
        text=text,
        front=front,
        values=own,
        more=more,
        day=day,
        categories=categories,
        authors=tuple(texts_in(values.get("authors"))),
        address=address,
        is_draft=is_draft,
        place=f"{layout.posts_dir}/{name}.md",
        problems=(*problems, *naming),
    )


def _slug(slug: str, file: str, span: Span, taken: Counter[str]) -> tuple[str, Problems]:
    """Of posts of one name the first keeps it: an identity in feeds belongs to one of them."""
    last = slug.strip("/").rpartition("/")[2]
    mine = next(one for one in (last, slug_of(last), slug_of(file), "post") if not slug_refusal(one))
    taken[mine.casefold()] += 1
    number = taken[mine.casefold()]
    if number == 1:
        return mine, ()
    message = f"another post is called {mine!r} too: this one is '{mine}-{number}' here"
    return f"{mine}-{number}", (note(span, "import-changed", message, "its former address leads there"),)
