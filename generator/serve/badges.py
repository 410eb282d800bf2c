"""What a page's author is told of how readers see it: "Draft", or when it appears."""

from __future__ import annotations

from datetime import datetime

from generator.library.standing import Unpublished
from generator.model import Moment


def badge(standing: Unpublished, now: datetime) -> str:
    """A few words, such as "Scheduled, 24 November 09:00". The year is said where it is another one."""
    match standing.why, standing.at:
        case "draft", _:
            return "Draft"
        case "scheduled", Moment() as at:
            return f"Scheduled, {_in_words(at, now)}"
        case "expired", Moment() as at:
            return f"Expired, {_in_words(at, now)}"
    return standing.why.capitalize()


def _in_words(moment: Moment, now: datetime) -> str:
    """A moment in the site's zone; midnight is the day alone."""
    at = datetime.fromisoformat(moment.iso)
    year = "" if at.year == now.astimezone(at.tzinfo).year else f" {at.year}"
    time = "" if (at.hour, at.minute) == (0, 0) else f" {at:%H:%M}"
    return f"{at.day} {at:%B}{year}{time}"
