"""Which day an author may have meant by a date in another notation. A guess is shown to paste, and never used."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?(?: of)?[ -]([a-z]{3,9})\.?,?[ -](\d{4})", re.ASCII)
_MONTH_DAY_YEAR = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[/.-]?(\d{1,2})[/.-]?(\d{1,2})", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)
_TIME = re.compile(r"\s*,?(?:\s+at)?\s+\d{1,2}:\d{2}.*$|(?<=\d)t\d{2}:?\d{2}.*$")
_WEEKDAY = re.compile(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? ")


def guess_days(text: str) -> tuple[str, ...]:
    """ISO dates: none where nothing can be guessed, two where `3/4/2026` may be a day of March or of April."""
    plain = _WEEKDAY.sub("", _TIME.sub("", " ".join(text[:60].casefold().split())))
    if found := _DAY_MONTH_YEAR.fullmatch(plain):
        return _days((found[3], _month(found[2]), found[1]))
    if found := _MONTH_DAY_YEAR.fullmatch(plain):
        return _days((found[3], _month(found[1]), found[2]))
    if (found := _YEAR_FIRST.fullmatch(plain)) and (len(plain) == 8 or not plain.isdigit()):
        return _days((found[1], found[2], found[3]))
    if found := _YEAR_LAST.fullmatch(plain):
        day_first, month_first = (found[4], found[3], found[1]), (found[4], found[1], found[3])
        return _days(day_first) if found[2] == "." else _days(month_first, day_first)
    return ()


def _month(word: str) -> int:
    """1 to 12 for "nov", "sept" and "november", 0 for anything else."""
    return _MONTHS.index(word[:3]) + 1 if word[:3] in _MONTHS else 0


def _days(*candidates: tuple[str | int, str | int, str | int]) -> tuple[str, ...]:
    found = []
    for year, month, day in candidates:
        try:
            found.append(date(int(year), int(month), int(day)).isoformat())
        except ValueError:
            continue
    return tuple(dict.fromkeys(found))
