"""The way from the home page down to a page: what breadcrumbs show, readers and machines alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.library.values import Planned, Post, Series
from generator.model import Value
from generator.views.references import Href
from generator.views.site import Site
from generator.views.values import LinkText

PARENTS = {"archive-year": "archive", "topic": "topics", "author": "authors", "series": "series-all", "quiz": "quizzes"}
"""The list in which a page of each kind stands."""


class Crumb(Value, frozen=True, kw_only=True):
    """A page of this site by name and address."""

    text: str
    address: str


def crumbs_of(posts: Iterable[Post]) -> tuple[Crumb, ...]:
    return tuple(Crumb(text=post.entry.title, address=post.address) for post in posts)


def trail(planned: Planned, site: Site) -> tuple[Crumb, ...]:
    """From home to the page itself; () for home, and for pages that stand nowhere (404)."""
    if planned.address == "" or planned.route.kind in ("not-found", "redirect"):
        return ()
    return tuple(_trail(planned, site))


def breadcrumbs(planned: Planned, site: Site, href: Href) -> tuple[LinkText, ...]:
    """The same as links; the last one is the page itself, without an href."""
    way = trail(planned, site)
    above = tuple(LinkText(text=crumb.text, href=href(crumb.address)) for crumb in way[:-1])
    return (*above, *(LinkText(text=crumb.text, href="") for crumb in way[-1:]))


def _trail(planned: Planned, site: Site) -> Iterator[Crumb]:
    route = planned.route
    if "" in site.addresses.by_address:
        yield Crumb(text=site.strings.home, address="")
    yield from _above(planned, site)
    first = site.address(route.kind, route.key)
    title = planned.title or site.strings.title(route.kind)
    if route.page > 1 and first is not None:
        if first:
            yield Crumb(text=title, address=first)
        title = site.strings.page_number.format(page=route.page)
    yield Crumb(text=title, address=planned.address)


def _above(planned: Planned, site: Site) -> Iterator[Crumb]:
    kind = planned.route.kind
    if kind == "post":
        yield from _above_post(site.library.posts[site.places.posts[planned.route.key]], site)
    elif kind == "series-plan":
        yield from _with_series(site.places.series[planned.route.key])
    elif kind == "page":
        yield from _folders(planned.address, site)
    elif parent := site.address(PARENTS.get(kind, "")):
        yield Crumb(text=site.strings.title(PARENTS[kind]), address=parent)


def _above_post(post: Post, site: Site) -> Iterator[Crumb]:
    """A post's home series below its topic, else its first topic that has a page, else the list of all posts."""
    place = next(iter(site.library.places.get(post.entry.path, ())), None)
    if place is not None and site.places.series[place.series].address:
        yield from _with_series(site.places.series[place.series])
        return
    topic = next((topic for topic in post.topics if topic.address), None)
    if topic is not None:
        yield Crumb(text=topic.title, address=topic.address)
        return
    kind = next((kind for kind in ("blog", "archive") if site.address(kind)), None)
    if kind is not None:
        yield Crumb(text=site.strings.title(kind), address=site.address(kind) or "")


def _with_series(series: Series) -> Iterator[Crumb]:
    topic = next((topic for topic in series.topics if topic.address), None)
    if topic is not None:
        yield Crumb(text=topic.title, address=topic.address)
    yield Crumb(text=series.title, address=series.address)


def _folders(address: str, site: Site) -> Iterator[Crumb]:
    """The pages whose addresses begin this one's."""
    steps = address.rstrip("/").split("/")[:-1]
    for length in range(1, len(steps) + 1):
        folder = "/".join(steps[:length]) + "/"
        if page := site.places.pages.get(folder):
            yield Crumb(text=page.entry.title, address=folder)
