"""A style sheet as rules and declarations, and back as text without what no browser needs. Nothing is judged here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

# Any: tinycss2 has no types. A token has `type` and, by its type, `value`, `name`, `arguments` or `content`.
Token = Any

_COMBINATORS = frozenset({">", "~", "+", ","})
_OF_SELECTORS = frozenset({"is", "where", "not", "has", "matches", "-webkit-any"})


@dataclass(frozen=True, slots=True)
class Declaration:
    name: str
    value: tuple[Token, ...]
    important: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of either kind: `keyword` is "" for one with selectors. `body` is None for a statement (`@layer a;`)."""

    keyword: str
    prelude: tuple[Token, ...]
    body: tuple[Declaration | Rule, ...] | None


Node = Declaration | Rule


def parse(css: str) -> tuple[Node, ...]:
    """The rules of a style sheet. Comments, and what a browser would skip as a mistake, are left out."""
    import tinycss2

    return _nodes(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))


def declared(nodes: Iterable[Node]) -> Iterator[Declaration]:
    """Every declaration, at any depth."""
    for node in nodes:
        if isinstance(node, Declaration):
            yield node
        else:
            yield from declared(node.body or ())


def flat(tokens: Iterable[Token]) -> Iterator[Token]:
    """Every token, those inside of brackets and functions too."""
    for token in tokens:
        yield token
        yield from flat(inside(token))


def inside(token: Token) -> Sequence[Token]:
    if token.type == "function":
        return token.arguments  # type: ignore[no-any-return]  # no types there
    return token.content if token.type.endswith(" block") else ()


def written(*sheets: Iterable[Node]) -> tuple[str, ...]:
    """The shortest text with the same meaning, for each of the sheets. What they share is written once."""
    known: dict[int, str] = {}
    texts = ("".join(_written(node, known) for node in nodes) for nodes in sheets)
    return tuple(text if text.isascii() else f'@charset "UTF-8";{text}' for text in texts)


def _nodes(found: Iterable[Token]) -> tuple[Node, ...]:
    return tuple(node for one in found if (node := _node(one)) is not None)


def _node(found: Token) -> Node | None:
    if _is_broken(found.value if found.type == "declaration" else getattr(found, "prelude", ())):
        return None
    if found.type == "declaration":
        return Declaration(found.name, tuple(found.value), found.important)
    if found.type == "qualified-rule":
        return Rule("", tuple(found.prelude), _body(found.content))
    if found.type == "at-rule" and found.lower_at_keyword != "charset":
        return Rule(found.lower_at_keyword, tuple(found.prelude), _body(found.content))
    return None


def _is_broken(tokens: Sequence[Token]) -> bool:
    """Whether something in it never ends: it would take in what is written after it."""
    return any(token.type == "error" for token in flat(tokens))


def _body(content: Sequence[Token] | None) -> tuple[Node, ...] | None:
    if content is None:
        return None
    import tinycss2

    return _nodes(tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True))


def _written(node: Node, known: dict[int, str]) -> str:
    """`known` are texts by the id of their node; the nodes live as long as it does."""
    if isinstance(node, Declaration):
        if id(node) not in known:
            known[id(node)] = _declaration(node)
        return known[id(node)]
    prelude = _text(_tight(node.prelude, frozenset({","}) if node.keyword else _COMBINATORS))
    begin = f"@{_identifier(node.keyword)}{' ' if prelude else ''}{prelude}" if node.keyword else prelude
    if node.body is None:
        return f"{begin};"
    inner = "".join([_written(below, known) for below in node.body])
    return f"{begin}{{{inner if inner.endswith('};') else inner.removesuffix(';')}}}"


def _identifier(name: str) -> str:
    from tinycss2.serializer import serialize_identifier

    return str(serialize_identifier(name))


def _declaration(node: Declaration) -> str:
    value = _text(_tight(node.value, frozenset({","}))) or " "
    return f"{node.name}:{value}{'!important' if node.important else ''};"


def _text(tokens: Sequence[Token]) -> str:
    import tinycss2

    return str(tinycss2.serialize(tokens)).strip()


def _tight(tokens: Sequence[Token], marks: frozenset[str]) -> list[Token]:
    """Without comments, with one space for many, and with none around any of the marks."""
    kept: list[Token] = []
    for token in tokens:
        if token.type == "comment" or (token.type == "whitespace" and (not kept or _ends(kept[-1], marks))):
            continue
        if kept and kept[-1].type == "whitespace" and token.type == "literal" and token.value in marks:
            kept.pop()
        if token.type == "whitespace":
            token.value = " "
        _tighten(token, marks)
        kept.append(token)
    if kept and kept[-1].type == "whitespace":
        kept.pop()
    return kept


def _ends(token: Token, marks: frozenset[str]) -> bool:
    # After a colon there is never a space that matters; before one it may be that of `.a :hover`.
    return token.type == "whitespace" or (token.type == "literal" and (token.value in marks or token.value == ":"))


def _tighten(token: Token, marks: frozenset[str]) -> None:
    # The tokens are this module's own: nobody else has seen them.
    if token.type == "function":
        of_selectors = token.lower_name in _OF_SELECTORS
        token.arguments = _tight(token.arguments, _COMBINATORS if of_selectors else marks - {">", "~", "+"})
    elif token.type.endswith(" block"):
        token.content = _tight(token.content, marks)
