"""What a build remembers: interfaces of store and memo, and the bodies that wait on disk while a build runs."""

from generator.cache.bodies import BodyStore
from generator.cache.memo import EmptyMemo, Memo
from generator.cache.opening import site_store
from generator.cache.store import EmptyStore, FileStore, Store, Unread

__all__ = ["BodyStore", "EmptyMemo", "EmptyStore", "FileStore", "Memo", "Store", "Unread", "site_store"]
