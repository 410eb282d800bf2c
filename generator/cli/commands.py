"""`milepost build` and `milepost serve`. What they do is elsewhere; here stand their options, words and exit codes."""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.report import Format, counted, formatted, plural

if TYPE_CHECKING:  # `milepost --help` does not load the program
    from generator.build import Result

PUBLISHED, PROBLEMS = 0, 1


class Time(click.ParamType[datetime]):
    """A date, or a date and time, in ISO 8601; without a zone it is meant in the site's."""

    name = "time"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            return datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a time. Write 2026-11-22 or 2026-11-22T09:00:00+01:00.", param, ctx)


def _version() -> str:
    try:
        return version("milepost")
    except PackageNotFoundError:
        return "unpackaged"


config_option = click.option(
    "-f",
    "--config",
    "config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The site's configuration.",
)
drafts_option = click.option("--drafts", is_flag=True, help="Show drafts and scheduled posts too.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(_version(), prog_name="milepost")
def main() -> None:
    """Turn a folder of Markdown posts into a website."""


@main.command()
@config_option
@click.option("--site-dir", type=click.Path(path_type=Path), help="Where the site goes, instead of mkdocs.yml's.")
@click.option("--strict", is_flag=True, help="Warnings stop publication as errors do.")
@click.option("--clean", is_flag=True, help="Make every file anew, whatever was published before.")
@click.option("--force", is_flag=True, help="Publish into a folder that holds files of somebody else's.")
@click.option("--at", "at", type=Time(), metavar="TIME", help="Build as if it were that time.")
@drafts_option
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but problems.")
def build(
    config: Path,
    site_dir: Path | None,
    strict: bool,
    clean: bool,
    force: bool,
    at: datetime | None,
    drafts: bool,
    form: Format,
    quiet: bool,
) -> None:
    """Build the site and publish it into its folder.

    Exits with 0 if the site was published, with 1 if something is wrong (the published site is then as it was), and
    with 2 if the command was not understood.
    """
    from generator.build import Request
    from generator.build import build as build_site
    from generator.cli.progress import bar

    began = time.perf_counter()
    request = Request(
        config=config,
        site_dir=site_dir,
        now=at or now(),
        strict=strict,
        clean=clean,
        force=force,
        with_drafts=drafts,
    )
    with bar(wanted=not quiet) as progress:
        result = build_site(request, progress=progress)
    if text := formatted(result.problems, form):
        click.echo(text, err=form == "text")
    if not quiet:
        click.echo(summary(result, time.perf_counter() - began), err=form != "text" or result.failed)
    sys.exit(PROBLEMS if result.counts is None else PUBLISHED)


@main.command()
@config_option
@drafts_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free one.")
def serve(config: Path, drafts: bool, port: int) -> None:
    """Build the site, show it on this computer, and build it again whenever a file changes."""
    from generator.serve import serve as serve_site

    serve_site(config, with_drafts=drafts, port=port, now=now, say=click.echo)


def now() -> datetime:
    """The time of this build: SOURCE_DATE_EPOCH if set (reproducible-builds.org), else the clock. Has a zone."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(fixed), UTC) if fixed.isdigit() else datetime.now(UTC)


def summary(result: Result, seconds: float) -> str:
    """The one line at the end."""
    problems = counted(result.problems)
    if result.counts is None:
        return f"Nothing was published: {problems}. The site is as it was."
    counts = result.counts
    said = f"Published {plural(counts.posts, 'post')} on {plural(counts.pages, 'page')}"
    said += f" ({plural(counts.written, 'file')} written, {counts.deleted:,} deleted) in {seconds:.1f} s"
    if result.hidden:
        said += f"; {plural(result.hidden, 'post')} hidden"
    return f"{said}; {problems}." if problems else f"{said}."
