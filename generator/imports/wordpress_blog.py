"""What is where in a WordPress blog: addresses of its items, its files, and who is called what here."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Mapping
from datetime import datetime
from functools import cached_property
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup

from generator.imports.wxr import Export, Item, Term
from generator.routes import slug_of

UPLOADS = "wp-content/uploads/"
PUBLISHED = ("publish", "future")
DRAFTS = ("draft", "pending", "private")
_VARIANT = re.compile(r"-\d+x\d+(?=\.\w+$)|-scaled(?=\.\w+$)")
_SHARED = re.compile(r"<!--\s*wp:block\s+\{\s*\"ref\"\s*:\s*(\d+)[^>]*\}\s*/-->")
_NESTED = 3
_IMAGES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg")


class Blog:
    """An export beside the files that came with it. Nothing of it changes."""

    def __init__(self, export: Export, path: str, media: Collection[str]) -> None:
        self.export = export
        self.path = path
        """What the export is called."""
        self.media = frozenset(media)
        """Paths below a copy of wp-content/uploads."""
        self.base = urlsplit(export.url).path.strip("/")
        """The path of the blog's own address, "" at the top of its domain."""

    @cached_property
    def attachments(self) -> Mapping[str, Item]:
        return {item.id: item for item in self.export.items if item.type == "attachment"}

    @cached_property
    def authors(self) -> Mapping[str, str]:
        """What an author's file is called here, by the name that WordPress knows the author by."""
        return {one.login: slug_of(one.login) or slug_of(one.name) for one in self.export.authors}

    def address(self, item: Item) -> str:
        """Below the old site's own address; "" for the home page, and for what has none yet."""
        parts = urlsplit(item.link)
        path = unquote(parts.path).lstrip("/")
        return "" if parts.query else path.removeprefix(f"{self.base}/") if self.base else path

    def formerly(self, item: Item) -> tuple[str, ...]:
        """Every address at which readers have met it."""
        if item.status != "publish" or item.password or "?" in item.link:
            return ()
        own = self.address(item)
        old = (own.replace(item.name, name) for name in item.meta.get("_wp_old_slug", ()) if item.name)
        return tuple(dict.fromkeys((own, *old)))

    def file(self, address: str) -> str:
        """Where the old site had a file: `wp-content/uploads/2019/05/hour.jpg`."""
        path = unquote(urlsplit(address).path)
        at = path.find(UPLOADS)
        return path[at:] if at >= 0 else path.lstrip("/")

    def with_whole_pictures(self, text: str) -> str:
        """Pictures in a size that WordPress made are the whole ones, where there is no file of that size."""

        def whole(found: re.Match[str]) -> str:
            known = self.file(html.unescape(found[2])).removeprefix(UPLOADS)
            plain = _VARIANT.sub("", known)
            is_missing = known not in self.media and plain in self.media
            return f"{found[1]}/{UPLOADS}{plain}{found[3]}" if is_missing else found[0]

        return re.sub(r"(\b(?:src|href)=\")([^\"]*wp-content/uploads/[^\"]*)(\")", whole, text)

    def with_shared_blocks(self, text: str) -> str:
        """Blocks that several texts share ("patterns") stand in each of them; they may hold others."""
        for _ in range(_NESTED):
            text = _SHARED.sub(lambda found: self._shared.get(found[1], found[0]), text)
        return text

    @cached_property
    def _shared(self) -> Mapping[str, str]:
        return {item.id: item.content for item in self.export.items if item.type == "wp_block"}

    def missing(self) -> tuple[str, ...]:
        """Files of the media library that are not in the copy."""
        files = (self.file(one.file) for one in self.attachments.values())
        return tuple(sorted({file for file in files if file.removeprefix(UPLOADS) not in self.media}))

    def gallery(self, item: Item, values: Mapping[str, str]) -> str:
        """The pictures that a gallery names, or those that belong to the item."""
        ids = [one.strip() for one in values.get("ids", values.get("include", "")).split(",") if one.strip()]
        mine = [other.id for other in self.attachments.values() if other.parent == item.id]
        shown = [self.attachments[one] for one in ids or mine if one in self.attachments]
        return "\n\n".join(_picture(self.file(one.file), one) for one in shown if one.file.lower().endswith(_IMAGES))


def _picture(path: str, attachment: Item) -> str:
    alt = attachment.value("_wp_attachment_image_alt")
    return f'<p><img src="/{html.escape(path)}" alt="{html.escape(alt)}"></p>'


def plain(text: str) -> str:
    """Text without elements, on one line."""
    if "<" not in text and "&" not in text:
        return " ".join(text.split())
    return " ".join(BeautifulSoup(text, "html.parser").get_text().split())


def time_of(text: str) -> datetime | None:
    """A moment in the zone of the site; None for WordPress' "0000-00-00 00:00:00"."""
    try:
        return datetime.strptime(text, "%Y-%m-%d %H:%M:%S")  # noqa: DTZ007 - it is the site's own, and written without one
    except ValueError:
        return None


def topic_slug(term: Term) -> str:
    return slug_of(unquote(term.slug)) or slug_of(term.name)
