"""Long lists in pages: which posts stand on one of them, and the links to the others.

Nothing here knows whose list it is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.library.values import Planned, Post
from generator.model import Body, Entry
from generator.views.outline import Outline
from generator.views.parts import Here
from generator.views.share_image import share_image
from generator.views.site import Site
from generator.views.trail import crumbs_of
from generator.views.values import PageLink, Pagination

AROUND = 2
"""How many pages are linked on either side of the current one, besides the first and the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One page of a list: its posts, and how many pages there are."""

    posts: tuple[Post, ...]
    page: int
    pages: int


def posts_on(planned: Planned, site: Site) -> tuple[Post, ...] | None:
    """The posts that a page of a list shows; None where that is all of them, or the newest of all."""
    library, key = site.library, planned.route.key
    match planned.route.kind:
        case "topic":
            listed = library.by_topic.get(key, ())
        case "author":
            listed = library.by_author.get(key, ())
        case "archive-year":
            listed = library.by_year.get(key, ())
        case "series" | "series-plan":
            parts = site.places.series[key].parts
            return tuple(library.posts[site.places.posts[part.post]] for part in parts if part.post is not None)
        case "blog":
            listed = site.pinned_first
        case _:
            return None
    return _cut(listed, planned, site).posts


def part_of(posts: tuple[Post, ...], planned: Planned, here: Here) -> Part:
    """The page's posts; all of them where the plan has but one page."""
    return _cut(posts, planned, here.site)


def _cut(posts: tuple[Post, ...], planned: Planned, site: Site) -> Part:
    route, per_page = planned.route, max(1, site.config.options.per_page)
    if site.address(route.kind, route.key, 2) is None:
        return Part(posts=posts, page=1, pages=1)
    first = (route.page - 1) * per_page
    return Part(posts=posts[first : first + per_page], page=route.page, pages=-(-len(posts) // per_page))


def pagination(part: Part, planned: Planned, here: Here) -> Pagination | None:
    """Links to the other pages, None where there are none."""
    if part.pages < 2:
        return None
    shown = [n for n in range(1, part.pages + 1) if n in (1, part.pages) or abs(n - part.page) <= AROUND]
    links: list[PageLink] = []
    for before, number in zip([0, *shown], shown, strict=False):
        if number - before > 1:
            links.append(PageLink(text="…", href="", label=""))
        links.append(_page_link(number, part, planned, here))
    return Pagination(links=tuple(links))


def href_of_page(number: int, part: Part, planned: Planned, here: Here) -> str:
    """The href of another page of the list, "" where it does not exist."""
    route = planned.route
    address = here.site.address(route.kind, route.key, number) if 1 <= number <= part.pages else None
    return "" if address is None else here.href(address)


def numbered(title: str, part: Part, here: Here) -> str:
    """A title that tells the pages of a list apart."""
    if part.page == 1:
        return title
    return f"{title} ({here.site.strings.page_of.format(page=part.page, pages=part.pages)})"


def opening(body: Body, part: Part) -> Body:
    """A list's own text, which stands on its first page only."""
    return body if part.page == 1 else Body()


def introduced(title: str, sentence: str, entry: Entry | None, body: Body, site: Site) -> Outline:
    """The outline of a list that has a text of its own, or may have one; `sentence` describes it where nobody did."""
    return Outline(
        title=title,
        description=(entry.description if entry else "") or sentence,
        headings=body.headings,
        hide=entry.hide if entry else (),
        lang=entry.lang if entry else "",
        image=share_image(entry, site),
    )


def paged(outline: Outline, part: Part, planned: Planned, here: Here) -> Outline:
    """The outline of a list as that of one of its pages: numbered, between its neighbours, with the posts it shows."""
    return replace(
        outline,
        title=numbered(outline.title, part, here),
        description=numbered(outline.description, part, here),
        listed=crumbs_of(part.posts),
        previous=href_of_page(part.page - 1, part, planned, here),
        next=href_of_page(part.page + 1, part, planned, here),
    )


def _page_link(number: int, part: Part, planned: Planned, here: Here) -> PageLink:
    current = number == part.page
    href = "" if current else href_of_page(number, part, planned, here)
    label = here.site.strings.page_number.format(page=number)
    return PageLink(text=str(number), href=href, label=label, current=current)
