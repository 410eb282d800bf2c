"""`milepost init`: what is asked of somebody who begins a site. What is written is decided elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.endings import program_version
from generator.cli.options import Misuse, now
from generator.cli.saying import say


@click.command(short_help="Begin a site: a folder with all that it needs.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER")
@click.option("--name", default="", metavar="TEXT", help="What the site is called; else what the folder is called.")
@click.option(
    "--url", default="", metavar="ADDRESS", help="Where readers will find it, such as https://your-firm.com/."
)
@click.option("--author", default="", metavar="TEXT", help="Who writes.")
@click.option("--yes", is_flag=True, help="Ask nothing.")
def init(folder: Path, *, name: str, url: str, author: str, yes: bool) -> None:
    """Begin a site: posts, a series, a quiz, pages, its configuration, and what hosts need to publish it.

    What is not said is asked for on a terminal. Nothing that is in the folder already is touched.
    """
    from generator.build.new_site import FolderInUse, make_site
    from generator.config import normal_url
    from generator.routes import slug_of
    from generator.starting.sites import NewSite

    asks = sys.stdin.isatty() and not yes
    called = folder.resolve().name
    name = name or _asked("What is the site called?", called, asks=asks)
    example = f"https://{slug_of(called).encode('idna').decode() if slug_of(called) else 'your-firm'}.example/"
    url = url or _asked("At which address will readers find it?", example, asks=asks)
    author = author or _asked("Who writes?", "The editors", asks=asks)
    address = normal_url(url if "//" in url else f"https://{url}")
    if not address:
        raise Misuse(f"{url!r} is not the address of a website. Write one such as https://your-firm.com/.")
    site = NewSite(name=name, url=address, author=author, today=now().date().isoformat(), version=program_version())
    try:
        written = make_site(folder, site)
    except FolderInUse as taken:
        some = ", ".join(taken.found[:3]) + (" and more" if len(taken.found) > 3 else "")
        raise Misuse(
            f"There is something in {folder} already: {some}. Choose another folder, or move it away."
        ) from None
    except OSError as reason:
        raise Misuse(f"{reason.filename} cannot be written: {reason.strerror}.") from None
    shown = f'"{folder}"' if " " in str(folder) else folder
    say(f"{len(written)} files are in {folder}. See the site with:\n\n    cd {shown}\n    milepost serve --open\n")
    if ".example/" in address:
        say("Write the site's own address into mkdocs.yml (site_url and authority) before you publish it.", err=True)


def _asked(question: str, usual: str, *, asks: bool) -> str:
    return str(click.prompt(question, default=usual, err=True)) if asks else usual
