"""The address under which an author's editor opens a file at a line."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

VSCODE = "vscode://file{path}:{line}"
_SCHEME = re.compile(r"(?!javascript:|data:|vbscript:|blob:|file:|about:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_UNKNOWN = re.compile(r"\{(?!path\}|line\}|column\})")


def editor_mistake(template: str) -> str:
    """What is wrong with an editor's address, as a sentence; "" if it can be used."""
    if "{path}" not in template:
        return f"{template!r} does not say where the file's path goes. Write {{path}}, as in {VSCODE}"
    if not _SCHEME.match(template):
        return f"{template!r} is not the address of an editor. It begins with a name and a colon, as in {VSCODE}"
    if _UNKNOWN.search(template):
        return f"{template!r} asks for what is not known. There are {{path}}, {{line}} and {{column}}, as in {VSCODE}"
    return ""


def editor_link(template: str, file: Path, line: int = 1, column: int = 1) -> str:
    """The address for a file. Its path is absolute, percent-encoded, and begins with a slash on every system."""
    path = file.absolute().as_posix()
    values = {"path": quote(path if path.startswith("/") else f"/{path}", safe="/:@"), "line": line, "column": column}
    return re.sub(r"\{(path|line|column)\}", lambda name: str(values[name[1]] or 1), template)
