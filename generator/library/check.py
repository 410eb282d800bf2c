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
from generator.library.mentions import front_matter_links, is_local, pictures
from generator.library.nearest import Nearest, around
from generator.library.references import Missing, Places, ToAddress, ToAsset, ToHidden, ToPage, destination
from generator.model import AnyEntry, BodyRef, IconRef, ImageRef, LinkRef, QuizRef, Ref
from generator.schema import shortened

PICTURES = frozenset(("apng", "avif", "bmp", "gif", "ico", "jfif", "jpeg", "jpg", "png", "svg", "tif", "tiff", "webp"))
"""Endings of files that a browser shows as pictures."""
ACTIVE = frozenset(
    ("hta", "htm", "html", "js", "mht", "mhtml", "mjs", "php", "shtml", "svgz", "xht", "xhtml", "xml", "xsl", "xslt")
)
"""Endings of files that a browser runs when they are opened by their address."""


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
    for picture in pictures(entry):
        if is_local(picture.src.name):
            yield from _picture_problems(picture.src.name, picture.src.span, entry.path, checks)
    if entry.image is not None and entry.image.alt is None:
        yield _no_alt(entry.image.src)
    for ref in front_matter_links(entry):
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
            return _picture_problems(ref.target, ref.span, path, checks)
        case LinkRef():
            anchor = ref.anchor.partition(":~:")[0]  # what follows is for the browser: a text to scroll to
            return _target_problems(ref.target, anchor, ref.span, path, checks)
        case QuizRef():
            return ()


def _picture_problems(target: str, span: Span, path: str, checks: Checks) -> Iterable[Problem]:
    found = destination(target, path, checks.places)
    if isinstance(found, Missing | ToAddress) or has_ending(target, PICTURES):
        return _target_problems(target, "", span, path, checks)
    hint = "name a file that ends in .svg, .png, .jpg, .webp, .avif or .gif"
    return (error(span, "not-a-picture", f"{shortened(target)!r} is not a picture", hint),)


def _no_alt(src: Ref) -> Problem:
    message = "this picture has no alternative text, so readers who cannot see it learn nothing of it"
    return warning(src.span, "no-alt", message, f"image: {{src: {shortened(src.name)}, alt: what it shows}}")


def _target_problems(target: str, anchor: str, span: Span, path: str, checks: Checks) -> Iterator[Problem]:
    found = destination(target, path, checks.places)
    match found:
        case ToHidden(has_page=False):
            yield _no_page(span, target)
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
        case ToAsset() if has_ending(found.asset.path, ACTIVE) and found.asset.path not in checks.places.static:
            yield _unsafe_download(span, target)
        case ToPage() if anchor and anchor not in found.anchors:
            yield from _when(checks.validation.anchors, _unknown_anchor(span, target, anchor, found.anchors))
        case _:
            pass


def _no_page(span: Span, target: str) -> Problem:
    message = f"{shortened(target)!r} is a call to action and has no page, so readers see the link's text only"
    return warning(span, "no-page", message, "link to the page that it leads to")


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


def _unsafe_download(span: Span, target: str) -> Problem:
    message = f"{shortened(target)!r} would be a page of this site with whatever scripts are in it"
    return error(
        span, "unsafe-download", message, "whoever answers for the site can put it into static/ and link there"
    )


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


def has_ending(path: str, endings: frozenset[str]) -> bool:
    return posixpath.splitext(path)[1].lower().removeprefix(".") in endings
