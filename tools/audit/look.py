"""Everything that a browser tells of one kind of page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from tools.audit.axe import check_axe
from tools.audit.example import Kind
from tools.audit.finding import Finding
from tools.audit.host import hosting
from tools.audit.noscript import check_without_scripts
from tools.audit.policy import STRICT, check_policy, listening
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Windows:
    """Each is opened once for all pages: to open one takes longer than many a look. `bare` runs no script, and
    `listening` remembers what a policy refuses."""

    browser: Browser
    usual: Page
    bare: Page
    listening: Page


@contextmanager
def windows(browser: Browser) -> Iterator[Windows]:
    contexts = browser.new_context(), browser.new_context(java_script_enabled=False), browser.new_context()
    usual, bare, strict = (context.new_page() for context in contexts)
    bare.emulate_media(reduced_motion="reduce")
    try:
        yield Windows(browser=browser, usual=usual, bare=bare, listening=listening(strict))
    finally:
        for context in contexts:
            context.close()


def look_at(by: Windows, at: Hosts, kind: Kind) -> Look:
    dead, kept = check_without_scripts(by.usual, by.bare, at.plain + kind.address, kind.name)
    return Look(
        kind=kind,
        load=weigh(by.browser, at.site, at.plain, kind.address),
        kept=kept,
        reading=read(by.usual, at.plain + kind.address) if kind.text else None,
        findings=(*axe_of(by.usual, at, kind), *check_policy(by.listening, at.strict, kind.address, kind.name), *dead),
    )


def axe_of(page: Page, at: Hosts, kind: Kind) -> tuple[Finding, ...]:
    page.goto(at.plain + kind.address, wait_until="networkidle")
    try:
        return check_axe(page, kind.name)
    finally:
        page.emulate_media(color_scheme="light", forced_colors="none", reduced_motion="no-preference")
