r"""Hostile sites as text files: read, and written to a disk. What must happen is only read here, never judged.

The format is described in tests/hostile/README.md.
"""

from __future__ import annotations

import os
import re
import socket
import stat
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from generator.diagnostics import Problem

FOLDER = Path(__file__).resolve().parent / "hostile"

_PART = re.compile(r"^=== (.+?)(?: \(([^()]*)\))?\n", re.MULTILINE)
_REPEATED = re.compile(r"⟪(.*?)⟫×(\d+)", re.DOTALL)
_ESCAPED = re.compile(r"\\(?:x([0-9a-f]{2})|u\{([0-9a-f]+)\}|([nrt0\\]))")
_SIMPLE = {"n": b"\n", "r": b"\r", "t": b"\t", "0": b"\0", "\\": b"\\"}
_PROBLEM = re.compile(r"(error|warning|note) ([a-z0-9-]+) (.+?)(?: ×(\d+))?")
_DEVICE_ZERO = (1, 5)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing in the site's folder: its path, what kind of thing it is ("" for a file), and its text."""

    path: str
    kind: str
    text: str


@dataclass(frozen=True)
class Case:
    """A site, the options of its build, and what must happen, a line each."""

    name: str
    parts: tuple[Part, ...]
    options: frozenset[str]
    expected: tuple[str, ...]

    @cached_property
    def counts(self) -> Counter[str]:
        return Counter(self.problems)

    @property
    def problems(self) -> tuple[str, ...]:
        """Every problem that must be told, as often as it must be told: "error code path:line:column"."""
        found = (_PROBLEM.fullmatch(line) for line in self.expected)
        return tuple(" ".join(m.group(1, 2, 3)) for m in found if m for _ in range(int(m[4] or 1)))

    def as_expected(self, problem: Problem) -> str:
        """A problem as `problems` has it: where many of a kind are expected in a file, their places do not count."""
        words = f"{problem.severity} {problem.code}"
        many = f"{words} {problem.span.path}"
        return many if self.counts[many] > 1 else f"{words} {problem.span}"

    @property
    def claims(self) -> tuple[tuple[str, str, str], ...]:
        """What is to be found on the site: what is claimed, of which address, and the text after the colon."""
        lines = [line for line in self.expected if not _PROBLEM.fullmatch(line) and line != self.verdict]
        matches = [re.fullmatch(r"(shows|holds|lacks|there|gone) (\S+?)(?:: (.*))?", line) for line in lines]
        assert all(matches), f"{self.name}: not understood: {lines}"
        return tuple((m[1], m[2], m[3] or "") for m in matches if m)

    @property
    def verdict(self) -> str:
        """Whether the site is "published" or "refused"; each case says which."""
        verdicts = [line for line in self.expected if line in ("published", "refused")]
        assert len(verdicts) == 1, f"{self.name} must say once whether the site is published or refused"
        return verdicts[0]


def read_case(path: Path) -> Case:
    """The case in a text file."""
    pieces = _PART.split(path.read_text("utf-8"))
    parts = [
        Part(escaped(name).decode("utf-8", "surrogateescape"), kind or "", text)
        for name, kind, text in zip(*[iter(pieces[1:])] * 3, strict=True)
    ]
    named = {part.path: part.text for part in parts if part.path in ("expect", "options")}
    lines = (line.strip() for line in named["expect"].splitlines())
    return Case(
        name=path.relative_to(FOLDER).with_suffix("").as_posix(),
        parts=tuple(part for part in parts if part.path not in named),
        options=frozenset(named.get("options", "").split()),
        expected=tuple(line for line in lines if line and not line.startswith("#")),
    )


def cases() -> list[Case]:
    return [read_case(path) for path in sorted(FOLDER.glob("*/*.txt"))]


def escaped(text: str) -> bytes:
    r"""Text with \xff, \u{202e}, \n, \r, \t, \0 and \\ as the bytes they stand for."""

    def byte(match: re.Match[str]) -> bytes:
        if match[1]:
            return bytes.fromhex(match[1])
        return chr(int(match[2], 16)).encode("utf-8", "surrogatepass") if match[2] else _SIMPLE[match[3]]

    pieces, end = [], 0
    for match in _ESCAPED.finditer(text):
        pieces += [text[end : match.start()].encode(), byte(match)]
        end = match.end()
    return b"".join([*pieces, text[end:].encode()])


def made(text: str) -> bytes:
    """Text with ⟪…⟫×3 as three times what stands in it, № as its number; then escapes as in `escaped`."""

    def repeated(match: re.Match[str]) -> str:
        if "№" not in match[1]:
            return match[1] * int(match[2])
        return "".join(match[1].replace("№", str(number)) for number in range(int(match[2])))

    return escaped(_REPEATED.sub(repeated, text))


def write_part(folder: Path, part: Part) -> None:
    """One thing, put into the site's folder; skips the test where the system has no such thing."""
    place = Path(os.fsdecode(os.fsencode(folder) + b"/" + part.path.encode("utf-8", "surrogateescape")))
    try:
        _write(place, part)
    except (OSError, AttributeError, NotImplementedError) as reason:
        pytest.skip(f"this system cannot make {part.path!r} ({part.kind or 'file'}): {reason}")


def _write(place: Path, part: Part) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    # Not written into: the file may be linked to that of the good site.
    place.unlink(missing_ok=True)
    word, _, further = part.kind.partition(" ")
    match word:
        case "":
            place.write_bytes(part.text.encode())
        case "made":
            place.write_bytes(made(part.text))
        case "size":
            with place.open("wb") as opened:
                opened.truncate(int(further))
        case "mode":
            place.write_bytes(part.text.encode())
            place.chmod(int(further, 8))
        case "folder":
            place.mkdir(mode=int(further or "755", 8))
        case "link":
            place.symlink_to(further.removeprefix("to "))
        case "pipe":
            os.mkfifo(place)
        case "device":
            os.mknod(place, 0o666 | stat.S_IFCHR, os.makedev(*_DEVICE_ZERO))
        case "socket":
            _bind(place)
        case "none":
            pass
        case _:
            raise AssertionError(f"no such kind of thing: {part.kind}")


def _bind(place: Path) -> None:
    # A socket's address is short, so it is bound from its own folder.
    here = Path.cwd()
    os.chdir(place.parent)
    try:
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(place.name)
    finally:
        os.chdir(here)


@contextmanager
def as_ordinary_user() -> Iterator[None]:
    """For root, who may read everything: without that privilege as long as it lasts. Skips where that cannot be."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        yield
        return
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    # capget(2): version 3, this thread; effective, permitted and inheritable, the lower 32 first.
    header, sets = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    if not hasattr(libc, "capset") or libc.capget(header, sets) != 0:
        pytest.skip("root reads every file, and cannot give that up here")
    before = sets[0]
    sets[0] = before & ~0b110  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    assert libc.capset(header, sets) == 0
    try:
        yield
    finally:
        sets[0] = before
        assert libc.capset(header, sets) == 0
