"""Where everything that comes will stand, and its links led there."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit

from generator.diagnostics import Problem, Problems, note
from generator.imports.values import Coming, Text
from generator.imports.writing import file_text
from generator.markdown.destinations import relinked

_ELSEWHERE = re.compile(r"/|[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Files by content path, and what was said while links were led."""

    files: Mapping[str, str]
    problems: Problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of the site once everything was placed for a first time."""

    added: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """Further front matter by content path: former addresses that a text has to answer."""
    addresses: Collection[str] = frozenset({""})
    """Every address that the site answers."""
    anchors: Mapping[str, Collection[str]] = field(default_factory=dict)
    """The anchors of texts, by content path."""


def placed(coming: Coming, known: Known) -> Placed:
    """Every text as a file, with its links led to files, or to addresses that the site has besides."""
    ways = _Ways(coming, known)
    files = {
        text.place: file_text({**ways.front(text), **known.added.get(text.place, {})}, ways.led(text))
        for text in coming.texts
    }
    return Placed(files=files, problems=tuple(ways.problems))


class _Ways:
    """From an address of the old site to a file here."""

    def __init__(self, coming: Coming, known: Known) -> None:
        self._known = known
        self._site = urlsplit(coming.site_url)
        self._base = self._site.path.strip("/")
        self._url = coming.site_url.rstrip("/")
        self._files = {_plainly(address): text.place for text in coming.texts for address in text.formerly}
        self._files |= {_plainly(copy.address): copy.place for copy in coming.copies}
        self.problems: list[Problem] = []

    def front(self, text: Text) -> Mapping[str, object]:
        """The front matter with the picture's path as it is from here; a picture that does not come is kept aside."""
        image = text.front.get("image")
        if not isinstance(image, dict):
            return text.front
        outside: Counter[str] = Counter()
        source = self._lead(str(image.get("src", "")), text, outside)
        if source and not outside and not _ELSEWHERE.match(source):
            return {**text.front, "image": {**image, "src": source, "alt": image.get("alt", "")}}
        self._say(text, outside)
        extra = text.front.get("extra")
        kept = {key: value for key, value in text.front.items() if key not in ("image", "extra")}
        return {**kept, "extra": {**(extra if isinstance(extra, dict) else {}), "image": {**image, "src": source}}}

    def led(self, text: Text) -> str:
        outside: Counter[str] = Counter()
        body = relinked(text.body, lambda target: self._lead(target, text, outside))
        self._say(text, outside)
        return body

    def _say(self, text: Text, outside: Counter[str]) -> None:
        for target in outside:
            self.problems.append(
                note(
                    text.source,
                    "import-link",
                    f"{target!r} is not among what comes here",
                    f"it leads to the old site: {self._url}/{target.lstrip('/')}" if self._url else "it stays as it is",
                )
            )

    def _lead(self, target: str, text: Text, outside: Counter[str]) -> str:
        path, mark, fragment = target.partition("#")
        if not path:
            return f"{mark}{self._anchor(text.place, fragment)}"
        address = self._address(path, text)
        if address is None:
            return target
        place = self._files.get(_plainly(address))
        if place is not None:
            way = posixpath.relpath(place, posixpath.dirname(text.place))
            return f"{quote(way, safe='/~()!,')}{mark}{self._anchor(place, fragment)}"
        if address in self._known.addresses:
            return f"/{address}{mark}{fragment}"
        outside[path] += 1
        return f"{self._url}/{address}{mark}{fragment}" if self._url else target

    def _anchor(self, place: str, fragment: str) -> str:
        """Every program makes another anchor of a heading: the one with the same letters and digits is meant."""
        name, mark, words = fragment.partition(":~:")  # what a browser is to show in the text
        anchors = self._known.anchors.get(place, ())
        if not name or name in anchors:
            return fragment
        letters = _letters(unquote(name))
        return next((f"{one}{mark}{words}" for one in sorted(anchors) if _letters(one) == letters), fragment)

    def _address(self, path: str, text: Text) -> str | None:
        """The address in the old site; None for what leads elsewhere, or nowhere but within the text."""
        if not path or path.startswith(("mailto:", "tel:", "data:", "javascript:")):
            return None
        if path.startswith("//") and "." not in path.lstrip("/").partition("/")[0]:
            # A base of "/" before a path that has one: nobody's host.
            path = f"/{path.lstrip('/')}"
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


def _letters(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())


def _plainly(address: str) -> str:
    """An address however it was written: with or without a slash, `index.html` or an ending."""
    path = unquote(address).strip("/")
    return path.removesuffix("index.html").removesuffix(".html").rstrip("/").lower()
