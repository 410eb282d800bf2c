"""Rules on sentences: words that are true for some days only, and figures that nobody can look up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Problem, note
from generator.editor.texts import Text
from generator.editor.wording import COMPARED, DATED, FIGURE, SPELT_DAY, Dated

_SENTENCE_END = re.compile(r"[.!?](?=[\s*_]|\Z)")


def dated_words(text: Text, language: str) -> Iterator[Problem]:
    """The first in each sentence that dates it."""
    words = DATED.get(language.partition("-")[0].casefold())
    if words is None:
        return
    for paragraph in text.paragraphs:
        if words.told.search(paragraph.prose) is None and words.counted.search(paragraph.prose) is None:
            continue
        for start, end in _sentences(paragraph.prose):
            found = _dated(paragraph.prose[start:end], words)
            if found is not None:
                said = " ".join(found[0].split())
                yield note(
                    paragraph.at(start + found.start()),
                    "dated-words",
                    f"{said!r} is true for some days only, and readers come for years",
                    "name the day, month or year, or leave the words out",
                )


def _dated(sentence: str, words: Dated) -> re.Match[str] | None:
    """Not where the sentence says the day itself, compares one week with the next, or asks.

    "Write down what you did last week" is said of the reader's own time: such words date a sentence only if its author
    speaks of himself.
    """
    counted = words.counted.search(sentence) if words.author.search(sentence) else None
    found = words.told.search(sentence) or counted
    if found is None or sentence.endswith("?") or SPELT_DAY.search(sentence):
        return None
    return None if all(each.search(sentence) for each in COMPARED) else found


def _sentences(prose: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _SENTENCE_END.finditer(prose):
        yield start, end.end()
        start = end.end()
    yield start, len(prose)


def numbers_without_source(text: Text) -> Iterator[Problem]:
    """The first in each paragraph; a list and the sentence above it may name one source for all."""
    sourced = {paragraph.group for paragraph in text.paragraphs if paragraph.has_source}
    for paragraph in text.paragraphs:
        found = next((each for each in FIGURE.finditer(paragraph.prose) if _is_claim(each[0])), None)
        if found is not None and paragraph.group not in sourced:
            yield note(
                paragraph.at(found.start()),
                "number-without-source",
                f"nothing here says where {' '.join(found[0].split())!r} comes from",
                "link to the source in this paragraph, or add a footnote",
            )


def _is_claim(figure: str) -> bool:
    """Nobody looks up "100 percent"."""
    digits = re.sub(r"\D", "", figure)
    return digits not in ("0", "100", "110") or not figure[0].isdigit()
