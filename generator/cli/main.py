"""Runs the command and turns however it ends into an exit code and a sentence: no traceback reaches an author."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli.commands import milepost
from generator.cli.endings import BROKEN_OFF, STOPPED, explained
from generator.cli.saying import say

# What a build makes lives until its end, so looking for what could be freed is mostly in vain: it took 5 % of a build.
_COLLECT_AFTER = 50_000


def main() -> None:
    """The program. Exits with 0, 1 or 2 as the commands say, with 130 after Ctrl+C, and with 1 after a mistake of ours.

    A console that cannot show a character is shown its number.
    """
    gc.set_threshold(_COLLECT_AFTER)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever started us
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - as long as the program
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(ended())


def ended(arguments: Sequence[str] | None = None) -> int:
    """Runs the command with these arguments, those of the process if there are none; its exit code."""
    try:
        code = milepost.main(arguments, prog_name="milepost", standalone_mode=False)
    except click.ClickException as misuse:
        misuse.show()
        return misuse.exit_code
    except (click.Abort, KeyboardInterrupt):
        say("Stopped. No page of the site is half-written; the next build completes it.", err=True)
        return STOPPED
    except Exception as mistake:  # noqa: BLE001 - the last place where anything can be said about it
        say(explained(mistake), err=True)
        return BROKEN_OFF
    return code if isinstance(code, int) else 0
