"""What a quiz's front matter and its file's name say of it. Its text is read elsewhere (`generator/quiz/`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.diagnostics import Problems, Span, error, note
from generator.entries.kinds import name_of
from generator.entries.places import Place
from generator.frontmatter import MappingNode
from generator.model import Ref
from generator.routes import slug_of
from generator.schema import shortened

if TYPE_CHECKING:
    from generator.quiz import Settings
    from generator.schema.models import QuizFields

_ID = re.compile(r"[a-z][a-z0-9-]{0,39}", re.ASCII)
QUIZ_BYTES = 128 * 1024
"""More is never read: every mistake of a quiz is told at once, and that shall take no author's time."""

_OF_A_KIND = ("scale", "chart", "na", "keep")


def quiz_settings(fields: QuizFields, written: MappingNode) -> Settings:
    """What concerns the quiz itself."""
    from generator.quiz import Settings

    return Settings(
        kind=fields.kind,
        scale=fields.scale,
        chart=fields.chart,
        na=fields.na,
        keep=fields.keep,
        written={key.text.strip(): key.span for key, _ in written.entries if key.text.strip() in _OF_A_KIND},
    )


def quiz_place(path: str, slug: Ref | None, file: Span) -> tuple[Place, Problems]:
    """A quiz is called what its file is called: texts name it so, and readers' browsers keep answers by it."""
    problems = []
    name = name_of(path)
    if not _ID.fullmatch(name):
        message = f"a quiz cannot be called {shortened(name)!r}"
        hint = f"rename the file: small letters a to z, digits and -, a letter first, at most 40: {_suggested(name)}.md"
        problems.append(error(file, "quiz-id", message, hint))
    if slug is not None:
        message = "a quiz has the address of its file's name, so 'slug' has no effect"
        problems.append(note(slug.span, "key-without-effect", message, "rename the file, or take this line out"))
    return Place(slug_of(name) or "quiz", file), tuple(problems)


def _suggested(name: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", slug_of(name).lower()).strip("-")
    return (plain if plain[:1].isalpha() else f"quiz-{plain}").strip("-")[:40].rstrip("-")
