"""A text that is filled in like a form: parts under `##`, things under `###`, items in lists, each with its place.

Nothing here knows what a part or an item means.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markdown_it.token import Token

from generator.diagnostics import Problem, Problems, Span, sorted_problems
from generator.markdown.addresses import Local, read_address
from generator.markdown.authors_html import unclosed_elements
from generator.markdown.cleaning import finished_html, needs_cleaning
from generator.markdown.document import begin, parsed_tokens, too_deep
from generator.markdown.headings import Title, split_title
from generator.markdown.html_rules import BLOCKS, INLINE
from generator.markdown.links import plain_text
from generator.markdown.options import MarkdownOptions
from generator.markdown.parsing import Parsing
from generator.markdown.positions import place
from generator.markdown.rendering import Mode, Rendering, render_tokens
from generator.markdown.sheet_lines import PartForm, award_of, part_name, split_lines
from generator.model import BodyRef, Fragment, Lead, LinkRef, Words

_ITEM_LISTS = {"bullet_list_open": "bullet_list_close", "ordered_list_open": "ordered_list_close"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A heading, an item or a cell. `award` is what stands before its bar, None where it has none."""

    words: Words
    source: str = ""
    """As it was written, without award, key and effort."""
    span: Span
    award: str | None = None
    award_span: Span
    key: str = ""
    """What `{#key}` says."""
    day: int | None = None
    effort: str = ""
    more: Span | None = None
    """Where an item holds more than its line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its columns, and its rows with as many cells each."""

    span: Span
    columns: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What stands under one `###`, or in a part before the first of them, where `head` is None."""

    head: Line | None
    span: Span
    text: Fragment = Fragment()
    text_span: Span | None = None
    items: tuple[Line, ...] = ()
    leads: tuple[Lead, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What stands under one `##`; its name as written."""

    name: str
    span: Span
    things: tuple[Thing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A whole text. `refs` are those of all its fragments and leads, in the order of the text."""

    title: Title
    introduction: Thing
    summary: str
    """The first paragraph of the introduction as plain text."""
    opening: Fragment
    """The same as HTML."""
    introduced: str
    """All of the introduction as plain text."""
    parts: tuple[Part, ...]
    refs: tuple[BodyRef, ...]
    words: int
    footnotes: tuple[Span, ...]
    """Where footnotes are written, which are shown nowhere: a piece may stand on any page."""
    problems: Problems


def parse_sheet(
    text: str, *, path: str, first_line: int, options: MarkdownOptions, forms: Mapping[str, PartForm]
) -> Sheet:
    """A text in parts; `forms` says by a part's name how it is read. Text and places as `markdown.parse` has them."""
    parsing = begin(text, path, first_line, options)
    tokens = parsed_tokens(parsing, lambda parsing, tokens: split_lines(parsing, tokens, forms))
    title, rest = split_title(parsing, tokens)
    making = _Making(parsing)
    beginnings = [index for index, token in enumerate(rest) if _opens(token, "h2")]
    opening = rest[: beginnings[0]] if beginnings else rest
    paragraph = next((i for i, token in enumerate(opening) if token.type == "paragraph_open" and token.level == 0), -1)
    first = opening[paragraph : paragraph + 3] if paragraph >= 0 else []
    introduction = making.thing(None, opening, PartForm(), parsing.at(0))
    return Sheet(
        title=title,
        introduction=introduction,
        summary=" ".join(_plain(first).split()),
        opening=_Making(parsing).fragment(first),
        introduced=_plain(opening),
        parts=tuple(making.part(part, forms) for part in _cut(rest, beginnings)),
        refs=tuple(sorted(making.refs, key=lambda ref: ref.span)),
        words=sum(len(plain_text(token.children or ()).split()) for token in rest),
        footnotes=tuple(parsing.at(row) for row in parsing.footnote_rows.values()),
        problems=sorted_problems(parsing.problems, making.problems, too_deep(parsing)),
    )


class _Making:
    """The pieces of one text in the making: what they refer to, and what is wrong with them."""

    def __init__(self, parsing: Parsing) -> None:
        self.parsing = parsing
        self.refs: list[BodyRef] = []
        self.problems: list[Problem] = []

    def part(self, tokens: Sequence[Token], forms: Mapping[str, PartForm]) -> Part:
        name = part_name(tokens[1])
        form = forms.get(name.casefold(), PartForm())
        headings = [index for index, token in enumerate(tokens) if _opens(token, "h3")]
        beginnings = [] if form.whole else headings
        span = self._at(tokens[1])
        loose = tokens[3 : beginnings[0]] if beginnings else tokens[3:]
        things = [self.thing(None, loose, form, span)] if loose else []
        for thing in _cut(tokens, beginnings):
            head = self.line(thing[0], thing[1])
            things.append(self.thing(head, thing[3:], form, head.award_span))
        return Part(name=name, span=span, things=tuple(things))

    def thing(self, head: Line | None, tokens: Sequence[Token], form: PartForm, span: Span) -> Thing:
        text: list[Token] = []
        items: list[Line] = []
        leads: list[Lead] = []
        tables: list[Table] = []
        for block in _blocks(tokens):
            if form.items and block[0].type in _ITEM_LISTS:
                items += [self.item(item) for item in _items(block)]
            elif form.tables and block[0].type == "table_open":
                tables.append(self.table(block))
            elif form.leads and (lead := self._lead(block)):
                leads.append(lead)
                self.refs.append(lead.ref)
            else:
                text += block
        return Thing(
            head=head,
            span=span,
            text=self.fragment(text),
            text_span=self._first(text),
            items=tuple(items),
            leads=tuple(leads),
            tables=tuple(tables),
        )

    def item(self, tokens: Sequence[Token]) -> Line:
        """An item of a list: what opens it, its paragraph, and whatever else it holds."""
        if tokens[1].type != "paragraph_open":
            more = self._first(tokens[1:-1]) or self.parsing.at(tokens[0].map[0] if tokens[0].map else 0)
            return Line(words=Words(), span=more, award_span=more, more=more)
        return self.line(tokens[0], tokens[2], self._first(tokens[4:-1]))

    def line(self, opening: Token, inline: Token, more: Span | None = None) -> Line:
        award, at = award_of(inline)
        effort = inline.meta.get("effort")
        return Line(
            words=Words(html=self._inline(inline), plain=" ".join(plain_text(inline.children or ()).split())),
            source=inline.content,
            span=self._at(inline),
            award=award,
            award_span=at or self._at(inline),
            key=str(opening.attrs.get("id", "")),
            day=effort.last_day if effort else None,
            effort=inline.meta.get("effort_words", ""),
            more=more,
        )

    def table(self, tokens: Sequence[Token]) -> Table:
        rows: list[tuple[Line, ...]] = []
        cells: list[Line] = []
        for index, token in enumerate(tokens):
            if token.type in ("th_open", "td_open"):
                cells.append(self.line(token, tokens[index + 1]))
            elif token.type == "tr_close":
                rows.append(tuple(cells))
                cells = []
        at = self.parsing.at(tokens[0].map[0] if tokens[0].map else 0)
        return Table(span=at, columns=rows[0] if rows else (), rows=tuple(rows[1:]))

    def fragment(self, tokens: Sequence[Token]) -> Fragment:
        """Blocks as HTML without ids: they may stand on any page, and twice."""
        rendering = Rendering(self.parsing, INLINE, Mode.EXCERPT, cleaned=needs_cleaning(self.parsing))
        render_tokens(rendering, tokens, BLOCKS)
        return self._finished(rendering)

    def _inline(self, inline: Token) -> Fragment:
        rendering = Rendering(self.parsing, INLINE, Mode.EXCERPT, block=inline, cleaned=needs_cleaning(self.parsing))
        render_tokens(rendering, inline.children or (), INLINE)
        return self._finished(rendering)

    def _finished(self, rendering: Rendering) -> Fragment:
        html = finished_html(rendering).strip()
        self.refs += rendering.refs
        self.problems += [*rendering.problems, *unclosed_elements(rendering)]
        return Fragment(html=html, refs=tuple(rendering.refs))

    def _lead(self, block: Sequence[Token]) -> Lead | None:
        """The link that a paragraph is, if it leads to something on this site."""
        if block[0].type != "paragraph_open":
            return None
        children = [child for child in block[1].children or () if child.type != "text" or child.content.strip()]
        if len(children) < 3 or children[0].type != "link_open" or children[-1].type != "link_close":
            return None
        if any(child.type == "link_close" for child in children[:-1]):
            return None
        address = read_address(str(children[0].attrs.get("href", "")))
        if not isinstance(address, Local):
            return None
        span = place(self.parsing, block[1], children[0].meta.get("at", 0))
        ref = LinkRef(target=address.target, anchor=address.anchor, query=address.query, span=span)
        return Lead(ref=ref, text=" ".join(plain_text(children).split()))

    def _at(self, inline: Token) -> Span:
        return place(self.parsing, inline, 0)

    def _first(self, tokens: Sequence[Token]) -> Span | None:
        """Where the first of some blocks stands; comments are nothing."""
        for token in tokens:
            if token.map and not (token.type == "html_block" and token.content.lstrip().startswith("<!--")):
                row = token.map[0]
                source = self.parsing.row(row)
                return self.parsing.at(row, len(source) - len(source.lstrip()) + 1)
        return None


def _plain(tokens: Sequence[Token]) -> str:
    return "\n".join(plain_text(token.children) for token in tokens if token.children)


def _opens(token: Token, tag: str) -> bool:
    return token.type == "heading_open" and token.tag == tag and token.level == 0


def _cut(tokens: Sequence[Token], beginnings: Sequence[int]) -> Iterator[Sequence[Token]]:
    """The stretches from each beginning to the next."""
    for start, end in pairwise([*beginnings, len(tokens)]):
        yield tokens[start:end]


def _blocks(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The blocks of the highest level, each with all that it holds."""
    start, depth = 0, 0
    for index, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            yield tokens[start : index + 1]
            start = index + 1


def _items(block: Sequence[Token]) -> Iterator[Sequence[Token]]:
    return _blocks(block[1:-1])
