"""The last part of an address: from front matter, or from the file's name. Nothing here sees that two have one."""

from __future__ import annotations

import re
import unicodedata

from generator.diagnostics import Problem, Problems, Span, error
from generator.model import Ref
from generator.routes import slug_of
from generator.schema import shortened

# Windows gives these names to devices, whatever ending follows.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_LONGEST = 150
_NO_LETTER = "it has no letter or digit"


def written_slug(ref: Ref, *, may_nest: bool) -> tuple[str, Problems]:
    """A slug as the author wrote it, "" where it cannot be used; with `may_nest` it may hold "/"."""
    text = unicodedata.normalize("NFC", ref.name)
    steps = text.strip("/").split("/") if may_nest else [text]
    reason = next((found for found in map(slug_refusal, steps) if found), "")
    return ("", (_bad_slug(ref, reason),)) if reason else ("/".join(steps), ())


def slug_from_name(name: str, file: Span) -> tuple[str, Problems]:
    """A file's name as slug."""
    slug = slug_of(name)
    reason = slug_refusal(slug)
    if not reason:
        return slug, ()
    message = f"no address can be made of the file's name: {reason if slug else _NO_LETTER}"
    return slug, (error(file, "bad-slug", message, "name the file otherwise, or write   slug: four-steps"),)


def slug_from_title(title: str, file: Span) -> tuple[str, Problems]:
    """A title as slug, as Material's blog makes it (pymdownx.slugs.slugify(case="lower")), so that addresses stay."""
    plain = re.sub(r"</?[^>]*>", "", unicodedata.normalize("NFC", title)).strip().lower()
    slug = re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")
    # What Material lets through stays, save what no file can be called.
    reason = "" if slug.startswith("_") else slug_refusal(slug)
    if not reason:
        return slug, ()
    message = f"no address can be made of the title: {reason if slug else _NO_LETTER}"
    return slug, (error(file, "bad-slug", message, "add a line   slug: four-steps"),)


def path_problems(address: str, file: Span) -> Problems:
    """What is wrong with a page's address that is made of its path, at most one problem."""
    reason = next((found for step in address.split("/") if step and (found := slug_refusal(step))), "")
    message = f"no address can be made of the file's path: {reason}"
    return (error(file, "bad-slug", message, "name its folders and the file otherwise"),) if reason else ()


def slug_refusal(slug: str) -> str:
    """Why a slug cannot be part of an address, "" if it can."""
    if not slug:
        return "it is empty"
    if "/" in slug or "\\" in slug:
        return "it is one step of an address and may not hold '/'"
    if slug.startswith((".", "_")) or slug.endswith("."):
        return "it may not begin with '.' or '_', nor end with '.'"
    if slug.casefold() == "index" or _DEVICES.fullmatch(slug):
        return "this name is reserved"
    if len(slug.encode()) > _LONGEST:
        return f"it is longer than {_LONGEST} characters"
    wrong = next((c for c in slug if not (c in "-_.~" or unicodedata.category(c)[0] in "LMN")), "")
    return f"{'a space' if wrong == ' ' else repr(wrong)} may not stand in it" if wrong else ""


def _bad_slug(ref: Ref, reason: str) -> Problem:
    """The problem of a slug, with one that could be used."""
    near = slug_of(re.sub(r"[/\\]+", "-", ref.name))[:_LONGEST].strip("-")
    if not near or slug_refusal(near):
        near = "four-steps"
    message = f"{shortened(ref.name)!r} cannot be part of an address: {reason}"
    return error(ref.span, "bad-slug", message, f"slug: {near}")
