"""A file's bytes as text: strict UTF-8 without control characters. Nothing here guesses an encoding or drops a byte."""

from __future__ import annotations

import codecs
import re

from generator.diagnostics import Problem, Span, error

# U+FFFE and U+FFFF are forbidden in XML and so in feeds; C1 controls are what Windows-1252 looks like after a bad
# conversion, and U+0085 would be a line end to YAML and to nobody else.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")

_ASCII_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r")) + b"\x7f"
_OTHER_CONTROLS = re.compile(rb"\xc2[\x80-\x9f]|\xef\xbf[\xbe\xbf]")
_SIXTEEN_BITS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def parse_text(data: bytes, path: str) -> tuple[str, Problem | None]:
    """The text with "\\n" as every line end and without a byte order mark; "" and a problem if there is none."""
    if data.startswith(_SIXTEEN_BITS):
        return "", error(Span(path, 1, 1), "not-utf-8", "this file is saved as UTF-16", _SAVE_AS_UTF_8)
    data = data.removeprefix(codecs.BOM_UTF8)
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as failure:
        return "", _not_utf_8(data, path, failure.start)
    return (text, None) if not _has_controls(data) else (text, _control_character(text, path))


_SAVE_AS_UTF_8 = "in your editor, choose 'Save with encoding' and then UTF-8"


def _has_controls(data: bytes) -> bool:
    # Deleting is the quickest search in bytes: a regular expression over the whole text would cost a tenth of a parse.
    return len(data.translate(None, _ASCII_CONTROLS)) != len(data) or (
        (b"\xc2" in data or b"\xef\xbf" in data) and _OTHER_CONTROLS.search(data) is not None
    )


def _not_utf_8(data: bytes, path: str, offset: int) -> Problem:
    line_start = data.rfind(b"\n", 0, offset) + 1
    span = Span(path, data.count(b"\n", 0, offset) + 1, len(data[line_start:offset].decode("utf-8")) + 1)
    hint = _SAVE_AS_UTF_8
    meant = data[offset : offset + 1].decode("cp1252", errors="ignore")
    if meant:
        hint = f"it is a {meant!r} if the file was saved as Windows-1252 or Latin-1: {hint}"
    return error(span, "not-utf-8", f"this file is not UTF-8: byte 0x{data[offset]:02X} stands here", hint)


def _control_character(text: str, path: str) -> Problem:
    found = CONTROL.findall(text)
    first = text.index(found[0])
    span = Span(path, text.count("\n", 0, first) + 1, first - text.rfind("\n", 0, first))
    more = f", and {len(found) - 1} more" if len(found) > 1 else ""
    return control_character(span, found[0], more)


def control_character(span: Span, character: str, more: str = "") -> Problem:
    """The problem of a character that no reader can see and feeds must not hold."""
    message = f"an invisible control character (U+{ord(character):04X}) stands here{more}"
    return error(span, "control-character", message, "delete it, and type what stands around it again")
