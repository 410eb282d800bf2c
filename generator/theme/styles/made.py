"""What this program itself writes onto pages, besides templates: the closed part of the vocabulary. Values only."""

from __future__ import annotations

from generator.markdown.attributes import ALIGNED, THEME_CLASSES
from generator.markdown.html_policy import TAGS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TEXT_CLASSES = THEME_CLASSES | ALIGNED | _words("md-typeset__scrollwrap md-typeset__table")
"""Classes of the theme that the Markdown rules make, or that authors may use. Other classes are the authors' own."""

VIEW_NAMES = _words(
    "md-nav md-nav__list md-nav__item md-nav__link md-ellipsis md-icon md-grid md-footer__inner md-footer__link "
    "md-footer__link--prev md-footer__link--next md-footer__title md-footer__direction md-footer__button mp-content"
)
"""Names in the HTML that views write: the contents, and the footer's links."""

BEGINNINGS = _words("__codelineno-* __tabbed_* mp-*")
"""Of ids that the Markdown rules count up, and of our own names, which views make from parts."""

ELEMENTS = TAGS | _words("html head body title meta link script style template noscript label input svg g path main")
"""Elements that authors may write, that the Markdown rules make, or that every page has."""
