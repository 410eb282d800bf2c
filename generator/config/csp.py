"""`csp:` below Milepost's options: sources that the owner adds to the Content-Security-Policy, or false for none."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.config.nodes import Scalar, truth
from generator.config.sections import Section
from generator.diagnostics import error

DIRECTIVES = (
    "script-src",
    "style-src",
    "img-src",
    "font-src",
    "connect-src",
    "media-src",
    "frame-src",
    "worker-src",
    "manifest-src",
    "form-action",
    "frame-ancestors",
)
# A host or address, a scheme ("data:"), or something in quotes; CSP Level 3, section 2.3.1.
_SOURCE = re.compile(r"'[A-Za-z0-9+/=_-]+'|[A-Za-z][A-Za-z0-9+.-]*:(?://[^\s;,'\"]+)?|[A-Za-z0-9*][^\s;,'\"]*")


def parse_csp(section: Section) -> Mapping[str, tuple[str, ...]] | None:
    """What to allow besides, by directive; None where the owner wants no policy at all."""
    node = section.get("csp")
    if isinstance(node, Scalar) and (said := truth(node)) is not None:
        return {} if said else None
    csp = section.section("csp")
    found = {name: _sources(csp, name) for name in DIRECTIVES if csp.has(name)}
    csp.refuse_left_over()
    return found


def _sources(csp: Section, name: str) -> tuple[str, ...]:
    good: list[str] = []
    for source in csp.scalars(name):
        text = source.text.strip()
        if text.startswith("'unsafe-"):
            message = f"'csp.{name}' would allow everything inline with {text}"
            hint = "put the script or style into a file below extra_javascript or extra_css; or write   csp: false"
            csp.problems.append(error(source.span, "config-value", message, hint))
        elif not _SOURCE.fullmatch(text):
            message = f"'csp.{name}' takes hosts and addresses, not {text!r}"
            csp.problems.append(error(source.span, "config-value", message, f"{name}: [https://cdn.example.org]"))
        else:
            good.append(text)
    return tuple(dict.fromkeys(good))
