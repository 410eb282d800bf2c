"""What texts written for Material hold that is plain text here: told with its line, and left as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Problem, Span, warning

_FENCE = re.compile(r"[ \t]*(?:[-*+>][ \t]+)?(`{3,}|~{3,})[ \t]*(?:\{[ \t]*\.?)?(\w*)")
_CODE = re.compile(r"`[^`\n]+`")
_SNIPPET = re.compile(r"[ \t]*-{1,}8<-{1,}")
_FOUND = (
    (re.compile(r"\{(?:\+\+|--|~~|==|>>)"), "marks of an editor (`{++ ++}`)", "take them out"),
    (re.compile(r"\$\$|\\\(|\\\["), "a formula", "write it in words, or as a picture"),
    (re.compile(r"(?<![\w:]):(?!material-|octicons-|fontawesome-|simple-)[a-z][a-z0-9_+-]{1,30}:(?![\w:])"),
     "an emoji by its name", "write the character itself"),
)  # fmt: skip
_MACRO = re.compile(r"\{\{|\{%")


def markup_problems(text: str, path: str, *, has_macros: bool) -> Iterator[Problem]:
    """Problems: `import-markup`. `text` is the whole file."""
    fence = ""
    for number, line in enumerate(text.split("\n"), 1):
        opened = _FENCE.match(line)
        if opened and not fence and opened[2] in ("mermaid", "math"):
            what = "a diagram" if opened[2] == "mermaid" else "a formula"
            yield _said(path, number, line.index(opened[1]) + 1, f"{what} is plain code", "put a picture of it here")
        if _SNIPPET.match(line):
            yield _said(path, number, 1, "a snippet of another file is not put in", "copy its text to this place")
        if opened:
            if not fence:
                fence = opened[1]
            elif opened[1].startswith(fence) and not line.strip(" \t>`~"):
                fence = ""
        elif not fence:
            yield from _in_line(_CODE.sub(lambda code: " " * len(code[0]), line), path, number, has_macros=has_macros)


def _in_line(line: str, path: str, number: int, *, has_macros: bool) -> Iterator[Problem]:
    for pattern, what, hint in _FOUND:
        found = pattern.search(line)
        if found:
            yield _said(path, number, found.start() + 1, f"{what} is plain text", hint)
    found = _MACRO.search(line) if has_macros else None
    if found:
        hint = "write here what the macro made"
        yield _said(path, number, found.start() + 1, "a macro is plain text", hint)


def _said(path: str, line: int, column: int, what: str, hint: str) -> Problem:
    return warning(Span(path, line, column), "import-markup", f"{what} here, and stays as it stands", hint)
