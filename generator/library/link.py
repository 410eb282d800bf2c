"""Facts of all entries to a Library: the whole site at once, values only.

Nothing here reads a body; what is hidden at `now` is left out before anything is listed or counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.config.values import Config
from generator.diagnostics import Problems, softened, sorted_problems
from generator.entries import VISIBILITY_CODES, ParsedEntry
from generator.library.addresses import check_claims, former_addresses, plan_redirects
from generator.library.beside import claims_beside
from generator.library.check import Checks, check_references
from generator.library.ctas import Ctas, check_cta, uncovered
from generator.library.gather import Gathered, gather
from generator.library.mentions import mentioned_files
from generator.library.names import Known, check_names, check_topics, folded
from generator.library.nearest import nearest
from generator.library.pictures import PicturePlan, plan_pictures
from generator.library.places import SitePlaces, claims, shown_assets, shown_plans, taken, targets
from generator.library.posts import check_feed_ids, check_renamed, due_reviews, grouped
from generator.library.quizzes import KnownQuizzes, check_quizzes, known_quizzes
from generator.library.references import static_address
from generator.library.series_checks import KnownSeries, check_post_series, check_series_file, known_series
from generator.library.series_prose import check_prose
from generator.library.series_rows import AllSeries, all_series
from generator.library.standing import Unpublished, unpublished
from generator.library.values import Library, Planned, Redirect
from generator.library.visibility import HiddenBecause, hidden_because, next_change
from generator.model import AnyEntry, Asset, CtaEntry, Hidden, Moment, PageEntry, PostEntry, QuizEntry, SeriesEntry

LASTING: tuple[HiddenBecause | None, ...] = (None, "scheduled")
"""What is or will be visible without anybody's doing. Its mistakes must be known today: time alone breaks no site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What parsing and the disk have told.

    `files` are all files of the content folder; `assets` those that entries refer to, measured; both by content path.
    """

    entries: tuple[ParsedEntry, ...]
    files: frozenset[str]
    assets: Mapping[str, Asset]
    has_icon: Callable[[str], bool]
    has_template: Callable[[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """The site with its pages, and everything that is wrong with its entries."""

    library: Library
    planned: tuple[Planned, ...]
    mentioned: frozenset[str]
    """The content files that entries refer to which are visible or will be: what is wrong with others stops nobody."""
    assets: Mapping[str, Asset]
    """Every file that an entry refers to, a draft's too."""
    pictures: Mapping[str, PicturePlan]
    """What the pictures become that entries show which are visible or will be."""
    feed_ids: frozenset[str]
    """The ids in feeds of all posts, hidden ones too."""
    address_of: Mapping[str, str]
    """Every entry's address by its path, hidden ones too; "" for one without a page, and for the home page."""
    unpublished: Mapping[str, Unpublished]
    """What readers do not see, by path: also what is here only because drafts were asked for."""
    problems: Problems


@dataclass(frozen=True, slots=True, kw_only=True)
class _Times:
    """The site as it is now, as time will have it, and with everything that there is."""

    now: Gathered
    lasting: Gathered
    ever: Gathered


def link(found: Found, config: Config, now: Moment, *, with_drafts: bool) -> Linked:
    """The Library at `now`, the pages it has, and the problems of parsing and linking, softened in drafts."""
    entries = tuple(result.entry for result in found.entries if result.entry is not None)
    hidden = {e.path: why for e in entries if (why := hidden_because(e, now, with_drafts=with_drafts))}
    series = all_series(entries)
    times = _times(entries, series, hidden, config, now)
    static = {path: address for path in sorted(found.files) if (address := static_address(path, config.layout))}
    files = {id: entry.path for id, entry in series.names.files.items()}
    pictures = plan_pictures(_lasting(entries, hidden), found.assets, config.options.pictures)
    lasting = times.lasting
    beside = claims_beside(lasting.parts.posts, pictures, config, with_feeds=bool(lasting.feeds))
    claimed = (*claims(lasting.planned, lasting.feeds, files, static, config), *beside)
    redirects, _ = plan_redirects(times.now.with_pages, taken(claimed), config.path)
    _, redirect_problems = plan_redirects(times.lasting.with_pages, taken(claimed), config.path)
    places = _places(found, hidden, times, static, redirects, pictures)
    checks = Checks(
        places=places,
        files=nearest(found.files),
        addresses=nearest(places.addresses),
        validation=config.validation,
        has_icon=found.has_icon,
        has_template=found.has_template,
        custom_dir=config.theme.custom_dir,
    )
    unread = frozenset(result.path for result in found.entries if result.entry is None)
    known = Known(names=times.ever.parts.names, unread=unread, config=config)
    in_series = known_series(series, hidden.keys(), unread, config.layout, now)
    quizzes = known_quizzes(entries, hidden.keys(), unread, config)
    problems = sorted_problems(
        check_claims(claimed, config.path),
        check_feed_ids(times.lasting.parts.posts, config),
        redirect_problems,
        check_renamed(times.lasting.parts.posts, {problem.span for problem in redirect_problems}, config),
        uncovered(times.now.parts.posts, times.now.ctas, config),
        due_reviews(times.now.parts.posts, now),
        *(_problems_of(result, hidden, known, times.ever.ctas, in_series, quizzes, checks) for result in found.entries),
    )
    library = _library(entries, hidden, times.now, places, redirects, now)
    mentioned = frozenset(path for entry in _lasting(entries, hidden) for path in mentioned_files(entry))
    return Linked(
        library=library,
        planned=times.now.planned,
        mentioned=mentioned,
        assets=found.assets,
        pictures=pictures,
        feed_ids=frozenset(post.feed_id for post in times.ever.parts.posts),
        address_of=times.ever.address_of,
        unpublished=unpublished((e for e in entries if with_drafts or e.path in hidden), now),
        problems=problems,
    )


def _lasting(entries: tuple[AnyEntry, ...], hidden: Mapping[str, HiddenBecause]) -> tuple[AnyEntry, ...]:
    return tuple(entry for entry in entries if hidden.get(entry.path) in LASTING)


def _times(
    entries: tuple[AnyEntry, ...], series: AllSeries, hidden: Mapping[str, HiddenBecause], config: Config, now: Moment
) -> _Times:
    expired = frozenset(path for path, why in hidden.items() if why == "expired")
    ever = gather(entries, series, (), config, now)
    if not hidden:
        return _Times(now=ever, lasting=ever, ever=ever)
    visible = gather(tuple(entry for entry in entries if entry.path not in hidden), series, expired, config, now)
    if "scheduled" not in hidden.values():
        return _Times(now=visible, lasting=visible, ever=ever)
    lasting = gather(_lasting(entries, hidden), series, expired, config, now)
    return _Times(now=visible, lasting=lasting, ever=ever)


def _places(
    found: Found,
    hidden: Mapping[str, HiddenBecause],
    times: _Times,
    static: Mapping[str, str],
    redirects: tuple[Redirect, ...],
    pictures: Mapping[str, PicturePlan],
) -> SitePlaces:
    addresses = frozenset(times.now.addresses).union(static.values(), (redirect.address for redirect in redirects))
    ever = {*times.ever.addresses, *former_addresses(times.ever.with_pages)}
    return SitePlaces(
        targets=targets(found.entries, hidden, times.ever.address_of),
        assets=found.assets,
        pictures=pictures,
        static=static,
        addresses=addresses,
        absent=frozenset(ever) - addresses,
    )


def _library(
    entries: tuple[AnyEntry, ...],
    hidden: Mapping[str, HiddenBecause],
    visible: Gathered,
    places: SitePlaces,
    redirects: tuple[Redirect, ...],
    now: Moment,
) -> Library:
    parts, names = visible.parts, visible.parts.names
    shown = tuple(entry for entry in entries if entry.path not in hidden)
    return Library(
        posts=parts.posts,
        pages=parts.pages,
        topics=tuple(sorted(names.topics.values(), key=lambda topic: (folded(topic.title), topic.slug))),
        authors=tuple(sorted(names.authors.values(), key=lambda author: (folded(author.name), author.id))),
        tags=tuple(sorted(names.tags.values(), key=lambda tag: (folded(tag.name), tag.slug))),
        by_topic=parts.by_topic,
        by_author=parts.by_author,
        by_tag=grouped(names.tags, parts.posts, lambda post: (tag.slug for tag in post.tags)),
        by_year=parts.by_year,
        series=visible.series,
        places=visible.places,
        quizzes={quiz.id: quiz for quiz in parts.quizzes},
        targets=places.targets,
        assets=shown_assets(shown, places),
        pictures=shown_plans(shown, places),
        static=places.static,
        feeds=visible.feeds,
        addresses=places.addresses,
        absent=places.absent,
        redirects=redirects,
        hidden=_hidden_posts(entries, hidden),
        until=next_change(entries, now),
    )


def _hidden_posts(entries: tuple[AnyEntry, ...], hidden: Mapping[str, HiddenBecause]) -> Hidden:
    why = Counter(hidden.get(entry.path) for entry in entries if isinstance(entry, PostEntry))
    return Hidden(drafts=why["draft"], scheduled=why["scheduled"], expired=why["expired"])


def _problems_of(
    result: ParsedEntry,
    hidden: Mapping[str, HiddenBecause],
    known: Known,
    ctas: Ctas,
    series: KnownSeries,
    quizzes: KnownQuizzes,
    checks: Checks,
) -> Problems:
    entry = result.entry
    if entry is None:
        return result.problems
    linking = check_references(entry, checks) + check_quizzes(entry, quizzes)
    if isinstance(entry, PostEntry):
        linking += check_names(entry, known) + check_cta(entry, ctas, known) + check_post_series(entry, series)
        linking += check_prose(entry, series.placed.get(entry.path, ()))
    if isinstance(entry, SeriesEntry):
        linking += check_topics(entry.topics, known) + check_series_file(entry, series)
    if isinstance(entry, CtaEntry | QuizEntry):
        linking += check_topics(entry.topics, known)
    if isinstance(entry, PageEntry):
        linking += check_topics((ref for block in entry.blocks for ref in block.topics), known)
    if hidden.get(entry.path) in LASTING:
        return result.problems + linking
    grave = tuple(problem for problem in result.problems if problem.code in VISIBILITY_CODES)
    mild = tuple(problem for problem in result.problems if problem.code not in VISIBILITY_CODES)
    return grave + softened(mild + linking)
