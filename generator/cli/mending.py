"""`milepost fix`: its options, words and exit codes. What is mended, and how, is decided elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.checking import is_in, named_in
from generator.cli.diffs import diff
from generator.cli.endings import BROKEN_OFF, PROBLEMS
from generator.cli.options import config_option, find_config, now
from generator.cli.report import formatted, plural, seen_from_here
from generator.cli.saying import say

if TYPE_CHECKING:
    from generator.build.mending import Mending


_SHOWN = 10
"""How many of those that were not mended are named."""


@click.command("fix", short_help="Mend what can be mended without asking, and show what was changed.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@config_option
@click.option("--dry-run", is_flag=True, help="Show what would be changed, and write nothing.")
@click.pass_context
def fix(ctx: click.Context, files: tuple[Path, ...], *, config: Path | None, dry_run: bool) -> None:
    """Mend mistakes of which it is clear what was meant; in FILEs alone, if any are named. Shows each change.

    Exits with 0; with --dry-run, with 1 if anything would be changed.
    """
    config, at = find_config(config), now()
    from generator.build import Request
    from generator.build.mending import mend_site
    from generator.build.workers import crew, usual_workers
    from generator.cache.opening import memory_folder, site_store
    from generator.cli.progress import bar

    root = config.resolve().parent
    named = {named_in(file, root) for file in files} or {"."}

    def wanted(path: str) -> bool:
        return any(is_in(path, name) for name in named)

    with site_store(config) as store, crew(usual_workers()) as executor, bar(wanted=True) as progress:
        request = Request(config=config, now=at)
        found = mend_site(
            request, wanted, memory=memory_folder(config), store=store, executor=executor, progress=progress
        )
    if found.content is None:
        say(formatted(seen_from_here(found.left, config), "text"), err=True)
        say("Nothing was mended: the site cannot be read.", err=True)
        ctx.exit(PROBLEMS)
    for file in found.files:
        for line in diff(file.shown, file.shown, file.before, file.after):
            say(line)
    unwritten = () if dry_run else tuple(_written(found))
    say(_summary(found, config, dry_run=dry_run, unwritten=unwritten), err=True)
    if unwritten:
        ctx.exit(BROKEN_OFF)
    ctx.exit(PROBLEMS if dry_run and found.files else 0)


def _written(found: Mending) -> Iterator[str]:
    """Writes the files; a sentence for each that could not be."""
    from generator.build.mending import write_mended

    for file in found.files:
        try:
            if found.content is not None and not write_mended(file, found.content):
                yield f"{file.shown} was changed meanwhile and stays as it is. Run milepost fix again."
        except OSError as reason:
            yield f"{file.shown} cannot be written and stays as it is: {reason.strerror}."


def _summary(found: Mending, config: Path, *, dry_run: bool, unwritten: Iterable[str]) -> str:
    mends = [mend for file in found.files for mend in file.mends]
    count = sum(len(mend.problems) for mend in mends)
    lines = list(unwritten)
    vain = seen_from_here(tuple(problem for mend in found.dropped for problem in mend.problems), config)
    for problem in vain[:_SHOWN]:
        lines.append(f"{problem.span}: {problem.code} was not mended: that would not have helped.")
    if len(vain) > _SHOWN:
        lines.append(f"Neither were {len(vain) - _SHOWN:,} more.")
    if not mends:
        head = "There is nothing to mend."
    else:
        would = " would be" if dry_run else ""
        head = f"{plural(count, 'thing')}{would} mended in {plural(len(found.files), 'file')}."
    left = len(found.left)
    if left:
        is_are, them = ("is", "it") if left == 1 else ("are", "them")
        head += f" {plural(left, 'problem')} {is_are} left: `milepost check` tells {them}."
    return "\n".join((*lines, head))
