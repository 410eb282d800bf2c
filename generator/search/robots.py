"""robots.txt: everything may be read, and where the sitemap is. Nothing here hides a page."""

from __future__ import annotations

from generator.config.values import Config
from generator.routes import absolute

SITEMAP = "sitemap.xml"


def robots(config: Config) -> bytes:
    """The file's bytes; the sitemap is named only where the site knows its own URL."""
    lines = ["User-agent: *", "Allow: /"]
    if config.site_url:
        lines += ["", f"Sitemap: {absolute(SITEMAP, config.site_url)}"]
    return "".join(f"{line}\n" for line in lines).encode()
