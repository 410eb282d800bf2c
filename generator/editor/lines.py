"""Rules on what search engines and lists show of a text: its title and its description."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Problem, Span, note
from generator.model import AnyEntry, AuthorEntry, CtaEntry, PageEntry, TopicEntry

_LONGEST_DESCRIPTION, _LONGEST_TITLE = 160, 70


def title_too_long(entry: AnyEntry, title: Span) -> Iterator[Problem]:
    if len(entry.title) > _LONGEST_TITLE:
        yield note(
            title,
            "title-long",
            f"this title has {len(entry.title)} characters, and search results show about {_LONGEST_TITLE}",
            "say it in fewer words, the most important ones first",
        )


def description_amiss(entry: AnyEntry, title: Span, written: Span | None) -> Iterator[Problem]:
    """`written` is where the author's description stands."""
    if written is None:
        is_home = isinstance(entry, PageEntry) and not entry.address
        if not is_home and not isinstance(entry, AuthorEntry | CtaEntry | TopicEntry):
            yield note(
                title,
                "description-missing",
                "this has no description: lists and search results show its first lines",
                "say in one or two sentences what readers get from it:   description: …",
            )
    elif len(entry.description) > _LONGEST_DESCRIPTION:
        yield note(
            written,
            "description-long",
            f"this description has {len(entry.description)} characters, and search results show about "
            f"{_LONGEST_DESCRIPTION}",
            "say it in one or two short sentences",
        )
