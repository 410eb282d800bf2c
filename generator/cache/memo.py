"""What one build may remember for the next. Nothing here knows what is remembered, or decides what is still true."""

from __future__ import annotations

from typing import Protocol

from generator.model import Value


class Memo(Protocol):
    """Values under keys, kept as the bytes that model.encode makes of them; one version of this program's.

    A key is a digest of everything that the value depends on besides the program, so a value never becomes wrong.
    A memo may forget at any time, and answers None for what it does not know or finds damaged; it never raises.
    """

    def get(self, key: str) -> bytes | None: ...

    def put(self, key: str, value: Value) -> None: ...


class EmptyMemo:
    """Remembers nothing: every build is a first one."""

    def get(self, key: str) -> bytes | None:
        return None

    def put(self, key: str, value: Value) -> None:
        pass
