"""`milepost new`: what is asked of somebody who begins a file. What is written is decided elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from generator.cli.options import Misuse, Time, config_option, find_config, now
from generator.cli.report import formatted, seen_from_here
from generator.cli.saying import say

if TYPE_CHECKING:
    from generator.build.starting import Site

# As in generator.starting, which is not loaded for --help.
_KINDS = ("post", "page", "series", "topic", "author", "quiz")
_QUIZZES = ("score", "profile", "outcome", "calculator", "ranking", "plan")

_FOR = {
    "topics": ("post", "quiz"),
    "authors": ("post",),
    "series": ("post",),
    "day": ("post",),
    "publish": ("post",),
    "quiz": ("quiz",),
}
"""Which kinds an option is for."""


@click.command(short_help="Begin a post, a page, a series, a topic, an author or a quiz.")
@click.argument("kind", type=click.Choice(_KINDS))
@click.argument("title", required=False, default="")
@config_option
@click.option("--slug", default="", metavar="NAME", help="The last part of its address; else it is made of the title.")
@click.option("--topic", "topics", multiple=True, metavar="TOPIC", help="What it is about; more than once for several.")
@click.option("--author", "authors", multiple=True, metavar="AUTHOR", help="Who writes it; more than once for several.")
@click.option("--series", default="", metavar="SERIES", help="The series of which the post is the next part.")
@click.option(
    "--date", "day", type=Time(), metavar="DAY", help="The day on which the post is to be published; else today."
)
@click.option("--publish", is_flag=True, help="Begin the post without `draft: true`.")
@click.option(
    "--kind", "quiz", type=click.Choice(_QUIZZES), default="score", help="Which kind of quiz.", show_default=True
)
@click.option("--edit", is_flag=True, help="Open the new file in your editor.")
def new(
    kind: str,
    title: str,
    *,
    config: Path | None,
    slug: str,
    topics: tuple[str, ...],
    authors: tuple[str, ...],
    series: str,
    day: datetime | None,
    publish: bool,
    quiz: str,
    edit: bool,
) -> None:
    """Begin a file of the site from a template, in its folder and with its first lines filled in.

    What is not said here is asked for on a terminal. No file is ever written over.
    """
    config = find_config(config)
    _refuse_misplaced(kind)
    from generator.build.starting import CannotBegin, begin, open_site
    from generator.starting import Begun

    site, problems = open_site(config, now())
    if site is None:
        say(formatted(seen_from_here(problems, config), "text"), err=True)
        raise Misuse("The site cannot be read: mend this first.")
    title = title or _asked("Title")
    if not title.strip():
        raise Misuse(f'Say what it is called: milepost new {kind} "The title".')
    begun = Begun(
        kind=kind,  # type: ignore[arg-type]  # click has checked it
        title=title.strip(),
        slug=slug,
        date=_written(day) if day is not None else site.today,
        authors=authors or _chosen("author", kind, site),
        topics=topics or _chosen("topic", kind, site),
        series=series,
        quiz=quiz,
        draft=not publish,
    )
    beginnings = site.beginnings(begun)
    try:
        written = begin(begun, site)
    except CannotBegin as reason:
        raise Misuse(str(reason)) from None
    except OSError as reason:
        raise Misuse(f"{reason.filename} cannot be written: {reason.strerror}.") from None
    here = seen(written[0])
    say(here)
    for sentence in beginnings:
        say(sentence, err=True)
    for also in written[1:]:
        say(f"It is now the last part in {seen(also)}.", err=True)
    say("Write it, and see it with `milepost serve`.", err=True)
    if edit:
        click.edit(filename=here)


def _refuse_misplaced(kind: str) -> None:
    """An option that means nothing here was meant for something, and nobody would see that it was passed over."""
    ctx = click.get_current_context()
    for option, kinds in _FOR.items():
        given = ctx.get_parameter_source(option)
        if given is ParameterSource.COMMANDLINE and kind not in kinds:
            named = next(p.opts[0] for p in ctx.command.params if p.name == option)
            raise Misuse(f"{named} is for a {' or a '.join(kinds)}, and this is a {kind}. Leave it out.")


def _written(day: datetime) -> str:
    """As front matter has it: a day, or a day and a time where one was said."""
    if day.time() == time() and day.tzinfo is None:
        return day.date().isoformat()
    return day.isoformat(timespec="minutes") if day.tzinfo else f"{day:%Y-%m-%d %H:%M}"


def seen(path: Path) -> str:
    """A path as it can be typed in this folder."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def _asked(what: str) -> str:
    """Nobody is asked who is not there."""
    return str(click.prompt(what, default="", show_default=False, err=True)) if sys.stdin.isatty() else ""


def _chosen(what: str, kind: str, site: Site) -> tuple[str, ...]:
    """Names as they were typed, several with commas between them; Enter for none."""
    if kind != "post" or not sys.stdin.isatty():
        return ()
    names: Mapping[str, str] = site.names("author" if what == "author" else "topic")
    if names:
        say(f"The {what}s of this site: {', '.join(names)}", err=True)
    return tuple(name for part in _asked(f"{what.title()} (Enter for none)").split(",") if (name := part.strip()))
