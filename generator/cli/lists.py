"""`milepost list`: which list, and how it is written. What is in it is decided elsewhere."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from shutil import get_terminal_size
from textwrap import fill, indent
from typing import TYPE_CHECKING, Literal

import click
import msgspec

from generator.cli.endings import PROBLEMS
from generator.cli.options import config_option, find_config, now
from generator.cli.report import formatted, plural, seen_from_here
from generator.cli.saying import say

if TYPE_CHECKING:
    from generator.library.lists import Row

# As in generator.library.lists, which is not loaded for --help.
_LEAST = 20
"""Characters to a line at least, however narrow the terminal is."""
_SUBJECTS = ("posts", "drafts", "scheduled", "overdue", "series", "ctas")


@click.command("list", short_help="List posts, drafts, what is to come or overdue, series and calls to action.")
@click.argument("subject", type=click.Choice(_SUBJECTS), default="posts")
@config_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How it is written.",
)
@click.pass_context
def lists(ctx: click.Context, subject: str, *, config: Path | None, form: Literal["text", "json"]) -> None:
    """List what the site holds: posts, drafts, scheduled or overdue posts, series with their gaps, or ctas by topic.

    Nothing is built or changed.
    """
    config = find_config(config)
    from generator.build import Request
    from generator.build.listing import list_site
    from generator.cache.opening import memory_folder, site_store

    with site_store(config) as store:
        request = Request(config=config, now=now())
        found, problems = list_site(subject, request, memory_folder(config), store)  # type: ignore[arg-type]  # click has checked it
    if found is None:
        say(formatted(seen_from_here(problems, config), "text"), err=True)
        ctx.exit(PROBLEMS)
    if form == "json":
        say(json.dumps([msgspec.to_builtins(row) for row in found], indent=2, ensure_ascii=False))
        return
    room = get_terminal_size().columns if sys.stdout.isatty() else None
    for row in found:
        say(line(row, max((len(row.when) for row in found), default=0), room))
    say(f"{plural(len(found), 'line')}." if found else "There is none.", err=True)


def line(row: Row, width: int, room: int | None) -> str:
    """One row: when, what, what else, and where; what has no `room` beside that, on lines of its own below."""
    before = f"{row.when:{width}}{'  ' if width else ''}"
    parts = [part for part in (f"{row.title} ({row.about})" if row.about else row.title, row.path) if part]
    whole = before + "  ".join(parts)
    if room is None or len(whole) <= room:
        return whole
    folded = [fill(part, max(room - len(before), _LEAST), break_on_hyphens=False) for part in parts]
    return indent("\n".join(folded), " " * len(before)).replace(" " * len(before), before, 1)
