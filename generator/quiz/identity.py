"""What a saved answer is known by, and what tells two scorings apart. Nothing here knows a kind."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable

from generator.diagnostics import Problem, error
from generator.markdown import Line
from generator.schema import shortened


def key_of(line: Line) -> str:
    """The key that its author gave a line, else one made of its words: they survive a new order."""
    return line.key or key_of_words(line.words.plain)


def key_of_words(text: str) -> str:
    """8 hexadecimal digits; the same for words that differ in case or spaces only."""
    folded = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return hashlib.sha256(folded.encode()).hexdigest()[:8]


def scoring_hash(scored: object) -> str:
    """8 hexadecimal digits for identities and awards, in their order: lists, texts and numbers."""
    text = json.dumps(scored, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def same_twice(lines: Iterable[Line], what: str) -> list[Problem]:
    """Lines of one list that nobody could tell apart."""
    first: dict[str, Line] = {}
    said = (line for line in lines if line.words.plain or line.key)
    return [_same(line, other, what) for line in said if (other := first.setdefault(key_of(line), line)) is not line]


def _same(line: Line, other: Line, what: str) -> Problem:
    if line.key and line.key == other.key:
        message = f"two {what} have the key {{#{line.key}}}, so their saved answers would be mixed up"
        return error(line.span, "quiz-same-text", message, "give this one another key")
    if line.key or other.key:
        message = f"the key {{#{line.key or other.key}}} is that of another line, made of its words"
        return error(line.span, "quiz-same-text", message, "choose another key")
    message = f"two {what} say the same: {shortened(line.words.plain)!r}"
    return error(line.span, "quiz-same-text", message, f"the first is on line {other.span.line}: reword one of them")
