"""A content file's bytes as front matter and body. Nothing here knows which keys there are or what they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.config.values import Limits
from generator.diagnostics import Problem, Problems, Span, error, has_errors
from generator.frontmatter.nodes import MappingNode, Node
from generator.frontmatter.text import parse_text


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What an author wrote above and below the second `---`.

    `body` is verbatim, with "\\n" as line end, and begins on the file's line `body_line` (from 1). `readable` is False
    where the file or its front matter cannot be understood: then nobody knows whether it is a draft.
    """

    fields: MappingNode
    body: str
    body_line: int
    problems: Problems
    readable: bool


def parse_front_matter(data: bytes, path: str, limits: Limits) -> FrontMatter:
    """Takes a file apart; `path` is what problems show. A file without front matter has no fields and is no problem."""
    text, problem = parse_text(data, path)
    if problem is not None:
        return _unreadable(path, "", problem)
    if not text.startswith("---"):
        return _without_front_matter(text, path)
    from generator.frontmatter.fences import opens, split_fences

    source, body = split_fences(text)
    if source is None:
        return _never_closed(text, path) if opens(text) else _without_front_matter(text, path)
    if len(source.encode()) > limits.front_matter_bytes:
        message = f"this front matter is longer than {limits.front_matter_bytes // 1024} KB"
        hint = "if its end is missing, put a line with --- where the text begins"
        return _unreadable(path, body, error(Span(path, 1, 1), "front-matter-size", message, hint))
    from generator.frontmatter.events import parse_yaml

    node, problems = parse_yaml(source, path, 2, limits.front_matter_depth)
    body_line = text.count("\n", 0, len(text) - len(body)) + 1
    if node is None and not has_errors(problems):
        node = MappingNode((), Span(path, 1, 1))
    elif node is not None and not isinstance(node, MappingNode):
        problems = (*problems, _not_a_mapping(node))
    readable = isinstance(node, MappingNode)
    fields = node if isinstance(node, MappingNode) else MappingNode((), Span(path, 1, 1))
    return FrontMatter(fields=fields, body=body, body_line=body_line, problems=problems, readable=readable)


def _unreadable(path: str, body: str, problem: Problem) -> FrontMatter:
    return FrontMatter(
        fields=MappingNode((), Span(path, 1, 1)), body=body, body_line=1, problems=(problem,), readable=False
    )


def _never_closed(text: str, path: str) -> FrontMatter:
    message = "the front matter that begins here never ends"
    hint = "put a line with --- below its last key, before the text"
    return _unreadable(path, text, error(Span(path, 1, 1), "front-matter-open", message, hint))


def _not_a_mapping(node: Node) -> Problem:
    message = "between the two lines --- stand no keys, such as 'title: Four steps'"
    hint = "write 'key: value' lines; a rule across the text is written *** instead of ---"
    return error(node.span, "front-matter-shape", message, hint)


def _without_front_matter(text: str, path: str) -> FrontMatter:
    problem = _misplaced(text, path)
    if problem is not None:
        return _unreadable(path, text, problem)
    return FrontMatter(fields=MappingNode((), Span(path, 1, 1)), body=text, body_line=1, problems=(), readable=True)


# What nobody sees, and remarks: they stand before front matter where a paste or a tool has put them.
# Not possessive: Python 3.11.2 stops too early in a possessive group (python/cpython#106052).
_UNSEEN = re.compile(r"(?:[\s\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff]|<!--(?:[^-]|-(?!->))*-->)*")
_LATE = re.compile(r"---(?!-)[^\n]{0,80}\n(?=[ \t]*[A-Za-z_]+[ \t]*:)")
# Word processors make dashes longer.
_BARE = re.compile(
    r"(?:[-\u2010-\u2015\u2212]{1,9}[ \t]*\n)?"
    r"(title|date|draft|authors?|categor(?:y|ies)|topics?|tags?|description|slug)[ \t]*:",
    re.IGNORECASE,
)
_TOML = re.compile(r"\+\+\+[ \t]*(\n|\Z)")
_JSON = re.compile(r"\{[ \t]*\n?[ \t]*\"\w+\"[ \t]*:")


def _misplaced(text: str, path: str) -> Problem | None:
    """Front matter that is not where or how it should be: to publish it as text could publish a draft."""
    unseen = _UNSEEN.match(text)
    start = unseen.end() if unseen else 0
    if _LATE.match(text, start):
        line = text.count("\n", 0, start) + 1
        message = "front matter must begin with --- on the first line, with nothing before it"
        hint = "delete the blank lines and spaces before ---"
        if text[:start].strip() or not re.match(r"---[ \t]*\n", text[start : start + 90]):
            message += " or behind it"
            hint = "delete what stands around ---: remarks, and characters that nobody sees; or type the line anew"
        return error(Span(path, line, 1), "front-matter-late", message, hint)
    if _TOML.match(text, start) or _JSON.match(text, start):
        message = f"this front matter is {'TOML' if text[start] == '+' else 'JSON'}, and only YAML is read here"
        hint = "write it as 'key: value' lines between two lines with ---"
        return error(Span(path, text.count("\n", 0, start) + 1, 1), "front-matter-format", message, hint)
    bare = _BARE.match(text, start)
    if bare and not text[:start].endswith((" ", "\t")):  # else it is a block of code
        line = text.count("\n", 0, bare.start(1)) + 1
        message = f"'{bare[1]}:' stands here without a line --- before it, so it is not read as front matter"
        return error(
            Span(path, line, 1), "front-matter-bare", message, "put a line with --- before the keys and one after"
        )
    return None
