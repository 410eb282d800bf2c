"""`milepost build`: its options, words and exit codes. What it does is elsewhere."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.configs import read_config
from generator.cli.endings import PROBLEMS, PUBLISHED
from generator.cli.options import Misuse, Time, Workers, config_option, find_config, now
from generator.cli.report import Format, built, explained_writes, formatted, seen_from_here
from generator.cli.saying import say

if TYPE_CHECKING:
    from generator.read.previous import Previous, Unreadable


@click.command(short_help="Build the site and publish it into its folder.")
@config_option
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Where the site goes, counted from this folder; instead of site_dir in mkdocs.yml.",
)
@click.option("--strict", is_flag=True, help="Warnings stop publication as errors do.")
@click.option("--clean", is_flag=True, help="Rely on nothing that earlier builds remembered.")
@click.option("--force", is_flag=True, help="Publish into a folder that holds files Milepost did not write.")
@click.option(
    "--previous",
    default="",
    metavar="PLACE",
    help="Publish only if nothing that is published at PLACE is lost: an address, a folder, or site_url.",
)
@click.option("--at", type=Time(), metavar="TIME", help="Build as if it were that time, such as 2026-11-22.")
@click.option("--drafts", is_flag=True, help="Show drafts and scheduled posts too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How problems are written: for people, for programs, or for GitHub's checks.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but problems.")
@click.option("--explain", is_flag=True, help="Say of each file that is written, why.")
@click.option(
    "--workers",
    type=Workers(),
    default="auto",
    show_default=True,
    metavar="NUMBER",
    help="How many processes share the work of a large site; auto for as many as there are processors.",
)
@click.pass_context
def build(
    ctx: click.Context,
    *,
    config: Path | None,
    site_dir: Path | None,
    strict: bool,
    clean: bool,
    force: bool,
    previous: str,
    at: datetime | None,
    drafts: bool,
    form: Format,
    quiet: bool,
    explain: bool,
    workers: int | None,
) -> None:
    """Build the site and publish it into its folder.

    Exits with 0 if the site was published, with 1 if something is wrong (the published site is then as
    it was), and with 2 if the command was not understood.
    """
    config, at = find_config(config), at or now()
    from generator.build import Request, Result
    from generator.build import build as build_site
    from generator.build.again import build_again
    from generator.build.next_change import write_next

    began = time.perf_counter()
    request = Request(
        config=config,
        site_dir=site_dir,
        now=at,
        strict=strict,
        clean=clean,
        force=force,
        with_drafts=drafts,
        previous=_published_at(previous, config) if previous else None,
    )

    def build_all() -> Result:
        from generator.build.workers import crew, usual_workers
        from generator.cache.opening import memory_folder, site_store
        from generator.cli.progress import bar

        with (
            site_store(config) as store,
            crew(workers or usual_workers()) as executor,
            bar(wanted=not quiet) as progress,
        ):
            return build_site(request, memory=memory_folder(config), store=store, executor=executor, progress=progress)

    result = build_again(request, build_all)
    if result.counts is not None:
        write_next(config, result.until)
    text = formatted(seen_from_here(result.problems, config), form)
    if text:
        # GitHub reads UTF-8, whatever the console would be.
        say(text.encode() if form == "github" else text, err=form == "text")
    if explain:
        say(explained_writes(result.written), err=form != "text")
    if result.forgot and not quiet:
        say("What earlier builds remembered could not be read, so all was built anew.", err=True)
    if not quiet:
        say(built(result, time.perf_counter() - began), err=form != "text" or result.counts is None)
    ctx.exit(PROBLEMS if result.counts is None else PUBLISHED)


def _published_at(place: str, config: Path) -> Previous:
    """What is published at a place, or at the address that mkdocs.yml gives.

    A domain takes days to exist, and by then its owner has published. So it is no mistake that there is no such name,
    unless this site was found published before: then it is the name that is wrong, or the network.
    """
    from generator.build.seen import has_been_seen, note_seen
    from generator.read.previous import NoSuchName, Previous, Unreadable, read_previous

    is_own = place == "site_url"
    if is_own:
        place = _site_url(config)
    try:
        found = read_previous(place)
    except NoSuchName as reason:
        if not is_own or has_been_seen(config):
            raise _incomparable(reason) from None
        say(
            f"There is no {place} yet: nobody can have read the site there, so nothing is compared.\n"
            "Once the domain leads to your site, each build looks at it first. If it should do so already, see that"
            " site_url in mkdocs.yml is spelt right.",
            err=True,
        )
        return Previous(frozenset(), {})
    except Unreadable as reason:
        raise _incomparable(reason) from None
    if found.is_empty:
        say(f"Nothing is published at {place} yet: there is nothing to lose.", err=True)
    elif is_own:
        note_seen(config)
    return found


def _incomparable(reason: Unreadable) -> Misuse:
    again = (
        "Try again, or leave --previous out to publish all the same (on GitHub: start the workflow by hand, and tick"
        " the box that it shows)."
    )
    return Misuse(f"What is published cannot be compared: {reason}.\n{again}")


def _site_url(config: Path) -> str:
    found = read_config(config)
    if found is None or not found.site_url:
        raise Misuse("mkdocs.yml does not say at which address the site is (site_url), so nothing can be compared.")
    return found.site_url
