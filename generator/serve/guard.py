"""Who may ask the preview for what: its own names, two methods, and paths that stay inside. Opens no file."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass

METHODS = ("GET", "HEAD")
OURS = "/__milepost/"
EVENTS = f"{OURS}events"
LARGEST_HEAD = 16 * 1024
"""Bytes of a request's path and headers."""
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_HOST = re.compile(r"(?:\[([0-9a-f:.]+)\]|([a-z0-9.-]+?)\.?)(?::\d{1,5})?")
_KEPT_HIDDEN = ".well-known"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A status and a sentence for whoever asks in a way in which no browser would."""

    status: int
    reason: str


def allowed_names(host: str, machine: str) -> frozenset[str]:
    """The names under which a browser may ask a preview that listens at `host`.

    Another website can have its own name lead to this computer (DNS rebinding), and then its scripts read what is
    answered under that name. So no name is good that is not this computer's; `machine` is its own in the network.
    """
    if is_loopback(host):
        return LOOPBACK | {host.lower()}
    own = machine.lower()
    return LOOPBACK | {host.lower(), own, f"{own}.local"}


def is_loopback(host: str) -> bool:
    """Whether nobody but this computer reaches a preview there."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What is looked at of a request. `local` is the address at which it came in, `size` that of path and headers."""

    method: str
    path: str
    host: str
    local: str
    size: int = 0


def refusal(head: Head, names: Iterable[str]) -> Refusal | None:
    """Why a request is not answered; None where it may be.

    An address in numbers cannot be made to lead elsewhere, so the one that was really asked is always right.
    """
    name = _name(head.host)
    if not name or (name != head.local and name not in names):
        return Refusal(400, "This preview does not answer under that name.")
    if head.method not in METHODS:
        return Refusal(405, "A preview can only be read.")
    if head.size > LARGEST_HEAD:
        return Refusal(431, "That is more than a browser asks.")
    if not head.path.startswith("/"):
        return Refusal(400, "Ask for a path.")
    return None


def _name(host: str) -> str:
    """The name in a Host header, without the port and the brackets of IPv6; "" for what is none."""
    found = _HOST.fullmatch(host.strip().lower())
    return (found[1] or found[2]) if found else ""


def inner_parts(path: str) -> tuple[str, ...] | None:
    """The names in a decoded path below the site's own, None for one that no page of ours leads to.

    Nothing goes up, nothing hidden is shown, and no name is one of another system's: what is a plain character here
    is a separator, a drive or a stream there.
    """
    *folders, last = path.split("/")
    names = (*folders, last) if last else tuple(folders)
    return names if all(map(_is_plain, names)) else None


def _is_plain(name: str) -> bool:
    if not name or (name.startswith(".") and name != _KEPT_HIDDEN):
        return False
    return name.isprintable() and not any(character in "\\:" for character in name)
