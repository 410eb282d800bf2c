"""A drawing in SVG without what could run, load or be foreign in it; a parser reads it, and each loss has its line.

What is left shows the same in an <img>, where none of this works, and is harmless when it is opened by its address.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.model import Value
from generator.pictures.svg_styles import clean_declarations, clean_sheet, is_foreign_value

if TYPE_CHECKING:
    from lxml.etree import _Element

# By local name in small letters, whatever the namespace: what runs, what holds a page, what plays.
_DROPPED = frozenset(
    ("script", "handler", "listener", "foreignobject", "iframe", "frame", "object", "embed", "applet", "audio", "video")
)
_ANIMATIONS = frozenset({"animate", "set", "animatetransform", "animatemotion", "animatecolor"})
_ADDRESSES = frozenset({"href", "src"})
_PICTURES = ("data:image/png", "data:image/jpeg", "data:image/jpg", "data:image/gif", "data:image/webp")
_LINKS = ("http:", "https:", "mailto:", "tel:")
_XML = "{http://www.w3.org/XML/1998/namespace}"


class Loss(Value, frozen=True, kw_only=True):
    """Something that was taken out: on which line, and what in a few words."""

    line: int
    what: str


class Cleaned(Value, frozen=True, kw_only=True):
    """`data` is what to publish, None for a drawing that may be published as it is."""

    data: bytes | None = None
    losses: tuple[Loss, ...] = ()


def clean_svg(data: bytes) -> Cleaned | str:
    """The drawing without what may not be in it, or a sentence why it cannot be read. Never raises."""
    from lxml import etree

    # No network, no file, no entity from elsewhere; libxml2 itself stops texts that grow by their own entities.
    parser = etree.XMLParser(resolve_entities="internal", no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as reason:
        return _why(reason)
    if _name(root) != "svg":
        return "no <svg> is to be found in it"
    losses = [*_instructions(root), *_clean_tree(root)]
    if not losses and not _declares(root):
        return Cleaned()
    losses.sort(key=lambda loss: (loss.line, loss.what))
    return Cleaned(data=etree.tostring(root, encoding="utf-8"), losses=tuple(losses))


def _why(reason: SyntaxError | ValueError) -> str:
    """The parser's words, which end with the line that is said first here."""
    said = " ".join(str(getattr(reason, "msg", None) or reason).split()).partition(", line ")[0]
    line = getattr(reason, "lineno", None)
    if said.startswith(("Start tag expected", "Document is empty")):
        return "no <svg> is to be found in it"
    return f"line {line} is no well-formed XML: {_shortened(said, 80)}" if line else _shortened(said, 80)


def _declares(root: _Element) -> bool:
    """Whether the file declares entities. Browsers may understand them otherwise than we do: what we see is written."""
    declared = root.getroottree().docinfo.internalDTD
    return declared is not None and any(True for _ in declared.iterentities())


def _instructions(root: _Element) -> Iterator[Loss]:
    """What stands before the first element and loads a style sheet. It is lost with everything else there."""
    for node in root.itersiblings(preceding=True):
        if not isinstance(node.tag, str) and getattr(node, "target", "") == "xml-stylesheet":
            yield Loss(line=node.sourceline or 1, what="a style sheet of its own")


def _clean_tree(root: _Element) -> Iterator[Loss]:
    """Depth first. What is taken out is not looked into: one loss, one word."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        what = _refused_element(element) if element is not root else ""
        if what:
            yield Loss(line=element.sourceline or 1, what=what)
            _remove(element)
        elif isinstance(element.tag, str):
            yield from _clean_element(element)
            waiting.extend(reversed(element))


def _remove(element: _Element) -> None:
    """The element taken out, and the text after it kept."""
    parent, before, tail = element.getparent(), element.getprevious(), element.tail or ""
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _refused_element(element: _Element) -> str:
    """What an element is called that may not stay, "" for one that may, and for a comment."""
    if not isinstance(element.tag, str):
        return "an instruction" if isinstance(element, _instruction_types()) else ""
    name = _name(element)
    if name in _DROPPED:
        return f"<{name}>"
    if str(element.tag).startswith("{http://www.w3.org/1999/xhtml}"):
        return f"<{name}> of HTML"
    if name in _ANIMATIONS and _is_active(element.get("attributeName", "")):
        return f"<{name}> of an address"
    return ""


def _instruction_types() -> tuple[type, ...]:
    """Processing instructions, and entities that were not declared."""
    from lxml import etree

    return etree._ProcessingInstruction, etree._Entity


def _is_active(attribute: str) -> bool:
    name = attribute.strip().rpartition(":")[2].lower()
    return name in _ADDRESSES or name.startswith("on")


def _clean_element(element: _Element) -> Iterator[Loss]:
    line = element.sourceline or 1
    for key, value in list(element.attrib.items()):
        what = _refused_attribute(str(key), str(value), _name(element))
        if what:
            del element.attrib[key]
            yield Loss(line=line, what=what)
    style = element.get("style")
    kept = clean_declarations(style) if style else None
    if kept is not None:
        element.set("style", kept)
        yield Loss(line=line, what="a style that loads something")
    if _name(element) == "style":
        yield from _clean_style(element)


def _clean_style(element: _Element) -> Iterator[Loss]:
    kept = clean_sheet("".join(element.itertext()))
    if kept is None:
        return
    for child in list(element):
        element.remove(child)
    element.text = kept
    yield Loss(line=element.sourceline or 1, what="a style that loads something")


def _refused_attribute(key: str, value: str, element: str) -> str:
    """What an attribute is called that may not stay, "" for one that may."""
    name = key.rpartition("}")[2].lower()
    if name.startswith("on"):
        return f"{name}="
    if key == f"{_XML}base":
        return "xml:base="
    if name in _ADDRESSES:
        return "" if _is_allowed(value, is_link=element == "a") else f'{name}="{_shortened(value)}"'
    return f'{name}="{_shortened(value)}"' if name != "style" and is_foreign_value(value) else ""


def _is_allowed(address: str, *, is_link: bool) -> bool:
    """An address in the drawing itself, a picture that it carries along; where a link leads is the reader's choice."""
    # Browsers take white space and controls out of an address before they read its scheme.
    bare = "".join(sign for sign in address if sign > " ").lower()
    if bare.startswith("#") or not bare:
        return True
    return bare.startswith(_LINKS) if is_link else bare.startswith(_PICTURES)


def _name(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _shortened(value: str, limit: int = 40) -> str:
    text = " ".join(value.split())
    return text if len(text) <= limit else f"{text[: limit - 1]}…"
