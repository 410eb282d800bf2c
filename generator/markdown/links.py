"""Links and pictures as HTML: those that lead to this site become references, refused ones their text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from markdown_it.token import Token

from generator.diagnostics import Problem, Span, error, warning
from generator.markdown.addresses import Direct, Local, Refused, read_address
from generator.markdown.rendering import Mode, Rendering, aligned, attributes_html, escape, shown_attributes
from generator.model import MARK_CLOSE, MARK_OPEN, ImageRef, LinkRef


def link_open(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    """Open a link, unless it stands in a heading's text."""
    token = tokens[index]
    if rendering.mode is Mode.HEADING:
        rendering.link_ends.append("")
        return
    further = {name: value for name, value in shown_attributes(rendering, token).items() if name != "href"}
    opening, closing = link_ends(rendering, str(token.attrs["href"]), further, partial(rendering.span, token))
    rendering.out.append(opening)
    rendering.link_ends.append(closing)


def link_close(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    rendering.out.append(rendering.link_ends.pop())


def link_ends(
    rendering: Rendering, href: str, further: Mapping[str, str | int | float], at: Callable[[], Span]
) -> tuple[str, str]:
    """What opens and what closes a link to `href`: HTML, marks, or nothing where the address is refused.

    `at` finds the place, which takes as long as all else, and nobody asks where links to other sites stand.
    """
    address = read_address(href)
    attributes = attributes_html(further) if further else ""
    match address:
        case Direct(url=url):
            return f'<a href="{escape(url)}"{attributes}>', "</a>"
        case Local(target=target, anchor=anchor, query=query):
            mark = rendering.add_ref(LinkRef(target=target, anchor=anchor, query=query, attrs=attributes, span=at()))
            return mark, f"{MARK_OPEN}/{mark[1:-1]}{MARK_CLOSE}"
        case Refused():
            rendering.problems.append(refused_link(href, address, at()))
            return "", ""


def refused_link(href: str, address: Refused, span: Span) -> Problem:
    """What is said of an address that is not published."""
    if address.dangerous:
        return error(span, "unsafe-address", f"this address is not published: {address.reason}", _ALLOWED)
    if href.strip().startswith("//"):
        return warning(
            span, "refused-address", f"this address is not published: {address.reason}", f"write https:{href.strip()}"
        )
    return warning(span, "refused-address", f"this address is not published: {address.reason}", _ALLOWED)


_ALLOWED = "write the path of a content file, or an address with https:, http:, mailto: or tel:"


def plain_text(tokens: Sequence[Token]) -> str:
    """The text of inline tokens as a reader hears it; a picture is its alternative text."""
    parts = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif token.type == "image":
            parts.append(plain_text(token.children or ()))
        elif token.type not in ("html_inline", "icon", "footnote_ref"):
            parts.append(token.content)
    return "".join(parts)


def image(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    """A picture; in a heading's text its alternative text."""
    token = tokens[index]
    alt = str(token.attrs.get("alt") or plain_text(token.children or ()))
    if rendering.mode is Mode.HEADING:
        rendering.out.append(escape(alt))
        return
    span = rendering.span(token)
    if not alt.strip() and "alt" not in token.meta:
        rendering.problems.append(missing_alt(token.attrs["src"], span))
    further = {name: value for name, value in shown_attributes(rendering, token).items() if name not in ("src", "alt")}
    rendering.out.append(picture(rendering, str(token.attrs["src"]), alt, aligned(further), span))


def picture(rendering: Rendering, src: str, alt: str, further: Mapping[str, str | int | float], span: Span) -> str:
    """The HTML or mark of a picture; its alternative text where the address is refused."""
    address = read_address(src)
    attributes = attributes_html(further) if further else ""
    match address:
        case Direct(url=url) if url.startswith(("http:", "https:")):
            rendering.problems.append(foreign_media(span))
            lazy = "" if "loading" in further else ' loading="lazy"'
            return f'<img src="{escape(url)}" alt="{escape(alt)}"{attributes}{lazy}>'
        case Local(target=target) if target:
            return rendering.add_ref(ImageRef(target=target, alt=alt, attrs=attributes, span=span))
        case Refused():
            rendering.problems.append(refused_link(src, address, span))
        case _:
            rendering.problems.append(
                warning(span, "refused-address", "this is not the address of a picture", "write the path of a picture")
            )
    return escape(alt)


def missing_alt(src: object, span: Span) -> Problem:
    return warning(
        span,
        "no-alt",
        "this picture has no alternative text",
        f'say what it shows: ![A chart of sales]({src})   or, for pure decoration, ![]({src}){{ alt="" }}',
    )


def foreign_media(span: Span) -> Problem:
    return warning(
        span,
        "foreign-media",
        "this is loaded from another site, which learns of every reader",
        "save the file beside the text and write its path, or link to it",
    )
