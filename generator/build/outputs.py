"""Everything that is published, put on the stage: pages first, then what is made from all of them, then files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.build.request import Progress
from generator.cache import BodyStore
from generator.diagnostics import Problem, Problems
from generator.feeds import rss, site_feed
from generator.library import Library, Planned
from generator.library.addresses import OVERRIDABLE
from generator.library.references import asset_address
from generator.model import Body
from generator.pages import attempt
from generator.publish import Stage
from generator.routes import Route, output_path
from generator.search import robots, search_index, sitemap
from generator.theme import Theme
from generator.views import AnyView, RedirectView, Site, entry_of, view
from generator.views.shell import Frame, FrameKey
from generator.views.site import FEED

LISTS = frozenset({"home", "blog", "archive", "archive-year", "topics", "topic", "authors", "author", "tags"})
"""Kinds of page that lead to others, and so are published after them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outputs:
    """All that outputs are made from. `files` are content files to publish as they are: path to address."""

    site: Site
    planned: tuple[Planned, ...]
    bodies: BodyStore
    theme: Theme
    frames: Callable[[FrameKey], Frame]
    content: Path
    files: Mapping[str, str]
    digest_of: Callable[[str], str]


def stage_pages(outputs: Outputs, stage: Stage, progress: Progress) -> Problems:
    """Every page of the plan, and the redirects; the problems are those of the owner's templates."""
    owned = {address for address in outputs.files.values() if address in OVERRIDABLE}
    planned = [page for page in (*outputs.planned, *_redirects(outputs.site.library)) if page.address not in owned]
    problems: list[Problem] = []
    for done, page in enumerate(planned, 1):
        shown = view(page, outputs.site, _body(page, outputs))
        text = attempt(shown, _frame(shown, outputs), outputs.theme.environment)
        if isinstance(text, Problem):
            problems.append(text)
        else:
            stage.write(output_path(page.address), text.encode(), "list" if page.route.kind in LISTS else "page")
        progress("rendering", done, len(planned))
    return tuple(dict.fromkeys(problems))


def _redirects(library: Library) -> Iterator[Planned]:
    for redirect in library.redirects:
        yield Planned(route=Route("redirect", redirect.address), address=redirect.address, title=redirect.title)


def _body(page: Planned, outputs: Outputs) -> Body:
    entry = entry_of(page, outputs.site)
    return outputs.bodies.get(entry.body) if entry is not None and entry.body else Body()


def _frame(shown: AnyView, outputs: Outputs) -> Frame | None:
    return None if isinstance(shown, RedirectView) else outputs.frames(shown.frame)
