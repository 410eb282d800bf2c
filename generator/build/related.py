"""Related posts, asked of the store first: only where titles, topics, tags or dates changed are they found anew."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from generator.cache import Store
from generator.config import Config
from generator.library import Library
from generator.library import related as finding
from generator.library import title_words as words
from generator.library.related import Related, find_related, related_facts
from generator.model import digest, encode

_RELATED = msgspec.msgpack.Decoder(Related)


def related_posts(library: Library, config: Config, store: Store) -> Mapping[str, tuple[str, ...]]:
    """By the path of a visible post those of the posts that are about the same things; no more than the owner wants."""
    facts = related_facts(library.posts, library.places, config.theme.language, config.options.related)
    key = digest(encode(facts) + _program())
    known = store.get(key)
    if known is not None:
        return _RELATED.decode(known).by_path
    found = find_related(facts)
    store.put(key, encode(found))
    return found.by_path


@cache
def _program() -> bytes:
    """The source of what finds them: another version may answer otherwise."""
    return b"".join(Path(module.__file__ or "").read_bytes() for module in (finding, words))
