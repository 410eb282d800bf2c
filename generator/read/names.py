"""Which names in the content folder are passed over and which cannot be used; looks at names, never at a file."""

from __future__ import annotations

import unicodedata

_VERSION_CONTROL = frozenset({".git", ".hg", ".svn", ".bzr", ".jj", "cvs"})
_TOOL_FOLDERS = frozenset({"node_modules", "bower_components", "__pycache__", "__macosx", "@eadir"})
_LEFT_BY_SYSTEMS = frozenset({"thumbs.db", ".ds_store", "desktop.ini", "icon\r"})
_BACKUP_ENDINGS = ("~", ".swp", ".swo", ".bak", ".orig", ".tmp")
# "~$" is Word's lock, ".#" Emacs' (a link that leads nowhere), "._" what macOS leaves on foreign disks.
_BACKUP_BEGINNINGS = ("~$", ".#", "._")
_KEPT_HIDDEN = frozenset({".authors.yml"})

# Controls, halves of characters, and line ends that only Unicode knows.
_UNUSABLE_CATEGORIES = frozenset({"Cc", "Cs", "Zl", "Zp"})
# These turn the writing's direction, so that a name is shown as another one.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def is_passed_over(name: str) -> bool:
    """Whether a file or folder is no content: hidden, an editor's backup, or a tool's folder."""
    hidden = name.startswith(".") and name not in _KEPT_HIDDEN
    return hidden or name.lower() in _TOOL_FOLDERS or is_litter(name)


def is_litter(name: str) -> bool:
    """Whether even the static folder, which is copied as it is, does without this: backups and version control."""
    lowered = name.lower()
    return (
        lowered in _VERSION_CONTROL
        or lowered in _LEFT_BY_SYSTEMS
        or lowered.endswith(_BACKUP_ENDINGS)
        or name.startswith(_BACKUP_BEGINNINGS)
        or (len(name) > 1 and name[0] == name[-1] == "#")
    )


def is_usable(name: str) -> bool:
    """Whether a name is text that every system and every address can carry."""
    if name.isascii():
        return name.isprintable() and "\\" not in name
    return not any(unicodedata.category(c) in _UNUSABLE_CATEGORIES or c in _TURNING for c in name) and "\\" not in name


def shown(name: str) -> str:
    r"""A name that may be unusable, as text that a terminal can show: bytes that are not UTF-8 become `\xff`."""
    raw = name.encode("utf-8", "surrogateescape") if _is_escaped(name) else name.encode("utf-8", "backslashreplace")
    text = raw.decode("utf-8", "backslashreplace")
    return "".join(c if is_usable(c) or c == "\\" else c.encode("unicode_escape").decode("ascii") for c in text)


def folded(name: str) -> str:
    """What two names have in common that some system takes for one: compared without case and as NFC."""
    return (
        name.lower() if name.isascii() else unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
    )


def _is_escaped(name: str) -> bool:
    """Whether every half character in a name stands for a byte, as Python spells it outside Windows."""
    return all(not 0xD800 <= ord(c) <= 0xDFFF or 0xDC80 <= ord(c) <= 0xDCFF for c in name)
