"""An issue as HTML for mail programs: from templates/mail/, its style sheet inlined. Nothing here chooses or orders."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from generator.digest.values import Issue

if TYPE_CHECKING:
    import jinja2

TEMPLATE = "mail/issue.html"
CLIPPED = 100_000
"""Bytes of HTML beyond which Gmail shows a beginning and a link to the rest (it does at 102 KB)."""

# Inliners and providers rewrite attributes, so tags come in last: these stand for them until then.
_UNSUBSCRIBE = "https://unsubscribe.invalid/"
_ADDRESS = "https://address.invalid/"


def page(issue: Issue, templates: jinja2.Environment) -> str:
    """The whole document. `templates` looks up TEMPLATE with autoescape and StrictUndefined; it raises jinja2's errors.

    What looks like a tag of the provider's in a post is written so that the provider does not take it for one.
    """
    import css_inline

    leave = _UNSUBSCRIBE if issue.leave else ""
    address = issue.address or (_ADDRESS if issue.tags.address else "")
    html = templates.get_template(TEMPLATE).render(issue=issue, unsubscribe=leave, address=address)
    inlined = css_inline.CSSInliner(load_remote_stylesheets=False).inline(html)
    with_link = _put(_guarded(inlined, issue.tags.specials), leave, escape(issue.unsubscribe) or issue.leave)
    return (with_link if issue.address else _put(with_link, address, issue.tags.address)).strip() + "\n"


def _put(html: str, mark: str, value: str) -> str:
    """The value at the last of the marks: the footer is the end, and a post may hold anything."""
    before, found, after = html.rpartition(mark) if mark else (html, "", "")
    return f"{before}{value}{after}" if found else html


def _guarded(html: str, specials: tuple[str, ...]) -> str:
    for special in specials:
        html = html.replace(special, f"{special[0]}&#{ord(special[1])};")
    return html
