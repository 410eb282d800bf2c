"""What a check answers: a finding is something wrong on one page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """`page` is a kind of page or a file of the site; `what` one line that says what is wrong and where."""

    check: str
    page: str
    what: str

    def __str__(self) -> str:
        return f"{self.page}: {self.check}: {self.what}"


def told(findings: tuple[Finding, ...]) -> str:
    """All findings as a test's message shows them."""
    return "\n".join(map(str, sorted(findings)))
