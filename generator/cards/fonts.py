"""The two faces of cards, from installed packages, and what they can write. Whoever draws asks here for a font."""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator.model import digest, encode
from generator.views.social import SocialCard

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont


class Face(NamedTuple):
    """A variable font in a package: `axes` are the values of its axes, in the font's order."""

    package: str
    file: str
    axes: tuple[int, ...]


TITLE = Face("fontpkg-source-serif-4", "SourceSerif4[opsz,wght].ttf", (600, 60))
LABEL = Face("fontpkg-source-sans-3", "SourceSans3[wght].ttf", (600,))
TEXT = Face("fontpkg-source-sans-3", "SourceSans3[wght].ttf", (400,))

# What both faces have for sure, so that most texts are known to be fine without a font being opened.
_PLAIN = re.compile(r"[ -~\xa0-\xac\xae-\u012b\u012e-\u0131\u0134-\u0165\u0168-\u017f‘’“”–—…]*")
_UNSEEN = frozenset({"So", "Sk", "Cf", "Cc", "Co", "Cn", "Mn", "Me"})
"""Unicode's categories of what a text can do without: emoji and other symbols, joiners, marks upon them."""


@cache
def font(face: Face, size: int) -> FreeTypeFont:
    from PIL import ImageFont

    opened = ImageFont.truetype(str(_path(face)), size)
    opened.set_variation_by_axes(list(face.axes))
    return opened


def drawn_text(text: str, face: Face) -> str | None:
    """A text as a card can show it: composed, white space made one, without emoji and unseen characters.

    None if the face lacks a letter, digit or sign of it, which would be an empty box.
    """
    text = " ".join(re.split(r"[ \t\r\n]+", unicodedata.normalize("NFC", text))).strip()
    if _PLAIN.fullmatch(text):
        return text
    known = coverage(face)
    kept = [character for character in text if ord(character) in known or not _may_vanish(character)]
    if any(ord(character) not in known for character in kept):
        return None
    return re.sub(r" {2,}", " ", "".join(kept)).strip()


def drawn_title(text: str) -> tuple[str, Face] | None:
    """A title and its face: the other one where only that has all of the letters. None if neither has."""
    for face in (TITLE, LABEL):
        shown = drawn_text(text, face)
        if shown is not None:
            return shown, face
    return None


def _may_vanish(character: str) -> bool:
    return unicodedata.category(character) in _UNSEEN


@cache
def coverage(face: Face) -> frozenset[int]:
    """The characters that a face has signs for, less the format characters, which draw a box in some."""
    found = _characters(_path(face).read_bytes())
    return frozenset(code for code in found if unicodedata.category(chr(code)) not in ("Cf", "Cc"))


def card_key(card: SocialCard) -> str:
    """The digest of all that a drawn card depends on: what it says, our code, the fonts and Pillow."""
    return digest(_drawing().encode() + encode(card))


@cache
def _drawing() -> str:
    code = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))
    libraries = [f"{name} {version(name)}" for name in (TITLE.package, LABEL.package, "pillow")]
    return digest(code + "\0".join(libraries).encode())


def _path(face: Face) -> Path:
    from importlib.resources import files

    return Path(str(files(face.package.replace("-", "_")))) / "files" / face.file


def _characters(data: bytes) -> Iterator[int]:
    """The codes in a font's `cmap` table of format 12 (OpenType 1.9, "cmap"), which all newer fonts have."""
    tables = struct.unpack_from(">H", data, 4)[0]
    records = (struct.unpack_from(">4sLLL", data, 12 + 16 * number) for number in range(tables))
    start = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    count = struct.unpack_from(">H", data, start + 2)[0]
    for number in range(count):
        at = start + struct.unpack_from(">HHL", data, start + 4 + 8 * number)[2]
        if struct.unpack_from(">H", data, at)[0] == 12:
            groups = struct.unpack_from(">L", data, at + 12)[0]
            for group in range(groups):
                first, last, _ = struct.unpack_from(">LLL", data, at + 16 + 12 * group)
                yield from range(first, last + 1)
