"""Questions and answers in a text: headings that ask, each with what stands below it. Readers see nothing of this."""

from __future__ import annotations

from generator.diagnostics import Problems, warning
from generator.frontmatter import MappingNode
from generator.model import Body

QUESTION_MARKS = ("?", "？", "؟", "\u037e")
"""By which a heading is seen to ask: Latin, Chinese, Arabic, Greek."""


def questions_in(body: Body) -> tuple[tuple[str, str], ...]:
    """The headings that are questions, each with its answer as plain text."""
    return tuple((s.title, s.text) for s in body.sections if s.text and s.title.rstrip().endswith(QUESTION_MARKS))


def check_questions(body: Body, fields: MappingNode) -> Problems:
    """A warning where a text that is marked with `faq: true` has no question."""
    if questions_in(body):
        return ()
    spans = (value.span for key, value in fields.entries if key.text.strip().casefold() == "faq")
    message = "no heading in this text is a question with an answer below it"
    hint = "let headings end in a question mark, such as   ## What does it cost?   or take 'faq' out"
    return tuple(warning(span, "faq-without-questions", message, hint) for span in spans)
