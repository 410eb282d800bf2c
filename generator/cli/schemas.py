"""`milepost schema`: what front matter and options there are, for editors. What is in it is decided elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from generator.cli.options import Misuse
from generator.cli.saying import say

# As in generator.schema.Kind, which is not loaded for --help; the last one is mkdocs.yml.
_KINDS = ("post", "page", "topic", "author", "cta", "series", "quiz", "config")


@click.command(short_help="Tell your editor which keys and options there are.")
@click.argument("kind", type=click.Choice(_KINDS), required=False, metavar=f"[{'|'.join(_KINDS)}]")
@click.option("--vscode", is_flag=True, help="Set up Visual Studio Code for the site in this folder.")
def schema(kind: str | None, *, vscode: bool) -> None:
    """Print the JSON Schema of one kind of front matter, or of mkdocs.yml (config).

    With --vscode, files for Visual Studio Code are written into .vscode/: the schema of mkdocs.yml, and snippets for
    front matter. Your own settings there stay as they are.
    """
    if vscode == (kind is not None):
        raise Misuse("Say which schema is to be printed, such as `milepost schema post`, or write --vscode.")
    if kind is not None:
        from generator.starting.editors import json_text

        say(json_text(_schema(kind)).rstrip())
        return
    from generator.starting.editors import SETTING, SETTINGS, editor_files, json_text

    files = editor_files()
    is_theirs = Path(SETTINGS).exists()
    try:
        for name, text in files.items():
            if name != SETTINGS or not is_theirs:
                Path(name).parent.mkdir(exist_ok=True)
                Path(name).write_text(text, encoding="utf-8")
    except OSError as reason:
        raise Misuse(f"{reason.filename} cannot be written: {reason.strerror}.") from None
    if is_theirs:
        say(f"Written. Add this to {SETTINGS}, which is yours:\n{json_text(SETTING)}", err=True)
    else:
        say(
            "Visual Studio Code now knows mkdocs.yml (with its extension YAML) and front matter (type milepost).",
            err=True,
        )


def _schema(kind: str) -> Mapping[str, Any]:
    if kind == "config":
        from generator.config.schema import config_schema

        return config_schema()
    from generator.schema import json_schema

    return json_schema(kind)  # type: ignore[arg-type]  # click has checked it
