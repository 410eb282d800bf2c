"""`milepost check`: its options, words and exit codes. What is wrong is decided elsewhere."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

import click

from generator.cli.endings import PROBLEMS, PUBLISHED, program_version
from generator.cli.options import Misuse, config_option, find_config, now
from generator.cli.report import counted, formatted, plural, seen_from_here
from generator.cli.saying import say
from generator.diagnostics import Problems, has_errors


@click.command("check", short_help="Say what is wrong, and what could be better, without publishing.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@config_option
@click.option("--strict", is_flag=True, help="Warnings count as errors do.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json", "sarif"]),
    default="text",
    show_default=True,
    help="How problems are written: for people, for GitHub's checks, for programs, or as SARIF.",
)
@click.pass_context
def check(
    ctx: click.Context,
    files: tuple[Path, ...],
    *,
    config: Path | None,
    strict: bool,
    form: Literal["text", "github", "json", "sarif"],
) -> None:
    """Say what is wrong with the texts, and what an editor would improve; of FILEs alone, if any are named.

    Nothing is published. Exits with 0 if there is no error, and with 1 if there is one.
    """
    config, at = find_config(config), now()
    from generator.build import Request
    from generator.build.checking import check_site
    from generator.build.workers import crew, usual_workers
    from generator.cache.opening import memory_folder, site_store
    from generator.cli.progress import bar

    with site_store(config) as store, crew(usual_workers()) as executor, bar(wanted=form == "text") as progress:
        request = Request(config=config, now=at)
        found = check_site(request, memory=memory_folder(config), store=store, executor=executor, progress=progress)
    problems = _of_files(found.problems, files, found.root) if files else found.problems
    shown = seen_from_here(problems, config)
    text = _sarif(shown) if form == "sarif" else formatted(shown, form)
    if text:
        # GitHub reads UTF-8, whatever the console would be.
        say(text.encode() if form == "github" else text)
    if form == "text":
        say(f"{plural(len(files) or found.files, 'file')} checked: {counted(problems) or 'no problems'}.", err=True)
    is_wrong = has_errors(problems) or (strict and any(problem.severity == "warning" for problem in problems))
    ctx.exit(PROBLEMS if is_wrong else PUBLISHED)


def _of_files(problems: Problems, files: tuple[Path, ...], root: Path) -> Problems:
    """The problems of these files, and of those in these folders."""
    named = {named_in(file, root) for file in files}
    return tuple(p for p in problems if any(is_in(p.span.path, name) for name in named))


def is_in(path: str, name: str) -> bool:
    """Whether a problem's path is this file, or lies in this folder; "." is the site's own."""
    return name == "." or path == name or path.startswith(f"{name}/")


def named_in(file: Path, root: Path) -> str:
    """A file as problems name it. Raises Misuse."""
    if not file.exists():
        raise Misuse(f"There is no file {str(file)!r}.")
    try:
        return Path(os.path.realpath(file)).relative_to(os.path.realpath(root)).as_posix()
    except ValueError:
        raise Misuse(f"{str(file)!r} does not belong to the site in {root}.") from None


def _sarif(problems: Problems) -> str:
    from generator.cli.sarif import sarif

    return sarif(problems, program_version())
