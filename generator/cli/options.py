"""What authors may write after an option, as values. Nothing here builds anything."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from generator.cli.endings import MISUSE

CONFIG_NAMES = ("mkdocs.yml", "mkdocs.yaml")
EPOCH = "SOURCE_DATE_EPOCH"
_MOST_WORKERS = 256


config_option = click.option(
    "-f",
    "--config",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The site's configuration; mkdocs.yml in this folder if none is named.",
)


class Misuse(click.ClickException):
    """Nothing was begun, because what was asked for cannot be done here; said in one sentence, without the usage."""

    exit_code = MISUSE


class Time(click.ParamType[datetime]):
    """A date, or a date and time, in ISO 8601; without a zone it is meant in the site's."""

    name = "time"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            return datetime.fromisoformat(str(value).strip())
        except ValueError:
            self.fail(
                f"{str(value)!r} is not a time. Write 2026-11-22, or '2026-11-22 09:00', or 2026-11-22T09:00:00+01:00.",
                param,
                ctx,
            )


class Workers(click.ParamType[int]):
    """How many processes share the work: a number from 1 on, or "auto", which is None."""

    name = "number"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int | None:  # type: ignore[override]
        if value is None or value == "auto":
            return None
        if not str(value).isdecimal() or not 0 < int(str(value)) <= _MOST_WORKERS:
            self.fail(f"{str(value)!r} is no number of workers. Write 1, or 4, or auto.", param, ctx)
        return int(str(value))


def find_config(named: Path | None) -> Path:
    """The configuration as it was named, or the one in this folder. Raises Misuse."""
    if named is None:
        here = next((Path(name) for name in CONFIG_NAMES if Path(name).exists()), None)
        if here is None:
            raise Misuse(
                f"There is no mkdocs.yml in this folder ({Path.cwd()}).\n"
                f"Go to the folder that holds it, or say where it is: {_command()} -f path/to/mkdocs.yml"
            )
        return here
    if named.is_dir():
        raise Misuse(f"{str(named)!r} is a folder. Name the file: -f {named / CONFIG_NAMES[0]}")
    if not named.exists():
        raise Misuse(f"There is no file {str(named)!r}.")
    return named


def _command() -> str:
    """The command that runs, as it was typed; whatever the program is called here, authors know it as `milepost`."""
    ctx = click.get_current_context(silent=True)
    return f"milepost {ctx.command_path.partition(' ')[2] or 'build'}" if ctx is not None else "milepost build"


def now() -> datetime:
    """The time of this build: SOURCE_DATE_EPOCH if set (reproducible-builds.org), else the clock. Has a zone."""
    fixed = os.environ.get(EPOCH, "")
    if not fixed:
        return datetime.now(UTC)
    try:
        if fixed.isascii() and fixed.isdigit():
            return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(fixed))
    except (OverflowError, ValueError):
        pass
    raise Misuse(
        f"The environment variable {EPOCH} is {fixed!r}. It must be a number of seconds since 1970, such as 1795305600."
    )
