"""Blocks of code as Material shows them: coloured, with title, line numbers and highlighted lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from generator.diagnostics import Span, error, note
from generator.markdown.fences import Fence, parse_info
from generator.markdown.highlighting import highlighted, plain
from generator.markdown.rendering import Mode, Rendering, attributes_html, escape, shown_attributes
from generator.model import QuizRef
from generator.schema import shortened

_INLINE = re.compile(r"#!([\w+#.-]{1,40})[ \t]+(.+)$", re.DOTALL)


def code_block(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    """Code by indentation: it has no language."""
    token = tokens[index]
    attributes = attributes_html(shown_attributes(rendering, token))
    rendering.add_island(f"<pre{attributes}><code>{escape(token.content)}</code></pre>\n")


def fenced_code(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    """Code between fences."""
    token = tokens[index]
    info = unescapeAll(token.info).strip()
    if not info and not token.attrs:
        rendering.add_island(f"<pre><code>{escape(token.content)}</code></pre>\n")
        return
    fence = parse_info(info, token.content.count("\n"))
    if fence.language.lower() == "quiz":
        _embed(rendering, token, info)
        return
    rendering.code_blocks += 1
    numbered = fence.first_number > 0 and rendering.mode is Mode.PAGE
    lines = [
        f'<span class="hll">{line}</span>' if number in fence.highlighted else line
        for number, line in enumerate(_lines(rendering, token, fence), 1)
    ]
    body = _numbered(lines, fence, rendering.code_blocks) if numbered else _unnumbered("".join(lines), fence)
    rendering.add_island(f"<div{_attributes(rendering, token, fence)}>{body}</div>\n")


def _lines(rendering: Rendering, token: Token, fence: Fence) -> list[str]:
    lines = highlighted(token.content, fence.language)
    if lines is None:
        message = f"no colours are known for code in {shortened(fence.language)!r}"
        hint = "name a language that Pygments knows (pygments.org/languages), or text for none"
        rendering.problems.append(note(_info_span(rendering, token), "unknown-code-language", message, hint))
        return plain(token.content)
    return lines


def _embed(rendering: Rendering, token: Token, info: str) -> None:
    """A quiz by its id: an empty fence, ```` ```quiz order-book ````."""
    span = _info_span(rendering, token)
    words = info.split()
    if len(words) != 2 or token.content.strip():
        message = "a quiz is named here by its id, with nothing between the two lines"
        example = words[1] if len(words) > 1 else "order-book"
        rendering.problems.append(error(span, "quiz-fence", message, f"```quiz {shortened(example)}\n```"))
        return
    name = Span(span.path, span.line, span.column + info.index(words[1], len(words[0])))
    rendering.out.append(rendering.add_ref(QuizRef(name=words[1], span=name)) + "\n")


def _info_span(rendering: Rendering, token: Token) -> Span:
    """Where the line that opens a fence says what it holds."""
    row = token.map[0] if token.map else 0
    source = rendering.parsing.row(row)
    return rendering.parsing.at(row, max(source.find(token.info.strip() or token.markup), 0) + 1)


def _attributes(rendering: Rendering, token: Token, fence: Fence) -> str:
    attributes = dict(shown_attributes(rendering, token))
    classes = [f"language-{fence.language or 'text'}", *fence.classes, str(attributes.get("class", "")), "highlight"]
    attributes["class"] = " ".join(filter(None, classes))
    if fence.id and rendering.mode is Mode.PAGE:
        attributes["id"] = fence.id
        rendering.ids.append(fence.id)
    return attributes_html(attributes)


def _unnumbered(code: str, fence: Fence) -> str:
    title = f'<span class="filename">{escape(fence.title)}</span>' if fence.title else ""
    return f"{title}<pre><span></span><code>{code}</code></pre>"


def _numbered(lines: Sequence[str], fence: Fence, block: int) -> str:
    """A table of two cells: the numbers cannot be selected with the code. Each line can be linked to."""
    numbers = range(fence.first_number, fence.first_number + len(lines))
    names = [f"__codelineno-{block - 1}-{number}" for number in numbers]
    title = ""
    if fence.title:
        title = f'<tr><th colspan="2" class="filename"><span class="filename">{escape(fence.title)}</span></th></tr>'
    width = len(str(fence.first_number + len(lines) - 1))
    gutter = "\n".join(
        f'<span class="normal"><a href="#{name}">{name.rpartition("-")[2]:>{width}}</a></span>' for name in names
    )
    text = "".join(f'<a id="{name}"></a>{line}' for name, line in zip(names, lines, strict=True))
    return (
        f'<table class="highlighttable">{title}<tr><td class="linenos"><div class="linenodiv"><pre><span></span>'
        f'{gutter}</pre></div></td><td class="code"><div><pre><span></span><code>{text}</code></pre></div></td></tr>'
        "</table>"
    )


def inline_code(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    """Code among text; coloured after `#!py `."""
    token = tokens[index]
    attributes = dict(shown_attributes(rendering, token)) if token.attrs else {}
    match = _INLINE.match(token.content) if token.content.startswith("#!") else None
    lines = highlighted(match[2], match[1]) if match else None
    if match is not None and lines is not None:
        attributes["class"] = f"language-{match[1]} highlight {attributes.get('class', '')}".strip()
        html = "".join(lines).rstrip()
        rendering.out.append(f"<code{attributes_html(attributes)}>{html}</code>")
    else:
        rendering.out.append(f"<code{attributes_html(attributes)}>{escape(token.content)}</code>")
