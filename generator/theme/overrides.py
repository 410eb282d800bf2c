"""What an owner's templates ask of a page that frames do not have; templates are read and never rendered here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from generator.diagnostics import Problem, Problems, Span, error, note, warning
from generator.theme.folders import Folders, files_below

if TYPE_CHECKING:
    from jinja2 import nodes

# Attributes of `page` that a frame has, because they are slots or part of its key.
_KNOWN = frozenset(
    {"title", "content", "toc", "is_homepage", "ancestors", "parent", "active", "children", "meta"}
    | {f"meta.{key}" for key in ("title", "description", "hide", "items", "keys", "values")}
)

_HINTS: Mapping[str, str] = {
    "canonical_url": 'the canonical link and og:url are written for you, in {{ slot("head") }} at the end of <head>',
    "previous_page": 'use {{ slot("footer_nav") }}, which holds the links to the previous and the next page',
    "next_page": 'use {{ slot("footer_nav") }}, which holds the links to the previous and the next page',
    "url": 'the page\'s address is written for you as the canonical link, in {{ slot("head") }}',
    "abs_url": 'the page\'s address is written for you as the canonical link, in {{ slot("head") }}',
    **{
        f"meta.{key}": f"{what} by the page's own template: change it in templates/pages/post.html"
        for key, what in {
            "tags": "tags are shown",
            "date": "the date is shown",
            "authors": "authors are shown",
            "categories": "topics are shown",
            "readtime": "the reading time is shown",
            "comments": "comments are shown",
        }.items()
    },
    **{
        f"meta.{key}": f'this is said in {{{{ slot("{slot}") }}}}, which every page has'
        for key, slot in {"robots": "head", "image": "head", "canonical": "head", "subtitle": "content"}.items()
    },
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
        if re.search(r"\bpage\b", text):
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
    tests = [node.test for node in tree.find_all(nodes.If)] + [node.test for node in tree.find_all(nodes.CondExpr)]
    conditions = {id(below) for test in tests for below in (test, *test.find_all(nodes.Expr))}
    names = _names(tree)
    kinds = (nodes.Getattr, nodes.Getitem, nodes.Call, nodes.Filter)
    asked: list[nodes.Expr] = [node for kind in kinds for node in tree.find_all(kind)]
    values = {id(node): _dotted(node, names) for node in asked}
    inner = {id(below) for node in asked if values[id(node)] for below in node.find_all(nodes.Expr)}
    for node in asked:
        value = values[id(node)] if id(node) not in inner else ()
        if len(value) > 1 and not _is_known(value):
            yield _without_slot(value, _place(text, value, node.lineno, shown), slots, is_asked=id(node) in conditions)


def _names(tree: nodes.Template) -> dict[str, tuple[str, ...]]:
    """The names by which a template knows `page` or a part of it: `{% set meta = page.meta %}`."""
    from jinja2 import nodes

    known: dict[str, tuple[str, ...]] = {"page": ("page",)}
    for node in tree.find_all(nodes.Assign):
        if isinstance(node.target, nodes.Name) and (value := _dotted(node.node, known)):
            known[node.target.name] = value
    return known


def _dotted(node: object, names: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """`page.meta["a"]`, `page.meta.a` and `page.meta.get("a")` as page, meta, a; () for what is no page value."""
    from jinja2 import nodes

    match node:
        case nodes.Name(name=name) if name in names:
            return names[name]
        case nodes.Getattr(node=above, attr=last):
            pass
        case nodes.Getitem(node=above, arg=nodes.Const(value=last)):
            pass
        case nodes.Call(node=nodes.Getattr(node=above, attr="get"), args=[nodes.Const(value=last), *_]):
            pass
        case nodes.Filter(node=above, name="attr", args=[nodes.Const(value=last), *_]):
            pass
        case _:
            return ()
    path = _dotted(above, names)
    return (*path, str(last)) if path else ()


def _is_known(value: tuple[str, ...]) -> bool:
    return value[1] in _KNOWN and (value[1] != "meta" or len(value) < 3 or f"meta.{value[2]}" in _KNOWN)


def _place(text: str, value: tuple[str, ...], line: int, shown: str) -> Span:
    row = text.splitlines()[line - 1] if line <= text.count("\n") + 1 else ""
    found = re.search(r"\bpage\W+" + r"\W+(?:get\W+)?".join(map(re.escape, value[1:3])), row) or re.search(
        r"\bpage\b", row
    )
    return Span(shown, line, found.start() + 1 if found else 0)


def _without_slot(value: tuple[str, ...], span: Span, slots: tuple[str, ...], *, is_asked: bool) -> Problem:
    """An error where the value would be shown; a warning where it is only asked for, as templates for MkDocs do."""
    name = ".".join(value[1 : 3 if value[1] == "meta" else 2])
    hint = _HINTS.get(name) or _HINT.format(slots=", ".join(f'{{{{ slot("{slot}") }}}}' for slot in slots))
    if is_asked:
        return warning(span, "template-page-value", f"'page.{name}' is empty here", hint)
    return error(span, "template-page-value", f"'page.{name}' is empty here", hint)
