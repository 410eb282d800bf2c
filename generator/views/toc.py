"""A page's headings as the list of contents that Material's frame puts at the side. Nothing here reads a body."""

from __future__ import annotations

from html import escape

from generator.model import MARK_OPEN, Heading, SafeHtml


def has_toc(headings: tuple[Heading, ...], hide: tuple[str, ...]) -> bool:
    """Contents are worth their place from two headings on."""
    return len(headings) > 1 and "toc" not in hide


def render_toc(headings: tuple[Heading, ...]) -> str:
    """The <li> elements of the contents: a heading stands below the last one of a higher level."""
    parts: list[str] = []
    above: list[Heading] = []
    for heading in headings:
        deeper = True
        while above and above[-1].level >= heading.level:
            # The first one closed is the sibling before, each further one was the list around it.
            parts.append("</li>" if deeper else "</ul></nav></li>")
            deeper = False
            above.pop()
        if deeper and above:
            parts.append(_list_of(above[-1]))
        parts.append(_item(heading))
        above.append(heading)
    if above:
        parts.append("</li>" + "</ul></nav></li>" * (len(above) - 1))
    return "".join(parts)


def inline(html: SafeHtml, text: str) -> SafeHtml:
    """Inline HTML for a place of its own; the plain text where the HTML still has marks in it."""
    if html.html and MARK_OPEN not in html.html:
        return html
    return SafeHtml(escape(text, quote=False))


def _item(heading: Heading) -> str:
    title = inline(heading.html, heading.text).html
    return (
        f'<li class="md-nav__item"><a href="#{escape(heading.anchor)}" class="md-nav__link">'
        f'<span class="md-ellipsis"><span class="md-typeset">{title}</span></span></a>'
    )


def _list_of(heading: Heading) -> str:
    return f'<nav class="md-nav" aria-label="{escape(heading.text)}"><ul class="md-nav__list">'
