"""The reader's own choice of light or dark where no script runs: rules of a scheme, repeated for its media query."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.config.values import Palette
from generator.theme.styles.selectors import split
from generator.theme.styles.tokens import Declaration, Node, Rule, Token, parse

PREFIX = "data-md-color-"
KINDS = ("scheme", "primary", "accent")
# "(prefers-color-scheme)" alone is Material's word for the reader's own choice, not a query that chooses.
_ASKS = re.compile(r"prefers-color-scheme\s*:")

_Query = tuple[str, Mapping[str, str], Mapping[str, str]]
"""A media query, the attributes that are other than the first palette's, and all of the palette's."""


def colors(palette: Palette) -> dict[str, str]:
    """The attributes by which the theme's style sheets know a palette, as Material's templates write them."""
    return {PREFIX + kind: (getattr(palette, kind) or "").replace(" ", "-") for kind in KINDS}


def with_media(nodes: Iterable[Node], palettes: Sequence[Palette]) -> tuple[Node, ...]:
    """The rules, and for each palette with a media query its own once more: for pages that show the first palette.

    A script marks the page by taking `no-js` from its root element, and then chooses itself.
    """
    first = colors(palettes[0]) if palettes else {}
    queries: list[_Query] = []
    for palette in palettes[1:]:
        own = colors(palette)
        changed = {name: value for name, value in own.items() if value != first[name]}
        if changed and _ASKS.search(palette.media):
            queries.append((palette.media, changed, own))
    return _repeated(nodes, queries) if queries else tuple(nodes)


def _repeated(nodes: Iterable[Node], queries: Sequence[_Query]) -> tuple[Node, ...]:
    result: list[Node] = []
    for node in nodes:
        if isinstance(node, Declaration) or node.body is None or node.keyword.endswith("keyframes"):
            result.append(node)
        elif node.keyword:
            result.append(replace(node, body=_repeated(node.body, queries)))
        else:
            result += [node, *_for_media(node, queries)]
    return tuple(result)


def _for_media(rule: Rule, queries: Sequence[_Query]) -> Iterable[Node]:
    for media, changed, own in queries:
        selectors = [found for one in split(rule.prelude) if (found := _selector(one, changed, own))]
        if selectors:
            wrapper = parse(f"@media {media}{{{','.join(_text(one) for one in selectors)}{{}}}}")
            yield from _filled(wrapper, rule.body)


def _filled(nodes: Iterable[Node], body: tuple[Node, ...] | None) -> Iterable[Node]:
    for node in nodes:
        if isinstance(node, Rule):
            yield replace(node, body=tuple(_filled(node.body or (), body)) if node.keyword else body)


def _selector(tokens: Sequence[Token], changed: Mapping[str, str], own: Mapping[str, str]) -> list[Token] | None:
    """The selector for a page that has the first palette's attributes, None if it is not about what differs."""
    wanted = [pair for token in tokens if (pair := _pair(token)) is not None and pair[0] in own]
    is_about = any(name in changed for name, _ in wanted) and all(own[name] == value for name, value in wanted)
    return list(tokens) if is_about else None


def _pair(token: Token) -> tuple[str, str] | None:
    tokens = [] if token.type != "[] block" else [t for t in token.content if t.type != "whitespace"]
    if len(tokens) != 3 or tokens[0].type != "ident" or tokens[2].type not in {"ident", "string"}:
        return None
    return tokens[0].value, tokens[2].value


def _text(tokens: Sequence[Token]) -> str:
    import tinycss2

    pairs = ((token, _pair(token)) for token in tokens)
    parts = (f"[{pair[0]}]" if pair and pair[0].startswith(PREFIX) else tinycss2.serialize([t]) for t, pair in pairs)
    return ":where(.no-js) " + "".join(parts).strip()
