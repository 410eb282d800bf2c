"""The bars: what each figure must be, and where it was worst. Why one is missed is written by hand, below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from tools.audit.finding import Finding
from tools.audit.lighthouse import Scores
from tools.audit.look import Look

REASONS: Mapping[str, str] = {
    "Lighthouse, search engines": "The page for wrong addresses asks not to be found (`noindex`), which Lighthouse "
    "holds against it; every other kind of page has 100.",
    "Lighthouse, performance": (
        "98 to 100 from run to run: what costs the points is the largest paint, for which see below."
    ),
    "largest paint of a post, s": (
        "The style sheet of up to 20 KiB is more than a connection sends at first (14 KiB), and the slow one "
        "that Lighthouse supposes pays for each further round trip. A sheet without the rules of series would "
        "be 2 KiB smaller, and still too large."
    ),
    "blocking of a post, ms": (
        "Not one task of ours: it differs by a factor of ten between pages with the same scripts and from "
        "run to run (7 to 119 ms), on a machine of two cores that measures and is measured."
    ),
}
"""By the bar's name, a sentence or two on why it is missed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar and what was measured, as a reader of the table sees it; `by` is how much it is missed."""

    name: str
    asked: str
    found: str
    where: str
    met: bool
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """All that was found out; `scores` and `nu` are none where the machine has no Lighthouse or no Java."""

    looks: tuple[Look, ...]
    scores: Mapping[str, Scores] | None
    nu: tuple[Finding, ...] | None
    links: tuple[Finding, ...]
    heads: tuple[Finding, ...]
    print_lacks: tuple[str, ...]
    runs: int = 3
    """How often Lighthouse looked at each kind."""

    def findings(self) -> tuple[Finding, ...]:
        whole = (*self.links, *self.heads, *(self.nu or ()))
        return tuple(sorted((*whole, *(finding for look in self.looks for finding in look.findings))))


def bars(measured: Measured) -> tuple[Bar, ...]:
    looks = measured.looks
    of = {look.kind.name: look for look in looks}
    texts = [look for look in looks if look.reading]
    return (
        *lighthouse_bars(measured.scores or {}),
        counted("axe, WCAG A and AA and best practice: elements", looks, lambda look: look.count("axe")),
        *(() if measured.nu is None else (none("Nu checker: errors and warnings, all pages", measured.nu),)),
        none("links and anchors that lead nowhere, all pages", measured.links),
        counted("what a strict Content-Security-Policy refuses", looks, lambda look: look.count("policy")),
        at_most("list without covers, KiB", 30, sized(looks, 30)),
        at_most("post or page with at most one picture, KiB", 45, sized(looks, 45)),
        at_most("script at once, KiB", 8, {look.kind.name: look.load.script for look in looks}),
        at_most("requests of a post", 9, {"post": of["post"].load.requests}),
        counted("requests to others and cookies", looks, lambda look: len(look.load.foreign) + look.load.cookies),
        at_least("share of the text without scripts", 1, {look.kind.name: look.kept for look in looks}),
        counted("controls that do nothing without scripts", looks, lambda look: look.count("dead control")),
        at_least("characters a line on a desktop", 60, {o.kind.name: o.reading.characters for o in texts if o.reading}),
        at_most("characters a line on a desktop", 75, {o.kind.name: o.reading.characters for o in texts if o.reading}),
        at_least("letters of running text, px", 17, {o.kind.name: o.reading.size for o in texts if o.reading}),
        first_screen(of["post"]),
        lacking("on paper: author, date, address, written-out links, no menu", measured.print_lacks),
        none("title, description, picture to share, structured data, all pages", measured.heads),
    )


def lighthouse_bars(scores: Mapping[str, Scores]) -> Iterable[Bar]:
    if not scores:
        return
    of = scores.items()
    yield at_least("Lighthouse, performance", 99, {kind: one.performance for kind, one in of})
    yield at_least("Lighthouse, accessibility", 100, {kind: one.accessibility for kind, one in of})
    yield at_least("Lighthouse, best practices", 100, {kind: one.practices for kind, one in of})
    yield at_least("Lighthouse, search engines", 100, {kind: one.seo for kind, one in of})
    yield at_most("largest paint of a post, s", 1.2, {"post": scores["post"].lcp})
    yield at_most("blocking of a post, ms", 50, {"post": scores["post"].blocking})
    yield at_most("shift of the layout", 0, {kind: one.shift for kind, one in of})


def sized(looks: tuple[Look, ...], most: int) -> dict[str, float]:
    return {look.kind.name: look.load.total for look in looks if look.kind.most == most}


def at_most(name: str, most: float, values: Mapping[str, float]) -> Bar:
    return judged(name, f"at most {most:g}", max(values.items(), key=lambda item: item[1]), most, above=True)


def at_least(name: str, least: float, values: Mapping[str, float]) -> Bar:
    return judged(name, f"at least {least:g}", min(values.items(), key=lambda item: item[1]), least, above=False)


def judged(name: str, asked: str, worst: tuple[str, float], bar: float, *, above: bool) -> Bar:
    """What is shown is what is judged, so that no row says 1.2 and missed."""
    where, exact = worst
    value = round(exact, 2)
    missed = value > bar if above else value < bar
    by = f"{abs(value - bar):.2f}".rstrip("0").rstrip(".")
    return Bar(name=name, asked=asked, found=f"{value:g}", where=where, met=not missed, by=by if missed else "")


def counted(name: str, looks: tuple[Look, ...], count: Callable[[Look], int]) -> Bar:
    """Nowhere one; the number is that of all kinds together."""
    counts = {look.kind.name: count(look) for look in looks}
    total = sum(counts.values())
    where = max(counts, key=lambda kind: counts[kind]) if total else ""
    return Bar(name=name, asked="0", found=str(total), where=where, met=not total, by=str(total or ""))


def none(name: str, findings: tuple[Finding, ...]) -> Bar:
    where = findings[0].page if findings else ""
    total = len(findings)
    return Bar(name=name, asked="0", found=str(total), where=where, met=not total, by=str(total or ""))


def lacking(name: str, lacks: tuple[str, ...]) -> Bar:
    return Bar(
        name=name, asked="all", found="lacks " + ", ".join(lacks) if lacks else "all", where="post", met=not lacks
    )


def first_screen(post: Look) -> Bar:
    assert post.reading is not None
    seen = {"author": post.reading.author, "date": post.reading.date}
    return lacking("on a phone's first screen: author, date", tuple(name for name, there in seen.items() if not there))
