"""Dates in words, in the theme's language. Nothing here reads a clock or the machine's locale."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.model import Moment
from generator.views.values import DateText

if TYPE_CHECKING:
    from babel import Locale


def date_text(moment: Moment, language: str) -> DateText:
    """A moment as readers see it and as <time datetime> wants it: the day only where no time of day was given."""
    iso = moment.date if moment.iso[11:19] == "00:00:00" else moment.iso
    return DateText(iso=iso, text=day_in_words(moment.date, language))


def iso_date_text(day: str, language: str) -> DateText:
    """The same for a plain ISO date."""
    return DateText(iso=day, text=day_in_words(day, language))


@lru_cache(maxsize=65536)
def day_in_words(day: str, language: str) -> str:
    """ "2026-11-22" as "November 22, 2026"."""
    from babel.dates import format_date

    return format_date(date.fromisoformat(day), format="long", locale=_locale(language))


@lru_cache(maxsize=4096)
def month_in_words(month: str, language: str) -> str:
    """ "2026-11" as "November 2026"."""
    from babel.dates import format_skeleton

    return format_skeleton("yMMMM", date.fromisoformat(f"{month}-01"), locale=_locale(language))


@lru_cache(maxsize=64)
def _locale(language: str) -> Locale:
    """The locale of a language of the theme; English for one that Babel does not know."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        base = language.partition("-")[0]
        return _locale(base) if base != language else Locale("en")
