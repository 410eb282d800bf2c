"""Every page of a site: known from an earlier build and left as it stands, or handed to a worker to be rendered."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from msgspec.structs import replace

from generator.build.executors import over
from generator.build.outputs import LISTS, Outputs, body_of
from generator.build.reasons import parts_of, reasons
from generator.build.rendering import Batch, Order, Rendered, render_batch
from generator.build.tools import Tools
from generator.cache import KnownPage, Place
from generator.diagnostics import Problem, Problems
from generator.library.addresses import OVERRIDABLE
from generator.library.values import Library, Planned
from generator.model import encode
from generator.publish import Kind, Stage, Stamp
from generator.routes import Route, output_path
from generator.views import AnyView, RedirectView, Strings, sketch_post, view
from generator.views.shell import FrameKey
from generator.views.sketches import Sketch

_BATCH = 24
"""Pages that a worker renders at a time."""
_NO_WORDS = Strings()


@dataclass(frozen=True, slots=True)
class Rendering:
    """What the next build needs to know of this one's pages, and of texts in them by content path."""

    pages: Mapping[str, KnownPage]
    places: Mapping[str, Place]
    reasons: Mapping[str, tuple[str, ...]]
    """Why each page was rendered that is not known from before, by its path."""


def stage_pages(outputs: Outputs, stage: Stage, tools: Tools) -> tuple[Rendering, Problems]:
    """Every page of the plan, and the redirects; the problems are those of the owner's templates.

    The pages as they are now are for the next build to know them.
    """
    owned = {address for address in outputs.files.values() if address in OVERRIDABLE}
    planned = [page for page in (*outputs.planned, *_redirects(outputs.site.library)) if page.address not in owned]
    first = set(tools.looked_at.addresses)
    planned.sort(key=lambda page: page.address not in first)
    pages = _Pages(outputs, stage, tools)
    work = partial(render_batch, theme=outputs.theme, bodies=tools.bodies)
    for found in over(tools.executor, work, pages.batches(planned)):
        for rendered in found:
            pages.take(rendered)
    return Rendering(pages.known, pages.places, pages.reasons), (
        *outputs.frames.problems,
        *dict.fromkeys(pages.problems),
    )


def _redirects(library: Library) -> Iterator[Planned]:
    for redirect in library.redirects:
        yield Planned(route=Route("redirect", redirect.address), address=redirect.address, title=redirect.title)


@dataclass(slots=True)
class _Pages:
    """The pages of one build on their way: which are known, and which are to come."""

    outputs: Outputs
    stage: Stage
    tools: Tools
    known: dict[str, KnownPage] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    reasons: dict[str, tuple[str, ...]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _coming: dict[str, Kind] = field(default_factory=dict)
    _frames: dict[FrameKey, bytes] = field(default_factory=dict)

    def batches(self, planned: list[Planned]) -> Iterator[Batch]:
        """What has to be rendered, in pieces of work."""
        orders: list[Order] = []
        for done, page in enumerate(planned, 1):
            order = self._order(page)
            if order is not None:
                orders.append(order)
            if len(orders) == _BATCH or (orders and page.address in self.tools.looked_at.addresses):
                yield self._batch(orders)
                orders = []
            self.tools.progress("rendering", done, len(planned))
        if orders:
            yield self._batch(orders)

    def take(self, rendered: Rendered) -> None:
        """What a worker has made."""
        kind = self._coming.pop(rendered.path)
        if rendered.problem is not None:
            self.problems.append(rendered.problem)
        elif rendered.failure is not None:
            self.stage.fail(rendered.path, OSError(*rendered.failure))
        elif rendered.stamp is not None:
            self.stage.take(rendered.path, rendered.stamp, kind)
            self._show(rendered.path)
            self.known[rendered.path] = KnownPage(rendered.stamp.digest, rendered.parts)

    def _show(self, path: str) -> None:
        """Gives a page to who looks at it."""
        address = path.removesuffix("index.html")
        if address in self.tools.looked_at.addresses:
            with contextlib.suppress(OSError):  # it is published already as it is
                self.tools.looked_at.ready(address, self.stage.reserve(path).read_bytes())

    def _order(self, page: Planned) -> Order | None:
        """None where the page is published already as it would be rendered."""
        found = self._found(page)
        shown = found.view if isinstance(found, Sketch) else found
        key = None if isinstance(shown, RedirectView) else shown.frame
        path = output_path(page.address)
        kind: Kind = "list" if page.route.kind in LISTS else "page"
        if isinstance(found, Sketch) and found.body and not any(fill.pictures or fill.quiz for fill in found.fills):
            fills = tuple((fill.html, fill.is_dropped) for fill in found.fills)
            self.places[page.route.key] = Place(path, page.address, fills)
        before = self.tools.memory.pages.get(path) if self.tools.memory is not None else None
        standing = self.stage.standing(path)
        # Where there is nothing to compare with, whoever renders the page finds out what it is made of.
        frame = self._frame(key) if key is not None else b""
        parts = parts_of(found, frame, self.outputs.base) if before is not None else b""
        if before is not None and before.parts == parts and before.digest == standing:
            self.stage.take(path, Stamp(standing, 0, 0, 0), kind)
            self.known[path] = before
            return None
        self._coming[path] = kind
        self.reasons[path] = reasons(found, before, parts, standing)
        return Order(
            path=path,
            view=encode(_wordless(found)),
            body=self.tools.bodies.place(found.body) if isinstance(found, Sketch) and found.body else None,
            is_sketch=isinstance(found, Sketch),
            frame=key,
            place=str(self.stage.reserve(path)),
            standing=standing,
            parts=parts,
        )

    def _found(self, page: Planned) -> AnyView | Sketch:
        """What the page shows; of a post without its text, which is left where it is until somebody renders it."""
        if page.route.kind == "post":
            return sketch_post(page, self.outputs.site, self.outputs.shape(page.route.key))
        return view(page, self.outputs.site, body_of(page, self.outputs))

    def _frame(self, key: FrameKey) -> bytes:
        if key not in self._frames:
            self._frames[key] = encode(self.outputs.frames(key))
        return self._frames[key]

    def _batch(self, orders: list[Order]) -> Batch:
        keys = {order.frame for order in orders if order.frame is not None}
        frames = tuple((key, self._frame(key)) for key in sorted(keys))
        return Batch(orders=tuple(orders), frames=frames, words=self.outputs.site.strings, base=self.outputs.base)


def _wordless(found: AnyView | Sketch) -> AnyView | Sketch:
    """Without the words, which are the same on all pages and more than what most of them have of their own."""
    if isinstance(found, Sketch):
        return replace(found, view=replace(found.view, words=_NO_WORDS))
    return replace(found, words=_NO_WORDS)
