"""The form by which readers get new posts by e-mail, where a page shows it. Nothing here sends or loads anything."""

from __future__ import annotations

from difflib import get_close_matches

from generator.config.subscribe import Phrase, Subscribe
from generator.config.values import Config
from generator.diagnostics import Problem, Problems, error, note
from generator.library.mentions import is_local
from generator.library.references import Missing, ToAddress, ToHidden, destination
from generator.library.values import Library
from generator.routes import depth
from generator.views.after_values import FollowView, SubscribeView
from generator.views.references import Href, hrefs_from, hrefs_from_root, resolve_target
from generator.views.shell import ABSOLUTE
from generator.views.site import Site
from generator.views.values import LinkText

HOME = "home"
"""The home page, which shows the form where its author has put the block."""


def follow_view(place: str, site: Site, href: Href) -> FollowView:
    """What a page says at a place (generator.config.subscribe.PLACES, or HOME) of ways to hear of new posts."""
    form, feeds = site.config.options.subscribe, _feeds_address(site)
    shown = form is not None and (place in form.where or place == HOME)
    words = site.strings.follow
    text = words.by_feed if shown and place in ("post", HOME) else words.follow
    return FollowView(
        form=_form(form, place, site, href) if form is not None and shown else None,
        feeds=LinkText(text=text, href=href(feeds)) if feeds is not None and place != "feeds" else None,
    )


def _feeds_address(site: Site) -> str | None:
    """The page of all feeds, or the owner's in its place."""
    own = site.config.layout.feeds
    return own if own in site.places.pages else site.address("feeds")


def footer_view(level: int, site: Site) -> FollowView:
    """The same for the foot of all pages that stand so many folders deep, or ABSOLUTE."""
    if level == ABSOLUTE:
        return follow_view("footer", site, hrefs_from_root(site.config.site_url))
    page = "-/" * level  # a page that shares no folder with another
    assert depth(page) == level
    return follow_view("footer", site, hrefs_from(page))


def _form(form: Subscribe, place: str, site: Site, href: Href) -> SubscribeView:
    return SubscribeView(
        id=f"mp-subscribe-{place}",
        action=form.action,
        field=form.field,
        hidden=form.hidden,
        text=form.text,
        privacy=tuple(_phrase(phrase, site, href) for phrase in form.privacy),
    )


def _phrase(phrase: Phrase, site: Site, href: Href) -> LinkText:
    """A link to something that is hidden now is its text alone."""
    target = resolve_target(phrase.target, "", href, site.library) if phrase.target else None
    return LinkText(text=phrase.text, href=target or "")


def check_subscribe(config: Config, library: Library) -> Problems:
    """What the line on privacy links to and is not there. A promise that nobody can read is none."""
    form = config.options.subscribe
    if form is None:
        return ()
    local = (phrase.target for phrase in form.privacy if phrase.target and is_local(phrase.target))
    return tuple(problem for target in local for problem in _judged(target, form, config, library))


def _judged(target: str, form: Subscribe, config: Config, library: Library) -> Problems:
    match destination(target.partition("#")[0], "", library):
        case ToHidden():
            message = f"{target!r} is not published now, so the line on privacy names it without a link"
            return (note(form.span, "hidden-privacy-page", message, "the link appears by itself when the page does"),)
        case Missing() | ToAddress(known=False):
            return (_missing(target, form, config, library),)
    return ()


def _missing(target: str, form: Subscribe, config: Config, library: Library) -> Problem:
    if target.startswith("/"):
        near = [f"/{address}" for address in get_close_matches(target.strip("/"), library.addresses, n=1, cutoff=0.6)]
    else:
        near = get_close_matches(target, library.targets, n=1, cutoff=0.6)
    hint = (
        f"did you mean {near[0]!r}?"
        if near
        else f"write {config.docs_dir}/pages/privacy.md, and link to pages/privacy.md"
    )
    return error(
        form.span, "missing-privacy-page", f"the line on privacy leads to {target!r}, which is not there", hint
    )
