"""Slots while a frame is rendered: marks in its text, by which it is cut afterwards. Knows nothing of templates."""

from __future__ import annotations

import re

from markupsafe import Markup

from generator.views.shell import SLOTS, Frame

# Control characters, because no template holds them and no filter that encodes for a place other than text leaves them
# alone: a slot in an address or a script would be filled with what was escaped for text, so it must be seen.
_OPEN = "\x02"
_CLOSE = "\x03"
_MARK = re.compile(f"{_OPEN}({'|'.join(SLOTS)}){_CLOSE}")
_NAMES = "|".join(SLOTS)
_SPOILT = re.compile(rf"(?:%02|\\u0002)(?P<encoded>{_NAMES})(?:%03|\\u0003)|[\x02\x03](?P<other>\w*)[\x02\x03]?")
_SIGNS = ("%02", "\\u0002", _OPEN, _CLOSE)


def mark(slot: str) -> Markup:
    """What stands for a slot's value in a frame that is being rendered. Raises LookupError for an unknown one."""
    if slot not in SLOTS:
        raise LookupError(f"there is no slot {slot!r}, but {', '.join(SLOTS)}")
    return Markup(f"{_OPEN}{slot}{_CLOSE}")  # a name from a fixed list


def spoilt(frame: Frame) -> tuple[str, ...]:
    """The slots whose marks a filter has changed, by name where it can still be told. They are still there."""
    left = [piece for piece in frame.pieces if any(sign in piece for sign in _SIGNS)]
    found = (match for piece in left for match in _SPOILT.finditer(piece))
    return tuple(sorted({match["encoded"] or match["other"] or "unknown" for match in found}))


def without_spoilt(frame: Frame) -> Frame:
    """The frame without what is left of spoilt marks."""
    return Frame(pieces=tuple(_SPOILT.sub("", piece) for piece in frame.pieces), slots=frame.slots)


def cut(text: str) -> Frame:
    """A rendered frame at its marks, as pieces and slots."""
    parts = _MARK.split(text)
    return Frame(pieces=tuple(parts[::2]), slots=tuple(parts[1::2]))
