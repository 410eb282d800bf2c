"""Everything that a browser tells of one kind of page."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from tools.audit.axe import check_axe
from tools.audit.example import Kind
from tools.audit.finding import Finding
from tools.audit.host import hosting
from tools.audit.noscript import check_without_scripts
from tools.audit.policy import STRICT, check_policy
from tools.audit.reading import Reading, read
from tools.audit.weights import Load, weigh


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """`kept` is the share of the page's words that is there without scripts; `reading` only where there is text."""

    kind: Kind
    load: Load
    kept: float
    reading: Reading | None
    findings: tuple[Finding, ...]

    def count(self, check: str) -> int:
        return sum(1 for finding in self.findings if finding.check == check)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosts:
    """A built site, at an address, and at another one whose host sends a strict policy."""

    site: Path
    plain: str
    strict: str


def hosts(stack: ExitStack, site: Path) -> Hosts:
    strict = hosting(site, {"Content-Security-Policy": STRICT})
    return Hosts(site=site, plain=stack.enter_context(hosting(site)), strict=stack.enter_context(strict))


def look_at(browser: Browser, at: Hosts, kind: Kind) -> Look:
    dead, kept = check_without_scripts(browser, at.plain, kind.address, kind.name)
    return Look(
        kind=kind,
        load=weigh(browser, at.site, at.plain, kind.address),
        kept=kept,
        reading=read(browser, at.plain + kind.address) if kind.text else None,
        findings=(*axe_of(browser, at, kind), *check_policy(browser, at.strict, kind.address, kind.name), *dead),
    )


def axe_of(browser: Browser, at: Hosts, kind: Kind) -> tuple[Finding, ...]:
    page = browser.new_page()
    try:
        page.goto(at.plain + kind.address, wait_until="networkidle")
        return check_axe(page, kind.name)
    finally:
        page.close()
