"""References that lead nowhere, as problems at their line and column. Nothing here changes what is published."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

import msgspec

from generator.config.values import Validation
from generator.diagnostics import Problem, Problems, Severity, Span, error, note, warning
from generator.library.mentions import front_matter_refs, is_local
from generator.library.nearest import Nearest, around
from generator.library.references import Missing, Places, ToAddress, ToHidden, ToPage, destination
from generator.model import AnyEntry, BodyRef, IconRef, ImageRef, LinkRef
from generator.schema import shortened


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """What references are held against. `files` are all files of the content folder, published or not."""

    places: Places
    files: Nearest
    addresses: Nearest
    validation: Validation
    has_icon: Callable[[str], bool]
    has_template: Callable[[str], bool]
    custom_dir: str
    """The owner's folder of templates, "" for none."""


def check_references(entry: AnyEntry, checks: Checks) -> Problems:
    """Everything an entry refers to, in its front matter and its body."""
    return tuple(_front_matter_problems(entry, checks)) + tuple(
        problem for ref in entry.text.refs for problem in _body_problems(ref, entry.path, checks)
    )


def _front_matter_problems(entry: AnyEntry, checks: Checks) -> Iterator[Problem]:
    for ref in front_matter_refs(entry):
        if is_local(ref.name):
            path, _, anchor = ref.name.partition("#")
            yield from _target_problems(path, anchor, ref.span, entry.path, checks)
    if entry.template and not checks.has_template(entry.template):
        yield _no_template(entry.template, entry.template_span or entry.span, checks.custom_dir)


def _body_problems(ref: BodyRef, path: str, checks: Checks) -> Iterable[Problem]:
    match ref:
        case IconRef():
            return () if checks.has_icon(ref.name) else (_unknown_icon(ref),)
        case ImageRef():
            return _target_problems(ref.target, "", ref.span, path, checks)
        case LinkRef():
            anchor = ref.anchor.partition(":~:")[0]  # what follows is for the browser: a text to scroll to
            return _target_problems(ref.target, anchor, ref.span, path, checks)


def _target_problems(target: str, anchor: str, span: Span, path: str, checks: Checks) -> Iterator[Problem]:
    found = destination(target, path, checks.places)
    match found:
        case ToHidden(anchors=anchors) if anchor and anchors is not None and anchor not in anchors:
            # Time alone will publish it, and must not break this page then.
            yield from _when(checks.validation.anchors, _unknown_anchor(span, target, anchor, anchors))
        case ToHidden(title=""):
            pass  # it could not be read, which has been said
        case ToHidden():
            yield note(
                span,
                "hidden-target",
                f"{shortened(target or path)!r} is not published now, so readers see the link's text only",
                "the link appears by itself when its target does",
            )
        case ToAddress(known=False):
            yield from _when(checks.validation.absolute, _unknown_address(span, target, checks))
        case Missing():
            yield from _missing(found, target, span, path, checks)
        case ToPage() if anchor and anchor not in found.anchors:
            yield from _when(checks.validation.anchors, _unknown_anchor(span, target, anchor, found.anchors))
        case _:
            pass


def _missing(found: Missing, target: str, span: Span, path: str, checks: Checks) -> Iterator[Problem]:
    if found.path is None:
        message = f"{shortened(target)!r} leads out of the content folder"
        hint = "move the file into the content folder"
    elif (page := _as_address(found.path, checks)) is not None:
        hint = f"link to its file: {posixpath.relpath(page, posixpath.dirname(path) or '.')}"
        message = f"{shortened(target)!r} is an address, not a file, and breaks when this page moves"
        yield from _when(checks.validation.unrecognized, note(span, "unrecognized-link", message, hint))
        return
    else:
        message, hint = f"there is no file {shortened(target)!r} here", _near_file(found.path, path, checks.files)
    yield from _when(checks.validation.not_found, note(span, "missing-file", message, hint))


def _as_address(path: str, checks: Checks) -> str | None:
    """The content file that somebody means who writes `../about/` for `../about.md`."""
    candidates = (f"{path}.md", f"{path}/index.md")
    return next((candidate for candidate in candidates if candidate in checks.places.targets), None)


def _near_file(wanted: str, path: str, files: Nearest) -> str:
    near = files.to(wanted, cutoff=0.6)
    if near is None:
        return "look for a slip in the name, or put the file there"
    return f"did you mean {posixpath.relpath(near, posixpath.dirname(path) or '.')!r}?"


def _unknown_address(span: Span, target: str, checks: Checks) -> Problem:
    near = checks.addresses.to(target.lstrip("/"), cutoff=0.7)
    hint = f"did you mean '/{near}'?" if near is not None else "link to the file instead, such as ../pages/about.md"
    return note(span, "unknown-address", f"this site has no address {shortened(target)!r}", hint)


def _unknown_anchor(span: Span, target: str, anchor: str, anchors: frozenset[str]) -> Problem:
    near = get_close_matches(anchor, around(_in_order(anchors), anchor), n=1, cutoff=0.5)
    hint = f"did you mean '#{near[0]}'?" if near else "headings make anchors: '## Your purpose' is '#your-purpose'"
    where = repr(shortened(target)) if target else "this file"
    return note(span, "missing-anchor", f"there is no {shortened(f'#{anchor}')!r} in {where}", hint)


@lru_cache(maxsize=8)
def _in_order(anchors: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(anchors))


def _unknown_icon(ref: IconRef) -> Problem:
    return warning(
        ref.span,
        "unknown-icon",
        f"the theme has no icon {ref.source}",
        "look it up at squidfunk.github.io/mkdocs-material/reference/icons-emojis",
    )


def _no_template(name: str, span: Span, custom_dir: str) -> Problem:
    hint = f"write {custom_dir or 'templates'}/pages/{name}, or take this line out"
    if not custom_dir:
        hint += "; mkdocs.yml must name the folder, too:\ntheme:\n  custom_dir: templates"
    return error(span, "template-missing", f"there is no template {name!r}", hint)


def _when(severity: Severity | None, problem: Problem) -> Iterator[Problem]:
    """The problem as bad as the owner's `validation:` says."""
    if severity is not None:
        yield msgspec.structs.replace(problem, severity=severity)
