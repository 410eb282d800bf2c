"""Where everything that comes will stand, and its links led there."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from generator.diagnostics import Problem, Problems, note
from generator.imports.links import relinked
from generator.imports.values import Coming, Text
from generator.imports.writing import file_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Files by content path, and what was said while links were led."""

    files: Mapping[str, str]
    problems: Problems


def placed(coming: Coming, aliases: Mapping[str, tuple[str, ...]]) -> Placed:
    """Every text as a file, with its links led to files; `aliases` are former addresses it has to answer, by path."""
    ways = _Ways(coming)
    files = {text.place: file_text({**text.front, **_aliases(text, aliases)}, ways.led(text)) for text in coming.texts}
    return Placed(files=files, problems=tuple(ways.problems))


def _aliases(text: Text, aliases: Mapping[str, tuple[str, ...]]) -> Mapping[str, object]:
    more = aliases.get(text.place, ())
    return {"aliases": [f"/{address}" for address in more]} if more else {}


class _Ways:
    """From an address of the old site to a file here."""

    def __init__(self, coming: Coming) -> None:
        self._site = urlsplit(coming.site_url)
        self._base = self._site.path.strip("/")
        self._url = coming.site_url.rstrip("/")
        self._files = {_known(address): text.place for text in coming.texts for address in text.formerly}
        self._files |= {_known(copy.address): copy.place for copy in coming.copies}
        self.problems: list[Problem] = []

    def led(self, text: Text) -> str:
        outside: Counter[str] = Counter()
        body = relinked(text.body, lambda target: self._lead(target, text, outside))
        for target in outside:
            self.problems.append(
                note(
                    text.source,
                    "import-link",
                    f"{target!r} is not among what comes here",
                    f"it leads to the old site: {self._url}/{target.lstrip('/')}" if self._url else "it stays as it is",
                )
            )
        return body

    def _lead(self, target: str, text: Text, outside: Counter[str]) -> str:
        path, mark, fragment = target.partition("#")
        address = self._address(path, text)
        if address is None:
            return target
        place = self._files.get(_known(address))
        if place is not None:
            way = posixpath.relpath(place, posixpath.dirname(text.place))
            return f"{quote(way, safe='/~()!,')}{mark}{fragment}"
        outside[path] += 1
        return f"{self._url}/{address}{mark}{fragment}" if self._url else target

    def _address(self, path: str, text: Text) -> str | None:
        """The address in the old site; None for what leads elsewhere, or nowhere but within the text."""
        if not path or path.startswith(("//", "mailto:", "tel:", "data:", "javascript:")):
            return None
        try:
            parts = urlsplit(path)
        except ValueError:
            return None
        if parts.scheme or parts.netloc:
            if not self._site.netloc or _host(parts.netloc) != _host(self._site.netloc):
                return None
            return self._below(parts.path, parts.query)
        if parts.path.startswith("/"):
            return self._below(parts.path, parts.query)
        if not text.formerly:
            return None
        return posixpath.normpath(posixpath.join(posixpath.dirname(f"{text.formerly[0]}"), parts.path)).lstrip("./") + (
            "/" if parts.path.endswith("/") else ""
        )

    def _below(self, path: str, query: str) -> str:
        below = path.strip("/") and path.lstrip("/")
        if self._base and (below == self._base or below.startswith(f"{self._base}/")):
            below = below[len(self._base) :].lstrip("/")
        return f"{below}?{query}" if query else below


def _host(netloc: str) -> str:
    return netloc.lower().removeprefix("www.")


def _known(address: str) -> str:
    """An address however it was written: with or without a slash, `index.html` or an ending."""
    path = unquote(address).strip("/")
    return path.removesuffix("index.html").removesuffix(".html").rstrip("/").lower()
