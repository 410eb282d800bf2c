"""Titles and descriptions: what the author wrote, or what the text or the file's name says instead."""

from __future__ import annotations

import re

from generator.diagnostics import Problem, Problems, error, warning
from generator.frontmatter import quote
from generator.model import Ref
from generator.schema import shortened

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_MARKUP = re.compile(_TAG.pattern + r"|&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,6});")
_LONGEST_DESCRIPTION = 160


def title_of(written: Ref | None, heading: str) -> tuple[str, Problems]:
    """The title in front matter, else the heading that opens the text, else ""; a warning if it holds HTML."""
    if written is None or not written.name:
        return heading, ()
    if not ("<" in written.name or "&" in written.name) or _MARKUP.search(written.name) is None:
        return written.name, ()
    from html import unescape

    plain = shortened(unescape(_TAG.sub("", written.name)), 120)
    message = "a title is plain text: readers would see the HTML in it as it stands"
    return written.name, (warning(written.span, "html-in-title", message, f"title: {quote(plain)}"),)


def title_from_name(name: str) -> str:
    """A title for a file that has none: "about-us" is "About us"."""
    words = re.sub(r"[-_\s]+", " ", name).strip()
    return words[:1].upper() + words[1:] if words.islower() else words


def no_title(written: Ref | None, place: Ref) -> Problem:
    """The problem of a post without a title; `place` is its file with the title that its name suggests."""
    hint = f"title: {quote(place.name)}   in the front matter, or a first line   # {place.name}"
    return error(written.span if written is not None else place.span, "no-title", "this post has no title", hint)


def description_of(written: str, summary: str) -> str:
    """One or two sentences about the text: its first paragraph, cut at a word, if the author wrote none."""
    if written or len(summary) <= _LONGEST_DESCRIPTION:
        return written or summary
    cut = summary[:_LONGEST_DESCRIPTION]
    words = cut.rpartition(" ")[0] or cut[:-1]
    return words.rstrip(" ,;:.–—-") + "…"
