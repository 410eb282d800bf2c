"""Who is meant by the names in front matter: authors, topics and tags, by their files or by use."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from generator.config.values import Config
from generator.diagnostics import Problem, Problems, error, warning
from generator.entries.slugs import slug_refusal
from generator.library.values import Author, Tag, Topic
from generator.model import AuthorEntry, PostEntry, Ref, TopicEntry
from generator.routes import Layout, slug_of
from generator.schema import shortened


@dataclass(frozen=True, slots=True)
class Names:
    """Everybody and everything that posts name, by slug. What has a file is here too if no post names it."""

    authors: Mapping[str, Author]
    topics: Mapping[str, Topic]
    tags: Mapping[str, Tag]
    aliases: Mapping[tuple[str, str], str]
    """(kind, folded name) to slug, for what is named otherwise than by its slug: a title, a person's full name."""

    def author(self, ref: Ref) -> Author | None:
        return self.authors.get(self._slug("author", ref))

    def topic(self, ref: Ref) -> Topic | None:
        return self.topics.get(self._slug("topic", ref))

    def tag(self, ref: Ref) -> Tag | None:
        return self.tags.get(slug_of(ref.name))

    def _slug(self, kind: str, ref: Ref) -> str:
        return self.aliases.get((kind, alike(ref.name))) or slug_of(ref.name)


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """A name as it is compared: NFC, without regard to case."""
    return unicodedata.normalize("NFC", name).casefold()


# A title is printed, and posts name it as their authors type.
_TYPED = str.maketrans(
    {**dict.fromkeys("‘’‚‹›", "'"), **dict.fromkeys("“”„«»", '"'), "–": "--", "—": "---", "…": "...", "\u202f": None}
)


def alike(name: str) -> str:
    """A title or a person's name as it is compared: also without regard to how its quotation marks are printed."""
    return folded(name).translate(_TYPED)


def gather_names(
    posts: Iterable[PostEntry], topics: Iterable[TopicEntry], authors: Iterable[AuthorEntry], layout: Layout
) -> Names:
    """What files define, then what posts use beyond that, spelt as the first post by path spells it."""
    aliases = {("topic", alike(entry.title)): entry.slug for entry in topics}
    aliases |= {("author", alike(entry.title)): entry.slug for entry in authors}
    aliases |= {("author", alike(entry.id)): entry.slug for entry in authors if entry.id}
    known_topics = {entry.slug: _topic(entry.slug, entry.title, layout, entry) for entry in topics}
    known_authors = {entry.slug: _author(entry.slug, entry.title, layout, entry) for entry in authors}
    tags: dict[str, Tag] = {}
    for post in sorted(posts, key=lambda post: post.path):
        for ref in post.topics:
            slug = aliases.get(("topic", alike(ref.name))) or slug_of(ref.name)
            if slug and slug not in known_topics:
                known_topics[slug] = _topic(slug, ref.name, layout, None)
        for ref in post.authors:
            slug = aliases.get(("author", alike(ref.name))) or slug_of(ref.name)
            if slug and slug not in known_authors:
                known_authors[slug] = _author(slug, ref.name, layout, None)
        for ref in post.tags:
            slug = slug_of(ref.name)
            if slug:
                tags.setdefault(slug, Tag(slug=slug, name=ref.name))
    return Names(known_authors, known_topics, tags, aliases)


def _topic(slug: str, title: str, layout: Layout, entry: TopicEntry | None) -> Topic:
    return Topic(slug=slug, title=title, address=layout.topic.replace("{slug}", slug), entry=entry)


def _author(slug: str, name: str, layout: Layout, entry: AuthorEntry | None) -> Author:
    return Author(id=slug, name=name, address=layout.author.replace("{slug}", slug), entry=entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What names are held against. `unread` are the content files that could not be read: whom they define is open."""

    names: Names
    unread: Collection[str]
    config: Config


def check_names(post: PostEntry, known: Known) -> Problems:
    """Names that cannot be an address, that nobody defined in a closed site, or that look like a slip of the pen."""
    return (
        _not_allowed(post.topics, known.config.options.allowed_topics)
        + tuple(
            problem
            for key, refs in (("topics", post.topics), ("authors", post.authors))
            for ref in refs
            if (problem := _name_problem(key, ref, known))
        )
        + tuple(_nameless("tags", ref) for ref in post.tags if not slug_of(ref.name))
    )


def _not_allowed(topics: tuple[Ref, ...], allowed: tuple[str, ...]) -> Problems:
    """Topics that are not among Material's `categories_allowed`, where there is such a list."""
    return tuple(
        error(ref.span, "topic-not-allowed", f"{ref.name!r} is not among categories_allowed", _near_topic(ref, allowed))
        for ref in topics
        if allowed and ref.name not in allowed
    )


def _near_topic(ref: Ref, allowed: tuple[str, ...]) -> str:
    near = get_close_matches(ref.name, allowed, n=1)
    return f"did you mean {near[0]!r}?" if near else f"use one of {', '.join(allowed)}, or add it to mkdocs.yml"


def _name_problem(key: str, ref: Ref, known: Known) -> Problem | None:
    names, config = known.names, known.config
    found = names.topic(ref) if key == "topics" else names.author(ref)
    if found is None:
        return _nameless(key, ref)
    if found.entry is not None or _file_of(key, ref, config) in known.unread:
        return None
    if found.address and (reason := slug_refusal(slug_of(ref.name))):
        message = f"no address can be made of {shortened(ref.name)!r} under {key}: {reason}"
        return error(ref.span, "bad-name", message, "call it otherwise")
    those: Mapping[str, Topic] | Mapping[str, Author] = names.topics if key == "topics" else names.authors
    defined = [slug for slug, value in those.items() if value.entry is not None]
    kind, closed = key.removesuffix("s"), key in config.options.closed
    near = get_close_matches(slug_of(ref.name), defined, n=1, cutoff=0.6 if closed else 0.8)
    hint = f"did you mean {near[0]!r}?   {key}: {near[0]}" if near else _register(key, ref, config)
    if closed:
        return error(ref.span, "unknown-name", f"no {kind} {ref.name!r}", hint)
    if near:
        return warning(ref.span, "near-name", f"{kind} {ref.name!r} has no file, and is close to one that has", hint)
    return None


def check_topics(refs: Iterable[Ref], known: Known) -> Problems:
    """Topics that something other than a post names: these do not exist by being named there."""
    return tuple(
        error(ref.span, "unknown-name", f"no topic {ref.name!r}", _near_defined(ref, known) or _use(ref, known.config))
        for ref in refs
        if known.names.topic(ref) is None and _file_of("topics", ref, known.config) not in known.unread
    )


def _near_defined(ref: Ref, known: Known) -> str:
    near = get_close_matches(slug_of(ref.name), known.names.topics, n=1, cutoff=0.6)
    return f"did you mean {near[0]!r}?   topics: {near[0]}" if near else ""


def _use(ref: Ref, config: Config) -> str:
    file = _file_of("topics", ref, config)
    return "name it in a post" + (f", or write {config.docs_dir}/{file}" if file else "")


def _register(key: str, ref: Ref, config: Config) -> str:
    """Where a name is made known that nobody has defined yet."""
    if file := _file_of(key, ref, config):
        return f"write {config.docs_dir}/{file}"
    if key == "authors" and config.layout.authors_file:
        return f"add it to {config.docs_dir}/{config.layout.authors_file}"
    return "take it out, or take it out of `closed:` in mkdocs.yml"


def _file_of(key: str, ref: Ref, config: Config) -> str:
    """The content file that defines a topic or author, "" in a layout that has none."""
    folder = config.layout.topics_dir if key == "topics" else config.layout.authors_dir
    return f"{folder}/{slug_of(ref.name)}.md" if folder else ""


def _nameless(key: str, ref: Ref) -> Problem:
    return error(
        ref.span,
        "bad-name",
        f"{ref.name!r} under {key} has no letter or digit to make an address of",
        "give it a name with at least one letter",
    )
