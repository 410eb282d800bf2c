"""What readers do not see, in numbers. Nothing here decides who is hidden."""

from __future__ import annotations

from generator.model.base import Value


class Hidden(Value, frozen=True, kw_only=True):
    """How many posts are hidden, by the reason."""

    drafts: int = 0
    scheduled: int = 0
    expired: int = 0

    @property
    def posts(self) -> int:
        return self.drafts + self.scheduled + self.expired
