"""The values that Material's templates read, as of 9.8.1: `config`, `nav` and `page`, for one frame.

Material's templates escape nothing, so what is plain text or an address is escaped here. `copyright` and `extra` pass
as the owner wrote them: Material's documentation allows HTML there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup, escape

from generator.config.values import Config, Palette
from generator.routes import base_path
from generator.theme.addresses import Resolved, base_url, resolve
from generator.theme.slots import mark
from generator.views.shell import FrameKey, MenuItem

FAVICON = "assets/images/favicon.png"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class NavItem:
    """An entry of the menu with MkDocs' attributes. It equals the page it stands for: Material compares them."""

    title: Markup
    url: Resolved
    children: tuple[NavItem, ...] | None = None
    active: bool = False
    is_index: bool = False
    is_link: bool = False
    meta: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_section(self) -> bool:
        return self.children is not None

    @property
    def is_page(self) -> bool:
        return self.children is None and not self.is_link

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, PageValue) and other.item is self)

    def __hash__(self) -> int:
        return id(self)


@dataclass(frozen=True, slots=True)
class Nav:
    """The menu; false where it is empty, as MkDocs' is."""

    items: tuple[NavItem, ...]
    homepage: NavItem | None

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[NavItem]:
        return iter(self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class TocItem:
    """A heading for Material: it skips to the first one, and shows the children of a first one of level 1."""

    title: Markup
    url: Markup
    level: int = 1
    children: tuple[TocItem, ...] = ()


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class PageValue:
    """`page`: slots where a page has a value of its own, what the frame's key knows, and empty values otherwise."""

    item: NavItem | None
    title: Markup
    content: Markup
    meta: Mapping[str, Any]
    toc: tuple[TocItem, ...]
    ancestors: tuple[NavItem, ...]
    is_homepage: bool
    active: bool = True
    children: None = None

    @property
    def parent(self) -> NavItem | None:
        return self.ancestors[0] if self.ancestors else None

    def __eq__(self, other: object) -> bool:
        return self is other or (other is not None and self.item is other)

    def __hash__(self) -> int:
        return id(self)


def frame_values(config: Config, menu: tuple[MenuItem, ...], key: FrameKey) -> dict[str, Any]:
    """What differs from frame to frame: `nav`, `page` and `base_url`."""
    base = base_url(key.depth, base_path(config.site_url))
    items = _nav_items(menu, key.active, base)
    trail = _trail(items)
    current = trail[-1] if trail and trail[-1].children is None else None
    return {
        "base_url": base,
        "sheet": key.sheet,
        "nav": Nav(items, _homepage(menu, items)),
        "page": PageValue(
            item=current,
            title=mark("header_title"),
            content=mark("content"),
            meta={"title": "", "description": mark("description"), "hide": list(key.hide)},
            toc=_contents(key.with_toc),
            ancestors=tuple(reversed(trail if current is None else trail[:-1])),
            is_homepage=key.is_home,
        ),
    }


def _contents(with_toc: bool) -> tuple[TocItem, ...]:
    # The one child becomes the whole list: frames replace the partial that shows a single heading by a slot.
    below = (TocItem(title=Markup(""), url=Markup(""), level=2),) if with_toc else ()
    return (TocItem(title=mark("header_title"), url="#" + mark("skip"), children=below),)


def _nav_items(
    menu: tuple[MenuItem, ...], active: str, base: str, index: MenuItem | None = None
) -> tuple[NavItem, ...]:
    return tuple(_nav_item(item, active, base, item is index) for item in menu if _first_address(item) is not None)


def _nav_item(item: MenuItem, active: str, base: str, is_index: bool) -> NavItem:
    is_active = active == item.key or active.startswith(f"{item.key}.")
    address = _first_address(item) or ""
    return NavItem(
        title=escape(item.title),
        url=resolve(address, base),
        children=_nav_items(item.children, active, base, _index_of(item)) if item.children else None,
        active=is_active,
        is_index=is_index,
        is_link=not item.children and "://" in address,
    )


def _first_address(item: MenuItem) -> str | None:
    """Where an entry leads: a group to the first of its entries that leads anywhere, and one without any nowhere."""
    if item.address is not None:
        return item.address
    return next((found for child in item.children if (found := _first_address(child)) is not None), None)


def _index_of(group: MenuItem) -> MenuItem | None:
    """The page that a group's own name leads to with `navigation.indexes`: its first, if the others lie below it."""
    first, *others = group.children
    if first.children or not first.address or not first.address.endswith("/") or "://" in first.address:
        return None
    addresses = [child.address for child in others if child.address is not None and "://" not in child.address]
    return first if all(address.startswith(first.address) for address in addresses) else None


def _trail(items: tuple[NavItem, ...]) -> tuple[NavItem, ...]:
    """The active entries, from the top down."""
    for item in items:
        if item.active:
            return (item, *_trail(item.children or ()))
    return ()


def _homepage(menu: tuple[MenuItem, ...], items: tuple[NavItem, ...]) -> NavItem | None:
    shown = [item for item in menu if _first_address(item) is not None]
    for source, item in zip(shown, items, strict=True):
        if source.address == "" and not source.children:
            return item
        if item.children and (found := _homepage(source.children, item.children)):
            return found
    return None


@dataclass(frozen=True, slots=True)
class _Plugin:
    config: Mapping[str, Any]


def config_value(config: Config) -> dict[str, Any]:
    """`config`, the same for all frames. Icons and a language that the theme does not have fail in a template."""
    search = {"enabled": True, "lang": list(config.search.lang), "separator": config.search.separator}
    return {
        "site_name": escape(config.site_name),
        "site_url": escape(config.site_url),
        "site_description": escape(config.site_description),
        "site_author": escape(config.site_author),
        "copyright": Markup(config.copyright),  # the owner's HTML
        "repo_url": escape(config.repo_url),
        "repo_name": escape(config.repo_name),
        "extra_css": [escape(path) for path in config.extra_css],
        "extra_javascript": list(config.extra_javascript),
        "plugins": {"material/search": _Plugin(search)} if config.search.enabled else {},
        "mdx_configs": config.mdx_configs,
        "theme": _theme_value(config),
        "extra": {"scope": base_path(config.site_url), **config.extra},
    }


NAMED_SCRIPTS = ("assets/javascripts/boot.js", "assets/javascripts/site.js")
"""Our scripts that frames load by name; any other that lies beside them is a module of every page."""

_FEATURES_OF_SCRIPTS = (
    "content.code.copy", "content.tabs.link", "header.autohide", "navigation.tracking", "search.highlight",
    "toc.follow",
)  # fmt: skip


def script_values(config: Config) -> dict[str, Any]:
    """What our scripts are told of the configuration, finished for attributes."""
    theme = config.theme
    choices = [
        {
            **{key: getattr(palette, key).replace(" ", "-") for key in ("scheme", "primary", "accent")},
            "media": palette.media,
            "name": palette.toggle_name,
        }
        for palette in theme.palette
    ]
    return {
        "script": config.options.script,
        "script_features": " ".join(name for name in _FEATURES_OF_SCRIPTS if name in theme.features),
        "palette_choices": _in_single_quotes(json.dumps(choices, ensure_ascii=False)) if len(choices) > 1 else "",
        "palette_button": len(choices) > 1 and any(palette.toggle_icon for palette in theme.palette),
    }


def _in_single_quotes(text: str) -> str:
    return str(escape(text)).replace("&#34;", '"')


def _theme_value(config: Config) -> dict[str, Any]:
    theme = config.theme
    schemes = [_palette_value(palette) for palette in theme.palette]
    fonts = {"text": escape(theme.font_text), "code": escape(theme.font_code)}
    return {
        "name": "material",
        "language": theme.language,
        "direction": theme.direction,
        "features": list(theme.features),
        "palette": schemes if theme.palette_is_list or not schemes else schemes[0],
        "font": fonts if theme.font_text else False,
        "favicon": escape(theme.favicon or FAVICON),
        "logo": escape(theme.logo),
        "icon": theme.icon,
    }


def _palette_value(palette: Palette) -> dict[str, Any]:
    toggle = {"icon": palette.toggle_icon, "name": escape(palette.toggle_name)} if palette.toggle_icon else None
    values = {key: escape(getattr(palette, key)) for key in ("scheme", "primary", "accent", "media")}
    return {**values, "toggle": toggle}
