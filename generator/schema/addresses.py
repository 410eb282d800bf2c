"""Addresses in front matter: web addresses, and paths to content files and pictures. Nothing here looks a file up."""

from __future__ import annotations

import re

from pydantic import ValidationInfo

from generator.diagnostics import error
from generator.frontmatter import Node
from generator.model import Ref
from generator.schema.mistakes import MistakeError, name_of, shortened
from generator.schema.texts import read_text

_WEB = re.compile(r"https?://[^\s/?#\\@<>\"]+(?:[/?#][^\s\\<>\"]*)?", re.IGNORECASE)
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def read_web_address(node: Node, info: ValidationInfo) -> str:
    """A whole address on the web, with http:// or https://."""
    text = read_text(node, info)
    if _WEB.fullmatch(text) is None:
        name = name_of(info, node)
        hint = f"{name}: https://{text}" if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S{,99})?", text[:200]) else ""
        message = f"{shortened(text)!r} is not a web address"
        hint = hint or f"write all of it, such as   {name}: https://www.example.com/advice/"
        raise MistakeError(error(node.span, "bad-address", message, hint))
    return text


def read_target(node: Node, info: ValidationInfo) -> Ref:
    """Where a link leads: a content file, an address of this site, a web address, an e-mail address or a telephone."""
    return _read(node, info, ("http", "https", "mailto", "tel"))


def read_picture(node: Node, info: ValidationInfo) -> Ref:
    """Where a picture is: a content file, or a web address."""
    return _read(node, info, ("http", "https"))


def _read(node: Node, info: ValidationInfo, schemes: tuple[str, ...]) -> Ref:
    text = read_text(node, info)
    scheme = _SCHEME.match(text)
    allowed = scheme is None or scheme[1].lower() in schemes
    is_web = scheme is not None and scheme[1].lower().startswith("http")
    if not text or not allowed or text.startswith(("//", "\\")) or (is_web and _WEB.fullmatch(text) is None):
        message = f"{shortened(text)!r} is not an address that may stand here" if text else "here should be an address"
        hint = f"write a path to a file beside this one, or an address that begins with {schemes[1]}://"
        raise MistakeError(error(node.span, "bad-address", message, hint))
    return Ref(text, node.span)
