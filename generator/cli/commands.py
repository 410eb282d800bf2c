"""`milepost` itself: which commands there are. Each is loaded when it is asked for, so that none waits for another."""

from __future__ import annotations

from importlib import import_module

import click

from generator.cli.endings import program_version
from generator.cli.saying import say

_PLACES = {
    "build": "generator.cli.building",
    "check": "generator.cli.checking",
    "digest": "generator.cli.digest",
    "fix": "generator.cli.mending",
    "import": "generator.cli.imports",
    "init": "generator.cli.init",
    "list": "generator.cli.lists",
    "move": "generator.cli.moving",
    "new": "generator.cli.new",
    "quiz": "generator.cli.quizzes",
    "schema": "generator.cli.schemas",
    "serve": "generator.cli.previews",
}
"""The module of each command."""


class _Commands(click.Group):
    """A group that has names in place of its commands, and loads one when it is needed."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _PLACES:
            return None
        module = import_module(_PLACES[cmd_name])
        found = (
            value for value in vars(module).values() if isinstance(value, click.Command) and value.name == cmd_name
        )
        return next(found)


def _say_version(ctx: click.Context, _: click.Parameter, is_wanted: bool) -> None:
    """Looked up only here: to ask for it takes a tenth of a build in which nothing has changed."""
    if is_wanted and not ctx.resilient_parsing:
        say(f"milepost {program_version()}")
        ctx.exit()


@click.group(
    cls=_Commands,
    commands={name: click.Command(name) for name in _PLACES},
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_say_version,
    help="Show the version and exit.",
)
def milepost() -> None:
    """Turn a folder of Markdown posts into a website."""
