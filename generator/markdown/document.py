"""One text to one `Parsed`: the steps in their order. Nothing here knows a construct."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.diagnostics import Lines, Problem, error, sorted_problems
from generator.markdown import footnotes
from generator.markdown.abbreviations import mark_abbreviations
from generator.markdown.attaching import attach_blocks
from generator.markdown.authors_html import unclosed_elements
from generator.markdown.cleaning import finished_html, needs_cleaning
from generator.markdown.facts import facts_of, sections_of
from generator.markdown.features import features_of, stop_pattern
from generator.markdown.figures import make_figures
from generator.markdown.headings import anchor_headings, headings_of, split_title
from generator.markdown.html_rules import BLOCKS, INLINE
from generator.markdown.options import DEEPEST, MarkdownOptions
from generator.markdown.parser import parser
from generator.markdown.parsing import Env, Parsing
from generator.markdown.placing import mark_places, split_place
from generator.markdown.positions import locate_cells
from generator.markdown.rendering import Rendering, render_tokens
from generator.markdown.steps import take_steps
from generator.markdown.tasks import mark_tasks
from generator.markdown.typography import set_typography
from generator.model import Body, Fragment, Parsed


def parse(text: str, *, path: str, first_line: int, options: MarkdownOptions) -> Parsed:
    """The body, the facts and the problems of a text of Markdown.

    `text` has "\\n" line ends and no control characters but "\\t" and "\\n". `path` and `first_line` (the file's line,
    from 1, on which the text begins) only name places in problems and references. Never raises.
    """
    parsing = begin(text, path, first_line, options)
    features = parsing.features
    tokens = parsed_tokens(parsing)
    notes = footnotes.list_tokens(parsing)
    ids = anchor_headings(parsing, [*tokens, *notes])
    title, rest = split_title(parsing, tokens)
    shown = [*rest, *notes]
    steps = take_steps(parsing, shown) if features.tasks else ()
    mark_places(parsing, shown)
    rendering = Rendering(parsing, INLINE, cleaned=needs_cleaning(parsing))
    render_tokens(rendering, shown, BLOCKS)
    html, place = finished_html(rendering), None
    if rendering.placed:
        html, place = split_place(html)
    body = Body(
        title=title.html,
        content=Fragment(html=html, refs=tuple(rendering.refs)),
        headings=headings_of(parsing, rest),
        sections=sections_of(title.text, shown),
        place=place,
    )
    anchors = tuple(dict.fromkeys([*ids, *rendering.ids, *footnotes.anchors_of(parsing)]))
    problems = [*parsing.problems, *rendering.problems, *unclosed_elements(rendering)]
    problems.extend(too_deep(parsing))
    facts = facts_of(parsing, title, rest, body, anchors, steps)
    return Parsed(body=body, facts=facts, problems=sorted_problems(problems))


def begin(text: str, path: str, first_line: int, options: MarkdownOptions) -> Parsing:
    """The parse of a text, before anything is found in it."""
    features = features_of(text)
    return Parsing(
        text=text,
        options=options,
        features=features,
        lines=Lines(text, path, first_line),
        stops=stop_pattern(features.stops),
    )


def parsed_tokens(parsing: Parsing, split: Callable[[Parsing, list[Token]], None] | None = None) -> list[Token]:
    """The blocks of the text, their own texts parsed; definitions of footnotes are set aside.

    `split` may cut texts of blocks before they are parsed.
    """
    md = parser(_nesting(parsing.options))
    env = {"parsing": parsing}
    features = parsing.features
    tokens: list[Token] = []
    if parsing.text:
        md.block.parse(parsing.text, md, env, tokens)
    if features.tables:
        locate_cells(parsing, tokens)
    if features.tasks:
        mark_tasks(tokens, parsing.options.language)
    if "{" in features.stops:
        tokens = attach_blocks(parsing, tokens)
    if features.footnotes:
        tokens = footnotes.take_definitions(parsing, tokens)
    if split is not None:
        split(parsing, tokens)
    texts = _parse_texts(parsing, tokens, md, env)
    for label in _growing(parsing.footnote_uses):
        texts += _parse_texts(parsing, parsing.footnotes[label], md, env)
    if features.footnotes:
        footnotes.note_unused(parsing)
    if "![" in parsing.text:
        make_figures(tokens)
    if parsing.abbreviations:
        mark_abbreviations(parsing, texts)
    set_typography(texts, parsing.options.language)
    return tokens


def _nesting(options: MarkdownOptions) -> int:
    return max(1, min(options.nesting, DEEPEST))


def _parse_texts(parsing: Parsing, tokens: list[Token], md: MarkdownIt, env: Env) -> list[Token]:
    """Parse the text of each block that has any; those blocks."""
    texts = [token for token in tokens if token.children is not None]
    for token in texts:
        parsing.block = token
        token.children = md.inline.parse(token.content, md, env, [])
    return texts


def _growing(labels: dict[str, int]) -> Iterator[str]:
    """The labels of footnotes in the order of reference, those included that footnotes themselves refer to."""
    done = 0
    while done < len(labels):
        fresh = list(labels)[done:]
        done = len(labels)
        yield from fresh


def too_deep(parsing: Parsing) -> Iterator[Problem]:
    """What is said where blocks are nested more deeply than they are followed."""
    if parsing.too_deep >= 0:
        yield error(
            parsing.at(parsing.too_deep),
            "too-deep",
            f"lists, quotations and boxes are nested more than {_nesting(parsing.options)} deep",
            "what stands deeper cannot be shown: take some levels out",
        )
