"""The links to the earlier and later post in the footer, in Material's markup. Nothing here chooses the posts."""

from __future__ import annotations

import re
from html import escape

from generator.views.site import Site
from generator.views.values import LinkText

FEATURE = "navigation.footer"

_SVG = re.compile(r"<svg.*</svg>", re.DOTALL)


def render_footer_nav(earlier: LinkText | None, later: LinkText | None, hide: tuple[str, ...], site: Site) -> str:
    """The footer's <nav>, "" where there is nothing to show or the owner does not want it."""
    if FEATURE not in site.config.theme.features or "footer" in hide or not (earlier or later):
        return ""
    words = site.strings
    parts = [f'<nav class="md-footer__inner md-grid" aria-label="{escape(words.footer)}">']
    if earlier:
        arrow = _arrow("previous", "material/arrow-left", site)
        parts.append(_anchor(earlier, "prev", words.previous, arrow + _title(earlier, words.previous)))
    if later:
        arrow = _arrow("next", "material/arrow-right", site)
        parts.append(_anchor(later, "next", words.next, _title(later, words.next) + arrow))
    return "".join((*parts, "</nav>"))


def _anchor(link: LinkText, side: str, direction: str, inside: str) -> str:
    """The label says what is seen, for a phone shows an arrow alone."""
    return (
        f'<a href="{escape(link.href)}" class="md-footer__link md-footer__link--{side}"'
        f' aria-label="{escape(direction)}: {escape(link.text)}">{inside}</a>'
    )


def _title(link: LinkText, direction: str) -> str:
    return (
        f'<div class="md-footer__title"><span class="md-footer__direction">{escape(direction)}</span> '
        f'<div class="md-ellipsis">{escape(link.text, quote=False)}</div></div>'
    )


def _arrow(name: str, usual: str, site: Site) -> str:
    chosen = site.config.theme.icon.get(name)
    icon = site.icons(chosen if isinstance(chosen, str) else usual, "") or ""
    svg = _SVG.search(icon)
    return f'<div class="md-footer__button md-icon">{svg[0] if svg else ""}</div>'
