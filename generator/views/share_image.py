"""The picture by which other sites and search engines show a page: one that all of them can read. No file is opened."""

from __future__ import annotations

from generator.library.mentions import is_local
from generator.library.references import ToAsset, destination
from generator.model import Entry, Picture, Value
from generator.routes import absolute
from generator.views.jsonld import ImageObject
from generator.views.site import Site

TYPES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp"}
"""What Open Graph's readers take, by ending: none of them draws an SVG."""


class ShareImage(Value, frozen=True, kw_only=True):
    """A picture by its whole URL; `type` is its MIME type. Without a known size, width and height are None."""

    url: str
    type: str
    width: int | None = None
    height: int | None = None
    alt: str = ""


def share_image(entry: Entry | None, site: Site) -> ShareImage | None:
    """The `image:` of an entry's front matter; None without `site_url`, and for drawings."""
    return _shared(entry.image, entry, site) if entry is not None else None


def portrait(picture: Picture | None, entry: Entry, site: Site) -> ImageObject | None:
    """An author's picture, of any kind."""
    url, width, height = _found(picture, entry, site) if picture else ("", None, None)
    return ImageObject(url=url, width=width, height=height) if url else None


def image_object(image: ShareImage) -> ImageObject:
    return ImageObject(url=image.url, width=image.width, height=image.height, caption=image.alt)


def _shared(picture: Picture | None, entry: Entry, site: Site) -> ShareImage | None:
    kind = TYPES.get(_ending(picture.src.name)) if picture else None
    if picture is None or kind is None:
        return None
    url, width, height = _found(picture, entry, site)
    return ShareImage(url=url, type=kind, width=width, height=height, alt=picture.alt or "") if url else None


def _ending(path: str) -> str:
    return path.partition("?")[0].rpartition(".")[2].lower()


def _found(picture: Picture, entry: Entry, site: Site) -> tuple[str, int | None, int | None]:
    target = picture.src.name
    if not is_local(target):
        return target, None, None
    place = destination(target, entry.path, site.library)
    if not isinstance(place, ToAsset) or not site.config.site_url:
        return "", None, None
    return absolute(place.address, site.config.site_url), *place.size
