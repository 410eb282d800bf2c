"""Pages rendered and put where they are told, by whichever worker comes to them: values in, digests out."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec.structs import replace

from generator.build.reasons import parts_of
from generator.cache import BodyPlace, BodyStore
from generator.diagnostics import Problem
from generator.model import Body, Value, digest
from generator.pages import attempt
from generator.publish import Stamp, put_new
from generator.theme import Theme
from generator.views import AnyView, Strings, finished
from generator.views.shell import Frame, FrameKey
from generator.views.sketches import Sketch

_VIEWS: msgspec.msgpack.Decoder[AnyView] = msgspec.msgpack.Decoder(AnyView)
_SKETCHES = msgspec.msgpack.Decoder(Sketch)
_FRAMES = msgspec.msgpack.Decoder(Frame)


class Order(Value, frozen=True, kw_only=True):
    """A page that is to be rendered, and put at `place` unless it has the digest `standing`."""

    path: str
    view: bytes
    """The encoding of its view, or of its sketch, without the words of the site."""
    is_sketch: bool
    body: BodyPlace | None
    """Where the text of a sketch is; None for a view, and for a text that is empty."""
    frame: FrameKey | None
    """None for a page without a frame."""
    place: str
    standing: str
    parts: bytes
    """Digests of the parts of the page; b"" where whoever renders it shall tell them."""


class Rendered(Value, frozen=True, kw_only=True):
    """What became of an order."""

    path: str
    stamp: Stamp | None = None
    parts: bytes = b""
    problem: Problem | None = None
    failure: tuple[int, str] | None = None
    """What the disk said: a number of the system's, and its words."""


class Batch(Value, frozen=True, kw_only=True):
    """Orders that one worker fills at a time, with the frames that they name."""

    orders: tuple[Order, ...]
    frames: tuple[tuple[FrameKey, bytes], ...]
    """Encoded, as most workers have them from an earlier batch."""
    words: Strings
    base: bytes
    """What all pages depend on besides."""


def render_batch(batch: Batch, *, theme: Theme, bodies: BodyStore) -> list[Rendered]:
    """Everything that happens to a page between its view and the disk."""
    frames: dict[FrameKey | None, bytes] = {None: b"", **dict(batch.frames)}
    return [_rendered(order, frames[order.frame], batch, theme, bodies) for order in batch.orders]


def _rendered(order: Order, frame: bytes, batch: Batch, theme: Theme, bodies: BodyStore) -> Rendered:
    found = _SKETCHES.decode(order.view) if order.is_sketch else _VIEWS.decode(order.view)
    parts = order.parts or parts_of(found, frame, batch.base)
    view = replace(_finished(found, order.body, bodies), words=batch.words)
    around = _frame(frame) if frame else None
    text = attempt(view, around, theme.environment, theme.config.theme.custom_dir or "templates")
    if isinstance(text, Problem):
        return Rendered(path=order.path, problem=text)
    data = text.encode()
    name = digest(data)
    if name == order.standing:
        return Rendered(path=order.path, stamp=Stamp(name, len(data), 0, 0), parts=parts)
    try:
        return Rendered(path=order.path, stamp=put_new(Path(order.place), data, name), parts=parts)
    except OSError as reason:
        return Rendered(path=order.path, failure=(reason.errno or 0, reason.strerror or str(reason)))


def _finished(found: AnyView | Sketch, body: BodyPlace | None, bodies: BodyStore) -> AnyView:
    if not isinstance(found, Sketch):
        return found
    return finished(found, bodies.read(found.body, body) if body is not None else Body())


@lru_cache(maxsize=64)
def _frame(data: bytes) -> Frame:
    return _FRAMES.decode(data)
