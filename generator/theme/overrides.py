"""What an owner's templates ask of a page that frames do not have; templates are read and never rendered here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.diagnostics import Problem, Problems, Span, error, note, warning
from generator.theme.folders import Folders, files_below

# Attributes of `page` that a frame has, because they are slots or part of its key.
_KNOWN = frozenset(
    {"title", "content", "toc", "is_homepage", "ancestors", "parent", "active", "children", "meta"}
    | {f"meta.{key}" for key in ("title", "description", "hide", "items", "keys", "values")}
)

_HINTS: Mapping[str, str] = {
    "canonical_url": 'the canonical link and og:url are written for you, in {{ slot("head") }} at the end of <head>',
    "previous_page": 'use {{ slot("footer_nav") }}, which holds the links to the previous and the next page',
    "next_page": 'use {{ slot("footer_nav") }}, which holds the links to the previous and the next page',
    "meta.tags": "tags are shown by the page's own template, templates/pages/post.html",
}
_HINT = (
    "one frame serves many pages: use a slot ({slots}), or say it in a template of templates/pages/, "
    "where each page has its own values"
)

# Material's templates that are never asked for, because our page templates say what they said.
UNUSED = frozenset(
    {"blog.html", "blog-post.html", "redirect.html"}
    | {
        f"partials/{name}.html"
        for name in ("actions", "comments", "content", "pagination", "post", "source-file", "tags", "toc-item")
    }
)


def check_overrides(folders: Folders, slots: tuple[str, ...]) -> Problems:
    """Page values without a slot in the owner's templates, templates without effect, and files that are not text."""
    if folders.owned is None:
        return ()
    return tuple(_checked(folders.owned, folders, slots))


def _checked(owned: Path, folders: Folders, slots: tuple[str, ...]) -> Iterator[Problem]:
    for name, path in files_below(owned):
        if not name.endswith(".html") or name.startswith(("assets/", ".")):
            continue
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as mistake:
            yield _not_utf_8(mistake, folders.shown(path))
            continue
        if name.startswith("pages/"):
            continue
        if name in UNUSED:
            hint = "what it showed is shown by a template in pages/: put your change into one of the same name there"
            yield note(Span(folders.shown(path)), "template-unused", "no page of this site uses this template", hint)
            continue
        if re.search(r"\bpage(?:\.\w|\s*\[)", text):
            yield from _page_values(text, folders.shown(path), slots)


def _not_utf_8(mistake: UnicodeDecodeError, shown: str) -> Problem:
    line = mistake.object[: mistake.start].count(b"\n") + 1
    hint = "save it as UTF-8; editors call that the file's encoding"
    return error(Span(shown, line), "template-encoding", "this template is not UTF-8 text", hint)


def _page_values(text: str, shown: str, slots: tuple[str, ...]) -> Iterator[Problem]:
    from jinja2 import Environment, TemplateSyntaxError, nodes

    try:
        tree = Environment(autoescape=False).parse(text)  # it is only read
    except TemplateSyntaxError:
        return  # Said when it is rendered.
    if any(found.name == "page" and found.ctx != "load" for found in tree.find_all(nodes.Name)):
        return  # A name of the template's own.
    asked: list[nodes.Getattr | nodes.Getitem | nodes.Call]
    asked = [*tree.find_all(nodes.Getattr), *tree.find_all(nodes.Getitem), *tree.find_all(nodes.Call)]
    inner = {id(node.node) for node in asked if not isinstance(node, nodes.Call) or _dotted(node)}
    for node in asked:
        value = _dotted(node) if id(node) not in inner else ()
        if value and not _is_known(value):
            yield _without_slot(value, _place(text, value, node.lineno, shown), slots)


def _dotted(node: object) -> tuple[str, ...]:
    """`page.meta["a"]`, `page.meta.a` and `page.meta.get("a")` as page, meta, a; () for what is no page value."""
    from jinja2 import nodes

    match node:
        case nodes.Name(name="page"):
            return ("page",)
        case nodes.Getattr(node=above, attr=last):
            pass
        case nodes.Getitem(node=above, arg=nodes.Const(value=last)):
            pass
        case nodes.Call(node=nodes.Getattr(node=above, attr="get"), args=[nodes.Const(value=last), *_]):
            pass
        case _:
            return ()
    path = _dotted(above)
    return (*path, str(last)) if path else ()


def _is_known(value: tuple[str, ...]) -> bool:
    return value[1] in _KNOWN and (value[1] != "meta" or len(value) < 3 or f"meta.{value[2]}" in _KNOWN)


def _place(text: str, value: tuple[str, ...], line: int, shown: str) -> Span:
    row = text.splitlines()[line - 1] if line <= text.count("\n") + 1 else ""
    found = re.search(r"\bpage\W+" + r"\W+(?:get\W+)?".join(map(re.escape, value[1:3])), row) or re.search(
        r"\bpage\b", row
    )
    return Span(shown, line, found.start() + 1 if found else 0)


def _without_slot(value: tuple[str, ...], span: Span, slots: tuple[str, ...]) -> Problem:
    name = ".".join(value[1 : 3 if value[1] == "meta" else 2])
    hint = _HINTS.get(name) or _HINT.format(slots=", ".join(f'{{{{ slot("{slot}") }}}}' for slot in slots))
    return warning(span, "template-page-value", f"'page.{name}' is empty here", hint)
