"""Texts that were read in a wrong encoding once and written down so: "cafÃ©" was "café"."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[\x00-\x7f]*")
_WORD = re.compile(r"\S+")


def mended(text: str) -> tuple[str, str, str]:
    """The text as it was meant, with the first word that changed: as it was, and as it is. Both "" for a sound text."""
    if _PLAIN.fullmatch(text):
        return text, "", ""
    import ftfy

    better = ftfy.fix_encoding(text)
    if better == text:
        return text, "", ""
    before, after = _WORD.findall(text), _WORD.findall(better)
    for was, became in zip(before, after, strict=False):
        if was != became:
            return better, was[:40], became[:40]
    return better, text[:40], better[:40]
