"""Everything on the site that can be linked to, by content path and by address, and who stands where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.config.values import Config
from generator.diagnostics import Span
from generator.entries import ParsedEntry
from generator.library.addresses import OVERRIDABLE, OWN_FILES, Claim
from generator.library.feed_ids import RECORD
from generator.library.feeds import feed_addresses
from generator.library.mentions import mentioned_files, shown_pictures
from generator.library.names import folded
from generator.library.pictures import PicturePlan
from generator.library.values import FeedPlace, Planned, Target
from generator.library.visibility import HiddenBecause
from generator.model import AnyEntry, Asset, CtaEntry, PageEntry
from generator.routes import output_path


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePlaces:
    """What references are resolved against while the Library is being made: see Library for the fields."""

    targets: Mapping[str, Target]
    assets: Mapping[str, Asset]
    pictures: Mapping[str, PicturePlan]
    static: Mapping[str, str]
    addresses: frozenset[str]
    absent: frozenset[str]


def targets(
    results: Iterable[ParsedEntry], hidden: Mapping[str, HiddenBecause], address_of: Mapping[str, str]
) -> dict[str, Target]:
    """Every content entry as links see it. One that could not be read is hidden without a title, so that nobody
    complains of links to it: one mistake, one problem.
    """
    return {result.path: _target(result, hidden, address_of) for result in results}


def _target(result: ParsedEntry, hidden: Mapping[str, HiddenBecause], address_of: Mapping[str, str]) -> Target:
    entry = result.entry
    if entry is None:
        return Target(address=None, title="", anchors=None)
    has_page = bool(address_of[entry.path]) or isinstance(entry, PageEntry)
    address = address_of[entry.path] if has_page and entry.path not in hidden else None
    is_settled = hidden.get(entry.path) in (None, "scheduled")
    anchors = frozenset(entry.text.anchors) if is_settled else None
    return Target(address=address, title=entry.title, anchors=anchors, has_page=not isinstance(entry, CtaEntry))


def shown_assets(visible: Iterable[AnyEntry], places: SitePlaces) -> dict[str, Asset]:
    """The pictures and downloads that visible pages refer to, in order of their paths."""
    paths = {path for entry in visible for path in mentioned_files(entry)}
    return {path: places.assets[path] for path in sorted(paths) if path in places.assets}


def shown_plans(visible: Iterable[AnyEntry], places: SitePlaces) -> dict[str, PicturePlan]:
    """What becomes of the pictures among them that visible pages show."""
    paths = {path for entry in visible for path, _ in shown_pictures(entry)}
    return {path: plan for path, plan in places.pictures.items() if path in paths}


def claims(
    planned: Iterable[Planned],
    feeds: Sequence[FeedPlace],
    series: Mapping[str, str],
    static: Mapping[str, str],
    config: Config,
) -> Iterator[Claim]:
    """Who wants which address. Lists, which no file makes, are claimed by the configuration.

    `series` are the content paths of series that have a file, by their ids.
    """
    for page in planned:
        if page.address == "404.html":
            continue  # a 404.html of the owner's takes the place of ours
        yield Claim(page.address, _span(page, series, config.docs_dir, config.path), page.title)
    for path, address in static.items():
        if address not in OVERRIDABLE:
            yield Claim(address, Span(f"{config.docs_dir}/{path}"), path)
    lists = feed_addresses(feed for feed in feeds if not feed.is_former)
    for address in (*lists, *([RECORD] if lists else []), *OWN_FILES):
        yield Claim(address, Span(config.path), address)
    for feed in feeds:
        if feed.is_former:
            yield Claim(feed.address, _option_span(feed.address, config), feed.address)


def _option_span(former: str, config: Config) -> Span:
    """Where the configuration asks for a feed at a former address."""
    number = config.options.feed.also.index(former)
    keys = (f"feed.also.{number}", "feed.also")
    found = (span for key in keys for name, span in config.spans.items() if name.endswith(key))
    return next(found, Span(config.path))


def _span(page: Planned, series: Mapping[str, str], docs_dir: str, config_path: str) -> Span:
    if page.route.kind in ("post", "page", "quiz"):
        return Span(f"{docs_dir}/{page.route.key}")
    if page.route.kind in ("series", "series-plan") and page.route.key in series:
        return Span(f"{docs_dir}/{series[page.route.key]}")
    return Span(config_path)


def taken(claimed: Iterable[Claim]) -> dict[str, Span]:
    """The output files that are spoken for, folded as a disk that ignores case would, and by whom."""
    return {folded(output_path(claim.address)): claim.span for claim in claimed}
