"""The style sheets of a site, made from all that every page would load. Text to text; no file is touched."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass

from generator.config.values import Palette
from generator.theme.styles.purging import alive
from generator.theme.styles.references import without_unused
from generator.theme.styles.schemes import with_media
from generator.theme.styles.tokens import Node, parse, written
from generator.theme.styles.urls import has_import, moved
from generator.theme.styles.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Source:
    """A style sheet by the path under which it would be published alone."""

    path: str
    css: str


@dataclass(frozen=True, slots=True)
class Sheets:
    """`quiz` has every rule that may apply; `text` those that a page without a quiz needs, `plain` those that
    one without constructs needs.

    `apart` are the paths of sources that cannot be joined with others; they are loaded after.
    """

    plain: str
    text: str
    quiz: str
    apart: tuple[str, ...] = ()


def make_sheets(sources: Sequence[Source], vocabulary: Vocabulary, palettes: Sequence[Palette], folder: str) -> Sheets:
    """The sources as one, in their order, without what can match nothing; they are to be published in `folder`."""
    joined: list[Node] = []
    apart: list[str] = []
    for source in sources:
        nodes = parse(source.css)
        if has_import(nodes):
            apart.append(source.path)
        else:
            joined += moved(nodes, posixpath.dirname(source.path), folder)
    quiz = without_unused(alive(with_media(joined, palettes), vocabulary), vocabulary)
    text = without_unused(alive(quiz, vocabulary.unasking()), vocabulary)
    plain = without_unused(alive(text, vocabulary.plain()), vocabulary)
    for_plain, for_text, for_quiz = written(plain, text, quiz)
    return Sheets(for_plain, for_text, for_quiz, tuple(apart))
