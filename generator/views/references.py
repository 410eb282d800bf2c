"""Marks in HTML to links, pictures and icons. Nothing here judges a reference: link has done that."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from html import escape
from urllib.parse import quote, unquote

from generator.library.mentions import is_local
from generator.library.references import Missing, Places, ToAsset, ToHidden, destination
from generator.model import MARK_CLOSE, MARK_OPEN, BodyRef, Fragment, IconRef, ImageRef, LinkRef, QuizRef, SafeHtml
from generator.routes import absolute, base_path, relative
from generator.views.pictures import image_html, picture_html

Href = Callable[[str], str]
"""Leads from one page to an address of the site."""
Icons = Callable[[str, str], str | None]
"""An icon's HTML by its name ("material/check") and further attributes; None where the theme has no such icon."""

_MARK = re.compile(f"{MARK_OPEN}(/?)([0-9]+){MARK_CLOSE}")
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


def resolve(fragment: Fragment, path: str, page: str, places: Places, icons: Icons) -> SafeHtml:
    """The HTML of the content file `path` as it stands on the page at the address `page`."""
    return resolve_for(fragment, path, hrefs_from(page), places, icons)


def resolve_absolute(fragment: Fragment, path: str, site_url: str, places: Places, icons: Icons) -> SafeHtml:
    """The same with whole URLs, anchors of the file itself too, and each picture as one file that everything can show.

    `site_url` ends with "/".
    """
    filling = _Filling(fragment.refs, path, hrefs_with_host(site_url), places, icons, has_choices=False)
    return _filled(fragment, filling)


def resolve_for(fragment: Fragment, path: str, href: Href, places: Places, icons: Icons) -> SafeHtml:
    """The same with addresses as `href` makes them."""
    return _filled(fragment, _Filling(fragment.refs, path, href, places, icons))


def resolve_text(
    fragment: Fragment, path: str, href: Href, places: Places, icons: Icons, *, first_screen: int
) -> SafeHtml:
    """The same for a page's own text, whose first picture is not waited for if it stands so early, in characters."""
    return _filled(fragment, _Filling(fragment.refs, path, href, places, icons, first_screen=first_screen))


def _filled(fragment: Fragment, filling: _Filling) -> SafeHtml:
    return SafeHtml(_MARK.sub(filling, fragment.html) if fragment.refs else fragment.html)


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
    places: Places
    icons: Icons
    first_screen: int = 0
    has_choices: bool = True
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
                return ""
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
