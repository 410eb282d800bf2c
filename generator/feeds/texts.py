"""Plain text as a feed's titles, names and summaries have it. Nothing here escapes."""

from __future__ import annotations

import re

from generator.xmltext import xml_text

_SPACE = re.compile(r"[ \t\r\n]+")


def one_line(text: str) -> str:
    """Text as XML may hold it, on one line. Spaces that do not break stay what they are."""
    return _SPACE.sub(" ", xml_text(text)).strip(" ")


def first_of(*texts: str) -> str:
    """The first of some texts of which anything is left on one line; "" if there is none."""
    return next(filter(None, map(one_line, texts)), "")


def plain_text(html: str) -> str:
    """What a little HTML says, on one line."""
    if "<" not in html and "&" not in html:
        return one_line(html)
    from selectolax.lexbor import LexborHTMLParser

    body = LexborHTMLParser(xml_text(html)).body
    return one_line(body.text()) if body is not None else ""
