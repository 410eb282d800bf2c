"""The audit's figures as a page of the manual. The same figures give the same page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.audit.bars import REASONS, Bar, Measured, bars
from tools.audit.finding import Finding
from tools.audit.lighthouse import Scores
from tools.audit.look import Look

HEAD = """\
# Audit

What readers of the example site get, measured. `make audit` makes this page; do not edit it. The site is served on one
machine with brotli, as a good host does; lists are four posts long, so that they have a second page. `make test` holds
everything here but Lighthouse's figures.
"""
KINDS = """
## By kind of page

P, A, B and S are Lighthouse's scores for performance, accessibility, best practices and search engines, {runs}
with its settings for phones; largest paint in seconds, blocking in milliseconds. KiB is all that is fetched at first,
script what of it is script. axe counts elements that break a rule, looked at on phone and desktop in light,
dark and forced colours.
"""
COLUMNS = (
    "kind", "P", "A", "B", "S", "paint", "blocking", "shift", "KiB", "script", "requests", "axe", "refused",
    "text", "dead", "characters", "px",
)  # fmt: skip
LONGEST = 300
# axe's findings are alike by their rule, Nu's by what stands after line and column.
ALIKE = re.compile(r"(?<=\w): .*|^\d+:\d+ |['“].*?['”]")


def render_report(measured: Measured) -> str:
    judged = bars(measured)
    parts = [HEAD, *unmeasured(measured), "\n## The bars\n\n", *bar_table(judged), *misses(judged)]
    runs = "of one run" if measured.runs == 1 else f"the median of {measured.runs} runs"
    parts += [KINDS.format(runs=runs), "\n", *kind_table(measured), *finding_list(measured.findings())]
    return "".join(parts)


def unmeasured(measured: Measured) -> Iterator[str]:
    if measured.scores is None:
        yield "\nLighthouse was left out this time.\n"
    if measured.nu is None:
        yield "\nThe machine had no Java for the Nu checker.\n"


def bar_table(judged: tuple[Bar, ...]) -> Iterator[str]:
    yield row("what", "bar", "worst", "where", "met")
    yield row(*["---"] * 5)
    for bar in judged:
        missed = f"**no**, by {bar.by}" if bar.by else "**no**"
        yield row(bar.name, bar.asked, bar.found, bar.where, "yes" if bar.met else missed)


def misses(judged: tuple[Bar, ...]) -> Iterator[str]:
    missed = [bar for bar in judged if not bar.met]
    if missed:
        yield "\n### What is missed, and why\n\n"
    for bar in missed:
        by = f", missed by {bar.by}" if bar.by else ""
        yield f"- **{bar.name}** ({bar.asked}; {bar.found}{by}): {REASONS.get(bar.name, 'not explained yet.')}\n"


def kind_table(measured: Measured) -> Iterator[str]:
    yield row(*COLUMNS)
    yield row("---", *["--:"] * (len(COLUMNS) - 1))
    for look in measured.looks:
        yield row(*kind_row(look, (measured.scores or {}).get(look.kind.name)))


def kind_row(look: Look, scores: Scores | None) -> Iterator[str]:
    yield look.kind.name
    if scores:
        yield from (f"{one:.0f}" for one in (scores.performance, scores.accessibility, scores.practices, scores.seo))
        yield from (f"{scores.lcp:.1f}", f"{scores.blocking:.0f}", f"{scores.shift:.2g}")
    else:
        yield from [""] * 7
    yield from (f"{look.load.total:.1f}", f"{look.load.script:.1f}", str(look.load.requests))
    yield from (str(look.count(check)) for check in ("axe", "policy"))
    yield f"{look.kept:.2f}"
    yield str(look.count("dead control"))
    yield from (f"{look.reading.characters:.0f}", f"{look.reading.size:g}") if look.reading else ("", "")


def finding_list(findings: tuple[Finding, ...]) -> Iterator[str]:
    """What is alike is told once, with its number and one example."""
    if findings:
        yield "\n## What was found\n\n"
    alike: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        alike.setdefault((finding.check, ALIKE.sub("", finding.what)), []).append(finding)
    for (check, _), found in sorted(alike.items(), key=lambda item: (-len(item[1]), item[0])):
        shown = found[0].what.replace("`", " ")[:LONGEST]
        yield f"- {len(found)} × {check}, as in {found[0].page}: `{shown}`\n"


def row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |\n"
