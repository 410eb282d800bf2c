"""What a content file mentions: the paths and addresses in its front matter and body, as written."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Literal

from generator.model import AnyEntry, AuthorEntry, CtaEntry, ImageRef, LinkRef, PageEntry, Picture, PostEntry, Ref
from generator.routes import joined


def is_local(target: str) -> bool:
    """Whether an address in front matter is one of this site: everything but http:, https:, mailto: and tel:."""
    return not target.lower().startswith(("http://", "https://", "mailto:", "tel:"))


def front_matter_links(entry: AnyEntry) -> Iterator[Ref]:
    """The pages and files that an entry's front matter links to."""
    if isinstance(entry, PageEntry):
        if entry.hero is not None and entry.hero.button is not None:
            yield entry.hero.button.target
        for block in entry.blocks:
            yield from (link.target for link in (block.link, *block.links) if link is not None)
    if isinstance(entry, CtaEntry) and entry.link is not None:
        yield entry.link.target
    if isinstance(entry, PostEntry | AuthorEntry):
        yield from (link.target for link in entry.links)


def pictures(entry: AnyEntry) -> Iterator[Picture]:
    """The pictures that an entry's front matter names."""
    if entry.image is not None:
        yield entry.image
    if isinstance(entry, AuthorEntry) and entry.avatar is not None:
        yield entry.avatar


PictureUse = Literal["shown", "avatar"]


def shown_pictures(entry: AnyEntry) -> Iterator[tuple[str, PictureUse]]:
    """The content paths of the pictures that an entry shows, and as what; other than those that it only links to."""
    avatar = entry.avatar if isinstance(entry, AuthorEntry) else None
    for picture in pictures(entry):
        if is_local(picture.src.name) and (path := _path(picture.src.name, entry)):
            yield path, "avatar" if picture is avatar else "shown"
    for ref in entry.text.refs:
        if isinstance(ref, ImageRef) and ref.target and (path := _path(ref.target, entry)):
            yield path, "shown"


def image_path(entry: AnyEntry) -> str | None:
    """The content path of an entry's own picture; None where it has none, or one that is not beside its texts."""
    image = entry.image
    return _path(image.src.name, entry) if image is not None and is_local(image.src.name) else None


def _path(target: str, entry: AnyEntry) -> str | None:
    return None if target.startswith("/") else joined(posixpath.dirname(entry.path), target.partition("#")[0])


def mentioned_files(entry: AnyEntry) -> Iterator[str]:
    """The content paths that an entry mentions relative to itself, whether or not there are such files."""
    for target in _relative_targets(entry):
        path = joined(posixpath.dirname(entry.path), target)
        if path:
            yield path


def _relative_targets(entry: AnyEntry) -> Iterator[str]:
    for ref in (*(picture.src for picture in pictures(entry)), *front_matter_links(entry)):
        if is_local(ref.name) and not ref.name.startswith("/"):
            yield ref.name.partition("#")[0]
    for body_ref in entry.text.refs:
        if isinstance(body_ref, LinkRef | ImageRef) and body_ref.target and not body_ref.target.startswith("/"):
            yield body_ref.target
