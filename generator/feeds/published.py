"""What a preview with drafts may say of them in feeds: nothing, as if it had been built without."""

from __future__ import annotations

from dataclasses import replace

from generator.library.values import Library
from generator.library.visibility import hidden_because
from generator.model import Moment, PostEntry, QuizEntry


def as_published(library: Library, now: Moment) -> Library:
    """The Library less the posts and quizzes that are hidden from everybody else: links to them become their text."""
    entries: list[PostEntry | QuizEntry] = [post.entry for post in library.posts]
    entries += [quiz.entry for quiz in library.quizzes.values()]
    hidden = {entry.path for entry in entries if hidden_because(entry, now, with_drafts=False)}
    if not hidden:
        return library
    found = {path: target for path, target in library.targets.items() if path in hidden}
    gone = frozenset(target.address for target in found.values() if target.address is not None)
    return replace(
        library,
        posts=tuple(post for post in library.posts if post.entry.path not in hidden),
        quizzes={name: quiz for name, quiz in library.quizzes.items() if quiz.entry.path not in hidden},
        targets={**library.targets, **{path: replace(target, address=None) for path, target in found.items()}},
        addresses=library.addresses - gone,
        absent=library.absent | gone,
    )
