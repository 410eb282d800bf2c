"""Marks in HTML to links, pictures, icons and quizzes. Nothing here judges a reference: link has done that."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Protocol
from urllib.parse import quote, unquote

from generator.library.mentions import is_local
from generator.library.references import Missing, Places, ToAsset, ToHidden, destination
from generator.library.values import PublishedQuiz
from generator.model import BodyRef, Fragment, IconRef, ImageRef, LinkRef, QuizRef, SafeHtml
from generator.routes import absolute, base_path, relative
from generator.views.filling import fill_html
from generator.views.pictures import image_html, picture_html
from generator.views.quiz_values import Fill

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

_NO_SIZE = (None, None)
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
    look = Look(path, hrefs_with_host(site_url), places, icons, has_choices=False)
    return _filled(fragment, look, _listed_quiz)


def resolve_for(fragment: Fragment, path: str, href: Href, places: Shown, icons: Icons) -> SafeHtml:
    """The same with addresses as `href` makes them."""
    return _filled(fragment, Look(path, href, places, icons), linked_quiz)


def resolve_text(
    fragment: Fragment, path: str, href: Href, places: Shown, icons: Icons, *, first_screen: int
) -> SafeHtml:
    """The same for a page's own text, whose first picture is not waited for if it stands so early, in characters."""
    return _filled(fragment, Look(path, href, places, icons), linked_quiz, first_screen)


def _filled(fragment: Fragment, look: Look, as_quiz: AsQuiz, first_screen: int = 0) -> SafeHtml:
    def quiz(found: PublishedQuiz) -> Fill:
        return Fill(as_quiz(found, look.href))

    fills = tuple(look.fill(ref, quiz) for ref in fragment.refs)
    return SafeHtml(fill_html(fragment.html, fills, first_screen))


def linked_quiz(quiz: PublishedQuiz, href: Href) -> str:
    """A quiz where there is no room for it: a paragraph that leads to its page."""
    return f'<p><a href="{escape(href(quiz.address))}">{escape(quiz.entry.title, quote=False)}</a></p>'


def quiz_for_feeds(quiz: PublishedQuiz, site_url: str) -> SafeHtml:
    """A quiz as feeds have it, by itself."""
    return SafeHtml(_listed_quiz(quiz, hrefs_with_host(site_url)))


def _listed_quiz(quiz: PublishedQuiz, href: Href) -> str:
    asked = "".join(f"<li>{escape(words, quote=False)}</li>" for words in quiz.asked)
    return linked_quiz(quiz, href) + (f"<ol>{asked}</ol>" if asked else "")


def resolve_target(target: str, path: str, href: Href, places: Places) -> str | None:
    """Where an address in front matter leads, as an href; None while its file is hidden."""
    if not is_local(target):
        return target
    address, _, anchor = target.partition("#")
    return _link(address, unquote(anchor), "", path, href, places)


@dataclass(frozen=True, slots=True)
class Look:
    """Looks up what the content file `path` refers to, as it is shown where `href` leads from.

    `has_choices` is whether a picture may come in several files.
    """

    path: str
    href: Href
    places: Shown
    icons: Icons
    has_choices: bool = True

    def fill(self, ref: BodyRef, as_quiz: Callable[[PublishedQuiz], Fill]) -> Fill:
        match ref:
            case LinkRef():
                url = link_href(ref, self.path, self.href, self.places)
                return Fill(is_dropped=True) if url is None else Fill(f'<a href="{escape(url)}"{ref.attrs}>')
            case ImageRef():
                return self._image(ref)
            case IconRef():
                return Fill(self.icons(ref.name, ref.attrs) or escape(ref.source, quote=False))
            case QuizRef():
                quiz = self.places.quizzes.get(ref.name)
                return as_quiz(quiz) if quiz is not None else Fill()

    def _image(self, ref: ImageRef) -> Fill:
        found = destination(ref.target, self.path, self.places)
        if isinstance(found, ToHidden):
            return Fill(escape(ref.alt, quote=False))
        if isinstance(found, ToAsset):
            src, size = self.href(found.address), found.size
        else:
            src, size = _as_written(ref.target) if isinstance(found, Missing) else self.href(found.address), _NO_SIZE
        single = tuple(image_html(ref, src, size, leads=leads) for leads in (False, True))
        if not (isinstance(found, ToAsset) and found.picture and self.has_choices):
            return Fill(pictures=single * 2)
        plan, asset = found.picture, found.asset
        chosen = tuple(picture_html(ref, plan, asset, self.href, leads=leads) for leads in (False, True))
        return Fill(pictures=chosen + single)


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
