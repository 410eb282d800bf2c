"""`milepost quiz check` and `milepost quiz show`: one file by itself, without a site around it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from generator.cli.configs import read_config
from generator.cli.endings import PROBLEMS, PUBLISHED
from generator.cli.options import CONFIG_NAMES, Misuse
from generator.cli.report import Format, counted, formatted, plural
from generator.cli.saying import say
from generator.diagnostics import Problems, has_errors, sorted_problems

if TYPE_CHECKING:
    from generator.entries import ParsedEntry, Rules

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group(short_help="Check a quiz, or see how it counts, while you write it.")
def quiz() -> None:
    """Quizzes one file at a time: quick enough to be run at every save."""


@quiz.command()
@click.argument("files", nargs=-1, required=True, type=_FILE, metavar="FILE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How problems are written: for people, for programs, or for GitHub's checks.",
)
@click.pass_context
def check(ctx: click.Context, files: tuple[Path, ...], form: Format) -> None:
    """Say what is wrong with quizzes, and nothing else. Where their links lead is looked up by `milepost build`.

    Exits with 0 if all of them can be used, and with 1 if one cannot.
    """
    problems = tuple(problem for file in files for problem in _problems(file, _parsed(file)))
    text = formatted(problems, form)
    if text:
        say(text)
    if form == "text":
        say(f"{_quizzes(len(files))} checked: {counted(problems) or 'no problems'}.", err=True)
    ctx.exit(PROBLEMS if has_errors(problems) else PUBLISHED)


@quiz.command()
@click.argument("file", type=_FILE)
@click.pass_context
def show(ctx: click.Context, file: Path) -> None:
    """Print a quiz as its author checks it: questions and points, what they can come to, and the results."""
    from generator.model import QuizEntry
    from generator.quiz.showing import shown

    parsed = _parsed(file)
    problems = _problems(file, parsed)
    text = formatted(problems, "text")
    if text:
        say(text, err=True)
    if not isinstance(parsed.entry, QuizEntry) or parsed.entry.quiz is None:
        ctx.exit(PROBLEMS)
    found = parsed.entry.quiz
    say(f"{parsed.entry.title} ({found.kind}, {plural(len(found.questions) or len(found.inputs), 'question')})\n")
    say("\n".join(shown(found)))


def _quizzes(number: int) -> str:
    return "1 quiz" if number == 1 else f"{number:,} quizzes"


def _parsed(file: Path) -> ParsedEntry:
    from generator.entries import parse_entry
    from generator.model import Source

    rules = _rules(file)
    folder = rules.layout.quizzes_dir or "quizzes"
    name = f"{file.parent.name}/{file.name}" if file.stem == "index" else file.name
    try:
        return parse_entry(Source(path=f"{folder}/{name}", data=file.read_bytes()), rules)
    except OSError as reason:
        raise Misuse(f"{str(file)!r} cannot be read: {reason.strerror}.") from None


def _rules(file: Path) -> Rules:
    """The rules of the site that the file belongs to; the usual ones where it belongs to none that can be read."""
    from generator.config import Options
    from generator.entries import Rules
    from generator.routes import Layout

    found = (folder / name for folder in file.resolve().parents for name in CONFIG_NAMES if (folder / name).is_file())
    path = next(found, None)
    config = read_config(path) if path is not None else None
    if config is not None:
        language = config.theme.language
        return Rules(layout=config.layout, options=config.options, docs_dir=config.docs_dir, language=language)
    return Rules(layout=Layout(), options=Options(), docs_dir="content", language="en")


def _problems(file: Path, parsed: ParsedEntry) -> Problems:
    """What was found, at the path by which its author named the file."""
    replace = msgspec.structs.replace
    return sorted_problems(replace(p, span=replace(p.span, path=file.as_posix())) for p in parsed.problems)
