"""What a site may choose about its Markdown; nothing here parses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

HtmlTrust = Literal["safe", "trusted"]

DEEPEST = 120
"""More nesting than this is never followed: Python's own stack would end before a document that deep does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkdownOptions:
    """The options of one parse.

    `language` (a code such as "en" or "de-AT") decides the quotation marks. `html` is "safe", which cleans authors'
    HTML, or "trusted", which publishes it as written. `nesting` is how many blocks may stand inside one another,
    at most DEEPEST. `excerpt` is what other pages show of the text: its "opening", or the "whole" of it. `actions` says
    whether tasks are steps for readers. `place` is the comment, `<!-- recap -->` or `<!-- parts -->`, that counts.
    """

    language: str = "en"
    html: str = "safe"
    nesting: int = 100
    excerpt: Literal["opening", "whole"] = "opening"
    actions: bool = False
    place: Literal["", "recap", "parts"] = ""
