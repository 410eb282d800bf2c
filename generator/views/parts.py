"""What several kinds of page show: pictures, people, links to topics and tags. Nothing here is a whole page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

import msgspec

from generator.library.mentions import is_local
from generator.library.references import ToAsset, destination
from generator.library.values import Author, Planned, Post, Tag, Topic
from generator.model import Body, Entry, Fragment, Link, Picture, SafeHtml
from generator.views.pictures import Slot, choices
from generator.views.references import Href, resolve_for, resolve_target, resolve_text
from generator.views.shells import page_href
from generator.views.site import Site
from generator.views.values import LinkText, PersonView, PictureView

FIRST_SCREEN = 800
"""Characters of a text's HTML that stand on a reader's first screen."""
DESCRIPTION = 160
"""Characters of a description that is cut out of a text."""


@dataclass(frozen=True, slots=True)
class Here:
    """The page that is being viewed: its site, and how addresses are written on it."""

    site: Site
    href: Href


def here_on(planned: Planned, site: Site) -> Here:
    return Here(site, page_href(planned, site))


def html_of(fragment: Fragment, entry: Entry | None, here: Here) -> SafeHtml:
    """A fragment of an entry's text as HTML for this page."""
    if entry is None:
        return SafeHtml()
    return resolve_for(fragment, entry.path, here.href, here.site.library, here.site.icons)


def body_html(body: Body, entry: Entry | None, here: Here) -> SafeHtml:
    """The text of a list or of a block, where a quiz is a link.

    Its first picture leads if none stands above the text and it begins with one.
    """
    if entry is None:
        return SafeHtml()
    site, early = here.site, 0 if entry.image else FIRST_SCREEN
    return resolve_text(body.content, entry.path, here.href, site.library, site.icons, first_screen=early)


def picture_view(picture: Picture | None, entry: Entry, here: Here, slot: Slot) -> PictureView | None:
    """A picture of the front matter, as it stands in a slot; one on another host has no known size."""
    if picture is None:
        return None
    target, alt, caption = picture.src.name, picture.alt or "", picture.caption
    found = destination(target, entry.path, here.site.library) if is_local(target) else None
    if isinstance(found, ToAsset):
        return _pictured(found, PictureView(src=here.href(found.address), alt=alt, caption=caption), here, slot)
    src = resolve_target(target, entry.path, here.href, here.site.library) or ""
    return PictureView(src=src, alt=alt, caption=caption) if src else None


def _pictured(found: ToAsset, picture: PictureView, here: Here, slot: Slot) -> PictureView:
    width, height = found.asset.width, found.asset.height
    if found.picture is None:
        return msgspec.structs.replace(picture, width=width, height=height)
    chosen = choices(found.picture, slot, here.href)
    return msgspec.structs.replace(
        picture,
        src=chosen.src,
        width=width,
        height=height,
        sources=chosen.sources,
        srcset=chosen.srcset,
        sizes=chosen.sizes,
    )


def leading(picture: PictureView | None) -> PictureView | None:
    """A picture where readers look first: asked for at once, before what else the page needs."""
    return None if picture is None else msgspec.structs.replace(picture, loading="", priority="high")


def link_text(link: Link | None, entry: Entry, here: Here) -> LinkText | None:
    """A link of the front matter, None while what it leads to is hidden."""
    if link is None:
        return None
    url = resolve_target(link.target.name, entry.path, here.href, here.site.library)
    return None if url is None else LinkText(text=link.label or link.target.name, href=url)


def link_texts(links: Iterable[Link], entry: Entry, here: Here) -> tuple[LinkText, ...]:
    found = (link_text(link, entry, here) for link in links)
    return tuple(link for link in found if link is not None)


def list_link(kind: str, text: str, here: Here) -> LinkText | None:
    """A link to a page that the site has once, None where it has none."""
    address = here.site.address(kind)
    return None if address is None else LinkText(text=text, href=here.href(address))


def post_link(post: Post, here: Here) -> LinkText:
    return LinkText(text=post.entry.title, href=here.href(post.address))


def topic_links(topics: Iterable[Topic], here: Here) -> tuple[LinkText, ...]:
    return tuple(LinkText(text=t.title, href=here.href(t.address) if t.address else "") for t in topics)


def tag_links(tags: tuple[Tag, ...], here: Here) -> tuple[LinkText, ...]:
    """Tags lead to their place on the page of all tags."""
    address = here.site.address("tags") if tags else None
    page = "" if address is None else here.href(address)
    return tuple(LinkText(text=tag.name, href=f"{page}#{quote(tag_anchor(tag))}" if page else "") for tag in tags)


def tag_anchor(tag: Tag) -> str:
    return f"tag-{tag.slug}"


def person_view(author: Author, here: Here) -> PersonView:
    """An author in a line or a box: without the links, which stand on the author's page."""
    entry = author.entry
    href = here.href(author.address) if author.address else (entry.url if entry else "")
    if entry is None:
        return PersonView(name=author.name, href=href)
    return PersonView(
        name=author.name,
        href=href,
        role=entry.role,
        description=entry.description,
        avatar=picture_view(entry.avatar, entry, here, "face"),
    )


def person_with_links(author: Author, here: Here) -> PersonView:
    """An author with the links that the author's file names."""
    person = person_view(author, here)
    if author.entry is None:
        return person
    return msgspec.structs.replace(person, links=link_texts(author.entry.links, author.entry, here))


def author_box(author: Author, here: Here) -> PersonView:
    """An author below a post: with links, and the way to the other posts where there are any."""
    person, site = person_with_links(author, here), here.site
    if not author.address or len(site.library.by_author.get(author.id, ())) < 2:
        return person
    more = LinkText(text=site.strings.more_by.format(author=author.name), href=here.href(author.address))
    return msgspec.structs.replace(person, more=more)


def own_lang(entry: Entry | None, site: Site) -> str:
    """The language of an entry where it is not the site's, else ""."""
    return entry.lang if entry is not None and entry.lang != site.strings.language else ""


def shortened(text: str, limit: int = DESCRIPTION) -> str:
    """A text cut after a whole word, white space made one."""
    words = " ".join(text.split())
    if len(words) <= limit:
        return words
    cut = words[: limit + 1].rpartition(" ")[0] or words[:limit]
    return cut.rstrip(",;:–—- ") + "…"


def described(entry: Entry | None, otherwise: str) -> str:
    """What an entry says it is about: its description, else its first paragraph, else the sentence given."""
    if entry is None:
        return shortened(otherwise, 300)
    return entry.description or shortened(entry.text.summary) or shortened(otherwise, 300)


def named(names: Iterable[str]) -> str:
    """Names in a row, as many as a description holds."""
    return shortened(", ".join(names), 120)
