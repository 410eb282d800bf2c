"""What mkdocs.yml asks for that has no effect here: gathered by kind, and told in one note a kind."""

from __future__ import annotations

from typing import Literal

from generator.diagnostics import Problem, Problems, Span, note

Kind = Literal["keys", "theme", "features", "extensions", "plugins", "options"]

_TITLES: dict[Kind, str] = {
    "keys": "keys",
    "theme": "theme settings",
    "features": "theme features",
    "extensions": "Markdown extensions",
    "plugins": "plugins",
    "options": "plugin options",
}
_HINTS: dict[Kind, str] = {
    "keys": "they may stay for MkDocs' sake; no Python code of a site is run",
    "theme": "they may stay; templates here do not see them",
    "features": "they may stay; the rest of `theme.features` works",
    "extensions": "their syntax appears as text in posts that use it",
    "plugins": "they may stay for MkDocs' sake",
    "options": "they may stay; the plugins' other options work",
}


class Idle:
    """The names found so far. Filled while one file is read, and told at its end."""

    def __init__(self) -> None:
        self._found: dict[Kind, dict[str, tuple[Span, str]]] = {}

    def add(self, kind: Kind, name: str, span: Span, instead: str = "") -> None:
        """`instead` says what there is in its place."""
        self._found.setdefault(kind, {}).setdefault(name, (span, instead))

    def notes(self) -> Problems:
        return tuple(self._note(kind, names) for kind, names in self._found.items())

    def _note(self, kind: Kind, names: dict[str, tuple[Span, str]]) -> Problem:
        span = min(span for span, _ in names.values())
        lines = [f"{name}: {instead}" for name, (_, instead) in names.items() if instead]
        message = f"{_TITLES[kind]} without effect here: {', '.join(names)}"
        return note(span, "no-effect", message, "\n".join([_HINTS[kind], *lines]))
