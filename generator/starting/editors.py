"""What Visual Studio Code is told of a site: the schema of mkdocs.yml, snippets, and where the schema is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

SETTINGS = ".vscode/settings.json"
SETTING: Mapping[str, Any] = {"yaml.schemas": {".vscode/mkdocs.schema.json": "mkdocs.yml"}}


def editor_files() -> Mapping[str, str]:
    """The files by path from the site's folder."""
    from generator.config.schema import config_schema
    from generator.schema.snippets import snippets

    return {
        ".vscode/mkdocs.schema.json": json_text(config_schema()),
        ".vscode/milepost.code-snippets": json_text(snippets()),
        SETTINGS: json_text(SETTING),
    }


def json_text(value: Mapping[str, Any]) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
