"""Series: how long it takes to say who stands where in which, and whether that grows with the posts alone.

python benchmarks/series.py
"""

from __future__ import annotations

import argparse
import gc
import random
import sys
import time
from collections.abc import Callable, Collection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from generator.config.values import Config
from generator.diagnostics import Span
from generator.entries import ParsedEntry
from generator.library.gather import gather
from generator.library.link import Found, link
from generator.library.series import Readable, places_of, resolve_series
from generator.library.series_checks import check_post_series, check_series_file, known_series
from generator.library.series_prose import check_prose
from generator.library.series_rows import all_series
from generator.model import AnyEntry, Moment, Number, PartClaim, PostEntry, Ref, SeriesEntry, SeriesPart, TextFacts

CONFIG = Config(site_name="Advice", site_url="https://advice.example/")
NOW = Moment(1_800_000_000, "2027-01-15T08:00:00+00:00")
A_SERIES = 10
BAR = 1.3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--posts", type=int, nargs="+", default=[5_000, 10_000, 50_000])
    options = parser.parse_args()
    least: list[tuple[float, float]] = []
    for posts in options.posts:
        series, whole = measure(posts, options.runs)
        least.append((series / posts, whole / posts))
        print(
            f"{posts:6} posts in {posts // A_SERIES:5} series: {series:.2f} s for the series, "
            f"{1e6 * series / posts:.0f} µs a post; {whole:.2f} s for all of link, {1e6 * whole / posts:.0f} µs a post"
        )
    for name, figures in zip(("series", "link"), zip(*least, strict=True), strict=True):
        ratio = max(figures) / min(figures)
        print(f"{name}: a post takes at most {ratio:.2f} times what it takes at best; the bar is {BAR}")


def measure(posts: int, runs: int) -> tuple[float, float]:
    """The least CPU seconds of some runs, of the series alone and of linking the whole site."""
    entries = generated(posts)
    parsed = tuple(ParsedEntry(path=entry.path, entry=entry) for entry in entries)
    found = Found(entries=parsed, files=frozenset(), assets={}, has_icon=has_any, has_template=has_any)
    whole = least(lambda: link(found, CONFIG, NOW, with_drafts=False), runs)
    drafts = {entry.path for entry in entries if entry.draft}
    visible = gather(tuple(e for e in entries if not e.draft), all_series(entries), (), CONFIG, NOW)
    readable = Readable(
        posts={post.entry.path: post for post in visible.parts.posts},
        files={entry.path for entry in entries if isinstance(entry, SeriesEntry)},
        expired=(),
        names=visible.parts.names,
        now=NOW,
    )
    return least(lambda: plan_series(entries, readable, drafts), runs), whole


def plan_series(entries: tuple[AnyEntry, ...], readable: Readable, drafts: Collection[str]) -> object:
    """All that link does for series: who stands where, what readers see of it, and what is wrong."""
    known = all_series(entries)
    series = resolve_series(known, readable, CONFIG.layout)
    places = places_of(series, known.homes)
    against = known_series(known, drafts, (), CONFIG.layout, NOW)
    problems = [
        (*check_post_series(entry, against), *check_prose(entry, against.placed.get(entry.path, ())))
        if isinstance(entry, PostEntry)
        else check_series_file(entry, against)
        for entry in entries
        if isinstance(entry, PostEntry | SeriesEntry)
    ]
    return series, places, problems


def has_any(_: str) -> bool:
    return True


def least(work: Callable[[], object], runs: int) -> float:
    """A build collects garbage rarely, and so do these."""
    times = []
    for _ in range(runs):
        gc.collect()
        gc.disable()
        begin = time.process_time()
        result = work()
        times.append(time.process_time() - begin)
        del result
        gc.enable()
    return min(times)


def generated(posts: int) -> tuple[AnyEntry, ...]:
    """Ten posts a series; three of four series have a file, with a planned part and one post of another series.

    One post in twenty is a draft, and one in three says which part it is.
    """
    chance = random.Random(1)
    made: list[AnyEntry] = []
    for number in range(posts // A_SERIES):
        id = "-".join("".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=6)) for _ in range(3))
        paths = [f"posts/post-{number * A_SERIES + index:06}.md" for index in range(A_SERIES)]
        chance.shuffle(paths)
        by_file = number % 4 > 0
        made += [a_post(path, id, place, by_file, chance) for place, path in enumerate(paths, 1)]
        if by_file:
            guest = f"post-{chance.randrange(posts):06}"
            made.append(a_series(id, [*(path[6:-3] for path in paths), guest]))
    return tuple(made)


def a_post(path: str, series: str, place: int, by_file: bool, chance: random.Random) -> PostEntry:
    span = Span(f"content/{path}")
    claim = PartClaim(number=place, of=None, last=False, noun="part", words=f"part {place}", where="title", span=span)
    epoch = 1_300_000_000 + chance.randrange(400_000_000)
    return PostEntry(
        path=path,
        span=span,
        slug=path[6:-3],
        slug_span=span,
        title=f"On {path}, part {place}",
        description="What it is about.",
        text=TextFacts(summary="What it is about.", words=900),
        draft=chance.random() < 0.05,
        date=Moment(epoch, time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(epoch))),
        topics=(Ref(f"topic-{chance.randrange(12)}", span),),
        series=Ref(series, span),
        part=None if by_file else Number(value=place, span=span),
        claims=(claim,) if chance.random() < 1 / 3 else (),
    )


def a_series(id: str, posts: list[str]) -> SeriesEntry:
    span = Span(f"content/series/{id}.md")
    parts = [SeriesPart(post=Ref(post, span), span=span) for post in posts]
    planned = SeriesPart(post=None, title="What comes next", span=span)
    return SeriesEntry(
        path=f"series/{id}.md", span=span, slug=id, slug_span=span, title=f"Series {id}", parts=(*parts, planned)
    )


if __name__ == "__main__":
    main()
