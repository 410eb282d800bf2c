"""Facts of all entries to a Library: the whole site at once, values only.

Nothing here reads a body; what is hidden at `now` is left out before anything is listed or counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from generator.config.values import Config
from generator.diagnostics import Problems, softened, sorted_problems
from generator.entries import VISIBILITY_CODES, ParsedEntry
from generator.library.addresses import check_claims, entry_address, plan_redirects
from generator.library.check import Checks, check_references
from generator.library.names import Names, check_names, folded, gather_names
from generator.library.places import SitePlaces, claims, shown_assets, taken, targets
from generator.library.plan import Parts, plan_pages
from generator.library.posts import check_feed_ids, grouped, resolve_posts
from generator.library.references import static_address
from generator.library.values import Library, Page, Planned
from generator.library.visibility import hidden_because, next_change
from generator.model import AnyEntry, Asset, AuthorEntry, Moment, PageEntry, PostEntry, TopicEntry

E = TypeVar("E", bound=AnyEntry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What parsing and the disk have told.

    `files` are all files of the content folder; `assets` those that entries refer to, measured; both by content path.
    """

    entries: tuple[ParsedEntry, ...]
    files: frozenset[str]
    assets: Mapping[str, Asset]
    has_icon: Callable[[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """The site with its pages, and everything that is wrong with its entries."""

    library: Library
    planned: tuple[Planned, ...]
    problems: Problems


def link(found: Found, config: Config, now: Moment, *, with_drafts: bool) -> Linked:
    """The Library at `now`, the pages it has, and the problems of parsing and linking, softened in hidden files."""
    entries = tuple(result.entry for result in found.entries if result.entry is not None)
    hidden = frozenset(e.path for e in entries if hidden_because(e, now, with_drafts=with_drafts))
    visible = tuple(entry for entry in entries if entry.path not in hidden)
    names = gather_names(_of(PostEntry, visible), _of(TopicEntry, visible), _of(AuthorEntry, visible), config.layout)
    address_of = {entry.path: entry_address(entry, names, config.layout) for entry in entries}
    parts = _parts(visible, names, address_of, config)
    planned = plan_pages(parts, config)
    places = _places(found, hidden, address_of, planned, config)
    claimed = tuple(claims(planned, places, config.docs_dir, config.path))
    redirects, redirect_problems = plan_redirects(_with_pages(visible, address_of), taken(claimed))
    library = Library(
        posts=parts.posts,
        pages=parts.pages,
        topics=tuple(sorted(names.topics.values(), key=lambda topic: (folded(topic.title), topic.slug))),
        authors=tuple(sorted(names.authors.values(), key=lambda author: (folded(author.name), author.id))),
        tags=tuple(sorted(names.tags.values(), key=lambda tag: (folded(tag.name), tag.slug))),
        by_topic=parts.by_topic,
        by_author=parts.by_author,
        by_tag=grouped(names.tags, parts.posts, lambda post: (tag.slug for tag in post.tags)),
        by_year=parts.by_year,
        targets=places.targets,
        assets=shown_assets(visible, places),
        static=places.static,
        addresses=places.addresses,
        redirects=redirects,
        hidden=sum(1 for entry in entries if entry.path in hidden and isinstance(entry, PostEntry)),
        until=next_change(entries, now),
    )
    checks = Checks(places=places, files=found.files, validation=config.validation, has_icon=found.has_icon)
    entry_problems = (_problems_of(result, hidden, names, checks, config) for result in found.entries)
    problems = sorted_problems(
        check_claims(claimed), check_feed_ids(parts.posts), redirect_problems, *entry_problems
    )
    return Linked(library=library, planned=planned, problems=problems)


def _of(kind: type[E], entries: Iterable[AnyEntry]) -> list[E]:
    return [entry for entry in entries if isinstance(entry, kind)]


def _parts(visible: tuple[AnyEntry, ...], names: Names, address_of: Mapping[str, str], config: Config) -> Parts:
    posts = resolve_posts(_of(PostEntry, visible), names, address_of, config)
    pages = (Page(entry=entry, address=entry.address) for entry in _of(PageEntry, visible))
    years = dict.fromkeys(post.entry.date.year for post in posts)
    return Parts(
        posts=posts,
        pages=tuple(sorted(pages, key=lambda page: page.address)),
        names=names,
        by_topic=grouped(names.topics, posts, lambda post: (topic.slug for topic in post.topics)),
        by_author=grouped(names.authors, posts, lambda post: (author.id for author in post.authors)),
        by_year=grouped(years, posts, lambda post: (post.entry.date.year,)),
    )


def _places(
    found: Found,
    hidden: frozenset[str],
    address_of: Mapping[str, str],
    planned: Iterable[Planned],
    config: Config,
) -> SitePlaces:
    static = {path: address for path in sorted(found.files) if (address := static_address(path, config.layout))}
    return SitePlaces(
        targets=targets(found.entries, hidden, address_of),
        assets=found.assets,
        static=static,
        addresses=frozenset(page.address for page in planned) | frozenset(static.values()),
    )


def _with_pages(visible: Iterable[AnyEntry], address_of: Mapping[str, str]) -> list[tuple[AnyEntry, str]]:
    """Entries that have a page of their own: in some layouts authors and topics have none."""
    pairs = ((entry, address_of[entry.path]) for entry in visible)
    return [(entry, address) for entry, address in pairs if address or isinstance(entry, PageEntry)]


def _problems_of(
    result: ParsedEntry, hidden: frozenset[str], names: Names, checks: Checks, config: Config
) -> Problems:
    entry = result.entry
    if entry is None:
        return result.problems
    linking = check_references(entry, checks)
    if isinstance(entry, PostEntry):
        linking += check_names(entry, names, config.options.closed)
    if entry.path not in hidden:
        return result.problems + linking
    grave = tuple(problem for problem in result.problems if problem.code in VISIBILITY_CODES)
    mild = tuple(problem for problem in result.problems if problem.code not in VISIBILITY_CODES)
    return grave + softened(mild + linking)
