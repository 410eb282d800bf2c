"""What becomes of every address of the old site."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from generator.imports.values import Coming
from generator.library.values import Library
from generator.routes import address_of

Fate = Literal["kept", "redirected", "lost"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One address, relative to the site's own, and where it leads if it is not kept."""

    address: str
    fate: Fate
    to: str = ""
    was: str = ""
    """What stood there, where it is lost."""


def fates(coming: Coming, library: Library, places: Mapping[str, str], besides: Collection[str]) -> tuple[Address, ...]:
    """By address. `places` are the addresses of texts here by content path, hidden ones too; `besides` are those of
    files that the site has and no reader looks at, such as the sitemap.
    """
    asked = {address: "" for text in coming.texts for address in text.formerly}
    asked |= {copy.address: "a file" for copy in coming.copies}
    redirects = {one.address: one.target for one in library.redirects}
    own = {address: places.get(text.place) for text in coming.texts for address in text.formerly}
    return tuple(_found({**asked, **coming.others}, own, redirects, library.addresses | set(besides)))


def _found(
    asked: Mapping[str, str],
    own: Mapping[str, str | None],
    redirects: Mapping[str, str],
    addresses: Collection[str],
) -> Iterator[Address]:
    for address, was in sorted(asked.items()):
        served = address_of(address)
        if served in redirects or address in redirects:
            yield Address(address=address, fate="redirected", to=redirects.get(served, redirects.get(address, "")))
        elif served in addresses or address in addresses or own.get(address) in (address, served):
            yield Address(address=address, fate="kept")
        else:
            yield Address(address=address, fate="lost", was=was or "a page")
