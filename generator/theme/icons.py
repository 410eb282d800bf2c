"""Icons by name as SVG text, the owner's before Material's; a name never leads out of the folders of icons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

# A part of a name begins with a letter or digit, so that neither "..", hidden files nor "/" can be named.
_NAME = re.compile(r"[A-Za-z0-9][\w.-]*(?:/[A-Za-z0-9][\w.-]*)*")
_LONGEST = 200
_CLASS = re.compile(r'\sclass="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Icons:
    """The icons of one site. What was read is kept, because a page shows few icons and shows them often."""

    folders: Sequence[Path]
    _known: dict[str, str | None] = field(default_factory=dict)

    def svg(self, name: str) -> str | None:
        """The SVG of "material/check", or of "material-check" as authors write it in colons; None if there is none."""
        if name not in self._known:
            path = self._find(name)
            self._known[name] = path.read_text("utf-8", "replace").strip() if path else None
        return self._known[name]

    def html(self, name: str, attrs: str) -> str | None:
        """An icon as it stands in text, with the classes that Material's stylesheet knows.

        `attrs` are further attributes as HTML, each with a leading space; their class is added to the icon's own.
        """
        svg = self.svg(name)
        if svg is None:
            return None
        classes = "".join(f" {found}" for found in _CLASS.findall(attrs))
        return f'<span class="twemoji{classes}"{_CLASS.sub("", attrs)}>{svg}</span>'

    def near(self, name: str) -> str:
        """The name of an icon that looks like this one, "" if none does. Slow; for the hint of a problem."""
        folder, _, last = name.rpartition("/")
        if folder and not _NAME.fullmatch(folder):
            return ""
        names = [path.stem for root in self.folders for path in (root / folder).glob("*.svg")]
        found = get_close_matches(last, names, n=1, cutoff=0.7)
        return (f"{folder}/{found[0]}" if folder else found[0]) if found else ""

    def _find(self, name: str) -> Path | None:
        if len(name) > _LONGEST or not _NAME.fullmatch(name):
            return None
        for root in self.folders:
            if (path := root / f"{name}.svg").is_file():
                return path
        dashed = name.replace("/", "-")
        return next((path for root in self.folders for path in _by_shortcode(root, dashed)), None)


def _by_shortcode(folder: Path, rest: str) -> Iterator[Path]:
    """Files that a shortcode may mean: "fontawesome-brands-github" does not say which dashes part folders."""
    if (path := folder / f"{rest}.svg").is_file():
        yield path
    cut = rest.find("-")
    while cut > 0:
        if (inner := folder / rest[:cut]).is_dir():
            yield from _by_shortcode(inner, rest[cut + 1 :])
        cut = rest.find("-", cut + 1)
