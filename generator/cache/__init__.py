"""What a build remembers: the memo's interface, and the bodies that wait on disk while a build runs."""

from generator.cache.bodies import BodyStore
from generator.cache.memo import EmptyMemo, Memo

__all__ = ["BodyStore", "EmptyMemo", "Memo"]
