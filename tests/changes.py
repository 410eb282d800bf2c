"""What authors and owners do to a site's files, as functions of the files.

A change is named by its kind and two numbers, of which one chooses the file and one what is done to it: so any change
fits any site, and hypothesis can make a long row of them shorter.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import yaml

from tests.changing_tables import BLOCKS, KEYS, OPTIONS, OTHERS, TEMPLATES
from tests.changing_texts import config_text, drawing, photograph
from tests.sites import post

T = TypeVar("T")
Files = Mapping[str, bytes]
Changed = Mapping[str, bytes | None]
"""Files that are others now; None for one that is gone."""
Change = Callable[[Files, int, int], Changed]

_FRONT = re.compile(r"---\n(.*?\n)?---\n", re.DOTALL)
_WORD = re.compile(r"(?<![\w/.\[(#-])[A-Za-z]{4,}(?![\w/.:#(-])")
_PICTURES = (".png", ".svg", ".jpg")


def changed(files: Files, kind: str, which: int, what: int) -> Changed:
    """Nothing where a site has no file to which the change could be made."""
    try:
        return CHANGES[kind](files, which, what)
    except ZeroDivisionError:
        return {}


def texts(files: Files, folder: str = "") -> list[str]:
    return sorted(path for path in files if path.startswith(f"content/{folder}") and path.endswith(".md"))


def posts(files: Files) -> list[str]:
    return texts(files, "posts/")


def nth(these: Sequence[T], number: int) -> T:
    return these[number % len(these)]


# --- A text -----------------------------------------------------------------------------------------------------------


def word(files: Files, which: int, what: int) -> Changed:
    """A word of a text becomes another of the same length."""
    path = nth(texts(files), which)
    front, body = parted(files[path].decode("utf-8", "replace"))
    found = nth([*_WORD.finditer(body)], what)
    other = "".join(reversed(found[0].lower()))
    return {path: (front + body[: found.start()] + other + body[found.end() :]).encode()}


def block(files: Files, which: int, what: int) -> Changed:
    """A paragraph, heading, link, quiz or the like comes to a text: at its end, or after its first paragraph."""
    path = nth(texts(files), which)
    front, body = parted(files[path].decode("utf-8", "replace"))
    above = posixpath.relpath("content", posixpath.dirname(path))
    new = nth(BLOCKS, what).format(posts=f"{above}/posts/", pictures=f"{above}/pictures/")
    if what // len(BLOCKS) % 2:
        first, _, rest = body.lstrip("\n").partition("\n\n")
        return {path: f"{front}\n{first}\n\n{new}\n\n{rest}".encode()}
    return {path: f"{front}{body.rstrip()}\n\n{new}\n".encode()}


def struck(files: Files, which: int, what: int) -> Changed:
    """A paragraph goes."""
    path = nth(texts(files), which)
    front, body = parted(files[path].decode("utf-8", "replace"))
    blocks = body.strip().split("\n\n")
    del blocks[what % len(blocks)]
    return {path: (front + "\n" + "\n\n".join(blocks) + "\n").encode()}


def key(files: Files, which: int, what: int) -> Changed:
    """A key of front matter gets a value, another one or none."""
    path = nth(texts(files), which)
    name, values = nth([*KEYS.items()], what)
    return {path: with_key(files[path].decode("utf-8", "replace"), name, nth(values, what // len(KEYS))).encode()}


def broken(files: Files, which: int, what: int) -> Changed:
    """A text that nobody can read, or that has no front matter any more."""
    path = nth(texts(files), which)
    return {path: nth((b"\xff\xfe\x00", b"---\ntitle: [\n---\n", b"", files[path][: what * 7]), what)}


def parted(text: str) -> tuple[str, str]:
    """Front matter with its lines of dashes, and the body."""
    found = _FRONT.match(text)
    return ("---\n---\n", text) if found is None else (found[0], text[found.end() :])


def with_key(text: str, name: str, value: str) -> str:
    front, body = parted(text)
    lines = re.sub(rf"^{name}:.*\n([ -].*\n)*(?=[^ ]|\Z)", "", front, flags=re.MULTILINE)
    return lines.removesuffix("---\n") + (f"{name}: {value}\n" if value else "") + "---\n" + body


# --- Files ------------------------------------------------------------------------------------------------------------


def added(files: Files, which: int, what: int) -> Changed:
    """A new post, of a day before or after the build's."""
    day = nth(("2026-11-20", "2026-11-22", "2026-11-24", "2025-12-24"), what)
    topic, body = nth(("[sales]", "[growth]", "[sales, new]"), what), nth(("New advice.", "See [it](habit.md)."), which)
    return {f"content/posts/new-{which % 5}.md": post(f"New {which}", day, body, topics=topic).encode()}


def deleted(files: Files, which: int, what: int) -> Changed:
    del what
    return {nth(posts(files), which): None}


def renamed(files: Files, which: int, what: int) -> Changed:
    """Another name, or a folder of its own, and the identity and address kept or not."""
    path = nth(posts(files), which)
    name = posixpath.basename(path).removesuffix(".md")
    new = nth((f"content/posts/{name}-{what}.md", f"content/posts/{name}/index.md", f"content/pages/{name}.md"), what)
    data = files[path]
    if what // 3 % 2:
        data = with_key(data.decode("utf-8", "replace"), "slug", name).encode()
    return {path: None, new: data}


def swapped(files: Files, which: int, what: int) -> Changed:
    """Two texts take each other's place."""
    one, other = nth(posts(files), which), nth(posts(files), what)
    return {one: files[other], other: files[one]}


def picture(files: Files, which: int, what: int) -> Changed:
    """A picture becomes another of the same size in bytes and in pixels, or goes, or is none any more."""
    path = nth(sorted(path for path in files if path.endswith(_PICTURES)), which)
    if what % 7 == 6:
        return {path: None}
    if what % 7 == 5:
        return {path: b"no picture"}
    return {path: drawing(f"{what * 7919 % 999999:06}") if path.endswith(".svg") else photograph(what * 31)}


def another_file(files: Files, which: int, what: int) -> Changed:
    """A file of the owner's, a topic, an author, a quiz, a page, a series: new, another, or gone."""
    path, values = nth([*OTHERS.items()], which)
    return {path: nth(values, what)}


def a_new_picture(files: Files, which: int, what: int) -> Changed:
    return {"content/pictures/new.svg": drawing(f"{which:06}") if what % 2 else None}


def template(files: Files, which: int, what: int) -> Changed:
    path, values = nth([*TEMPLATES.items()], which)
    text = nth(values, what)
    return {path: None if text is None else text.encode()}


# --- Options ----------------------------------------------------------------------------------------------------------


def option(files: Files, which: int, what: int) -> Changed:
    name, values = nth(OPTIONS, which)
    config = yaml.safe_load(files["mkdocs.yml"])
    set_option(config, name.split("."), nth(values, what))
    return {"mkdocs.yml": config_text(config)}


def set_option(config: dict[str, Any], path: Sequence[str], value: Any) -> None:
    """Among plugins a name is looked up in their list. None takes the option away."""
    if path[0] == "milepost":
        (place,) = (plugin["milepost"] for plugin in config["plugins"] if "milepost" in plugin)
        path = path[1:]
    elif path[0] == "plugins":
        config["plugins"] = [plugin for plugin in config["plugins"] if "search" not in plugin]
        config["plugins"].insert(0, "search" if value is None else {"search": value})
        return
    else:
        place = config
    for name in path[:-1]:
        place = place.setdefault(name, {})
    if value is None:
        place.pop(path[-1], None)
    else:
        place[path[-1]] = value


TEXTS: dict[str, Change] = {"word": word, "block": block, "struck": struck, "broken": broken}
FILES: dict[str, Change] = {
    "added": added,
    "deleted": deleted,
    "renamed": renamed,
    "swapped": swapped,
    "picture": picture,
    "another file": another_file,
    "a new picture": a_new_picture,
    "template": template,
}
CHANGES: dict[str, Change] = {**TEXTS, **FILES, "key": key, "option": option}
