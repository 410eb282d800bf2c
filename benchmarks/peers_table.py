"""What the benchmark of peers measured, held against the bars, as a table."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

HEADING = """\
| measure | posts | Hugo | Milepost | Milepost : Hugo | bar | met |
| --- | ---: | ---: | ---: | ---: | --- | --- |"""


@dataclass(frozen=True)
class Bar:
    """At most so much, or for `faster` at least."""

    words: str
    limit: float
    of: str
    """What is held against it: the ratio to Hugo, or Milepost's own value."""

    def met(self, ratio: float | None, own: float) -> bool:
        if self.of == "ratio":
            return ratio is not None and ratio <= self.limit
        return own >= self.limit if self.of == "faster" else own <= self.limit


BARS = {
    ("nothing", 10_000): Bar("CPU at most 1/40", 1 / 40, "ratio"),
    ("edit", 10_000): Bar("CPU at most 1/20", 1 / 20, "ratio"),
    ("nothing", 1000): Bar("under 0.25 CPU s", 0.25, "own"),
    ("serve", 1000): Bar("at most 1/3", 1 / 3, "ratio"),
    ("serve", 10_000): Bar("at most 1/4", 1 / 4, "ratio"),
    ("cold wall", 10_000): Bar("wall at most 1.8", 1.8, "ratio"),
    ("cold CPU", 10_000): Bar("CPU at most 2.5", 2.5, "ratio"),
    ("workers", 10_000): Bar("at least 1.75 times as fast", 1.75, "faster"),
    ("memory", 10_000): Bar("at most 1/4", 1 / 4, "ratio"),
}


@dataclass(frozen=True)
class Row:
    key: str
    """By which the bar is found, together with the posts."""
    name: str
    posts: int
    theirs: Sequence[float]
    """Hugo's values, one a run; none where Milepost is compared with itself."""
    ours: Sequence[float]
    unit: str

    @property
    def ratio(self) -> float | None:
        """The median of the pairs' ratios, so that what slowed both for a while counts for neither."""
        if not self.theirs:
            return None
        return statistics.median(our / their for our, their in zip(self.ours, self.theirs, strict=True))

    def __str__(self) -> str:
        bar, own = BARS.get((self.key, self.posts)), statistics.median(self.ours)
        met = "" if bar is None else "yes" if bar.met(self.ratio, own) else "**no**"
        theirs = f"{statistics.median(self.theirs):.2f} {self.unit}" if self.theirs else ""
        cells = (theirs, f"{own:.2f} {self.unit}", as_words(self.ratio), bar.words if bar else "reported", met)
        return f"| {self.name} | {self.posts:,} | {' | '.join(cells)} |"


def as_words(ratio: float | None) -> str:
    if ratio is None:
        return ""
    return f"{ratio:.2f}" if ratio > 0.7 else f"1/{1 / ratio:.1f}"
