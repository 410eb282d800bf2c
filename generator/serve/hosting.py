"""What the site itself tells its host: `_redirects` and the types in `_headers`. Of `_headers` nothing else is heeded:
the preview allows no other site anything, and nothing it sends may be kept for long.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

REDIRECTS, HEADERS = "_redirects", "_headers"
_MOST = 5_000_000
_STATUSES = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of `_redirects`: a path with `*` and `:names`, where it leads, and how."""

    pattern: re.Pattern[str]
    target: str
    status: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosting:
    """`exact` are redirects of one path, `rules` those of many, in order; `types` are media types by path."""

    exact: Mapping[str, Rule] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    types: Mapping[str, str] = field(default_factory=dict)

    def redirect(self, path: str) -> tuple[int, str] | None:
        """The status and the address to which a path leads, None where it does not."""
        bare = path.rstrip("/")
        rule = self.exact.get(path) or self.exact.get(f"{bare}/") or self.exact.get(bare)
        if rule is not None:
            return rule.status, rule.target
        for rule in self.rules:
            found = rule.pattern.fullmatch(path)
            if found is not None:
                return rule.status, _filled(rule.target, found.groupdict())
        return None


def parse_hosting(redirects: str, headers: str) -> Hosting:
    """Both files as Netlify and Cloudflare Pages read them. A line that says something else is passed over."""
    exact: dict[str, Rule] = {}
    rules: list[Rule] = []
    for line in redirects.splitlines():
        rule = _rule(line)
        if rule is None:
            continue
        source = line.split()[0]
        if "*" in source or "/:" in source:
            rules.append(rule)
        else:
            exact.setdefault(source, rule)
    return Hosting(exact=exact, rules=tuple(rules), types=_types(headers))


def _rule(line: str) -> Rule | None:
    match line.split("#", 1)[0].split():
        case [source, target]:
            status = 301
        case [source, target, code] if code.rstrip("!").isdigit():
            status = int(code.rstrip("!"))
        case _:
            return None
    if status not in _STATUSES or not source.startswith("/") or not target.startswith(("/", "https://", "http://")):
        return None
    return Rule(re.compile(_pattern(source)), target, status)


def _pattern(source: str) -> str:
    """`*` is all that follows and is called splat; `:name` is one name between slashes. Each only once."""
    parts, known = [], set()
    for piece in re.split(r"(\*|(?<=/):[A-Za-z]\w*)", source):
        name = "splat" if piece == "*" else piece.removeprefix(":")
        if piece == "*" or (piece.startswith(":") and name.isidentifier()):
            shape = ".*" if piece == "*" else "[^/]+"
            parts.append(shape if name in known else f"(?P<{name}>{shape})")
            known.add(name)
        else:
            parts.append(re.escape(piece))
    return "".join(parts)


def _filled(target: str, found: Mapping[str, str]) -> str:
    filled = re.sub(r":([A-Za-z]\w*)", lambda name: found.get(name[1], name[0]), target)
    # What a path brings along must not make a host's name of the target.
    return f"/{filled.lstrip('/')}" if target.startswith("/") else filled


def _types(headers: str) -> dict[str, str]:
    """The media types that `_headers` gives to single paths."""
    types, path = {}, ""
    for line in headers.splitlines():
        if line[:1].strip():
            path = line.strip()
        elif path and "*" not in path:
            name, _, value = line.partition(":")
            if name.strip().lower() == "content-type" and value.strip().isascii():
                types[path] = value.strip()
    return types


def read_hosting(site: Path) -> Hosting:
    """What the two files in a site folder say; nothing where there are none."""
    return parse_hosting(_text(site / REDIRECTS), _text(site / HEADERS))


def _text(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return opened.read(_MOST).decode("utf-8", "replace")
    except OSError:
        return ""
