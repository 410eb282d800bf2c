"""Small sites made by hand, for tests of views and pages: nothing is read, parsed or linked."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import jinja2

from generator.config.values import Config, FeedOptions, Options
from generator.diagnostics import Span
from generator.library.feeds import feed_places
from generator.library.values import Author, Library, Page, Planned, Post, Redirect, Tag, Target, Topic
from generator.model import (
    Asset,
    AuthorEntry,
    Body,
    Fragment,
    Hero,
    Hidden,
    Link,
    Moment,
    PageEntry,
    Picture,
    PostEntry,
    Ref,
    TextFacts,
    TopicEntry,
)
from generator.routes import Addresses, Route
from generator.views import Site, strings_in
from generator.views.shell import SLOTS, Frame, MenuItem

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
CONFIG = Config(
    site_name="Milepost & Co.",
    site_url="https://milepost.example/advice/",
    site_description="Plain advice for owners.",
    options=Options(per_page=2, newest=3, feed=FeedOptions()),
)
SPAN = Span("content/sample.md")
BARE_FRAME = Frame(pieces=("", *["\n"] * len(SLOTS)), slots=SLOTS)


def environment(**templates: str) -> jinja2.Environment:
    """As the theme makes it; further templates by name, "pages__mine" for "pages/mine.html"."""
    own = {f"{name.replace('__', '/')}.html": text for name, text in templates.items()}
    return jinja2.Environment(
        loader=jinja2.ChoiceLoader([jinja2.DictLoader(own), jinja2.FileSystemLoader(TEMPLATES)]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def moment(day: str) -> Moment:
    from datetime import UTC, datetime

    return Moment(epoch=int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()), iso=f"{day}T00:00:00+00:00")


def ref(name: str) -> Ref:
    return Ref(name, SPAN)


def facts(text: str = "The first paragraph.", **more: Any) -> TextFacts:
    return TextFacts(excerpt=Fragment(html=f"<p>{text}</p>"), summary=text, words=len(text.split()), **more)


SALES = Topic(
    slug="sales",
    title="Sales",
    address="topics/sales/",
    entry=TopicEntry(
        path="topics/sales.md",
        span=SPAN,
        slug="sales",
        slug_span=SPAN,
        title="Sales",
        description="From a talk to a contract.",
        text=facts(),
    ),
)
CRAFT = Topic(slug="craft", title="R&D", address="topics/craft/")
DESK = Author(
    id="desk",
    name="The sales desk",
    address="authors/desk/",
    entry=AuthorEntry(
        path="authors/desk.md",
        span=SPAN,
        slug="desk",
        slug_span=SPAN,
        title="The sales desk",
        description="Writes about prices.",
        role="Sales",
        avatar=Picture(src=ref("desk.svg"), alt="A desk"),
        links=(
            Link(label="Write", target=ref("mailto:desk@milepost.example")),
            Link(label="Its best", target=ref("../posts/one.md")),
            Link(label="Not yet", target=ref("../posts/draft.md")),
        ),
    ),
)
GUEST = Author(id="guest", name="A <guest>", address="authors/guest/")
PRICES = Tag(slug="prices", name="Prices & offers")

ASSETS = {
    "authors/desk.svg": Asset(path="authors/desk.svg", digest="d" * 32, width=96, height=96),
    "pictures/ladder.png": Asset(path="pictures/ladder.png", digest="1a2b3c4d5e" * 3, width=800, height=450),
    "files/sheet.pdf": Asset(path="files/sheet.pdf", digest="5" * 32),
}


def post(name: str, date: str, **more: Any) -> Post:
    """A post at posts/<name>/; keywords of Post itself (authors, topics, tags, minutes), others are its entry's."""
    own = {
        key: more.pop(key)
        for key in ("authors", "topics", "tags", "minutes", "reviewed", "changes", "cta")
        if key in more
    }
    fields = {"title": name.capitalize(), "text": facts(f"What {name} says."), **more}
    entry = PostEntry(path=f"posts/{name}.md", span=SPAN, slug=name, slug_span=SPAN, date=moment(date), **fields)
    values = {"authors": (), "topics": (), "tags": (), "minutes": 4, "updated": entry.updated, **own}
    return Post(entry=entry, address=f"posts/{name}/", feed_id=f"tag:x,2023:{name}", **values)


def page(path: str, address: str, **more: Any) -> Page:
    fields = {"title": path.capitalize(), "text": facts(f"What {path} says."), **more}
    entry = PageEntry(path=f"pages/{path}.md", span=SPAN, slug=path, slug_span=SPAN, address=address, **fields)
    return Page(entry=entry, address=address)


POSTS = (
    post(
        "three",
        "2026-10-03",
        title="Three <i>things</i> & more",
        description="What to say, and when.",
        updated=moment("2026-11-01"),
        authors=(DESK, GUEST),
        topics=(SALES, CRAFT),
        tags=(PRICES,),
        minutes=7,
        image=Picture(src=ref("../pictures/ladder.png"), alt='A "tall" ladder', caption="Up & up"),
        links=(Link(label="Read first", target=ref("one.md#purpose")),),
        review_by=moment("2027-03-01"),
    ),
    post("two", "2026-05-02", topics=(SALES,), authors=(DESK,), minutes=1),
    post("one", "2025-01-01", topics=(SALES,), authors=(DESK,), pin=True, tags=(PRICES,)),
)
PAGES = (
    page(
        "index",
        "",
        title="Advice for owners",
        hero=Hero(
            title="A firm that moves",
            text="Without pushing.",
            button=Link(label="Start", target=ref("../posts/one.md")),
        ),
    ),
    page("about", "about/", description="Who we are."),
)


def grouped(names: Iterable[str], posts: Iterable[Post], keys: Any) -> dict[str, tuple[Post, ...]]:
    return {name: tuple(p for p in posts if name in keys(p)) for name in names}


def library(posts: tuple[Post, ...] = POSTS, pages: tuple[Page, ...] = PAGES, **more: Any) -> Library:
    topics, authors, tags = (SALES, CRAFT), (GUEST, DESK), (PRICES,)
    entries = [(p.entry, p.address) for p in (*posts, *pages)]
    entries += [(item.entry, item.address) for item in (SALES, DESK) if item.entry]
    targets = {e.path: Target(address=a, title=e.title, anchors=frozenset(("purpose",))) for e, a in entries}
    hidden = post("draft", "2027-01-01", draft=True).entry
    targets[hidden.path] = Target(address=None, title="Draft", anchors=frozenset())
    years = dict.fromkeys(p.entry.date.year for p in posts)
    values = {
        "posts": posts,
        "pages": pages,
        "topics": topics,
        "authors": authors,
        "tags": tags,
        "by_topic": grouped([t.slug for t in topics], posts, lambda p: [t.slug for t in p.topics]),
        "by_author": grouped([a.id for a in authors], posts, lambda p: [a.id for a in p.authors]),
        "by_tag": grouped([t.slug for t in tags], posts, lambda p: [t.slug for t in p.tags]),
        "by_year": grouped(years, posts, lambda p: [p.entry.date.year]),
        "targets": targets,
        "assets": ASSETS,
        "static": {"static/favicon.svg": "favicon.svg"},
        "addresses": frozenset({"topics/", "favicon.svg"}),
        "redirects": (Redirect(address="old/one/", target="posts/one/", title="One & only"),),
        "hidden": Hidden(drafts=1),
        "absent": frozenset(),
        "until": None,
    }
    return Library(**{**values, **more})


def planned_pages(lib: Library, config: Config) -> tuple[Planned, ...]:
    routes = {
        Route("home"): "",
        Route("archive"): "archive/",
        Route("topics"): "topics/",
        Route("authors"): "authors/",
        Route("tags"): "tags/",
        Route("not-found"): "404.html",
        **{Route("post", p.entry.path): p.address for p in lib.posts},
        **{Route("page", p.entry.path): p.address for p in lib.pages if p.address},
        **{Route("archive-year", year): f"archive/{year}/" for year in lib.by_year},
        **{Route("author", a.id): a.address for a in lib.authors},
        **{Route("redirect", r.address): r.address for r in lib.redirects},
    }
    for topic in lib.topics:
        for number in range(1, max(1, -(-len(lib.by_topic[topic.slug]) // config.options.per_page)) + 1):
            routes[Route("topic", topic.slug, number)] = topic.address + (f"page/{number}/" if number > 1 else "")
    titles = {
        **{Route("topic", t.slug): t.title for t in lib.topics},
        **{Route("author", a.id): a.name for a in lib.authors},
    }
    return tuple(
        Planned(route=route, address=address, title=titles.get(route, "")) for route, address in routes.items()
    )


MENU = (
    MenuItem(key="1", title="Home", address=""),
    MenuItem(key="2", title="Topics", address="topics/"),
    MenuItem(key="3", title="Firm", address=None, children=(MenuItem(key="3.1", title="About", address="about/"),)),
)


def icons(name: str, attrs: str) -> str | None:
    return f'<span class="twemoji"{attrs}><svg data-icon="{name}"></svg></span>' if "nothing" not in name else None


def site(lib: Library | None = None, config: Config = CONFIG, **more: Any) -> Site:
    lib = lib or library()
    planned = planned_pages(lib, config)
    lib = dataclasses.replace(lib, feeds=feed_places(planned, config))
    addresses = Addresses({page.route: page.address for page in planned})
    values = {"menu": MENU, "strings": strings_in(config.theme.language, lambda key: key), "icons": icons, **more}
    return Site(library=lib, config=config, **{"addresses": addresses, **values})


def with_options(config: Config = CONFIG, **options: Any) -> Config:
    return dataclasses.replace(config, options=dataclasses.replace(config.options, **options))


def with_theme(config: Config = CONFIG, **theme: Any) -> Config:
    return dataclasses.replace(config, theme=dataclasses.replace(config.theme, **theme))


def planned(kind: str, key: str = "", number: int = 1, *, of: Site) -> Planned:
    route = Route(kind, key, number)
    return Planned(route=route, address=of.addresses[route], title="")


def body(html: str = "<p>The text.</p>", **more: Any) -> Body:
    return Body(content=Fragment(html=html, refs=more.pop("refs", ())), **more)


KINDS = [
    ("home", "", 1),
    ("post", "posts/three.md", 1),
    ("post", "posts/one.md", 1),
    ("page", "pages/about.md", 1),
    ("archive", "", 1),
    ("archive-year", "2026", 1),
    ("topics", "", 1),
    ("topic", "sales", 1),
    ("topic", "sales", 2),
    ("topic", "craft", 1),
    ("authors", "", 1),
    ("author", "desk", 1),
    ("author", "guest", 1),
    ("tags", "", 1),
    ("not-found", "", 1),
]
"""Every kind of page that has a frame: kind, key, and page of a list."""
