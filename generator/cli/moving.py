"""`milepost move`: what is said of it. What is written, and where, is decided elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.diffs import diff
from generator.cli.endings import PROBLEMS
from generator.cli.options import Misuse, config_option, find_config, now
from generator.cli.report import formatted, plural, seen_from_here
from generator.cli.saying import say

if TYPE_CHECKING:
    from generator.build.moving import Moved


@click.command("move", short_help="Rename a text, and mend every link and list that names it.")
@click.argument("old")
@click.argument("new")
@config_option
@click.option("--dry-run", is_flag=True, help="Show what would be changed, and write nothing.")
@click.pass_context
def move(ctx: click.Context, old: str, new: str, *, config: Path | None, dry_run: bool) -> None:
    """Rename the text OLD, a file or its name, to NEW: links, lists of series and the menu follow it.

    Its former address leads to the new one, and subscribers do not get it again.
    """
    config = find_config(config)
    from generator.build import Request
    from generator.build.moving import plan_moved, write_moved
    from generator.moves import NoSuchPlace

    root = config.resolve().parent
    request = Request(config=config, now=now())
    try:
        moved, problems = plan_moved(_below(old, root), _below(new, root), request)
    except NoSuchPlace as reason:
        raise Misuse(str(reason)) from None
    if moved is None:
        say(formatted(seen_from_here(problems, config), "text"), err=True)
        raise Misuse("The site cannot be read: mend this first.")
    for line in _changes(moved):
        say(line)
    if moved.problems:
        say(formatted(seen_from_here(moved.problems, config), "text"), err=True)
        say(f"{moved.old} stays where it is: this would be wrong afterwards.", err=True)
        ctx.exit(PROBLEMS)
    if not dry_run:
        try:
            write_moved(moved, root)
        except OSError as reason:
            raise Misuse(f"{reason.filename} cannot be written: {reason.strerror}. Nothing is lost.") from None
    say(_summary(moved, dry_run=dry_run), err=True)


def _below(name: str, root: Path) -> str:
    """A path as it can be typed here, as one from the site's folder; a name stays one."""
    if "/" not in name and "\\" not in name and not Path(name).exists():
        return name
    here = Path.cwd() / name
    return here.relative_to(root).as_posix() if here.is_relative_to(root) and not Path(name).is_absolute() else name


def _changes(moved: Moved) -> list[str]:
    back = {new: old for old, new in moved.places.items()}
    named = [(back.get(path, path), path) for path in moved.after]
    return [line for old, new in named for line in diff(old, new, moved.before[old], moved.after[new])]


def _summary(moved: Moved, *, dry_run: bool) -> str:
    others = len([path for path in moved.after if path not in moved.places.values()])
    lines = [f"{moved.old} {'would be' if dry_run else 'is now'} {moved.new}."]
    if others:
        follow = "would follow" if dry_run else "follows" if others == 1 else "follow"
        lines.append(f"{plural(others, 'other file')} that {'names' if others == 1 else 'name'} it {follow}.")
    if moved.former:
        lines.append(f"/{moved.former} leads to /{moved.address}.")
    lines += (
        f"Nothing answers at /{feed} any more: subscribers there must subscribe anew." for feed in moved.lost_feeds
    )
    return "\n".join(lines)
