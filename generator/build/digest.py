"""A site's folder to a newsletter issue: read, parse and link as a build does, and nothing of the site is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from generator.build.request import Progress, Request, silent
from generator.build.site import Folder, link_site, open_folder
from generator.build.tools import Tools
from generator.cache import BodyStore, Store
from generator.config import Config
from generator.diagnostics import Problem, Problems, has_errors, sorted_problems
from generator.digest import TEMPLATE, Asked, Issue, Nothing, Unknown, Wanted, choose, issue_of, page
from generator.entries.moments import moment_of
from generator.library.link import Linked
from generator.model import Moment
from generator.pages import template_problem
from generator.routes import Addresses
from generator.views import Site, strings_in

Since = Callable[[Moment], datetime]
"""From when on posts are wanted, by the time that it is in the site's zone; without an offset it is the site's own."""


@dataclass(frozen=True, slots=True)
class Digest:
    """An issue and its HTML, the configuration of its site, and where that lies."""

    issue: Issue
    html: str
    config: Config
    sources: tuple[Path, ...]
    """What the site is made of: files, and folders of files."""
    site: Path
    """The folder that is published."""


def make_digest(
    request: Request, since: Since, asked: Callable[[Config], Asked], store: Store, progress: Progress = silent
) -> tuple[Digest | Unknown | Nothing | None, Problems]:
    """The issue, or why there is none. None where the site has errors, which are in the problems."""
    with BodyStore() as bodies:
        folder, problems = open_folder(request, store)
        if folder is None:
            return None, sorted_problems(problems)
        if not folder.config.site_url:
            hint = (
                "Links in an e-mail need whole addresses: write site_url: https://your-firm.example/ into mkdocs.yml."
            )
            return Unknown("This site does not say at which address it is.", hint), ()
        linked, _, linking = link_site(folder, request, Tools(bodies=bodies, progress=progress))
        problems = sorted_problems((*problems, *linking))
        if has_errors(problems):
            return None, problems
        found = _issue(folder, linked, since, asked(folder.config), bodies)
        if not isinstance(found, Issue):
            return found, problems
        html = _html(found, folder)
        return (None, (html,)) if isinstance(html, Problem) else (_digest(found, html, folder), problems)


def _digest(issue: Issue, html: str, folder: Folder) -> Digest:
    site = folder.root / folder.config.site_dir
    return Digest(issue=issue, html=html, config=folder.config, sources=folder.inputs, site=site)


def _issue(folder: Folder, linked: Linked, since: Since, asked: Asked, bodies: BodyStore) -> Issue | Unknown | Nothing:
    config, theme, library = folder.config, folder.theme, linked.library
    first = moment_of(since(folder.now), config.options.timezone)
    if first.epoch > folder.now.epoch:
        return Unknown(f"{first.date} is still to come.", "Write a day that has been, such as --since 7d.")
    posts = choose(Wanted(since=first, series=asked.series, topic=asked.topic), library, folder.now)
    if not isinstance(posts, tuple):
        return posts
    strings = strings_in(theme.language, theme.translate)
    site = Site(
        library=library,
        config=config,
        addresses=Addresses({page.route: page.address for page in linked.planned}),
        menu=(),
        strings=strings,
        icons=theme.icon_html,
    )
    direction = config.theme.direction or theme.translate("direction")
    return issue_of(posts, asked, site, direction, bodies.get)


def _html(issue: Issue, folder: Folder) -> str | Problem:
    """Templates are the owner's programs and may raise anything; that is why everything is caught here."""
    try:
        return page(issue, folder.theme.environment)
    except Exception as mistake:  # noqa: BLE001
        return template_problem(mistake, TEMPLATE, folder.config.theme.custom_dir or "templates")
