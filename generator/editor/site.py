"""Rules on texts among each other: posts that nothing leads to, and topics that are one post's alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from urllib.parse import unquote, urlsplit

from generator.config.values import Config, NavItem
from generator.diagnostics import Problem, Problems, Span, note
from generator.editor.looking import Look
from generator.library.mentions import front_matter_links, is_local
from generator.library.references import ToAddress, ToPage, destination
from generator.library.values import Library, Post
from generator.model import AnyEntry, LinkRef


def check_site_texts(
    library: Library, entries: Collection[AnyEntry], looks: Mapping[str, Look], config: Config
) -> Problems:
    """`entries` are those that readers see; `looks` is by content path."""
    linked = _linked(library, entries, looks, config)
    return (*_orphans(library, linked, looks), *_lone_topics(library))


def _orphans(library: Library, linked: Collection[str], looks: Mapping[str, Look]) -> Iterator[Problem]:
    """Posts that no text links to, in no series, and alone in all their topics."""
    for post in library.posts:
        found = looks.get(post.entry.path)
        shared = any(len(library.by_topic.get(topic.slug, ())) > 1 for topic in post.topics)
        if post.address not in linked and post.entry.path not in library.places and not shared and _has_others(library):
            yield note(
                found.title if found else post.entry.span,
                "orphan-post",
                "no text links to this post, it is in no series, and it shares no topic with another",
                "link to it from a text that it carries on, or give it a topic that other posts have",
            )


def _has_others(library: Library) -> bool:
    return len(library.posts) > 1


def _lone_topics(library: Library) -> Iterator[Problem]:
    for topic in library.topics:
        posts = library.by_topic.get(topic.slug, ())
        if len(posts) == 1 and _has_others(library):
            yield note(
                _place_of(posts[0], topic.slug, library),
                "lone-topic",
                f"the topic {topic.title!r} has this post only, so its page leads nowhere else",
                "use a topic that other posts have, or give it to them too",
            )


def _place_of(post: Post, topic: str, library: Library) -> Span:
    """Where the post names the topic: topics are in the order in which it names them."""
    named = [each.slug for each in post.topics]
    refs = post.entry.topics
    return refs[named.index(topic)].span if len(refs) == len(named) else (refs[0].span if refs else post.entry.span)


def _linked(
    library: Library, entries: Collection[AnyEntry], looks: Mapping[str, Look], config: Config
) -> frozenset[str]:
    """The addresses that texts and the menu lead to, other than each to itself."""
    menu = ((item.target, "") for item in _leaves(config.nav))
    texts = ((target, entry.path) for entry in entries for target in _targets(entry))
    leads = {redirect.address: redirect.target for redirect in library.redirects}
    found: set[str] = set()
    for target, path in chain(menu, texts):
        address = _address(target, path, library)
        own = library.targets.get(path)
        if address is not None and (own is None or own.address != address):
            found.add(leads.get(address, address))
    base = urlsplit(config.site_url).path
    for one in looks.values():
        paths = (unquote(urlsplit(link).path).removeprefix(base) for link in one.own_links)
        found.update(leads.get(path, path) for path in paths)
    return frozenset(found)


def _targets(entry: AnyEntry) -> Iterator[str]:
    yield from (ref.name.partition("#")[0] for ref in front_matter_links(entry) if is_local(ref.name))
    yield from (ref.target for ref in entry.text.refs if isinstance(ref, LinkRef) and ref.target)


def _address(target: str, path: str, library: Library) -> str | None:
    found = destination(target, path, library) if target else None
    if isinstance(found, ToPage | ToAddress):
        return found.address
    return None


def _leaves(items: Collection[NavItem]) -> Iterator[NavItem]:
    for item in items:
        yield from _leaves(item.children) if item.children else (item,)
