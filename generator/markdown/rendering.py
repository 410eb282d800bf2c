"""Tokens to HTML: the loop, and what one rendering gathers on the way. It decides nothing about any one construct.

markdown-it's renderer asks a method for every token; this one has a table of finished strings for the tokens that
always look the same, which is most of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from markdown_it.token import Token

from generator.diagnostics import Problem, Span
from generator.markdown.attributes import ALIGNED
from generator.markdown.parsing import Parsing
from generator.markdown.positions import place
from generator.model import MARK_CLOSE, MARK_OPEN, BodyRef


class Mode(Enum):
    """What the HTML is for: the page; other pages and feeds, without ids; a heading's text, without links either."""

    PAGE = "page"
    EXCERPT = "excerpt"
    HEADING = "heading"


Rule = Callable[["Rendering", Sequence[Token], int], None]


@dataclass(frozen=True, slots=True)
class Rules:
    """How each type of token is rendered: a finished string where it has no attributes, else a rule."""

    fixed: Mapping[str, str]
    rules: Mapping[str, Rule]


@dataclass(slots=True)
class Rendering:
    """One piece of HTML in the making."""

    parsing: Parsing
    inline: Rules
    """How tokens among text are rendered."""
    mode: Mode = Mode.PAGE
    out: list[str] = field(default_factory=list)
    refs: list[BodyRef] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    link_ends: list[str] = field(default_factory=list)
    """What closes each link that is open, innermost last."""
    html_links: list[str] = field(default_factory=list)
    """The same for links that authors wrote as HTML."""
    html_open: dict[str, list[Span]] = field(default_factory=dict)
    """Where authors opened the elements, by name, that they have not closed."""
    html_depth: int = 0
    """How many those are."""
    block: Token | None = None
    """The block whose text is being rendered: it knows the lines."""
    islands: list[str] = field(default_factory=list)
    """Finished HTML that the cleaner must not see."""
    code_blocks: int = 0
    ids: list[str] = field(default_factory=list)
    """Ids that authors gave to elements of their own HTML and to code."""
    cleaned: bool = False
    """Whether this HTML will go through the cleaner."""
    placed: bool = False
    """Whether a comment has said where in this HTML something else is to stand."""

    def span(self, token: Token) -> Span:
        """Where an inline token stands in the file; its block where it did not note that."""
        if self.block is None:
            return self.parsing.at(0)
        return place(self.parsing, self.block, token.meta.get("at", 0))

    def render_text(self, block: Token) -> None:
        """Append the HTML of a block's text."""
        if block.children:
            self.block = block
            render_tokens(self, block.children, self.inline)

    def add_ref(self, ref: BodyRef) -> str:
        """The mark that stands for a reference."""
        self.refs.append(ref)
        return f"{MARK_OPEN}{len(self.refs) - 1}{MARK_CLOSE}"

    def add_island(self, html: str) -> None:
        """Append HTML of ours that the cleaner would refuse if an author wrote it."""
        self.out.append(self.island(html))

    def island(self, html: str) -> str:
        """HTML, or an attribute's value, of ours; where it will be cleaned, what stands for it meanwhile."""
        if not self.cleaned:
            return html
        self.islands.append(html)
        return f"{MARK_OPEN}#{len(self.islands) - 1}{MARK_CLOSE}"


def escape(text: str) -> str:
    """Text for an element's content or for an attribute in double quotes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def attributes_html(attributes: Mapping[str, str | int | float]) -> str:
    """Attributes as HTML, each with a leading space."""
    return "".join(f' {name}="{escape(str(value))}"' for name, value in attributes.items())


def render_tokens(rendering: Rendering, tokens: Sequence[Token], rules: Rules) -> None:
    """Append the HTML of `tokens`, blocks or inline, to the rendering."""
    out, fixed, by_type = rendering.out, rules.fixed, rules.rules
    for index, token in enumerate(tokens):
        kind = token.type
        if kind == "text":
            out.append(escape(token.content))
        elif kind in fixed and not token.attrs and not token.hidden:
            if index and token.nesting == 1 and tokens[index - 1].hidden:
                out.append("\n")
            out.append(fixed[kind])
        elif kind in by_type:
            by_type[kind](rendering, tokens, index)
        else:
            _render_plainly(rendering, tokens, index)


def _render_plainly(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    """A token as its tag, with line breaks between blocks as the CommonMark specification prints them."""
    token = tokens[index]
    if token.hidden or not token.tag:
        return
    if token.nesting == -1:
        rendering.out.append(f"</{token.tag}>\n" if token.block else f"</{token.tag}>")
        return
    open_tag(rendering, tokens, index, shown_attributes(rendering, token))


def open_tag(rendering: Rendering, tokens: Sequence[Token], index: int, shown: Mapping[str, str | int | float]) -> None:
    """The tag of a token that opens something, with these attributes."""
    token = tokens[index]
    if token.block and index and tokens[index - 1].hidden:
        rendering.out.append("\n")
    attributes = attributes_html(shown) if shown else ""
    line_end = "\n" if token.block and _breaks_after(tokens, index) else ""
    rendering.out.append(f"<{token.tag}{attributes}>{line_end}")


def shown_attributes(rendering: Rendering, token: Token) -> Mapping[str, str | int | float]:
    """A token's attributes, without its id where the HTML may stand beside another text's."""
    if rendering.mode is Mode.PAGE or "id" not in token.attrs:
        return token.attrs
    return {name: value for name, value in token.attrs.items() if name != "id"}


def aligned(attributes: Mapping[str, str | int | float]) -> Mapping[str, str | int | float]:
    """`align`, which HTML has given up, as the class that stands for it."""
    name = f"mp-{attributes.get('align', '')}"
    if name not in ALIGNED:
        return attributes
    others = {key: value for key, value in attributes.items() if key not in ("align", "class")}
    return {"class": f"{name} {attributes.get('class', '')}".strip(), **others}


def _breaks_after(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if token.nesting == 0 or index + 1 >= len(tokens):
        return True
    following = tokens[index + 1]
    if following.type == "inline" or following.hidden:
        return False
    return following.nesting != -1 or following.tag != token.tag or token.tag == "blockquote"
