"""`make audit`: builds the example site, measures every kind of page, and writes docs/audit.md.

Options for a quicker look: --runs N for Lighthouse (0 leaves it out), --to FILE for another file than the manual's.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser

from tests.example import SITE_URL, chromium
from tools.audit import axe, lighthouse, nu
from tools.audit.bars import Measured
from tools.audit.example import KINDS, build_audited
from tools.audit.heads import check_heads
from tools.audit.links import check_links
from tools.audit.look import Hosts, Look, hosts, look_at, windows
from tools.audit.paper import PRINTED, lacks, printed
from tools.audit.report import render_report

ROOT = Path(__file__).resolve().parent.parent.parent


def main(arguments: list[str]) -> int:
    options = parsed(arguments)
    if reason := axe.missing():
        sys.exit(reason)
    with tempfile.TemporaryDirectory() as made, ExitStack() as stack:
        site = build_audited(Path(made))
        measured = measure(hosts(stack, site), options.runs)
    options.to.write_text(render_report(measured), "utf-8")
    print(f"{len(measured.findings())} findings: {options.to}")
    return 0


def measure(at: Hosts, runs: int) -> Measured:
    with chromium() as browser:
        looks = tuple(looked(browser, at))
        paper = printed(browser, at.plain + PRINTED.address)
    told = None if nu.missing() else nu.check_html(at.site, sorted(at.site.rglob("*.html")))
    return Measured(
        looks=looks,
        scores=dict(scored(at, runs)) if runs else None,
        nu=None if told is None else tuple(message.finding() for message in told),
        links=check_links(at.site, SITE_URL),
        heads=check_heads(at.site),
        print_lacks=lacks(paper, PRINTED.wanted),
        runs=runs,
    )


def parsed(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make audit", description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--to", type=Path, default=ROOT / "docs/audit.md")
    return parser.parse_args(arguments)


def looked(browser: Browser, at: Hosts) -> Iterator[Look]:
    with windows(browser) as by:
        for kind in KINDS:
            print(f"looking at: {kind.name}", file=sys.stderr, flush=True)
            yield look_at(by, at, kind)


def scored(at: Hosts, runs: int) -> Iterator[tuple[str, lighthouse.Scores]]:
    if reason := lighthouse.missing():
        sys.exit(reason)
    find = [sys.executable, str(ROOT / "tools/chromium.py"), "--installed"]
    path = subprocess.run(find, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
    for kind in KINDS:
        print(f"Lighthouse: {kind.name}", file=sys.stderr, flush=True)
        yield kind.name, lighthouse.measure(path, at.plain + kind.address, runs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
