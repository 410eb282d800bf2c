"""What a quiz's front matter says beside its title: scale, chart and the number to keep. Knows no kind."""

from __future__ import annotations

import re
from difflib import get_close_matches

from generator.diagnostics import error
from generator.quiz.identity import key_of_words
from generator.quiz.kind import Reading
from generator.quiz.limits import SCALE, counted
from generator.schema import shortened

CHARTS = ("radar", "bars")
_SCALE = "scale: [Never, Rarely, Sometimes, Often, Always]"


def scale_of(reading: Reading) -> tuple[str, ...]:
    """The words that statements are answered with, from the least to the most."""
    written, problems = reading.settings.scale, reading.problems
    if not written:
        message = "this quiz does not say how its statements are answered"
        problems.append(error(reading.file, "quiz-setting", message, f"add a line to its front matter:\n{_SCALE}"))
        return ()
    problems += counted(written, SCALE, written[0].span)
    seen: dict[str, str] = {}
    for ref in written:
        if seen.setdefault(key_of_words(ref.name), ref.name) is not ref.name:
            message = f"two words of the scale are the same: {shortened(ref.name)!r}"
            problems.append(error(ref.span, "quiz-same-text", message, "every step of a scale has a word of its own"))
    return tuple(ref.name for ref in written)


def chart_of(reading: Reading, dimensions: int) -> str:
    """How a profile is drawn: as its author says, else a radar where there is something to span."""
    written = reading.settings.chart
    if written is None:
        return "radar" if dimensions >= 3 else "bars"
    if written.name not in CHARTS:
        near = get_close_matches(written.name.lower(), CHARTS, n=1, cutoff=0.5)
        hint = f"did you mean {near[0]!r}?" if near else "write radar or bars"
        message = f"there is no chart {shortened(written.name)!r}"
        reading.problems.append(error(written.span, "quiz-setting", message, hint))
    elif written.name == "radar" and 0 < dimensions < 3:
        message = "a radar needs three dimensions, and there are fewer"
        reading.problems.append(error(written.span, "quiz-setting", message, "chart: bars"))
    return written.name


def keep_of(reading: Reading, items: int) -> int:
    """How many items of a ranking are kept; 0 where the author sets no number."""
    written = reading.settings.keep
    if written is None:
        return 0
    number = int(written.name) if re.fullmatch("[0-9]{1,3}", written.name, re.ASCII) else 0
    if not 1 <= number <= max(items, 1):
        message = f"{shortened(written.name)!r} of {items} items cannot be kept"
        reading.problems.append(error(written.span, "quiz-setting", message, f"keep: {min(3, max(items, 1))}"))
    return number
