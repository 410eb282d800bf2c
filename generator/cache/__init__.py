"""What builds remember, as bytes and places on disk. Nothing here knows what is remembered."""

from generator.cache.bodies import BodyPlace, BodyStore, DamagedBody
from generator.cache.memory import Front, KnownFile, KnownPage, Mark, Memory, Place, Seam, settled
from generator.cache.opening import memory_folder, site_store
from generator.cache.program import program_digest
from generator.cache.store import EmptyStore, FileStore, Store, Unread

__all__ = [
    "BodyPlace",
    "BodyStore",
    "DamagedBody",
    "EmptyStore",
    "FileStore",
    "Front",
    "KnownFile",
    "KnownPage",
    "Mark",
    "Memory",
    "Place",
    "Seam",
    "Store",
    "Unread",
    "memory_folder",
    "program_digest",
    "settled",
    "site_store",
]
