"""The site's menu: what `nav:` names, with titles and addresses, or a menu of the usual pages where there is none."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from generator.config.values import Config, NavItem
from generator.diagnostics import Problem, Problems, Severity, Span, note
from generator.library import Library, Planned
from generator.library.mentions import is_local
from generator.views.shell import MenuItem

USUAL_LISTS = ("topics", "archive", "authors")


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuSource:
    """What a menu is made from. `titles` names the pages that no file names, by kind: "topics", "archive" ..."""

    library: Library
    planned: tuple[Planned, ...]
    titles: Callable[[str], str]
    docs_dir: str


def resolve_menu(config: Config, source: MenuSource) -> tuple[tuple[MenuItem, ...], Problems]:
    """The menu, and what `nav:` names that is not there; `validation: nav:` says how bad that is."""
    if not config.nav:
        return _numbered(_usual_menu(config, source)), ()
    found = tuple(_resolved(item, config, source) for item in config.nav)
    items = [item for item, _ in found if item is not None]
    problems = tuple(problem for _, group in found for problem in group)
    return _numbered(items), problems + tuple(_omitted(config, source))


def _resolved(item: NavItem, config: Config, source: MenuSource) -> tuple[MenuItem | None, Problems]:
    if item.children:
        below = tuple(_resolved(child, config, source) for child in item.children)
        children = tuple(child for child, _ in below if child is not None)
        problems = tuple(problem for _, group in below for problem in group)
        return (MenuItem(key="", title=item.title, address=None, children=children) if children else None), problems
    if not is_local(item.target):
        return MenuItem(key="", title=item.title or item.target, address=item.target), ()
    return _to_address(item, config, source) if item.target.startswith("/") else _to_file(item, config, source)


def _to_file(item: NavItem, config: Config, source: MenuSource) -> tuple[MenuItem | None, Problems]:
    path = posixpath.normpath(item.target)
    target = source.library.targets.get(path)
    if target is not None and target.address is not None:
        return MenuItem(key="", title=item.title or target.title, address=target.address), ()
    if target is not None and not target.title:
        return None, ()  # it could not be read, which has been said
    if target is not None:
        message = f"{item.target!r} is not published now, so the menu leaves it out"
        return None, (note(item.span, "hidden-menu-entry", message, "it appears by itself when the page does"),)
    if path in source.library.static:
        address = source.library.static[path]
        return MenuItem(key="", title=item.title or posixpath.basename(path), address=address), ()
    near = get_close_matches(path, source.library.targets, n=1, cutoff=0.6)
    hint = f"did you mean {near[0]!r}?" if near else f"write {source.docs_dir}/{path}, or take the line out"
    message = f"the menu names {item.target!r}, and {source.docs_dir}/ has no such file"
    return None, _judged(config.validation.nav_not_found, item.span, message, hint)


def _to_address(item: NavItem, config: Config, source: MenuSource) -> tuple[MenuItem | None, Problems]:
    address = item.target.lstrip("/")
    by_address = {page.address: page for page in source.planned}
    page = by_address.get(address) or by_address.get(f"{address}/")
    if page is not None:
        title = item.title or page.title or source.titles(page.route.kind)
        return MenuItem(key="", title=title, address=page.address), ()
    if address in source.library.absent or f"{address}/" in source.library.absent:
        message = f"{item.target!r} has no page now, so the menu leaves it out"
        return None, (note(item.span, "hidden-menu-entry", message, "it appears by itself when the page does"),)
    if address in source.library.addresses:
        return MenuItem(key="", title=item.title or address, address=address), ()
    near = get_close_matches(address, by_address, n=1, cutoff=0.6)
    hint = f"did you mean '/{near[0]}'?" if near else "take the line out"
    message = f"the menu names {item.target!r}, and this site has no such address"
    return None, _judged(config.validation.nav_absolute, item.span, message, hint)


def _judged(severity: Severity | None, span: Span, message: str, hint: str) -> Problems:
    if severity is None:
        return ()
    return (Problem(span=span, code="menu-entry-missing", severity=severity, message=message, hint=hint),)


def _omitted(config: Config, source: MenuSource) -> Iterator[Problem]:
    """Pages that no menu entry leads to, if the owner wants to hear of them."""
    severity = config.validation.nav_omitted
    if severity is None:
        return
    named = {posixpath.normpath(target) for target in _targets(config.nav)}
    for page in source.library.pages:
        if page.entry.path not in named:
            message, hint = "no menu entry leads to this page", f"add it to nav:\n- {page.entry.path}"
            yield Problem(
                span=page.entry.span, code="menu-entry-omitted", severity=severity, message=message, hint=hint
            )


def _targets(items: Iterable[NavItem]) -> Iterator[str]:
    for item in items:
        yield item.target
        yield from _targets(item.children)


def _usual_menu(config: Config, source: MenuSource) -> list[MenuItem]:
    """Home, the pages by folder, then the lists that the site has."""
    by_kind = {page.route.kind: page for page in source.planned if page.route.page == 1}
    pages = [page for page in source.library.pages if page.address not in ("", config.layout.blog)]
    items = [MenuItem(key="", title=source.titles("home"), address="")]
    items += _tree([(page.address, page.entry.title) for page in pages])
    if config.layout.blog:
        blog = by_kind["blog"]
        items.append(MenuItem(key="", title=blog.title or source.titles("blog"), address=blog.address))
    lists = [by_kind[kind] for kind in USUAL_LISTS if kind in by_kind]
    return items + [MenuItem(key="", title=source.titles(p.route.kind), address=p.address) for p in lists]


def _tree(pages: list[tuple[str, str]]) -> list[MenuItem]:
    """Pages of the top folder as entries, those of each folder below as a group named after the folder."""
    items: list[MenuItem] = []
    groups: dict[str, list[tuple[str, str]]] = {}
    for address, title in pages:
        folder = address.split("/")[0]
        if address.count("/") > 1:
            groups.setdefault(folder, []).append((address, title))
        else:
            items.append(MenuItem(key="", title=title, address=address))
    for folder, members in groups.items():
        children = tuple(MenuItem(key="", title=title, address=address) for address, title in members)
        name = folder.replace("-", " ").replace("_", " ").capitalize()
        items.append(MenuItem(key="", title=name, address=None, children=children))
    return items


def _numbered(items: Iterable[MenuItem], above: str = "") -> tuple[MenuItem, ...]:
    return tuple(
        MenuItem(
            key=(key := f"{above}{place}"),
            title=item.title,
            address=item.address,
            children=_numbered(item.children, f"{key}."),
        )
        for place, item in enumerate(items, 1)
    )
