"""Headings: their ids, the list of contents, and the heading that is the text's title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from generator.diagnostics import Problem, warning
from generator.markdown.html_rules import INLINE
from generator.markdown.links import plain_text
from generator.markdown.parsing import Parsing
from generator.markdown.rendering import Mode, Rendering, render_tokens
from generator.model import Heading, SafeHtml

_DROPPED = re.compile(r"[^\w\s-]")
_SPACES = re.compile(r"[-\s]+")
_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9-]{0,40})")
_NUMBERED = re.compile(r"^(.*)_([0-9]+)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Title:
    """The heading that opens a text, "" where there is none."""

    text: str = ""
    html: SafeHtml = SafeHtml()


def slugify(text: str) -> str:
    """A heading's text as its id, as Python-Markdown makes it: lower case, ASCII, words joined by "-".

    A text without any ASCII letter or digit keeps its own letters, as on GitHub.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return _slug(plain) or _slug(unicodedata.normalize("NFC", text))


def _slug(text: str) -> str:
    return _SPACES.sub("-", _DROPPED.sub("", text).strip().lower())


class Ids:
    """The ids of one page. A second "x" becomes "x_1", then "x_2", as Python-Markdown numbers them."""

    def __init__(self, taken: Sequence[str] = ()) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = {}

    def take(self, wanted: str) -> str:
        """`wanted`, or the first number of it that is free."""
        identifier = wanted
        if not identifier or identifier in self._taken:
            match = _NUMBERED.match(identifier)
            base, number = (match[1], int(match[2])) if match else (identifier, 0)
            number = max(number, self._last.get(base, 0))
            while not identifier or identifier in self._taken:
                number += 1
                identifier = f"{base}_{number}"
            self._last[base] = number
        self._taken.add(identifier)
        return identifier


def anchor_headings(parsing: Parsing, tokens: Sequence[Token]) -> list[str]:
    """Give every heading an id, in the order of the text; all ids, those that authors chose first."""
    chosen = list(_chosen_ids(tokens)) if "{" in parsing.features.stops else []
    ids = Ids(chosen)
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            if "id" not in token.attrs:
                text = plain_text(tokens[index + 1].children or ())
                token.attrs = {"id": ids.take(slugify(text)), **token.attrs}
                chosen.append(str(token.attrs["id"]))
            tokens[index + 2].meta["anchor"] = token.attrs["id"]
    return chosen


def _chosen_ids(tokens: Sequence[Token]) -> Iterator[str]:
    """The ids that authors chose in attribute lists."""
    for token in tokens:
        if "id" in token.attrs:
            yield str(token.attrs["id"])
        for child in token.children or ():
            if "id" in child.attrs:
                yield str(child.attrs["id"])


def split_title(parsing: Parsing, tokens: list[Token]) -> tuple[Title, list[Token]]:
    """The `# heading` that opens the text, and the tokens after it; comments before it do not count."""
    for index, token in enumerate(tokens):
        if token.type == "html_block" and token.content.lstrip().startswith("<!--"):
            continue
        if token.type == "heading_open" and token.tag == "h1" and token.level == 0:
            inline = tokens[index + 1]
            parsing.problems.extend(_lost_html(parsing, inline))
            title = Title(plain_text(inline.children or ()).strip(), SafeHtml(heading_html(parsing, inline)))
            return title, tokens[:index] + tokens[index + 3 :]
        break
    return Title(), tokens


def _lost_html(parsing: Parsing, inline: Token) -> Iterator[Problem]:
    """What an author wrote as HTML in the title: it stands in places where no HTML can be."""
    rendering = Rendering(parsing, INLINE, Mode.HEADING, block=inline)
    for token in inline.children or ():
        if token.type == "html_inline" and (tag := _TAG.match(token.content)):
            message = f"<{tag[1].lower()}> is not published in the heading that is the page's title"
            hint = "write it with Markdown's own signs, such as *emphasis*, or leave it out"
            yield warning(rendering.span(token), "html-dropped", message, hint)


def heading_html(parsing: Parsing, inline: Token) -> str:
    """A heading's text as HTML without links, ids and footnotes."""
    rendering = Rendering(parsing, INLINE, Mode.HEADING, block=inline)
    render_tokens(rendering, inline.children or (), INLINE)
    return "".join(rendering.out).strip()


def headings_of(parsing: Parsing, tokens: Sequence[Token]) -> tuple[Heading, ...]:
    """The list of contents, in the order of the text."""
    return tuple(
        Heading(
            level=int(token.tag[1]),
            anchor=str(token.attrs["id"]),
            text=plain_text(tokens[index + 1].children or ()).strip(),
            html=SafeHtml(heading_html(parsing, tokens[index + 1])),
        )
        for index, token in enumerate(tokens)
        if token.type == "heading_open"
    )
