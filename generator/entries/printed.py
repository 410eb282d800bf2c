"""Plain text of front matter as readers see it: quotation marks and dashes as its language prints them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

Print = Callable[[str], str]


def printing_in(language: str) -> Print:
    """What makes a text printed; a text that is so already stays as it is."""
    return partial(_printed, language=language)


def _printed(text: str, *, language: str) -> str:
    if not any(sign in text for sign in ("'", '"', "--", "...")):
        return text
    # Loaded here, because it brings markdown-it-py with it.
    from generator.markdown.typography import typeset

    return typeset(text, language)
