"""The picture of a post as subscribers get it, under a name that stays.

What pages show has its digest in its name, and is gone when the picture changes; a feed reader or a mailbox keeps what
it has fetched for years.
"""

from __future__ import annotations

import posixpath
from html import escape

from generator.feeds.body import feed_body
from generator.feeds.values import FeedPicture
from generator.library.beside import lasting_picture
from generator.library.mentions import is_local
from generator.library.pictures import MEDIA_TYPES
from generator.library.references import ToAsset, destination
from generator.library.values import Library, Post
from generator.model import PostEntry, SafeHtml
from generator.routes import absolute
from generator.views.references import hrefs_with_host, resolve_target

RASTER = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}
"""Pictures that feed readers can show beside a title, by the ending of their file."""


def feed_picture(post: Post, library: Library, site_url: str) -> FeedPicture | None:
    """The post's picture if it is one of this site's and made of pixels."""
    entry = post.entry
    if entry.image is None or not is_local(entry.image.src.name):
        return None
    found = destination(entry.image.src.name, entry.path, library)
    if not isinstance(found, ToAsset):
        return None
    lasting = lasting_picture(post.address, found.picture) if found.picture else None
    if lasting is not None:
        address, chosen = lasting
        return FeedPicture(
            url=absolute(address, site_url),
            type=MEDIA_TYPES[chosen.format],
            width=chosen.width,
            height=chosen.height,
            address=address,
            made_from=chosen.address,
        )
    media_type = RASTER.get(posixpath.splitext(found.address)[1].lower())
    if media_type is None:
        return None
    width, height = found.size
    return FeedPicture(url=absolute(found.address, site_url), type=media_type, width=width, height=height)


def with_picture(
    body: SafeHtml, entry: PostEntry, picture: FeedPicture | None, library: Library, site_url: str
) -> SafeHtml:
    """The body, the post's picture before it where it has none: many readers take the first for the post's own."""
    if entry.image is None or "<img " in body.html:
        return body
    hrefs = hrefs_with_host(site_url)
    url = picture.url if picture else resolve_target(entry.image.src.name, entry.path, hrefs, library)
    if not url:
        return body
    size = f' width="{picture.width}" height="{picture.height}"' if picture and picture.width and picture.height else ""
    caption = f"<figcaption>{escape(entry.image.caption, quote=False)}</figcaption>" if entry.image.caption else ""
    image = f'<img src="{escape(url)}" alt="{escape(entry.image.alt or "")}"{size}>'
    figure = SafeHtml(f"<figure>{image}{caption}</figure>")
    return SafeHtml("\n".join(part for part in (feed_body(figure, site_url).html, body.html) if part))
