"""What a page may load and run: its Content-Security-Policy, from what the owner configured and what the page holds.

By W3C's Content Security Policy Level 3. Everything is forbidden that is not named, and nothing is allowed inline: only
inline scripts of the theme's own templates, each by its digest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from generator.config.comments import foreign_origins, origin_of
from generator.config.values import Config
from generator.model import Value

SELF = "'self'"
NONE = "'none'"
BASE: Mapping[str, tuple[str, ...]] = {
    "default-src": (NONE,),
    "script-src": (SELF,),
    "style-src": (SELF,),
    "img-src": (SELF, "data:"),
    "font-src": (SELF,),
    "connect-src": (SELF,),
    "media-src": (SELF,),
    "manifest-src": (SELF,),
    "frame-src": (),
    "form-action": (SELF,),
    "base-uri": (NONE,),
}
"""What every page of a site may do. `connect-src` is for the search index."""
BARE: Mapping[str, tuple[str, ...]] = {"default-src": (NONE,), "img-src": ("data:",), "base-uri": (NONE,)}
"""The same of a page that only leads elsewhere."""
HEADER: Mapping[str, tuple[str, ...]] = {"frame-ancestors": (SELF,)}
"""What browsers take from a server's answer only."""
GOOGLE = {
    "script-src": ("https://www.googletagmanager.com",),
    "img-src": ("https://*.google-analytics.com", "https://www.googletagmanager.com"),
    "connect-src": (
        "https://*.analytics.google.com",
        "https://*.google-analytics.com",
        "https://www.googletagmanager.com",
    ),
}
"""As Google's page "Use Tag Manager with a Content Security Policy" lists it for Analytics 4."""

Sources = Mapping[str, tuple[str, ...]]
"""By directive, what may be loaded."""


class Policy(Value, frozen=True, kw_only=True):
    """A policy as pairs of a directive and its sources, so that it can be digested. Empty where it is turned off."""

    directives: tuple[tuple[str, tuple[str, ...]], ...] = ()


NO_POLICY = Policy()


def policy(sources: Sources) -> Policy:
    return Policy(directives=tuple((name, tuple(allowed)) for name, allowed in sources.items()))


def site_policy(config: Config) -> Policy:
    """What the owner's configuration allows on every page; empty where the owner has turned it off."""
    return _configured(policy(BASE), config)


def bare_policy(config: Config) -> Policy:
    """For redirects: nothing runs there, whatever is configured."""
    return NO_POLICY if config.options.csp is None else policy(BARE)


def header_policy(config: Config, frames: Sources) -> Policy:
    """What a server says of every page: pages say themselves whose pictures and forms they show, and both count."""
    form = config.options.subscribe
    sent = {"form-action": (origin_of(form.action),)} if form is not None else {}
    pictures = {"img-src": ("https:",), "media-src": ("https:",)}
    embedded = {"frame-src": ("https:",)} if config.options.html == "trusted" else {}
    whole = _configured(widened(policy(BASE), HEADER), config)
    return NO_POLICY if whole == NO_POLICY else widened(widened(whole, frames), {**pictures, **embedded, **sent})


def _configured(base: Policy, config: Config) -> Policy:
    if config.options.csp is None:
        return NO_POLICY
    found = widened(base, foreign_origins(config.options.comments))
    analytics = config.extra.get("analytics")
    if isinstance(analytics, Mapping) and analytics.get("provider") == "google":
        found = widened(found, GOOGLE)
    return widened(found, config.options.csp)


def widened(base: Policy, more: Sources) -> Policy:
    """The policy with further sources. An empty one stays empty: it is turned off."""
    if not base.directives or not more:
        return base
    known = dict(base.directives)
    for name, allowed in more.items():
        kept = tuple(source for source in known.get(name, ()) if source != NONE or not allowed)
        known[name] = (*kept, *sorted(set(allowed) - set(kept)))
    return policy(known)


def render_policy(shown: Policy) -> str:
    """The policy as browsers read it."""
    return "; ".join(f"{name} {' '.join(allowed)}" for name, allowed in shown.directives if allowed)


def policy_meta(shown: Policy) -> str:
    """The policy for a page's <head>, "" for none. What only a server may say is left out."""
    allowed = Policy(directives=tuple(pair for pair in shown.directives if pair[0] not in HEADER))
    text = render_policy(allowed)
    return f'<meta http-equiv="Content-Security-Policy" content="{escape(text, quote=False)}">' if text else ""


def joined_sources(many: Iterable[Sources]) -> Sources:
    """Everything that any of several allows, in order."""
    found: dict[str, dict[str, None]] = {}
    for sources in many:
        for name, allowed in sources.items():
            found.setdefault(name, {}).update(dict.fromkeys(allowed))
    return {name: tuple(sorted(allowed)) for name, allowed in sorted(found.items())}
