"""What the line that opens a block of code says: language, title, numbered and highlighted lines. Colours nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.markdown.attributes import is_allowed_class, is_allowed_id

_OPTION = re.compile(r"""(?<![\w-])([A-Za-z_][\w-]*+)=(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+))""")
_LANGUAGE = re.compile(r"[\w+#.-]+$")
_CLASS = re.compile(r"(?<!\S)\.([\w+#/-]+)")
_ID = re.compile(r"(?<!\S)#([\w:.-]+)")
_RANGE = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?")
_MOST_RANGES = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """How a block of code wants to be shown. `first_number` is 0 where lines have no numbers."""

    language: str = ""
    title: str = ""
    first_number: int = 0
    highlighted: frozenset[int] = frozenset()
    """Lines to highlight, from 1."""
    classes: tuple[str, ...] = ()
    id: str = ""


def parse_info(info: str, lines: int) -> Fence:
    """The fence of an info string, `py title="x" hl_lines="2-3"` or `{.py title="x"}`, of a block of so many lines."""
    text = info.strip()
    options = {name.lower(): double or single or bare for name, double, single, bare in _OPTION.findall(text)}
    rest = _OPTION.sub(" ", text)
    braced = "{" in rest
    words = rest.replace("{", " ").replace("}", " ").split()
    classes = _CLASS.findall(" ".join(words)) if braced else []
    ids = _ID.findall(" ".join(words)) if braced else []
    named = [word for word in words[:1] if not (braced and word[0] in ".#")]
    language = next((word for word in [*named, *classes] if _LANGUAGE.match(word)), "")
    if not named and classes:
        classes = classes[1:]
    number = re.match(r"\d{1,6}", options.get("linenums", ""))
    return Fence(
        language=language,
        title=options.get("title", ""),
        first_number=max(int(number[0]), 1) if number else 0,
        highlighted=frozenset(_numbers(options.get("hl_lines", ""), lines)),
        classes=tuple(name for name in classes if is_allowed_class(name)),
        id=next((name for name in ids if is_allowed_id(name)), ""),
    )


def _numbers(text: str, most: int) -> Iterable[int]:
    """The lines that "2 4-6" names, none beyond the last."""
    for first, last in _RANGE.findall(text)[:_MOST_RANGES]:
        yield from range(int(first), min(int(last or first), most) + 1)
