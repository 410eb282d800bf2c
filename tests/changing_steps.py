"""The steps that a changing site takes: something changes, is tampered with or grows old, and the site is built."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from hypothesis import strategies as st

from tests.changes import CHANGES, changed, nth
from tests.changing_sites import ChangingSite
from tests.sites import NOW
from tests.tampering import TAMPERINGS, tamper

Step = Callable[[ChangingSite, int, int, int], None]

NUMBERS = st.integers(0, 499)
WAYS = ("command", "program", "command", "command, drafts", "command", "command, clean", "command", "command, strict")
DAYS = (0, 1, 2, 3, 8, 13, 40, 400, -1, -30, -400)
HOW = tuple(TAMPERINGS)
WORST_FIRST = ("word", "key", "option", "picture", "deleted")


def take(site: ChangingSite, kind: str, which: int, what: int, how: int) -> None:
    """A site that is broken is mended in the same step: or every later one would only find that it is."""
    if site.is_broken:
        site.mend()
    if kind in CHANGES:
        site.change(changed(site.files, kind, which, what))
        if how % 16 < 12:
            site.rest()
        site.check(nth(WAYS, how))
    else:
        OTHERS[kind](site, which, what, how)


def much_at_once(site: ChangingSite, which: int, what: int, how: int) -> None:
    """As after a checkout of another branch."""
    for number in range(2 + how % 4):
        kind = nth([*CHANGES], which + 7 * number)
        site.change(changed(site.files, kind, which + number, what + 11 * number))
    site.rest()
    site.check("command")


def by_stealth(site: ChangingSite, which: int, what: int, how: int) -> None:
    """Files change between two builds, and neither their sizes nor their times tell."""
    if how % 2:
        site.age()
    site.rest()
    site.check("command")
    site.change_by_stealth(changed(site.files, nth(("word", "picture"), how // 2), which, what - what % 7))
    site.check("command")


def later(site: ChangingSite, which: int, what: int, how: int) -> None:
    """Time passes, or somebody builds as of another day."""
    site.rest()
    site.now = NOW + timedelta(days=nth(DAYS, which), hours=what % 24)
    site.check(nth(WAYS[:4], how))


def tampered(site: ChangingSite, which: int, what: int, how: int) -> None:
    """Somebody touches what was published."""
    site.rest()
    tamper(site.site, nth(HOW, how), which)
    if what % 2:
        tamper(site.site, nth(HOW, what), what)
    site.check("command")


def forgetful(site: ChangingSite, which: int, what: int, how: int) -> None:
    """What is remembered is damaged; often together with an edit, so that the memory is asked."""
    for number in range(1 + what % 4):
        tamper(site.memory, nth(HOW, how + number), which + 17 * number)
    if how % 3:
        site.change(changed(site.files, nth(WORST_FIRST, how), which, what))
    site.rest()
    site.check("command")


def nothing(site: ChangingSite, which: int, what: int, how: int) -> None:
    """Nothing changes, or only times do."""
    del which, what
    site.rest()
    site.check("command")
    if how % 2:
        site.age()
        site.rest()
    site.check("command")


OTHERS: dict[str, Step] = {
    "much at once": much_at_once,
    "by stealth": by_stealth,
    "later": later,
    "tampered": tampered,
    "forgetful": forgetful,
    "nothing": nothing,
}
KINDS = (*CHANGES, *OTHERS)
LIKELY = (*KINDS, "word", "block", "key", "key", "key", "option", "later", "forgetful")
