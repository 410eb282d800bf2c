"""A page keeps a strict Content-Security-Policy: what the browser refused while the page was opened and used."""

from __future__ import annotations

from playwright.sync_api import Page

from tools.audit.finding import Finding

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'"
)
"""Sent by the host of this check beside the page's own policy: a browser obeys both."""

LISTEN = """
window.refusedByPolicy = []
document.addEventListener("securitypolicyviolation", event => refusedByPolicy.push([
    event.effectiveDirective, "refuses", event.blockedURI || "inline", event.sample,
    `at ${event.sourceFile || "the page"}:${event.lineNumber}`,
].filter(Boolean).join(" ")))
"""


def listening(page: Page) -> Page:
    """A page that remembers what is refused: the browser itself adds what listens, which no policy stops."""
    page.add_init_script(LISTEN)
    return page


def check_policy(page: Page, host: str, address: str, kind: str) -> tuple[Finding, ...]:
    """`page` is listening; `host` sends STRICT with every answer."""
    page.goto(host + address, wait_until="networkidle")
    use(page)
    refused: list[str] = page.evaluate("refusedByPolicy")
    return tuple(Finding("policy", kind, what.replace(host, "/")) for what in refused)


def use(page: Page) -> None:
    """As a reader does who goes through the page and looks for a word."""
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.keyboard.press("/")
    page.keyboard.type("purpose")
    page.wait_for_timeout(400)
    page.keyboard.press("Escape")
