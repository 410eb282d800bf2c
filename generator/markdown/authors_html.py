"""HTML that an author wrote, tag by tag: addresses become references, what may not stay is named with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from generator.diagnostics import Problem, Span, error, warning
from generator.markdown.addresses import Direct, Local, read_address
from generator.markdown.html_policy import MAY_STAY_OPEN, TAGS, VOID, allowed_classes, is_allowed
from generator.markdown.html_tags import ATTRIBUTE, TAG, Tag, as_text, read_tag, value_of, without_control
from generator.markdown.links import foreign_media, link_ends, missing_alt, picture
from generator.markdown.positions import place
from generator.markdown.rendering import Mode, Rendering, attributes_html

_RAW_TEXT_NAMES = "script style textarea title iframe noscript xmp noembed noframes template svg math"
_RAW_TEXT = frozenset(_RAW_TEXT_NAMES.split())
_MEDIA = frozenset({"audio", "video", "source", "track"})

_DEEPEST = 1000

_INSTEAD = {
    "iframe": "link to the page instead: what is embedded learns of every reader",
    "script": "scripts belong in the site's own templates",
    "style": "style sheets belong in the site's own templates: give the element a class",
    "embed": "link to it instead",
    "object": "link to it instead",
    "font": "use <span class=...>",
}


def render_html(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    """An HTML token, block or inline."""
    token = tokens[index]
    if rendering.mode is Mode.HEADING:
        return
    if rendering.parsing.options.html == "trusted":
        rendering.out.append(_followed(rendering, token))
    else:
        rendering.out.append(without_control(_checked(rendering, token)))


def _followed(rendering: Rendering, token: Token) -> str:
    """Trusted HTML as it is, save that links and pictures of this site become references."""
    parts: list[str] = []
    position = 0
    for match in TAG.finditer(token.content):
        name = (match["name"] or "").lower()
        if name not in ("a", "img"):
            continue
        parts.append(token.content[position : match.start()])
        position = match.end()
        tag = read_tag(match)
        address = read_address(tag.attributes.get("href" if name == "a" else "src", "https:"))
        if match["slash"]:
            parts.append((rendering.html_links.pop() if rendering.html_links else "") or match[0])
        elif isinstance(address, Local):
            parts.append(_link_or_picture(rendering, match, tag, _span(rendering, token, match.start())))
        else:
            parts.append(match[0])
            if name == "a":
                rendering.html_links.append("")
    parts.append(token.content[position:])
    return "".join(parts)


def _checked(rendering: Rendering, token: Token) -> str:
    """HTML without what may not stay, each loss reported."""
    parts: list[str] = []
    position = 0
    skipping = ""
    for match in TAG.finditer(token.content):
        if not skipping:
            parts.append(as_text(token.content[position : match.start()]))
        position = match.end()
        name = (match["name"] or "").lower()
        if skipping:
            skipping = "" if match["slash"] and name == skipping else skipping
        elif match["comment"] is not None:
            _warn_of_open_comment(rendering, token, match)
        elif match["name"] is None:
            _report_tag(rendering, token, match, (match[0][1:-1].split() or [""])[0])
        elif name not in TAGS:
            if not match["slash"]:
                _report_tag(rendering, token, match, name)
                skipping = name if name in _RAW_TEXT and not match["attributes"].rstrip().endswith("/") else ""
        else:
            parts.append(_allowed_tag(rendering, token, match))
    if not skipping:
        parts.append(as_text(token.content[position:]))
    return "".join(parts)


def _report_tag(rendering: Rendering, token: Token, match: re.Match[str], name: str) -> None:
    rendering.problems.append(
        warning(
            _span(rendering, token, match.start()),
            "html-dropped",
            f"<{name}> is not published",
            _INSTEAD.get(name, "the manual lists the HTML that may be written (docs/writing.md)"),
        )
    )


def _warn_of_open_comment(rendering: Rendering, token: Token, match: re.Match[str]) -> None:
    if not match[0].endswith("-->"):
        rendering.problems.append(
            warning(
                _span(rendering, token, match.start()),
                "open-comment",
                "this comment never ends, so the rest of the text is not shown",
                "end it with -->",
            )
        )


def _allowed_tag(rendering: Rendering, token: Token, match: re.Match[str]) -> str:
    name = match["name"].lower()
    if match["slash"]:
        return _closing_tag(rendering, name)
    span = _span(rendering, token, match.start())
    if name not in VOID:
        rendering.html_depth += 1
        if rendering.html_depth > _DEEPEST:
            return _too_deep(rendering, span)
        rendering.html_open.setdefault(name, []).append(span)
    kept: dict[str, str] = {}
    for attribute in ATTRIBUTE.finditer(match["attributes"]):
        key, value = attribute["name"].lower(), value_of(attribute)
        if not is_allowed(name, key, value) or (key == "class" and allowed_classes(value).split() != value.split()):
            _report_attribute(rendering, token, match.start("attributes") + attribute.start(), name, key, value)
        if is_allowed(name, key, value) and key not in kept:
            kept[key] = allowed_classes(value) if key == "class" else value
    if "id" in kept or "name" in kept:
        rendering.ids += [kept[key] for key in ("id", "name") if key in kept]
    if rendering.mode is Mode.EXCERPT:
        kept.pop("id", None)
    tag = Tag(name, kept, match.start())
    if name in ("a", "img"):
        return _link_or_picture(rendering, match, tag, span)
    if name in _MEDIA and "src" in kept:
        _check_media(rendering, tag, span)
    return f"<{name}{attributes_html(tag.attributes)}>"


def _closing_tag(rendering: Rendering, name: str) -> str:
    if rendering.html_open.get(name):
        rendering.html_open[name].pop()
        rendering.html_depth -= 1
    if name == "a":
        return rendering.html_links.pop() if rendering.html_links else ""
    return f"</{name}>"


def unclosed_elements(rendering: Rendering) -> Iterator[Problem]:
    """A warning for each kind of element that an author never closed, where HTML wants that: the outermost one."""
    for name, spans in rendering.html_open.items():
        if spans and name not in MAY_STAY_OPEN:
            hint = f"write </{name}> where it ends"
            yield warning(spans[0], "html-unclosed", f"this <{name}> is never closed", hint)


def _too_deep(rendering: Rendering, span: Span) -> str:
    """Nothing; reported once. The cleaner's time grows with the square of the depth."""
    if rendering.html_depth == _DEEPEST + 1:
        rendering.problems.append(
            error(span, "too-deep", f"more than {_DEEPEST} HTML elements are open here", "close those that are done")
        )
    return ""


def _report_attribute(rendering: Rendering, token: Token, offset: int, tag: str, name: str, value: str) -> None:
    what = f"{name}={value!r}" if name in ("id", "class", "name") else name
    rendering.problems.append(
        warning(
            _span(rendering, token, offset),
            "html-dropped",
            f"the attribute {what} of <{tag}> is not published",
            "give the element a class instead" if name == "style" else "take it out",
        )
    )


def _link_or_picture(rendering: Rendering, match: re.Match[str], tag: Tag, span: Span) -> str:
    """`<a>` and `<img>`: their addresses are read as those of Markdown's links and pictures are."""
    if match["slash"]:
        return rendering.html_links.pop() if rendering.html_links else ""
    attributes = dict(tag.attributes)
    if tag.name == "a":
        if "href" not in attributes:
            rendering.html_links.append("</a>")
            return f"<a{attributes_html(attributes)}>"
        opening, closing = link_ends(rendering, attributes.pop("href"), attributes, lambda: span)
        rendering.html_links.append(closing)
        return opening
    if "src" not in attributes:
        return ""
    src, alt = attributes.pop("src"), attributes.pop("alt", None)
    if alt is None:
        rendering.problems.append(missing_alt(src, span))
    return picture(rendering, src, alt or "", attributes, span)


def _check_media(rendering: Rendering, tag: Tag, span: Span) -> None:
    """Sound and film: from another site it is shown, beside the text it can only be linked to."""
    address = read_address(tag.attributes["src"])
    if isinstance(address, Direct):
        rendering.problems.append(foreign_media(span))
        tag.attributes["src"] = address.url
        return
    src = tag.attributes.pop("src")
    rendering.problems.append(
        warning(span, "html-dropped", f"the address of <{tag.name}> is not published", f"link to it: [Watch]({src})")
    )


def _span(rendering: Rendering, token: Token, offset: int) -> Span:
    """The place of a tag: in a block of HTML by its own lines, among text by those of the block around it."""
    if token.type == "html_block" or rendering.block is None:
        return place(rendering.parsing, token, offset)
    return place(rendering.parsing, rendering.block, token.meta.get("at", 0) + offset)


def open_ends(rendering: Rendering) -> Iterator[str]:
    """What closes the links that authors opened as HTML and never closed."""
    while rendering.html_links:
        yield rendering.html_links.pop()
