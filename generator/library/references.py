"""What a path that an author wrote leads to. Nothing here judges: a missing file is an answer like the others."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from generator.library.pictures import PicturePlan
from generator.library.values import Target
from generator.model import Asset
from generator.routes import Layout, composed, joined


@dataclass(frozen=True, slots=True)
class ToPage:
    """A page made from a content file."""

    address: str
    anchors: frozenset[str]
    title: str


@dataclass(frozen=True, slots=True)
class ToHidden:
    """Something that has no page now: a draft, a scheduled or an expired post, or a list that needs one of them.

    `anchors` and `has_page` as Target has them.
    """

    title: str
    anchors: frozenset[str] | None = None
    has_page: bool = True


@dataclass(frozen=True, slots=True)
class ToAsset:
    """A picture or download; `address` is where it is published, in its own format.

    `picture` is what else it is published as, None for a file that is published as it is.
    """

    asset: Asset
    address: str
    picture: PicturePlan | None = None

    @property
    def size(self) -> tuple[int | None, int | None]:
        """Width and height in pixels of what is published at the address."""
        if self.picture is None or self.address != self.picture.plain.address:
            return self.asset.width, self.asset.height
        return self.picture.plain.width, self.picture.plain.height


@dataclass(frozen=True, slots=True)
class ToAddress:
    """Something that is linked to by its address; `known` tells whether this site answers it."""

    address: str
    known: bool


@dataclass(frozen=True, slots=True)
class Missing:
    """Nothing is there. `path` is the content path that was looked for, None if it climbs out of the folder."""

    path: str | None


Destination = ToPage | ToHidden | ToAsset | ToAddress | Missing


class Places(Protocol):
    """What a Library knows of places; also satisfied by what link has before the Library is whole."""

    @property
    def targets(self) -> Mapping[str, Target]: ...
    @property
    def assets(self) -> Mapping[str, Asset]: ...
    @property
    def pictures(self) -> Mapping[str, PicturePlan]: ...
    @property
    def static(self) -> Mapping[str, str]: ...
    @property
    def addresses(self) -> Collection[str]: ...
    @property
    def absent(self) -> Collection[str]: ...


def destination(target: str, path: str, places: Places) -> Destination:
    """Where `target`, written in the content file `path`, leads: see LinkRef for the forms of a target."""
    if target.startswith("/"):
        return _address(composed(target).lstrip("/"), places)
    wanted = joined(posixpath.dirname(path), target) if target else path
    if wanted is None:
        return Missing(None)
    if page := places.targets.get(wanted):
        if page.address is None:
            return ToHidden(page.title, page.anchors, page.has_page)
        return ToPage(page.address, page.anchors or frozenset(), page.title)
    if asset := places.assets.get(wanted):
        picture = places.pictures.get(wanted)
        own = picture.plain.address if picture else asset_address(asset)
        return ToAsset(asset, places.static.get(wanted) or own, picture)
    return Missing(wanted)


def _address(address: str, places: Places) -> ToAddress | ToHidden:
    for form in (address, f"{address}/"):
        if form in places.addresses:
            return ToAddress(form, known=True)
        if form in places.absent:
            return ToHidden(form)
    return ToAddress(address, known=False)


def asset_address(asset: Asset) -> str:
    """Where a picture or download is published: its own name with its digest, so that it may be cached for ever."""
    stem, ending = posixpath.splitext(posixpath.basename(asset.path))
    return f"assets/media/{stem}-{asset.digest[:10]}{ending.lower()}"


def static_address(path: str, layout: Layout) -> str | None:
    """Where a file that is copied as it is answers, or None if it is published only when a page refers to it.

    In a site laid out as MkDocs has it, that is every file that is not Markdown and does not stand among the posts: a
    draft's pictures must not be published with it.
    """
    if layout.static_dir and path.startswith(f"{layout.static_dir}/"):
        return path.removeprefix(f"{layout.static_dir}/")
    if layout.pages_dir or path.startswith(f"{layout.posts_dir}/") or path == layout.authors_file:
        return None
    return None if path.endswith(".md") else path
