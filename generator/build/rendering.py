"""Pages rendered and put where they are told, by whichever worker comes to them: values in, digests out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec.structs import replace

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


class Rendered(Value, frozen=True, kw_only=True):
    """What became of an order."""

    path: str
    stamp: Stamp | None = None
    problem: Problem | None = None
    failure: tuple[int, str] | None = None
    """What the disk said: a number of the system's, and its words."""


class Batch(Value, frozen=True, kw_only=True):
    """Orders that one worker fills at a time, with the frames that they name."""

    orders: tuple[Order, ...]
    frames: tuple[tuple[FrameKey, Frame], ...]
    words: Strings


def render_batch(batch: Batch, *, theme: Theme, bodies: BodyStore) -> list[Rendered]:
    """Everything that happens to a page between its view and the disk."""
    frames = dict(batch.frames)
    return [_rendered(order, frames, batch.words, theme, bodies) for order in batch.orders]


def _rendered(
    order: Order, frames: Mapping[FrameKey, Frame], words: Strings, theme: Theme, bodies: BodyStore
) -> Rendered:
    view = replace(_finished(order, bodies), words=words)
    frame = frames[order.frame] if order.frame is not None else None
    text = attempt(view, frame, theme.environment, theme.config.theme.custom_dir or "templates")
    if isinstance(text, Problem):
        return Rendered(path=order.path, problem=text)
    data = text.encode()
    name = digest(data)
    if name == order.standing:
        return Rendered(path=order.path, stamp=Stamp(name, len(data), 0, 0))
    try:
        return Rendered(path=order.path, stamp=put_new(Path(order.place), data, name))
    except OSError as reason:
        return Rendered(path=order.path, failure=(reason.errno or 0, reason.strerror or str(reason)))


def _finished(order: Order, bodies: BodyStore) -> AnyView:
    if not order.is_sketch:
        return _VIEWS.decode(order.view)
    sketch = _SKETCHES.decode(order.view)
    return finished(sketch, bodies.read(sketch.body, order.body) if order.body is not None else Body())
