"""Mends of links and pictures whose target is surely known: its file was moved, is spelt otherwise, or is meant."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from urllib.parse import unquote

from generator.diagnostics import Problem
from generator.mends.destinations import destination_at
from generator.mends.slips import is_slip
from generator.mends.values import Edit, Known, Mend, Page
from generator.routes import composed, joined, slug_of

_PARTS = re.compile(r"(?P<path>[^?#]*)(?P<query>\?[^#]*)?(?P<anchor>#.*)?", re.DOTALL)
_MEANT = re.compile(r"did you mean '(?P<name>.+)'\?")
_QUOTED = re.compile(r"[\s*+-]*>")
_ENCODED = re.compile(r"[\s()<>%#?\\]")
_UNSPECIFIC = frozenset(("index.md", "readme.md"))
_ENDING = re.compile(r"(?:/?index)?\.(?:html?|md)$|/$", re.IGNORECASE)


def mend_missing_file(problem: Problem, page: Page, known: Known) -> Mend | None:
    """The only file of that name, or the only one whose path differs by capitals or a slip."""
    return _with_path(problem, page, lambda path: _found(path, page.path, known, problem.hint))


def mend_unrecognized(problem: Problem, page: Page, known: Known) -> Mend | None:
    """`../about/` as the path of its file."""
    wanted = problem.hint.removeprefix("link to its file: ")
    return _with_path(problem, page, lambda path: joined(posixpath.dirname(page.path), wanted))


def mend_address(problem: Problem, page: Page, known: Known) -> Mend | None:
    """An address that differs from one of the site's by capitals, its ending or a slip, or that is a file's path."""
    place = _destination(problem, page)
    parts = _PARTS.fullmatch(page.text[slice(*place)]) if place else None
    wanted = unquote(parts["path"]).strip("/") if parts else ""
    if place is None or parts is None or not wanted:
        return None
    if wanted in known.files:
        return _with_path(problem, page, lambda _: wanted)
    address = _only(each for each in known.addresses if _alike(each) == _alike(wanted)) or _only(
        each for each in known.addresses if _is_slip_of_address(wanted, each)
    )
    if address and known.addresses[address]:
        return _with_path(problem, page, lambda _: known.addresses[address])
    return (
        _mend(problem, place, f"/{_written(address)}{page.text[slice(*place)][len(parts['path']) :]}")
        if address
        else None
    )


def mend_refused(problem: Problem, page: Page, known: Known) -> Mend | None:
    """Backslashes in a path, as Windows shows it; `//` at the beginning of another site's address."""
    place = _destination(problem, page)
    if place is None:
        return None
    written = page.text[slice(*place)]
    if written.startswith("//") and re.match(r"//[\w-]+\.[\w.-]+(?:/|$)", written):
        return _mend(problem, place, f"https:{written}")
    if "\\" not in written:
        return None

    def found(path: str) -> str | None:
        wanted = joined(posixpath.dirname(page.path), unquote(path.replace("\\", "/")))
        return wanted if wanted in known.files else None

    return _with_path(problem, page, found)


def mend_anchor(problem: Problem, page: Page, known: Known) -> Mend | None:
    """`#Our_Rates` or `#our-raets` as the heading's own anchor."""
    place = _destination(problem, page)
    meant = _MEANT.search(problem.hint)
    if place is None or meant is None:
        return None
    before, sign, written = page.text[slice(*place)].partition("#")
    anchor = meant["name"].removeprefix("#")
    written, scroll, words = written.partition(":~:")  # what follows is for the browser
    plain = unquote(written)
    if not sign or not (_squeezed(plain) == _squeezed(anchor) or is_slip(plain, anchor)):
        return None
    return _mend(problem, place, f"{before}#{_written(anchor)}{scroll}{words}")


def _destination(problem: Problem, page: Page) -> tuple[int, int] | None:
    """Where a link's destination stands; None in front matter and in quotations, which are somebody else's words."""
    line = problem.span.line
    if line < page.body_line or _QUOTED.match(page.line(line)):
        return None
    return destination_at(page.text, page.offset(problem.span))


def _with_path(problem: Problem, page: Page, find: Callable[[str], str | None]) -> Mend | None:
    """The link with the path that `find` has for the one written; what stands behind the path stays."""
    place = _destination(problem, page)
    parts = _PARTS.fullmatch(page.text[slice(*place)]) if place else None
    if place is None or parts is None:
        return None
    found = find(parts["path"])
    if found is None:
        return None
    relative = posixpath.relpath(found, posixpath.dirname(page.path) or ".")
    return _mend(problem, place, f"{_written(relative)}{parts['query'] or ''}{parts['anchor'] or ''}")


def _found(written: str, page: str, known: Known, hint: str) -> str | None:
    wanted = joined(posixpath.dirname(page), unquote(written)) or posixpath.basename(unquote(written))
    same = _only(file for file in known.files if file.casefold() == wanted.casefold())
    if same is not None:
        return same
    name = posixpath.basename(wanted).casefold()
    if name not in _UNSPECIFIC and "." in name:
        moved = [file for file in known.files if posixpath.basename(file).casefold() == name]
        if moved:
            return _only(moved)
    meant = _MEANT.search(hint)
    near = joined(posixpath.dirname(page), meant["name"]) if meant else None
    return near if near and _is_only_slip(wanted, near, known) else None


def _is_only_slip(wanted: str, near: str, known: Known) -> bool:
    folder, ending = posixpath.dirname(wanted), posixpath.splitext(wanted)[1]
    if posixpath.dirname(near) != folder or posixpath.splitext(near)[1] != ending:
        return False
    beside = (file for file in known.files if posixpath.dirname(file) == folder and file.endswith(ending))
    return _only(file for file in beside if is_slip(_stem(wanted), _stem(file))) == near


def _only(files: Iterable[str]) -> str | None:
    found = list(files)
    return found[0] if len(found) == 1 else None


def _stem(path: str) -> str:
    return posixpath.splitext(posixpath.basename(path))[0]


def _alike(address: str) -> str:
    return _ENDING.sub("", composed(address).casefold().strip("/")).strip("/")


def _is_slip_of_address(wanted: str, address: str) -> bool:
    """Whether all parts but one are the same, and that one is a slip."""
    first, second = _alike(wanted).split("/"), _alike(address).split("/")
    others = [(one, two) for one, two in zip(first, second, strict=False) if one != two]
    return len(first) == len(second) and len(others) == 1 and is_slip(*others[0])


def _squeezed(anchor: str) -> str:
    return slug_of(anchor).replace("-", "").casefold()


def _written(path: str) -> str:
    """A path as a link's destination: what would end it or mean something else is percent-encoded."""
    return _ENCODED.sub(lambda sign: "".join(f"%{byte:02X}" for byte in sign[0].encode()), path)


def _mend(problem: Problem, place: tuple[int, int], text: str) -> Mend:
    return Mend(problems=(problem,), edits=(Edit(*place, text),), sentence=f"links to {text}")
