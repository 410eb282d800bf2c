"""What an owner may write after the options of `milepost digest`, as values. Nothing here makes an issue."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from generator.model import Moment

_AGO = re.compile(r"([0-9]{1,4}) ?([dw])", re.IGNORECASE)
_URL = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+")
# Of providers that we do not know: what stands between two marks.
_TAG = re.compile(r"[\[{(*%$#<|][^\"<>\r\n]*[\]})*%$#>|]")


@dataclass(frozen=True, slots=True)
class Ago:
    """So many days before today."""

    days: int


class Day(click.ParamType["datetime | Ago"]):
    """A day, a time, or how many days or weeks ago."""

    name = "day"
    Value = datetime | Ago

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime | Ago:
        if isinstance(value, datetime | Ago):
            return value
        text = str(value).strip()
        if ago := _AGO.fullmatch(text):
            return Ago(int(ago[1]) * (7 if ago[2].lower() == "w" else 1))
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            self.fail(
                f"{str(value)!r} is not a day. Write 2026-11-01, or 7d for seven days, or 2w for weeks.", param, ctx
            )


def since(day: datetime | Ago, now: Moment) -> datetime:
    """The moment from which on posts are wanted: the beginning of a day so many days ago, in the site's zone."""
    if isinstance(day, datetime):
        return day
    today = datetime.fromisoformat(f"{now.date}T00:00:00")
    try:
        return today - timedelta(days=day.days)
    except OverflowError:
        return datetime.min  # noqa: DTZ901 - the site's zone is added by whoever asks


class Sending(click.ParamType["tuple[str, str]"]):
    """A name and an address, or an address alone, as e-mail programs write them."""

    name = "sender"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        if isinstance(value, tuple):
            return value
        from email.errors import MessageError
        from email.headerregistry import Address
        from email.utils import parseaddr

        name, address = parseaddr(str(value))
        try:
            Address(addr_spec=address)
            good = address.isascii() and "@" in address and not re.search(r"[\s<>,;]", address)
            # Some versions of Python read no further than to the end of a line.
            good = good and str(value).isprintable()
        except (ValueError, IndexError, MessageError):
            good = False
        if not good:
            self.fail(
                f"{str(value)!r} is not a sender. Write hello@firm.example, or 'Ann <ann@firm.example>'.", param, ctx
            )
        return name, address


class Leaving(click.ParamType[str]):
    """Where readers unsubscribe: a URL, an address to write to, or the tag of a provider."""

    name = "url"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        text = str(value).strip()
        if text and not _URL.fullmatch(text) and not _TAG.fullmatch(text):
            self.fail(f"{text!r} leads nowhere. Write https://…, or mailto:…, or the tag of your provider.", param, ctx)
        return text
