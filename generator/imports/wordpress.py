"""A blog made with WordPress, from its own export: posts, pages, authors, categories, series, media and comments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date
from itertools import chain, count
from urllib.parse import unquote, urlsplit

from generator.diagnostics import Problem, Problems, Span, note, warning
from generator.entries.slugs import slug_refusal
from generator.imports.values import Coming, Copy, Text
from generator.imports.wordpress_blog import DRAFTS, PUBLISHED, UPLOADS, Blog, plain, time_of, topic_slug
from generator.imports.wordpress_items import body_of, front_of
from generator.imports.wordpress_lists import authors, comments, others, series, settings, topics
from generator.imports.writing import ordered
from generator.imports.wxr import Export, Item
from generator.routes import Layout, slug_of

_INSIDE = (
    "attachment", "nav_menu_item", "revision", "customize_changeset", "custom_css", "oembed_cache", "user_request",
    "wp_block", "wp_global_styles", "wp_navigation", "wp_template", "wp_template_part", "wp_font_family",
    "wp_font_face",
)  # fmt: skip
"""Types of what WordPress keeps for itself."""
_SILENT = ("attachment", "revision", "oembed_cache", "wp_block")
"""Of these, what comes in another way, and copies."""


def plan_wordpress(
    export: Export, path: str, media: Collection[str], layout: Layout, today: date, *, taxonomy: str = "series"
) -> Coming:
    """All that comes. `media` are paths below a copy of wp-content/uploads, `taxonomy` is that of series.

    A draft that has no date gets that of `today`. Problems: `import-…`, at the lines of the export, called `path`.
    """
    blog, planning = Blog(export, path, media), _Planning(path, layout, today)
    items = [item for item in export.items if planning.comes(item)]
    posts = [item for item in items if item.type == "post"]
    texts = (
        *(planning.post(item, blog) for item in posts),
        *(planning.page(item, blog) for item in items if item.type == "page"),
        *topics(posts, blog, layout),
        *authors(posts, blog, layout),
        *series(posts, planning.slugs, taxonomy, blog, layout),
    )
    return Coming(
        texts=texts,
        copies=tuple(
            Copy(place=f"{layout.static_dir}/{UPLOADS}{one}", source=one, address=f"{UPLOADS}{one}")
            for one in sorted(blog.media)
        ),
        written=dict(comments(items, planning.slugs)),
        site_url=export.url,
        others=others(posts),
        settings=settings(posts, blog, layout),
        problems=(*planning.problems, *_further(items, path), *_left(items, blog, taxonomy)),
    )


class _Planning:
    """One item after the other; what is said of them stays here, and what posts are called, by their ids."""

    def __init__(self, path: str, layout: Layout, today: date) -> None:
        self._path = path
        self._layout = layout
        self._today = today
        self._taken: set[str] = set()
        self.slugs: dict[str, str] = {}
        self.problems: list[Problem] = []

    def comes(self, item: Item) -> bool:
        if item.type in _INSIDE or item.status in ("auto-draft", "inherit"):
            return False
        if item.type in ("post", "page") and item.status in (*PUBLISHED, *DRAFTS):
            return True
        message = f"{plain(item.title)!r}, of the type {item.type!r} and the status {item.status!r}, does not come"
        self._say((note(Span(self._path, item.line), "import-dropped", message),))
        return False

    def post(self, item: Item, blog: Blog) -> Text:
        day, slug = time_of(item.date), self._slug(item)
        self.slugs[item.id] = slug
        front, problems = front_of(item, blog)
        body, more = body_of(item, blog)
        self._say((*problems, *more))
        written = {
            **front,
            "date": day or self._today,
            "authors": [blog.authors.get(item.author) or item.author] if item.author else [],
            "topics": [topic_slug(term) for term in item.terms if term.domain == "category"],
            "tags": [term.name for term in item.terms if term.domain == "post_tag"],
            "pin": item.is_sticky or None,
            "slug": slug if slug != slug_of(slug) else "",
            "id": item.guid if item.status in PUBLISHED else "",
            "canonical": item.value("_yoast_wpseo_canonical"),
        }
        return Text(
            place=f"{self._layout.posts_dir}/{f'{day:%Y-%m-%d}-' if day else ''}{slug}.md",
            front=ordered(written),
            body=body,
            source=Span(self._path, item.line),
            formerly=blog.formerly(item),
        )

    def page(self, item: Item, blog: Blog) -> Text:
        front, problems = front_of(item, blog)
        body, more = body_of(item, blog)
        self._say((*problems, *more))
        name = self._page_name(item, blog)
        return Text(
            place="/".join(part for part in (self._layout.pages_dir, f"{name}.md") if part),
            front=ordered(front),
            body=body,
            source=Span(self._path, item.line),
            formerly=blog.formerly(item),
        )

    def _page_name(self, item: Item, blog: Blog) -> str:
        """The path below the folder of pages, by the old address. It never leads out of that folder."""
        steps = blog.address(item).strip("/").split("/")
        if not any(slug_refusal(step) for step in steps):
            name = "/".join(steps)
        elif item.status in PUBLISHED and urlsplit(item.link).path.strip("/") == blog.base and "?" not in item.link:
            name = "index"
        else:
            name = slug_of(unquote(item.name)) or slug_of(plain(item.title)) or f"page-{slug_of(item.id)}"
        return self._free(f"{name}.md", item).removesuffix(".md")

    def _slug(self, item: Item) -> str:
        """Of posts of one name the first keeps it: a file and an address belong to one of them."""
        given = unquote(item.name)
        is_fit = given and not slug_refusal(given)
        slug = given if is_fit else slug_of(given) or slug_of(plain(item.title)) or f"post-{slug_of(item.id)}"
        return self._free(slug, item)

    def _free(self, name: str, item: Item) -> str:
        """The name, or where another item has it already, the name with a number."""
        stem, ending = (name.removesuffix(".md"), ".md") if name.endswith(".md") else (name, "")
        numbered = (f"{stem}-{number}{ending}" for number in count(2))
        other = next(one for one in chain((name,), numbered) if one.casefold() not in self._taken)
        self._taken.add(other.casefold())
        if other != name:
            message = f"another {item.type} is called {stem!r} too: this one is {other.removesuffix('.md')!r} here"
            span = Span(self._path, item.line)
            self._say((note(span, "import-changed", message, "its former address leads there"),))
        return other

    def _say(self, problems: Problems) -> None:
        self.problems += problems


def _left(items: list[Item], blog: Blog, taxonomy: str) -> Iterator[Problem]:
    """What stays behind of the blog as a whole."""
    span = Span(blog.path)
    others = Counter(domain for item in items for domain in {term.domain for term in item.terms})
    for domain, number in sorted(others.items()):
        if domain not in ("category", "post_tag", taxonomy):
            message = f"the taxonomy {domain!r} has no counterpart here, and does not come ({number:,} texts have it)"
            yield note(span, "import-unknown", message, f"if its terms are series, add --series {domain}")
    inside = Counter(item.type for item in blog.export.items if item.type in _INSIDE and item.type not in _SILENT)
    if inside:
        listed = ", ".join(f"{number:,} {kind}" for kind, number in sorted(inside.items()))
        yield note(span, "import-dropped", f"what WordPress keeps for its own look and work does not come: {listed}")
    asked = [item for item in items if item.status == "publish" and "?" in item.link]
    if asked:
        message = (
            f"{len(asked):,} addresses name a text by its number, which plain files cannot answer: {asked[0].link}"
        )
        hint = (
            "choose other permalinks in WordPress (Settings, Permalinks) and export again: it leads from the old ones"
        )
        yield warning(span, "import-dropped", message, hint)
    missing = blog.missing()
    if missing:
        message = f"{len(missing):,} of {len(blog.attachments):,} files of the media library are not in the copy"
        hint = f"such as {missing[0]}: name a whole copy of wp-content/uploads with --media"
        yield note(span, "import-dropped", message, hint)


def _further(items: list[Item], path: str) -> Problems:
    """What is said of the blog as a whole."""
    said: list[Problem] = []
    own = Counter(key for item in items for key in item.meta if not key.startswith("_"))
    for key, number in sorted(own.items()):
        message = (
            f"the custom field {key!r} has no counterpart here: it comes as `extra: {key}` ({number:,} of this kind)"
        )
        said.append(note(Span(path), "import-unknown", message))
    written = [one for item in items for one in item.comments]
    if written:
        kept = sum(one.approved == "1" and one.kind == "comment" for one in written)
        message = f"{kept} of {len(written)} comments are kept in the folder comments/, the others were not approved"
        said.append(note(Span(path), "import-changed", message, "no page shows them; see the manual on moving here"))
    if any(item.status == "publish" for item in items):
        hint = "if your host reads a file _redirects, a line there leads them on: /feed/ /feed.xml 301"
        said.append(note(Span(path), "import-feed", "subscribers know the feed at /feed/", hint))
    return tuple(said)
