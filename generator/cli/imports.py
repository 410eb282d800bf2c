"""`milepost import`: from where, and what is said at the end. What comes of it is decided elsewhere."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click
import msgspec

from generator.cli.configs import read_config
from generator.cli.endings import PROBLEMS
from generator.cli.options import Misuse, config_option, find_config, now
from generator.cli.report import counted, formatted, plural, seen_from_here
from generator.cli.saying import say

if TYPE_CHECKING:
    from datetime import date

    from generator.build.importing import Imported
    from generator.diagnostics import Problems
    from generator.imports import Coming
    from generator.routes import Layout

Format = Literal["text", "json"]

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)

dry_run_option = click.option("--dry-run", is_flag=True, help="Say what would become of every address; write nothing.")
form_option = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="How the report is written.",
)  # fmt: skip


@click.group("import", short_help="Bring a blog here that was made with Jekyll, WordPress or Material.")
def imports() -> None:
    """Bring a blog here that was made with something else. Files that are here already stay as they are."""


@imports.command()
@click.argument("folder", type=_FOLDER)
@config_option
@click.option("--map", "mapping", type=_FILE, metavar="FILE", help="What keys and tags of the blog's own mean here.")
@dry_run_option
@form_option
@click.pass_context
def jekyll(
    ctx: click.Context, folder: Path, *, config: Path | None, mapping: Path | None, dry_run: bool, form: Format
) -> None:
    """Bring the posts, drafts, pages and files of a blog in a Jekyll FOLDER."""
    from generator.imports.jekyll import plan_jekyll
    from generator.read.jekyll import read_jekyll, read_mapping

    def read(layout: Layout, today: date) -> tuple[Coming | None, Problems]:
        mapped, problems = read_mapping(mapping)
        return (None, problems) if problems else (plan_jekyll(read_jekyll(folder), mapped, layout, today), ())

    bring(ctx, read, folder, config, dry_run=dry_run, form=form)


@imports.command()
@click.argument("file", type=_FILE)
@config_option
@click.option("--media", type=_FOLDER, metavar="FOLDER", help="A copy of wp-content/uploads: pictures and downloads.")
@click.option(
    "--series",
    default="series",
    show_default=True,
    metavar="TAXONOMY",
    help="What the blog's series are called inside.",
)
@dry_run_option
@form_option
@click.pass_context
def wordpress(
    ctx: click.Context,
    file: Path,
    *,
    config: Path | None,
    media: Path | None,
    series: str,
    dry_run: bool,
    form: Format,
) -> None:
    """Bring the posts, pages, authors, categories, series and comments of a blog in WordPress' export FILE."""
    try:
        import ftfy  # noqa: F401 - it is used far down, where nobody could say this sentence

        from generator.imports.wordpress import plan_wordpress
    except ModuleNotFoundError as missing:
        raise Misuse(f"This needs the package {missing.name!r}: pip install 'milepost[import]'") from None
    from generator.read.wordpress import list_media, read_export

    def read(layout: Layout, today: date) -> tuple[Coming | None, Problems]:
        export, problems = read_export(file)
        if export is None:
            return None, problems
        coming = plan_wordpress(export, file.name, list_media(media), layout, today, taxonomy=series)
        return replace(coming, problems=(*problems, *coming.problems)), ()

    bring(ctx, read, media or file.parent, config, dry_run=dry_run, form=form)


@imports.command()
@click.argument("folder", type=_FOLDER)
@config_option
@dry_run_option
@form_option
@click.pass_context
def material(ctx: click.Context, folder: Path, *, config: Path | None, dry_run: bool, form: Format) -> None:
    """Bring the posts, pages and files of a site made with Material for MkDocs; FOLDER has its mkdocs.yml."""
    from generator.imports.material import plan_material
    from generator.read.material import read_material

    def read(layout: Layout, today: date) -> tuple[Coming | None, Problems]:
        site, problems = read_material(folder)
        return (None, problems) if site is None else (plan_material(site, layout, today), ())

    bring(ctx, read, folder, config, dry_run=dry_run, form=form)


def bring(
    ctx: click.Context,
    read: Callable[[Layout, date], tuple[Coming | None, Problems]],
    source: Path,
    config: Path | None,
    *,
    dry_run: bool,
    form: Format,
) -> None:
    """What is read, brought into the site and told of. `source` is the folder that copies come from."""
    config, at = find_config(config), now()
    from generator.build import Request
    from generator.build.importing import import_site
    from generator.routes import Layout

    known = read_config(config)
    layout = known.layout if known is not None else Layout()
    try:
        coming, problems = read(layout, at.date())
        if coming is None:
            say(formatted(problems, "text"), err=True)
            ctx.exit(PROBLEMS)
        found, problems = import_site(coming, source, Request(config=config, now=at), dry_run=dry_run)
    except OSError as reason:
        raise Misuse(f"{reason.filename} cannot be read or written: {reason.strerror}.") from None
    if found is None:
        say(formatted(seen_from_here(problems, config), "text"), err=True)
        ctx.exit(PROBLEMS)
    say(_json(found) if form == "json" else _report(found, dry_run=dry_run))


def _report(found: Imported, *, dry_run: bool) -> str:
    fates = Counter(address.fate for address in found.addresses)
    listed = found.addresses if dry_run else [one for one in found.addresses if one.fate == "lost"]
    parts = [
        formatted(found.problems, "text"),
        "\n".join(_line(*row) for row in ((a.fate, a.address, a.to, a.was) for a in listed)),
        "\n".join(f"{path} is here already, and stays as it is." for path in found.kept),
        _settings(found),
        f"These lines of the old mkdocs.yml mean the same in yours:\n{found.lines.rstrip()}" if found.lines else "",
        f"{len(found.addresses):,} addresses: {fates['kept']} kept, {fates['redirected']} redirected, "
        f"{fates['lost']} lost.",
        f"{plural(len(found.written), 'file')} {'would be written' if dry_run else 'written'}, "
        f"{len(found.same)} here already, {len(found.kept)} left as they are: "
        f"{counted(found.problems) or 'no problems'}.",
    ]
    return "\n\n".join(part for part in parts if part)


def _line(fate: str, address: str, to: str, was: str) -> str:
    after = f" -> /{to}" if fate == "redirected" else f" ({was})" if was else ""
    return f"{fate:<10} /{address}{after}"


def _settings(found: Imported) -> str:
    if not found.settings:
        return ""
    lines = "\n".join(f"      {key}: {value}" for key, value in found.settings.items())
    return f"With these lines below `- milepost:` in mkdocs.yml, before you import, more stays as it was:\n{lines}"


def _json(found: Imported) -> str:
    return json.dumps(msgspec.to_builtins(found), indent=2, ensure_ascii=False)
