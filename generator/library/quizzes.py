"""Quizzes that readers can see, who holds them, and names of quizzes that lead nowhere. Nothing here scores one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.config.values import Config
from generator.diagnostics import Problem, Problems, Span, error, note
from generator.entries.kinds import name_of
from generator.library.names import Names, folded
from generator.library.nearest import Nearest, nearest
from generator.library.values import Post, PublishedQuiz
from generator.model import AnyEntry, PageEntry, PostEntry, QuizEntry, QuizRef, Ref, SeriesEntry
from generator.schema import shortened


def published_quizzes(
    entries: Iterable[QuizEntry], posts: Iterable[Post], names: Names, address_of: Mapping[str, str]
) -> tuple[PublishedQuiz, ...]:
    """By title, then by path. `posts` are in order; one that cannot be used is not among them."""
    held: dict[str, list[str]] = defaultdict(list)
    for post in posts:
        for id in dict.fromkeys(ref.name for ref in named_quizzes(post.entry)):
            held[id].append(post.entry.path)
    found = (
        PublishedQuiz(
            entry=entry,
            quiz=entry.quiz,
            address=address_of[entry.path],
            topics=tuple(dict.fromkeys(topic for ref in entry.topics if (topic := names.topic(ref)) is not None)),
            posts=tuple(held[entry.slug]),
        )
        for entry in entries
        if entry.quiz is not None
    )
    return tuple(sorted(found, key=lambda quiz: (folded(quiz.entry.title), quiz.path)))


def named_quizzes(entry: AnyEntry) -> Iterator[Ref]:
    """The quizzes that an entry embeds or names in its front matter, in order and as often as it does."""
    for ref in entry.text.refs:
        if isinstance(ref, QuizRef):
            yield Ref(ref.name, ref.span)
    if isinstance(entry, PostEntry) and entry.quiz is not None:
        yield entry.quiz
    if isinstance(entry, SeriesEntry):
        yield from entry.quizzes
    if isinstance(entry, PageEntry):
        yield from (ref for block in entry.blocks for ref in block.quizzes)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownQuizzes:
    """What names of quizzes are held against: over everything that there is, visible or not."""

    files: Mapping[str, QuizEntry]
    """By id."""
    near: Nearest
    named: Collection[str]
    """The ids that any entry names, a hidden one too."""
    hidden: Collection[str]
    """The paths of what cannot be read now."""
    unread: Collection[str]
    """The ids of files that could not be read."""
    folder: str
    """Where quizzes stand, as problems show it; "" in a layout that has none."""


def known_quizzes(
    entries: Iterable[AnyEntry], hidden: Collection[str], unread: Iterable[str], config: Config
) -> KnownQuizzes:
    """`hidden` and `unread` are content paths."""
    entries = tuple(entries)
    files = {entry.slug: entry for entry in entries if isinstance(entry, QuizEntry)}
    folder = config.layout.quizzes_dir
    return KnownQuizzes(
        files=files,
        near=nearest(files),
        named={ref.name for entry in entries for ref in named_quizzes(entry) if not _is_own(ref, entry)},
        hidden=hidden,
        unread={name_of(path) for path in unread if folder and path.startswith(f"{folder}/")},
        folder=f"{config.docs_dir}/{folder}" if folder else "",
    )


def _is_own(ref: Ref, entry: AnyEntry) -> bool:
    return isinstance(entry, QuizEntry) and entry.slug == ref.name


def check_quizzes(entry: AnyEntry, known: KnownQuizzes) -> Problems:
    """Quizzes that an entry names and that are not there; and a quiz that nothing names."""
    found = [problem for ref in named_quizzes(entry) for problem in _named(ref, known)]
    # One with mistakes is not yet ready to be shown.
    if isinstance(entry, QuizEntry) and entry.quiz is not None and entry.slug not in known.named:
        found.append(_not_shown(entry))
    return tuple(found)


def _named(ref: Ref, known: KnownQuizzes) -> Iterator[Problem]:
    entry = known.files.get(ref.name)
    if entry is not None and entry.path in known.hidden:
        message = f"the quiz {shortened(ref.name)!r} is not published now, so readers see nothing of it here"
        yield note(ref.span, "hidden-quiz", message, "it appears by itself when the quiz does")
    if entry is None and ref.name not in known.unread:
        yield _unknown(ref.name, ref.span, known)


def _unknown(name: str, span: Span, known: KnownQuizzes) -> Problem:
    near = known.near.to(name, 0.6)
    if near:
        hint = f"did you mean {near!r}?"
    elif known.folder:
        hint = f"write {known.folder}/{shortened(name)}.md, or take it out"
    else:
        hint = "take it out: a blog in Material's layout has no quizzes"
    return error(span, "unknown-quiz", f"there is no quiz {shortened(name)!r}", hint)


def _not_shown(entry: QuizEntry) -> Problem:
    message = "no text holds this quiz and no front matter names it, so readers hardly find it"
    hint = f"name it in the front matter of a post:   quiz: {entry.slug}"
    return note(entry.span, "quiz-not-shown", message, hint)
