"""Moments as dates of feeds. Nothing here knows a clock."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from generator.model import Moment


def local_time(moment: Moment) -> datetime:
    """A moment in the site's zone as a feed can say it.

    Zones of the 19th century are seconds off the minute, which a date of a feed cannot say: the day that readers see
    is kept, the seconds of the offset are dropped.
    """
    local = datetime.fromisoformat(moment.iso)
    minutes = (local.utcoffset() or timedelta()) // timedelta(minutes=1)
    return local.replace(tzinfo=timezone(timedelta(minutes=minutes)))
