"""Who may ask the preview for what: its own names, two methods, and paths that stay inside. Opens no file."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass

METHODS = ("GET", "HEAD")
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
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


def refusal(method: str, path: str, host: str, names: Iterable[str], local: str) -> Refusal | None:
    """Why a request is not answered; None where it may be. `local` is the address at which it came in.

    An address in numbers cannot be made to lead elsewhere, so the one that was really asked is always right.
    """
    name = _name(host)
    if name != local and name not in names:
        return Refusal(400, "This preview does not answer under that name.")
    if method not in METHODS:
        return Refusal(405, "A preview can only be read.")
    if not path.startswith("/"):
        return Refusal(400, "Ask for a path.")
    return None


def _name(host: str) -> str:
    """The name in a Host header, without the port and the brackets of IPv6."""
    text = host.strip().lower()
    if text.startswith("["):
        return text[1:].partition("]")[0]
    return text.partition(":")[0].removesuffix(".")


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
