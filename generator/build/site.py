"""The build as one function: read, parse, link, plan, view, render, publish. Each step's own work is elsewhere."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import msgspec

from generator.build.cards import stage_cards
from generator.build.content import Content, read_assets, read_entries
from generator.build.executors import SameProcess
from generator.build.found import stage_found
from generator.build.frames import KnownFrames
from generator.build.outputs import Outputs, stage_files, stage_lists
from generator.build.pages import stage_pages
from generator.build.pictures import PictureFiles, make_site_pictures
from generator.build.related import related_posts
from generator.build.request import Counts, Edits, LookedAt, Made, Progress, Request, Result, silent
from generator.build.sources import page_sources
from generator.build.theme_files import place_theme_files
from generator.build.tools import Tools
from generator.cache import BodyStore, DamagedBody, FileStore, Memory, Seam, Store, Unread, program_digest
from generator.config import Config, inherited_paths, parse_config
from generator.diagnostics import Problem, Problems, Span, hardened, has_errors, softened, sorted_problems
from generator.entries import Rules
from generator.entries.moments import moment_of
from generator.library.feed_ids import RECORD, FeedIds, check_feed_ids_kept, decode_ids, with_feed_ids
from generator.library.link import Found, Linked, link
from generator.library.lost import check_addresses_kept
from generator.model import Moment, digest
from generator.publish import Published, Stage, open_site
from generator.read import Listing, list_content, read_config_files
from generator.routes import Addresses, base_path
from generator.theme import Theme, load_theme
from generator.views import Site, strings_in
from generator.views.menu import MenuSource, resolve_menu
from generator.views.subscribe import check_subscribe, footer_view


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A site's folder as it was found: its configuration, theme and the listing of its content."""

    root: Path
    content: Path
    config: Config
    theme: Theme
    listing: Listing
    now: Moment
    sources: tuple[Path, ...]
    """The configuration and what it inherits from."""
    asks_environment: bool

    @property
    def templates(self) -> Path:
        """The owner's, whether or not there are any."""
        return self.root / (self.config.theme.custom_dir or "templates")

    @property
    def inputs(self) -> tuple[Path, ...]:
        """Files, and folders of files, that the site is made of."""
        return (*self.sources, self.content, self.templates)


def build(
    request: Request,
    *,
    memory: Path | None = None,
    store: Store | None = None,
    executor: Executor | None = None,
    progress: Progress = silent,
    looked_at: LookedAt | None = None,
) -> Result:
    """Builds and publishes one site. With any error nothing is published; every problem is in the result.

    `memory` is a folder for what files parse to and what pages are made from, `store` remembers what is dear to make;
    without them nothing is remembered. `executor` parses and renders; without one that is done in this process.
    """
    began = time.time_ns()
    with _believed(store, request) as believed:
        folder, problems = open_folder(request, believed)
        if folder is None:
            return _refused(request, problems)
        known = None if memory is None else memory_of(memory, folder, request)
        for _ in range(2):
            with BodyStore(memory) as bodies:
                tools = Tools(
                    bodies=bodies,
                    store=believed,
                    memory=known,
                    executor=executor or SameProcess(),
                    progress=progress,
                    began=began,
                    looked_at=looked_at or LookedAt(),
                )
                with suppress(DamagedBody):
                    result = _built(folder, request, tools, problems)
                    return replace(result, forgot=known is not None and known.is_damaged)
            if known is not None:
                known.forget()
                known.is_damaged = True
        raise DamagedBody


def memory_of(folder: Path, opened: Folder, request: Request) -> Memory:
    """What earlier builds of this configuration remember; a clean one believes nothing of it."""
    site = digest(f"{_site_folder(opened, request).resolve()}{request.with_drafts}".encode())
    program = digest(f"{program_digest()}{rules_of(opened.config)!r}".encode())
    memory = Memory(folder, program, site)
    if request.clean:
        memory.forget()
    return memory


def _built(folder: Folder, request: Request, tools: Tools, problems: Problems) -> Result:
    linked, content, site_problems = link_site(folder, request, tools)
    result = publish_site(folder, linked, content, request, (*problems, *site_problems), tools)
    memory = tools.memory
    # What stands in the memory is what is published; before anything is, to have parsed it once is enough.
    if memory is not None and (result.counts is not None or not memory.files):
        memory.write_files(content.known)
    return result


@contextmanager
def _believed(store: Store | None, request: Request) -> Iterator[Store]:
    """The store as the build may use it; without one, one that ends with the build."""
    if store is not None:
        yield Unread(store) if request.clean else store
        return
    import tempfile

    with tempfile.TemporaryDirectory(prefix="milepost-", ignore_cleanup_errors=True) as folder:
        yield FileStore(Path(folder))


def open_folder(request: Request, store: Store | None = None) -> tuple[Folder | None, Problems]:
    """The configuration, what it names, and what the content folder holds. None if nothing can be made of it."""
    files, problems = read_config_files(request.config, partial(inherited_paths, environ=os.environ))
    if has_errors(problems):
        return None, problems
    config, config_problems = parse_config(files, request.config.name, os.environ)
    if config is None:
        return None, (*problems, *config_problems)
    root = request.config.resolve().parent
    theme, theme_problems = load_theme(config, root, store)
    content = root / config.docs_dir
    listing, listing_problems = list_content(content, config.docs_dir, static_dir=config.layout.static_dir)
    if any(problem.code == "no-content" for problem in listing_problems):
        # Everything that names a file of it would be told as well.
        return None, (*problems, *config_problems, *theme_problems, *listing_problems)
    folder = Folder(
        root=root,
        content=content,
        config=config,
        theme=theme,
        listing=listing,
        now=moment_of(request.now, config.options.timezone),
        sources=tuple(root / path for path in files),
        asks_environment=any(b"!ENV" in data for data in files.values()),
    )
    return folder, (*problems, *config_problems, *theme_problems, *listing_problems)


def link_site(folder: Folder, request: Request, tools: Tools) -> tuple[Linked, Content, Problems]:
    """Every content file parsed, and all of them linked."""
    content = read_entries(folder.content, folder.listing, rules_of(folder.config), tools)
    linked, problems = link_content(folder, content, request, tools)
    return linked, content, problems


def link_content(folder: Folder, content: Content, request: Request, tools: Tools) -> tuple[Linked, Problems]:
    """What was parsed, linked; with all that is wrong with it, from the parsing on."""
    config = folder.config
    assets, asset_problems = read_assets(folder.content, folder.listing, content.entries, config.docs_dir, tools)
    found = Found(
        entries=content.entries,
        files=frozenset(folder.listing.files),
        assets=assets,
        has_icon=lambda name: folder.theme.icon(name) is not None,
        has_template=folder.theme.has_page_template,
    )
    linked = link(found, config, folder.now, with_drafts=request.with_drafts)
    shown = {f"{config.docs_dir}/{path}" for path in linked.mentioned}
    grave = tuple(problem for problem in asset_problems if problem.span.path in shown)
    mild = tuple(problem for problem in asset_problems if problem.span.path not in shown)
    return linked, (*content.problems, *grave, *softened(mild), *linked.problems)


def rules_of(config: Config) -> Rules:
    """What of the configuration decides what a content file parses to."""
    return Rules(layout=config.layout, options=config.options, docs_dir=config.docs_dir, language=config.theme.language)


def publish_site(
    folder: Folder, linked: Linked, content: Content, request: Request, problems: Problems, tools: Tools
) -> Result:
    """Every page rendered and put on the stage; published if there is no error at all."""
    config = folder.config
    linked, pictures, picture_problems = make_site_pictures(
        linked, folder.content, config.docs_dir, tools.store, tools.progress
    )
    problems += picture_problems
    known_ids = _published_ids(folder, request)
    changed_ids = check_feed_ids_kept(known_ids, linked.library, linked.feed_ids, config)
    problems = with_feed_ids(problems, changed_ids, config)
    if request.previous is not None:
        problems += check_addresses_kept(request.previous.addresses, known_ids, linked.library, config)
    outputs, output_problems = _outputs(folder, linked, content, pictures, tools)
    problems += output_problems
    if _stops(problems, folder, request):
        return _result(folder, linked, request, problems)
    stage, opening_problems = _open_stage(folder, request)
    problems += opening_problems
    if stage is None:
        return _result(folder, linked, request, problems)
    with stage:
        problems += stage_files(outputs, stage)
        problems += stage_cards(outputs, stage, tools.progress)
        rendering, page_problems = stage_pages(outputs, stage, tools)
        problems += page_problems
        fed, list_problems = stage_lists(outputs, stage, folder.now)
        problems += list_problems
        problems += stage_found(outputs, stage, folder.now)
        if _stops((*problems, *stage.problems), folder, request):
            return _result(folder, linked, request, (*problems, *stage.problems))
        published, publish_problems = stage.commit()
    if tools.memory is not None and published is not None:
        tools.memory.write_pages(rendering.pages)
        seams = {path: Seam(known.source, rendering.places.get(path)) for path, known in content.known.items()}
        tools.memory.write_seams(seams)
    result = _result(folder, linked, request, (*problems, *publish_problems), published)
    edits = _edits(folder, tools.memory, fed) if tools.memory is not None else None
    if published is not None:
        result = replace(result, written={path: rendering.reasons.get(path, ()) for path in published.written})
    return replace(result, made=replace(result.made, edits=edits) if result.made is not None else None)


def _edits(folder: Folder, memory: Memory, fed: tuple[str, ...]) -> Edits | None:
    """How to see that an edit changed a text alone. An owner's templates may make anything of a text."""
    config, custom = folder.config, folder.theme.folders.custom
    if config.options.twins or (custom is not None and (custom / "pages").exists()):
        return None
    return Edits(
        root=str(folder.root),
        content=str(folder.content.resolve()),
        templates=str(folder.templates),
        docs_dir=config.docs_dir,
        memory=str(memory.folder),
        program=memory.program,
        site=memory.names.site,
        limit=config.options.limits.post_bytes,
        nesting=config.options.limits.nesting,
        html="trusted" if config.options.html == "trusted" else "safe",
        language=config.theme.language,
        fed=fed,
        has_index=config.search.enabled,
    )


def _outputs(
    folder: Folder, linked: Linked, content: Content, pictures: PictureFiles, tools: Tools
) -> tuple[Outputs, Problems]:
    config, theme = folder.config, folder.theme
    placed, placing_problems = place_theme_files(theme.content_files, folder.listing.files, config)
    strings = strings_in(theme.language, theme.translate)
    source = MenuSource(library=linked.library, planned=linked.planned, titles=strings.title, docs_dir=config.docs_dir)
    menu, menu_problems = resolve_menu(config, source)
    site = Site(
        library=linked.library,
        config=config,
        addresses=Addresses({page.route: page.address for page in linked.planned}),
        menu=menu,
        strings=strings,
        icons=theme.icon_html,
        related=related_posts(linked.library, config, tools.store),
    )
    files = {name: address for name, (_, address) in placed.items()}
    follow = partial(footer_view, site=site)
    shared = digest(f"{program_digest()}{theme.templates_digest}{strings!r}{config.theme.custom_dir}".encode())
    outputs = Outputs(
        site=site,
        planned=linked.planned,
        pictures=pictures,
        bodies=tools.bodies,
        store=tools.store,
        theme=theme,
        frames=KnownFrames(
            frames=theme.frames(menu, files, follow),
            store=tools.store,
            base=digest(f"{shared}{theme.digest}{menu!r}{files!r}".encode()),
            follow=follow,
        ),
        content=folder.content,
        files={**linked.library.static, **dict(placed.values())},
        shape=content.shape,
        base=shared.encode(),
    )
    return outputs, placing_problems + menu_problems + check_subscribe(config, linked.library)


def _published_ids(folder: Folder, request: Request) -> FeedIds:
    """What is known of the published posts: by the last publication into this folder, and by the feeds of the site that
    the request names.
    """
    return {**_remembered_ids(folder, request), **(request.previous.ids if request.previous is not None else {})}


def _remembered_ids(folder: Folder, request: Request) -> FeedIds:
    record = _site_folder(folder, request) / RECORD
    try:
        return decode_ids(record.read_bytes()) if record.is_file() else {}  # a pipe would be waited for
    except OSError:
        return {}


def _site_folder(folder: Folder, request: Request) -> Path:
    return request.site_dir or folder.root / folder.config.site_dir


def _open_stage(folder: Folder, request: Request) -> tuple[Stage | None, Problems]:
    stage, problems = open_site(
        _site_folder(folder, request),
        repository=folder.root,
        protected=[folder.content, folder.templates],
        force=request.force,
        clean=request.clean,
    )
    written = folder.config.spans.get("site_dir")
    if request.site_dir is not None or written is None:
        return stage, problems
    return stage, tuple(_at_its_option(problem, written) for problem in problems)


def _at_its_option(problem: Problem, written: Span) -> Problem:
    """A problem of the site folder as such, at the line of mkdocs.yml that names the folder."""
    is_of_folder = problem.code in ("site-folder-unsafe", "site-not-folder", "site-not-ours")
    return msgspec.structs.replace(problem, span=written) if is_of_folder else problem


def _judged(problems: Problems, config: Config | None, request: Request) -> Problems:
    strict = request.strict or (config is not None and config.strict)
    return sorted_problems(hardened(problems) if strict else problems)


def _stops(problems: Problems, folder: Folder, request: Request) -> bool:
    return has_errors(_judged(problems, folder.config, request))


def _result(
    folder: Folder, linked: Linked, request: Request, problems: Problems, published: Published | None = None
) -> Result:
    counts = (
        None
        if published is None
        else Counts(
            posts=len(linked.library.posts),
            pages=len(linked.planned) + len(linked.library.redirects),
            written=len(published.written),
            deleted=len(published.deleted),
            unchanged=published.unchanged,
        )
    )
    config = folder.config
    return Result(
        problems=_judged(problems, config, request),
        counts=counts,
        hidden=linked.library.hidden,
        until=_until(folder, linked),
        base_path=base_path(config.site_url),
        made=_made(folder, request),
        sources=page_sources(folder.content, linked) if request.with_sources else None,
    )


def _until(folder: Folder, linked: Linked) -> Moment | None:
    """When the site changes by time alone, or a note appears."""
    coming = [linked.library.until] if linked.library.until else []
    security = folder.config.options.security
    with suppress(OverflowError):  # the last day that there is
        if security is not None:
            day_after = datetime.fromisoformat(security.expires) + timedelta(days=1)
            coming.append(moment_of(day_after, folder.config.options.timezone))
    return min((moment for moment in coming if moment > folder.now), default=None)


def _made(folder: Folder, request: Request) -> Made:
    return Made(
        inputs=tuple(str(place.resolve()) for place in folder.inputs),
        asks_environment=folder.asks_environment,
        site=str(_site_folder(folder, request).resolve()),
    )


def _refused(request: Request, problems: Problems) -> Result:
    return Result(problems=_judged(problems, None, request))
