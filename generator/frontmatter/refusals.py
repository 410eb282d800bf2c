"""What YAML allows and front matter does not, each as a problem with a line to paste. Nothing here reads events."""

from __future__ import annotations

from generator.diagnostics import Problem, Problems, Span, error, warning
from generator.frontmatter.quoting import quoted_line


def alias(text: str, offset: int, span: Span) -> Problem:
    message = "in YAML, '*' before a word repeats a value from above, which front matter does not allow"
    return error(span, "yaml-alias", message, _quote_it(text, offset))


def anchor(text: str, offset: int, span: Span) -> Problem:
    message = "in YAML, '&' before a word names a value to repeat, which front matter does not allow"
    return error(span, "yaml-anchor", message, _quote_it(text, offset))


def tag(text: str, offset: int, span: Span) -> Problem:
    message = "in YAML, '!' before a word asks for a type of value, which front matter does not allow"
    return error(span, "yaml-tag", message, _quote_it(text, offset))


def key_shape(text: str, offset: int, span: Span) -> Problem:
    message = "a list or a mapping stands where the name of a key should be"
    return error(span, "yaml-key", message, _quote_it(text, offset))


def document(span: Span) -> Problem:
    message = "a second YAML document begins here"
    return error(span, "yaml-document", message, "leave out '---' and everything else that stands on this line")


def duplicate_key(name: str, span: Span) -> Problem:
    return error(
        span, "duplicate-key", f"'{name[:60]}' is written twice", "keep the one that is right and delete the other"
    )


def swallowed_text(text: str, start: int, end: int, span: Span) -> Problems:
    """`title: Tip #1` loses its end without a word from YAML; `draft: true # until May` means to be a remark."""
    hash_at = end
    while text.startswith((" ", "\t"), hash_at):
        hash_at += 1
    if not text.startswith("#", hash_at) or text[hash_at + 1 : hash_at + 2] in ("", " ", "\t", "\n", "#", "!"):
        return ()
    line_end = text.find("\n", hash_at)
    rest = text[hash_at : line_end if line_end >= 0 else len(text)].rstrip()
    hint = f"if it belongs to the text, use quotes:   {quoted_line(text, start)}"
    return (warning(span, "yaml-remark", f"'{rest[:60]}' is not read, because ' #' begins a remark in YAML", hint),)


def _quote_it(text: str, offset: int) -> str:
    line = quoted_line(text, offset)
    return f"if it is text, put it in quotes:   {line}" if line else "if it is text, put it in quotes"
