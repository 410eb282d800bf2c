"""Whether a selector can match anything on a site's pages. What it does not understand may match."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from generator.theme.styles.vocabulary import Vocabulary

# Any: tinycss2 has no types. A token has `type` and, by its type, `value`, `name`, `arguments` or `content`.
Token = Any

_FOREIGN = ("-moz-", "-ms-", "-o-")


def living(prelude: Sequence[Token], vocabulary: Vocabulary) -> list[list[Token]]:
    """The selectors of a list that can match.

    A browser drops the whole list if it does not know a part of it, such as another's pseudo-element; to take only
    that part away would bring the rest to life, so such a list stays or goes as one.
    """
    selectors = split(prelude)
    alive = [selector for selector in selectors if can_match(selector, vocabulary)]
    return selectors if alive and any(map(_is_foreign, selectors)) else alive


def can_match(selector: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether every part of one complex selector can be on a page."""
    tokens = [token for token in selector if token.type != "comment"]
    if any(not alive for alive in _parts(tokens, vocabulary)):
        return False
    return not _is_of_other_direction(tokens, vocabulary)


def split(tokens: Sequence[Token], at: str = ",") -> list[list[Token]]:
    """The tokens between commas, not looking into brackets."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == at:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _parts(tokens: Sequence[Token], vocabulary: Vocabulary) -> Iterator[bool]:
    """For each simple selector, whether it can match."""
    before = ""
    for position, token in enumerate(tokens):
        if token.type == "ident":
            if before == ".":
                yield vocabulary.has_class(token.value)
            elif before != ":":
                yield _is_namespace(tokens, position) or vocabulary.has_element(token.value)
        elif token.type == "hash":
            yield vocabulary.has_id(token.value)
        elif token.type == "[] block":
            yield _has_attribute(token.content, vocabulary)
        elif token.type == "function" and token.lower_name in {"is", "where", "matches", "-webkit-any", "has"}:
            # A dead branch stays: what a whole `:is()` weighs depends on all of its branches.
            yield any(can_match(branch, vocabulary) for branch in split(token.arguments))
        before = token.value if token.type == "literal" else ""


def _is_namespace(tokens: Sequence[Token], position: int) -> bool:
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    return following is not None and following.type == "literal" and following.value == "|"


def _has_attribute(content: Sequence[Token], vocabulary: Vocabulary) -> bool:
    tokens = [token for token in content if token.type not in {"whitespace", "comment"}]
    if not tokens or tokens[0].type != "ident":
        return True
    name = tokens[0].value.lower()
    if not vocabulary.has_attribute(name):
        return False
    exact = len(tokens) == 3 and tokens[1].type == "literal" and tokens[1].value == "="
    return not exact or tokens[2].type not in {"ident", "string"} or vocabulary.has_value(name, tokens[2].value)


def _is_of_other_direction(tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether a part of the frame is wanted within the direction that the pages have not.

    The page's own direction stands on its body; inside it only texts set one, and the frame is never in a text.
    """
    if not vocabulary.direction or not any(_wants_other(token, vocabulary.direction) for token in tokens):
        return False
    after = next(place for place, token in enumerate(tokens) if _wants_other(token, vocabulary.direction))
    if not any(token.type == "whitespace" or _is_child(token) for token in tokens[after + 1 :]):
        return False
    below = [found.value for mark, found in pairwise(tokens[after + 1 :]) if _is_dot(mark) and found.type == "ident"]
    return any(not vocabulary.may_be_in_text(name) for name in below)


def _wants_other(token: Token, direction: str) -> bool:
    if token.type != "[] block":
        return False
    tokens = [inner for inner in token.content if inner.type not in {"whitespace", "comment"}]
    if len(tokens) != 3 or tokens[0].type != "ident" or tokens[0].value != "dir":
        return False
    return tokens[2].type in {"ident", "string"} and tokens[2].value in {"ltr", "rtl"} - {direction}


def _is_child(token: Token) -> bool:
    return bool(token.type == "literal" and token.value == ">")


def _is_dot(token: Token) -> bool:
    return bool(token.type == "literal" and token.value == ".")


def _is_foreign(selector: Sequence[Token]) -> bool:
    """Whether a selector has a pseudo-class or element that only some browsers know."""
    return any(
        mark.type == "literal"
        and mark.value == ":"
        and (token.value if token.type == "ident" else getattr(token, "name", "")).startswith(_FOREIGN)
        for mark, token in pairwise(selector)
    )
