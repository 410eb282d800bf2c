"""Folders and patterns of addresses as an owner writes them, checked and in one spelling; nothing here fills one in."""

from __future__ import annotations

import re
from collections.abc import Sequence as Names

from generator.config.sections import Section
from generator.config.words import did_you_mean, listed

# Neither a file name on Windows nor a readable address.
_UNFIT = re.compile(r'[\x00-\x1f\x7f\\?#%"<>|*:]')
_FILE_ENDING = re.compile(r"\.(?:html?|md|php)$", re.IGNORECASE)
_DATE_TOKENS = frozenset({"yyyy", "yy", "y", "MM", "M", "dd", "d"})


def read_pattern(section: Section, key: str, default: str, *, allowed: Names[str], needed: Names[str]) -> str:
    """A pattern such as "posts/{slug}/": no "/" at its start, one at its end. At least one of `needed` is in it."""
    pattern = "/".join(part for part in section.text(key, default).split("/") if part)
    fault = _fault(pattern, allowed, needed)
    if not fault:
        return f"{pattern}/"
    section.wrong(key, *fault)
    return read_pattern(Section("", section.node, []), "", default, allowed=allowed, needed=needed)


def read_folder(section: Section, key: str, default: str, blog: str = "") -> str:
    """A path below the content folder, without "/" at its ends; "" is the content folder itself. {blog} is `blog`."""
    text = section.text(key, default)
    path = text.replace("{blog}", blog)
    parts = [part for part in path.split("/") if part not in ("", ".")]
    if ".." in parts or _UNFIT.search(path) or "{" in path:
        section.wrong(key, f"must be a path inside the content folder, not '{text}'", f"{key}: {default}")
        return default.replace("{blog}", blog).lstrip("/")
    return "/".join(parts)


def read_date_format(section: Section, key: str, default: str) -> str:
    """How a date looks in an address: yyyy, yy, MM, M, dd, d and what stands between them."""
    text = section.text(key, default).strip("/")
    unknown = [run[0] for run in re.finditer(r"([A-Za-z])\1*", text) if run[0] not in _DATE_TOKENS]
    if unknown or not text or _UNFIT.search(text) or "{" in text or ".." in text or "'" in text:
        what = f"'{unknown[0]}'" if unknown else f"'{text}'"
        section.wrong(key, f"cannot hold {what} as part of a date in an address", "write yyyy, MM and dd: yyyy/MM/dd")
        return default
    return text


def _fault(pattern: str, allowed: Names[str], needed: Names[str]) -> tuple[str, str] | None:
    """What is wrong with a pattern, and how to mend it."""
    names = re.findall(r"\{([^{}]*)\}", pattern)
    known = [f"{{{name}}}" for name in allowed]
    bare = re.sub(r"\{[^{}]*\}", "", pattern)
    for name in names:
        if name not in allowed:
            return f"has no placeholder '{{{name}}}'", did_you_mean(f"{{{name}}}", known, 0.8) or f"use {listed(known)}"
    if "{" in bare or "}" in bare:
        return "has a brace without its partner", f"use {listed(known)}"
    if not set(names) & set(needed):
        wanted = listed([f"{{{name}}}" for name in needed])
        return f"must contain {wanted}, or all pages would have one address", f"add {wanted}"
    if unfit := _UNFIT.search(bare):
        return f"cannot hold {unfit[0]!r}", "use letters, digits, hyphens and /"
    if any(part in (".", "..") for part in pattern.split("/")):
        return "cannot climb with '.' or '..'", "write the address from the site's root"
    if _FILE_ENDING.search(pattern):
        return "must be a folder, not a file", f"write {_FILE_ENDING.sub('/', pattern)}"
    return None
