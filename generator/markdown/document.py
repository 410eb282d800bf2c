"""One text to one `Parsed`: the steps in their order. Nothing here knows a construct."""

from __future__ import annotations

from markdown_it.token import Token

from generator.diagnostics import Lines, error, sorted_problems
from generator.markdown.facts import facts_of, sections_of
from generator.markdown.features import features_of, stop_pattern
from generator.markdown.headings import anchor_headings, headings_of, split_title
from generator.markdown.html_rules import BLOCKS
from generator.markdown.options import DEEPEST, MarkdownOptions
from generator.markdown.parser import parser
from generator.markdown.parsing import Parsing
from generator.markdown.rendering import Rendering, render_tokens
from generator.model import Body, Fragment, Parsed


def parse(text: str, *, path: str, first_line: int, options: MarkdownOptions) -> Parsed:
    """The body, the facts and the problems of a text of Markdown.

    `text` has "\\n" line ends and no control characters but "\\t" and "\\n". `path` and `first_line` (the file's line,
    from 1, on which the text begins) only name places in problems and references. Never raises.
    """
    features = features_of(text)
    parsing = Parsing(
        text=text,
        options=options,
        features=features,
        lines=Lines(text, path, first_line),
        stops=stop_pattern(features.stops),
    )
    tokens = _tokens(parsing)
    anchor_headings(tokens)
    title, rest = split_title(parsing, tokens)
    rendering = Rendering(parsing)
    render_tokens(rendering, rest, BLOCKS)
    content = Fragment(html="".join(rendering.out), refs=tuple(rendering.refs))
    body = Body(
        title=title.html,
        content=content,
        headings=headings_of(parsing, rest),
        sections=sections_of(title.text, rest),
    )
    problems = [*parsing.problems, *rendering.problems]
    if parsing.too_deep >= 0:
        problems.append(_too_deep(parsing))
    return Parsed(body=body, facts=facts_of(parsing, title, rest, body), problems=sorted_problems(problems))


def _tokens(parsing: Parsing) -> list[Token]:
    md = parser(min(parsing.options.nesting, DEEPEST))
    env = {"parsing": parsing}
    tokens: list[Token] = []
    if parsing.text:
        md.block.parse(parsing.text, md, env, tokens)
    for token in tokens:
        if token.type == "inline":
            token.children = []
            md.inline.parse(token.content, md, env, token.children)
    return tokens


def _too_deep(parsing: Parsing):  # type: ignore[no-untyped-def]
    return error(
        parsing.at(parsing.too_deep),
        "too-deep",
        f"lists, quotations and boxes are nested more than {parsing.options.nesting} deep",
        "what stands deeper cannot be shown: take some levels out",
    )
