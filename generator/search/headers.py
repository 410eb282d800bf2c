"""`_headers`: what hosts that read such a file (Netlify, Cloudflare Pages) shall say with every answer. Reads no file.

What a page says itself in a <meta> stands there as well, for hosts that do not. Some things only a server can say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from generator.config.values import Config
from generator.library.feeds import MEDIA_TYPES, OPML
from generator.library.values import FeedPlace
from generator.routes import absolute, base_path
from generator.views.policy import Sources, header_policy, render_policy

_DIGEST = re.compile(r"[.-][0-9a-f]{8,32}(?=[./-])")
_MOST = 20
"""Hosts read a hundred rules at most."""
FOREVER = "public, max-age=31536000, immutable"
"""For a file whose name changes with its content (RFC 8246)."""
SHORTLY = "public, max-age=600"
"""For feeds: readers that ask every minute are answered from nearby, and nobody waits long for what is new."""
ALWAYS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    (
        "Permissions-Policy",
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(),"
        " midi=(), payment=(), serial=(), usb=()",
    ),
)
HEADERS = "_headers"
POLICY = "Content-Security-Policy"


def policy_line(config: Config, frames: Sources) -> str:
    """The policy as a line of the file, "" where it is turned off. `frames` is what the site's frames load."""
    text = render_policy(header_policy(config, frames))
    return f"{POLICY}: {text}" if text else ""


def headers(config: Config, frames: Sources, lasting: Iterable[str], feeds: Iterable[FeedPlace]) -> bytes:
    """The file. `lasting` are patterns of addresses ("assets/media/*") whose files never change under their names."""
    base = base_path(config.site_url)
    lines = [f"{base}*", *(f"  {name}: {value}" for name, value in ALWAYS)]
    if policy := policy_line(config, frames):
        lines.append(f"  {policy}")
    for pattern in lasting:
        lines += [f"{base}{pattern}", f"  Cache-Control: {FOREVER}"]
    for address, kind in islice(_feed_types(feeds), _MOST):
        lines += [absolute(address, base), f"  Content-Type: {kind}; charset=utf-8", f"  Cache-Control: {SHORTLY}"]
        lines.append("  Access-Control-Allow-Origin: *")
    return "".join(f"{line}\n" for line in lines).encode()


def _feed_types(feeds: Iterable[FeedPlace]) -> Iterator[tuple[str, str]]:
    """Feeds with the types that only a server can give them: by their names they would be any XML or JSON."""
    places = tuple(feeds)
    yield from ((feed.address, MEDIA_TYPES[feed.format]) for feed in places if feed.is_of_site)
    if places:
        yield OPML, "text/x-opml"
    yield from ((feed.address, MEDIA_TYPES[feed.format]) for feed in places if not feed.is_of_site)


def lasting(paths: Iterable[str]) -> tuple[str, ...]:
    """Patterns for the files below assets/ that bear a digest: by folder where all of its files do."""
    patterns: list[str] = []
    below = sorted(path for path in paths if path.startswith("assets/") and path.count("/") > 1)
    for folder, inside in groupby(below, key=lambda path: "/".join(path.split("/")[:2])):
        files = tuple(inside)
        named = [path for path in files if _DIGEST.search(path)]
        patterns += [f"{folder}/*"] if len(named) == len(files) else named[:_MOST]
    return tuple(patterns)
