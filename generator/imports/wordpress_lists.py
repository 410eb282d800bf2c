"""What of a WordPress blog is about several posts: topics, authors, series, comments, and addresses of lists."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import unquote

from generator.diagnostics import Span
from generator.entries.slugs import slug_refusal
from generator.imports.html import markdown_of
from generator.imports.values import Text
from generator.imports.wordpress_blog import Blog, topic_slug
from generator.imports.wxr import Item, Term
from generator.routes import Layout, slug_of

_LAST = 1_000_000


def topics(posts: Sequence[Item], blog: Blog, layout: Layout) -> Iterator[Text]:
    """A file for each category that a post has, or that its owner has described."""
    categories = {term.slug: term for term in blog.export.terms if term.domain == "category"}
    used = {term.slug: term for item in posts for term in item.terms if term.domain == "category"}
    for slug, term in sorted({**used, **categories}.items()):
        if slug in used or term.description:
            written = unquote(slug)
            is_plain = written == slug_of(written) or slug_refusal(written)
            yield Text(
                place=f"{layout.topics_dir}/{topic_slug(term)}.md",
                front={"title": term.name, "slug": "" if is_plain else written},
                body=markdown_of(term.description).text,
                source=Span(blog.path),
                formerly=(f"category/{_path_of(term, categories)}/",) if slug in used else (),
            )


def _path_of(term: Term, known: Mapping[str, Term]) -> str:
    """A category's path with those above it."""
    path, above = [term.slug], term.parent
    while above in known and above not in path:
        path.append(above)
        above = known[above].parent
    return "/".join(reversed(path))


def authors(posts: Sequence[Item], blog: Blog, layout: Layout) -> Iterator[Text]:
    """A file for each who wrote a post."""
    wrote = {item.author for item in posts}
    published = {item.author for item in posts if item.status == "publish"}
    for author in blog.export.authors:
        if author.login in wrote:
            yield Text(
                place=f"{layout.authors_dir}/{blog.authors[author.login]}.md",
                front={"name": author.name},
                body="",
                source=Span(blog.path, author.line),
                formerly=(f"author/{slug_of(author.login)}/",) if author.login in published else (),
            )


def series(
    posts: Sequence[Item], slugs: Mapping[str, str], taxonomy: str, blog: Blog, layout: Layout
) -> Iterator[Text]:
    """A file for each series: its parts by the number that a plugin gave them, else by their days.

    `slugs` are what posts are called here, by their ids there.
    """
    known = {term.slug: term for term in blog.export.terms if term.domain == taxonomy}
    parts: dict[str, list[Item]] = {}
    for item in posts:
        for term in item.terms:
            if term.domain == taxonomy:
                known.setdefault(term.slug, term)
                parts.setdefault(term.slug, []).append(item)
    for slug, found in sorted(parts.items()):
        in_order = sorted(found, key=lambda item: (_number(item), item.date))
        yield Text(
            place=f"{layout.series_dir}/{slug_of(unquote(slug))}.md",
            front={"title": known[slug].name, "parts": [slugs[item.id] for item in in_order]},
            body=markdown_of(known[slug].description).text,
            source=Span(blog.path),
            formerly=(f"{taxonomy}/{slug}/",),
        )


def _number(item: Item) -> int:
    # Organize Series writes the series' number behind the key, where a post may be in several.
    keys = ("_series_part", "series_part", *(key for key in item.meta if re.fullmatch(r"_series_part_\d+", key)))
    given = next(filter(None, map(item.value, keys)), "")
    return int(given) if given.isdecimal() else _LAST


def comments(items: Sequence[Item], slugs: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """What readers wrote and the owner approved, a file to a text: without addresses of mail and of computers."""
    taken: set[str] = set()
    for item in items:
        kept = [one for one in item.comments if one.approved == "1" and one.kind == "comment"]
        if kept:
            keys = ("id", "parent", "author", "url", "date", "text")
            rows = [{key: getattr(one, key) for key in keys} for one in kept]
            name = slugs.get(item.id) or slug_of(unquote(item.name)) or slug_of(item.id)
            if name.casefold() in taken:
                name = f"{name}-{slug_of(item.id)}"
            taken.add(name.casefold())
            yield f"comments/{name}.json", f"{json.dumps(rows, indent=2, ensure_ascii=False)}\n".encode()


def others(posts: Sequence[Item]) -> Mapping[str, str]:
    """Addresses that WordPress answers by itself, with what is there."""
    shown = [item for item in posts if item.status == "publish"]
    days = {item.date[:7] for item in shown if item.date[:4] != "0000"}
    return {
        **{f"tag/{term.slug}/": "the posts with a tag" for i in shown for term in i.terms if term.domain == "post_tag"},
        **{f"{day[:4]}/": "the posts of a year" for day in days},
        **{f"{day[:4]}/{day[5:7]}/": "the posts of a month" for day in days},
        **({"feed/": "the feed"} if shown else {}),
    }


def settings(posts: Sequence[Item], blog: Blog, layout: Layout) -> Mapping[str, str]:
    """The permalink that keeps most addresses by itself, and not by a redirect each."""
    patterns = Counter[str]()
    for item in posts:
        address, day = blog.address(item), item.date[:10].replace("-", "/")
        if item.status == "publish" and item.name and address.endswith(f"{item.name}/"):
            before = address.removesuffix(f"{item.name}/")
            before = (
                before.replace(f"{day}/", "{date}/").replace(day[:8], "{year}/{month}/").replace(day[:5], "{year}/")
            )
            topic = next((term.slug for term in item.terms if term.domain == "category"), "")
            patterns[f"{before.replace(f'{topic}/', '{categories}/') if topic else before}{{slug}}/"] += 1
    best = next((pattern for pattern, _ in patterns.most_common(1)), layout.post)
    return {} if best == layout.post else {"permalink": f'"{best}"'}
