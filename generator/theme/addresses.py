"""Addresses as frames write them, and the filters by which Material's templates ask for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from jinja2 import Undefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from generator.config.values import Script
from generator.views.shell import ABSOLUTE

_WHOLE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


class Resolved(Markup):
    """An address that is right on the page as it stands; the filter `url` leaves it alone."""


def base_url(depth: int, base_path: str) -> str:
    """MkDocs' `base_url`: "." at the root, "../.." two folders below, the site's own path where depth is ABSOLUTE."""
    if depth == ABSOLUTE:
        return base_path
    return "/".join([".."] * depth) or "."


def resolve(address: str, base: str) -> Resolved:
    """A menu's address, relative to the site's root or whole, as an href on a page with this `base_url`."""
    if _WHOLE.match(address):
        return Resolved(escape(address))
    return Resolved(escape(_below(base, quote(address, safe="/~!$&'()*+,;=:@%#?"))))


def url_filter(paths: Mapping[str, str]) -> Callable[[Context, Any], str]:
    """The filter `url`: whole addresses, anchors and paths from the root stay, the rest begins at the site's root.

    `paths` are files that are published under another name than templates and mkdocs.yml call them.
    """

    @pass_context
    def url(context: Context, value: Any) -> str:
        if isinstance(value, Resolved):
            return value
        text = "" if value is None or isinstance(value, Undefined) else str(value)
        if text.startswith(("/", "#")) or _WHOLE.match(text):
            return text
        base = context.get("base_url")
        path = paths.get(text, text).removeprefix("./")
        return _below(base if isinstance(base, str) else ".", "" if path == "." else path)

    return url


def script_tag_filter(url: Callable[[Context, Any], str]) -> Callable[[Context, Any], Markup]:
    """The filter `script_tag`, over the filter `url`: an entry of `extra_javascript` as its element."""

    @pass_context
    def script_tag(context: Context, script: Any) -> Markup:
        if not isinstance(script, Script):
            return Markup('<script src="{}"></script>').format(url(context, script))
        kind = Markup(' type="{}"').format(script.type) if script.type else Markup("")
        flags = Markup((" defer" if script.defer else "") + (" async" if script.is_async else ""))
        return Markup('<script src="{}"{}{}></script>').format(url(context, script.path), kind, flags)

    return script_tag


def _below(base: str, path: str) -> str:
    root = "" if base == "." else base.rstrip("/") + "/"
    # A first part with a colon would be read as a scheme.
    return root + path if root or (path and ":" not in path.split("/")[0]) else f"./{path}"
