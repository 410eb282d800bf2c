"""Says something on the terminal, or wherever that was sent; that nobody listens any more is no mistake."""

from __future__ import annotations

import os
import sys

import click


def say(text: str | bytes, *, err: bool = False) -> None:
    """One message with a line end, on standard output or standard error.

    Where a pipe was closed (`milepost build | head -1`) or the disk is full, the rest is dropped: what a build has done
    and its exit code do not hang on who reads about it.
    """
    try:
        click.echo(text, err=err)
    except OSError as reason:
        _silence(err=err)
        if not err and not isinstance(reason, BrokenPipeError):
            say(f"Not all could be said on standard output: {reason.strerror}.", err=True)


def hand_over(data: bytes) -> None:
    """Bytes as they are on standard output, for another program; that it takes no more is no mistake either."""
    try:
        click.echo(data, nl=False)
    except OSError as reason:
        _silence(err=False)
        if not isinstance(reason, BrokenPipeError):
            say(f"Not all could be written to standard output: {reason.strerror}.", err=True)


def _silence(*, err: bool) -> None:
    """Points the stream at nothing, because Python writes what is left of it once more when it ends."""
    stream = sys.stderr if err else sys.stdout
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, stream.fileno())
    os.close(nothing)
