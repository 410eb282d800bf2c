"""What a reader's phone fetches when it opens a page for the first time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Response

from tools.audit.host import encoded, found

# The phone that Lighthouse has in mind.
PHONE: Mapping[str, Any] = {"viewport": {"width": 412, "height": 823}, "device_scale_factor": 1.75, "is_mobile": True}
KIB = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """Bodies as a host with brotli sends them. `sizes` are bytes by Chromium's word for what is fetched: document,
    stylesheet, script, image, font, fetch."""

    sizes: Mapping[str, int]
    requests: int
    foreign: tuple[str, ...]
    cookies: int

    @property
    def total(self) -> float:
        return sum(self.sizes.values()) / KIB

    @property
    def script(self) -> float:
        return self.sizes.get("script", 0) / KIB


def weigh(browser: Browser, site: Path, host: str, address: str) -> Load:
    """Opens a page of `site`, which is served at `host`, as somebody who was never there before."""
    context = browser.new_context(**PHONE)
    answers: list[Response] = []
    asked: list[str] = []
    context.on("response", lambda answer: answers.append(answer))
    context.on("request", lambda request: asked.append(request.url))
    try:
        context.new_page().goto(host + address, wait_until="networkidle")
        cookies = len(context.cookies())
        own = [answer for answer in answers if answer.url.startswith(host)]
        sizes: dict[str, int] = {}
        for answer in own:
            kind = answer.request.resource_type
            body = encoded(found(site, urlsplit(answer.url).path), "br")
            sizes[kind] = sizes.get(kind, 0) + len(body)
    finally:
        context.close()
    foreign = tuple(sorted({url for url in asked if not url.startswith((host, "data:", "blob:"))}))
    return Load(sizes=dict(sorted(sizes.items())), requests=len(own), foreign=foreign, cookies=cookies)
