"""Addresses in running text, `https://example.org` and `www.example.org`, as links, by GitHub's rules."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

_BEFORE = re.compile(r"(?:^|[\s*_~(\[\"'])(https?)$", re.IGNORECASE)
_REST = re.compile(r"://[\w.-][^\s<]{0,2000}")
_WWW = re.compile(r"www\.[\w-]+\.[^\s<]{1,2000}", re.IGNORECASE)
_TRAILING = "?!.,:*_~'\""
_ENTITY = re.compile(r"&[A-Za-z0-9]+;$")


def url_after_scheme(state: StateInline, silent: bool) -> bool:
    """At the `:` of `https://`; the scheme is the text before it."""
    if not state.src.startswith("://", state.pos) or state.linkLevel > 0 or silent:
        return False
    start = state.pos
    scheme = _BEFORE.search(state.src[max(0, start - 6) : start])
    match = _REST.match(state.src, start, state.posMax)
    if scheme is None or match is None or not state.pending.endswith(scheme[1]):
        return False
    rest = _trimmed(match[0])
    if len(rest) < 6:
        return False
    state.pending = state.pending[: -len(scheme[1])]
    _push(state, scheme[1] + rest, scheme[1] + rest, start - len(scheme[1]))
    state.pos = start + len(rest)
    return True


def url_of_web(state: StateInline, silent: bool) -> bool:
    """At a `w` that begins `www.`."""
    start = state.pos
    if state.linkLevel > 0 or silent or (start > 0 and state.src[start - 1] not in " \t\n*_~([\"'"):
        return False
    match = _WWW.match(state.src, start, state.posMax)
    if match is None:
        return False
    text = _trimmed(match[0])
    _push(state, f"http://{text}", text, start)
    state.pos = start + len(text)
    return True


def _push(state: StateInline, href: str, text: str, at: int) -> None:
    opening = state.push("link_open", "a", 1)
    opening.attrs = {"href": href}
    opening.meta = {"at": at}
    state.push("text_special", "", 0).content = text
    state.push("link_close", "a", -1)


def _trimmed(url: str) -> str:
    """An address without the punctuation that ends the sentence around it."""
    while True:
        shorter = url.rstrip(_TRAILING)
        if shorter.endswith(")") and shorter.count(")") > shorter.count("("):
            extra = min(shorter.count(")") - shorter.count("("), len(shorter) - len(shorter.rstrip(")")))
            shorter = shorter[:-extra]
        shorter = _ENTITY.sub("", shorter)
        if shorter == url:
            return url
        url = shorter
