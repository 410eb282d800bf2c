"""Dates in front matter and file names as points in time in the site's zone. Nothing here knows what time it is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from generator.model import Moment

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment_of(at: datetime, zone: str) -> Moment:
    """A point in time in the site's zone; a time without an offset is the site's own."""
    here = _zone(zone)
    try:
        local = at.replace(tzinfo=here) if at.tzinfo is None else at.astimezone(here)
    except OverflowError:  # the last day that there is, further west
        local = at
    offset = local.utcoffset() or timedelta()
    if offset % timedelta(minutes=1):  # before there were time zones: RFC 3339 has no seconds in an offset
        local = local.astimezone(timezone(timedelta(minutes=round(offset / timedelta(minutes=1)))))
    return Moment(int((local - _EPOCH) // timedelta(seconds=1)), local.isoformat(timespec="seconds"))


def day_of_name(text: str) -> date | None:
    """The date before a file's name, None where it is none, such as 2026-99-99."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found.year >= 1900 else None


def start_of(day: date, zone: str) -> Moment:
    """The first moment of a day."""
    return moment_of(datetime(day.year, day.month, day.day), zone)  # noqa: DTZ001 - moment_of adds the site's zone


@cache
def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # the configuration has reported it
        return ZoneInfo("UTC")
