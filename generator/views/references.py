"""Marks in HTML to links, pictures, icons and quizzes. Nothing here judges a reference: link has done that."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from html import escape
from typing import Protocol
from urllib.parse import quote, unquote

from generator.library.mentions import is_local
from generator.library.references import Missing, Places, ToAsset, ToHidden, destination
from generator.library.values import PublishedQuiz
from generator.model import MARK_CLOSE, MARK_OPEN, BodyRef, Fragment, IconRef, ImageRef, LinkRef, QuizRef, SafeHtml
from generator.routes import absolute, base_path, relative
from generator.views.pictures import image_html, picture_html

Href = Callable[[str], str]
"""Leads from one page to an address of the site."""
Icons = Callable[[str, str], str | None]
"""An icon's HTML by its name ("material/check") and further attributes; None where the theme has no such icon."""


class Shown(Places, Protocol):
    """What a Library knows of places, and of the quizzes that may stand in a text."""

    @property
    def quizzes(self) -> Mapping[str, PublishedQuiz]: ...


AsQuiz = Callable[[PublishedQuiz, Href], str]
"""What stands in a text for a quiz, as HTML."""

_MARK = re.compile(f"{MARK_OPEN}(/?)([0-9]+){MARK_CLOSE}")
_QUIZ_MARK = re.compile(f"{MARK_OPEN}([^{MARK_CLOSE}]+){MARK_CLOSE}")
# No ":" so that nothing that was percent-encoded can become a scheme.
_PATH = "/~!$&'()*+,;=@"


def hrefs_from(page: str) -> Href:
    """Relative addresses, as seen from the page at `page`."""
    return partial(relative, page=page)


def hrefs_from_root(site_url: str) -> Href:
    """Addresses from the server's root, for the page that answers for any address (404)."""
    return partial(_below, base=base_path(site_url))


def hrefs_with_host(site_url: str) -> Href:
    """Whole URLs, for those who read the text elsewhere."""
    return partial(absolute, site_url=site_url)


def resolve(fragment: Fragment, path: str, page: str, places: Shown, icons: Icons) -> SafeHtml:
    """The HTML of the content file `path` as it stands on the page at the address `page`."""
    return resolve_for(fragment, path, hrefs_from(page), places, icons)


def resolve_absolute(fragment: Fragment, path: str, site_url: str, places: Shown, icons: Icons) -> SafeHtml:
    """The same with whole URLs, anchors of the file itself too, and each picture as one file that everything can show.

    A quiz is its title, which leads to it, and its questions. `site_url` ends with "/".
    """
    filling = _Filling(
        fragment.refs, path, hrefs_with_host(site_url), places, icons, has_choices=False, as_quiz=_listed_quiz
    )
    return SafeHtml(_filled(fragment, filling))


def resolve_for(fragment: Fragment, path: str, href: Href, places: Shown, icons: Icons) -> SafeHtml:
    """The same with addresses as `href` makes them."""
    return SafeHtml(_filled(fragment, _Filling(fragment.refs, path, href, places, icons)))


def resolve_text(
    fragment: Fragment, path: str, href: Href, places: Shown, icons: Icons, *, first_screen: int
) -> SafeHtml:
    """The same for a page's own text, whose first picture is not waited for if it stands so early, in characters."""
    return SafeHtml(_filled(fragment, _Filling(fragment.refs, path, href, places, icons, first_screen=first_screen)))


def resolve_pieces(
    fragment: Fragment, path: str, href: Href, places: Shown, icons: Icons, *, first_screen: int
) -> Iterator[SafeHtml | PublishedQuiz]:
    """The same in pieces: HTML, and the quizzes that stand in it."""
    filling = _Filling(fragment.refs, path, href, places, icons, first_screen=first_screen, as_quiz=_marked_quiz)
    for place, piece in enumerate(_QUIZ_MARK.split(_filled(fragment, filling))):
        if place % 2:
            yield places.quizzes[piece]
        elif piece.strip():
            yield SafeHtml(piece)


def _filled(fragment: Fragment, filling: _Filling) -> str:
    return _MARK.sub(filling, fragment.html) if fragment.refs else fragment.html


def linked_quiz(quiz: PublishedQuiz, href: Href) -> str:
    """A quiz where there is no room for it: a paragraph that leads to its page."""
    return f'<p><a href="{escape(href(quiz.address))}">{escape(quiz.entry.title, quote=False)}</a></p>'


def quiz_for_feeds(quiz: PublishedQuiz, site_url: str) -> SafeHtml:
    """A quiz as feeds have it, by itself."""
    return SafeHtml(_listed_quiz(quiz, hrefs_with_host(site_url)))


def _listed_quiz(quiz: PublishedQuiz, href: Href) -> str:
    asked = "".join(f"<li>{escape(words, quote=False)}</li>" for words in quiz.asked)
    return linked_quiz(quiz, href) + (f"<ol>{asked}</ol>" if asked else "")


def _marked_quiz(quiz: PublishedQuiz, _href: Href) -> str:
    return f"{MARK_OPEN}{quiz.id}{MARK_CLOSE}"


def resolve_target(target: str, path: str, href: Href, places: Places) -> str | None:
    """Where an address in front matter leads, as an href; None while its file is hidden."""
    if not is_local(target):
        return target
    address, _, anchor = target.partition("#")
    return _link(address, unquote(anchor), "", path, href, places)


@dataclass(slots=True)
class _Filling:
    """One pass over one text: what stands for each mark. A hidden link's end is dropped with its beginning."""

    refs: tuple[BodyRef, ...]
    path: str
    href: Href
    places: Shown
    icons: Icons
    first_screen: int = 0
    has_choices: bool = True
    as_quiz: AsQuiz = linked_quiz
    dropped: set[int] = field(default_factory=set)
    has_picture: bool = False

    def __call__(self, mark: re.Match[str]) -> str:
        index = int(mark[2])
        if mark[1]:
            return "" if index in self.dropped else "</a>"
        ref = self.refs[index] if index < len(self.refs) else None
        match ref:
            case LinkRef():
                return self._opening(ref, index)
            case ImageRef():
                return self._image(ref, mark)
            case IconRef():
                return self.icons(ref.name, ref.attrs) or escape(ref.source, quote=False)
            case QuizRef():
                quiz = self.places.quizzes.get(ref.name)
                return self.as_quiz(quiz, self.href) if quiz is not None else ""
            case None:
                self.dropped.add(index)
                return ""

    def _image(self, ref: ImageRef, mark: re.Match[str]) -> str:
        found = destination(ref.target, self.path, self.places)
        if isinstance(found, ToHidden):
            return escape(ref.alt, quote=False)
        leads = not self.has_picture and mark.start() < self.first_screen
        self.has_picture = True
        if not isinstance(found, ToAsset):
            src = _as_written(ref.target) if isinstance(found, Missing) else self.href(found.address)
            return image_html(ref, src, (None, None), leads=leads)
        if found.picture and self.has_choices and not _stands_in_picture(mark):
            return picture_html(ref, found.picture, found.asset, self.href, leads=leads)
        return image_html(ref, self.href(found.address), found.size, leads=leads)

    def _opening(self, ref: LinkRef, index: int) -> str:
        url = _link(ref.target, ref.anchor, ref.query, self.path, self.href, self.places)
        if url is None:
            self.dropped.add(index)
            return ""
        return f'<a href="{escape(url)}"{ref.attrs}>'


def link_href(ref: LinkRef, path: str, href: Href, places: Places) -> str | None:
    """Where a link in a text leads, as an href; None while its target is hidden."""
    return _link(ref.target, ref.anchor, ref.query, path, href, places)


def _link(target: str, anchor: str, query: str, path: str, href: Href, places: Places) -> str | None:
    tail = (f"?{query}" if query else "") + (f"#{quote(anchor, safe=_PATH + ':?')}" if anchor else "")
    found = destination(target, path, places)
    if isinstance(found, Missing):
        return _as_written(target) + tail
    if isinstance(found, ToHidden):
        return None
    url = href(found.address)
    # An anchor of the page itself: "#there" says it best.
    return tail if url == "./" and tail.startswith("#") else url + tail


def _stands_in_picture(mark: re.Match[str]) -> bool:
    """Whether the author wrote a <picture> around it, who then has chosen."""
    html, position = mark.string, mark.start()
    return html.rfind("<picture", 0, position) > html.rfind("</picture", 0, position)


def _as_written(target: str) -> str:
    """A path that leads nowhere, still one of this site: never another host or a scheme."""
    return quote(re.sub(r"^[/\\]{2,}", "/", target), safe=_PATH) or "./"


def _below(target: str, base: str) -> str:
    return absolute(target.lstrip("/"), base)
