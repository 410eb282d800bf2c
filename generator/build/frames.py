"""Frames asked of the store first: where the theme, the menu and the options are as they were, none is rendered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import msgspec

from generator.cache import Store
from generator.diagnostics import Problems
from generator.model import digest, encode
from generator.theme.frames import Frames
from generator.views.after_values import FollowView
from generator.views.policy import Sources, joined_sources
from generator.views.shell import Frame, FrameKey

_FRAMES = msgspec.msgpack.Decoder(Frame)


@dataclass(frozen=True, slots=True)
class KnownFrames:
    """The frames of one site: called with a key, it gives the frame. `base` is a digest of all that they share."""

    frames: Frames
    store: Store
    base: str
    follow: Callable[[int], FollowView]
    _known: dict[FrameKey, Frame] = field(default_factory=dict)

    def __call__(self, key: FrameKey) -> Frame:
        if key not in self._known:
            self._known[key] = self._found(key)
        return self._known[key]

    @property
    def loads(self) -> Sources:
        """What any of the frames asked for so far needs to load."""
        return joined_sources(frame.loads for frame in self._known.values())

    @property
    def problems(self) -> Problems:
        """What went wrong with those that were rendered: they are not remembered."""
        return self.frames.problems

    def _found(self, key: FrameKey) -> Frame:
        name = digest(encode((self.base, key, self.follow(key.depth))))
        known = self.store.get(name)
        if known is not None:
            return _FRAMES.decode(known)
        frame = self.frames(key)
        if not self.frames.problems:
            self.store.put(name, encode(frame))
        return frame
