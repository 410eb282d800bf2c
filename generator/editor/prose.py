"""Rules on sentences: words that are true for some days only, and figures that nobody can look up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Problem, note
from generator.editor.texts import Text
from generator.editor.wording import COMPARED, DATED, FIGURE, SPELT_DAY

_SENTENCE_END = re.compile(r"[.!?](?=[\s*_]|\Z)")


def dated_words(text: Text, language: str) -> Iterator[Problem]:
    """The first in each sentence, unless the sentence says the day itself."""
    words = DATED.get(language.partition("-")[0].casefold())
    if words is None:
        return
    for paragraph in text.paragraphs:
        last = ""
        for found in words.finditer(paragraph.prose):
            sentence = _sentence(paragraph.prose, found.start())
            if sentence != last and not _is_timeless(sentence):
                said = " ".join(found[0].split())
                yield note(
                    paragraph.at(found.start()),
                    "dated-words",
                    f"{said!r} is true for some days only, and readers come for years",
                    "name the day, month or year, or leave the words out",
                )
            last = sentence


def _is_timeless(sentence: str) -> bool:
    """Whether it says the day itself, compares one week with the next, or asks."""
    if sentence.endswith("?"):
        return True
    return SPELT_DAY.search(sentence) is not None or all(words.search(sentence) for words in COMPARED)


def _sentence(prose: str, offset: int) -> str:
    begin = max((found.end() for found in _SENTENCE_END.finditer(prose, 0, offset)), default=0)
    end = _SENTENCE_END.search(prose, offset)
    return prose[begin : end.end() if end else len(prose)]


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
