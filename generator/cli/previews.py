"""`milepost serve`: its options, and how it ends. The preview itself is elsewhere."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.endings import leave
from generator.cli.options import Misuse, config_option, find_config, now

_EDITOR = "MILEPOST_EDITOR"


@click.command(short_help="Show the site on this computer while you write.")
@config_option
@click.option(
    "--published", is_flag=True, help="Show the site as readers will see it, without drafts and posts to come."
)
@click.option("--open", "opens", is_flag=True, help="Open the preview in your browser.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="NUMBER",
    help="Where the preview listens. Without it 8000, or the next port that is free.",
)
@click.option(
    "--host",
    metavar="ADDRESS",
    help="Let others see the preview: the address of this computer in a network, or 0.0.0.0 for all it has.",
)
@click.option(
    "--editor",
    envvar=_EDITOR,
    metavar="ADDRESS",
    help="How your editor is opened, with {path} and {line}; Visual Studio Code if nothing is said.",
)
def serve(
    config: Path | None, *, published: bool, opens: bool, port: int | None, host: str | None, editor: str | None
) -> None:
    """Show the site on this computer, and build it again whenever a file changes.

    Drafts and posts to come are shown with a badge. Nobody else can see the preview unless you give a --host, and the
    published site is not touched. Ctrl+C stops it.
    """
    config = find_config(config)
    now()  # what is wrong with the environment is said before anything begins
    from generator.cli.previewing import Spoken
    from generator.serve import HOST, VSCODE, NoSuchHost, PortTaken, Wanted, editor_mistake
    from generator.serve import serve as serve_site

    if editor and (mistake := editor_mistake(editor)):
        raise Misuse(f"{mistake}.")
    wanted = Wanted(
        config=config,
        host=host or HOST,
        port=port,
        with_drafts=not published,
        editor=editor or VSCODE,
        now=now,
    )
    try:
        has_ended = serve_site(wanted, Spoken(config, opens=opens))
    except (PortTaken, NoSuchHost) as mistake:
        raise Misuse(str(mistake)) from None
    if not has_ended:
        leave()
