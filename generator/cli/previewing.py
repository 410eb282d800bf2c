"""What the preview tells its author on the terminal."""

from __future__ import annotations

import threading
import webbrowser
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.endings import explained
from generator.cli.progress import bar
from generator.cli.report import formatted, previewed, seen_from_here
from generator.cli.saying import say

if TYPE_CHECKING:
    from generator.build import Result
    from generator.build.request import Progress


class Spoken:
    """A generator.serve.Teller that speaks on standard error, and gives the address on standard output."""

    def __init__(self, config: Path, *, opens: bool) -> None:
        self._config = config
        self._opens = opens

    def address(self, url: str, *, taken: int | None, is_open: bool) -> None:
        say(f"Preview: {url}  (Ctrl+C stops it" + (f"; port {taken} is taken)" if taken else ")"))
        if is_open:
            say(
                "Everybody in this network can see the preview, drafts included. Leave --host out to keep it to this"
                " computer.",
                err=True,
            )

    def waiting(self) -> AbstractContextManager[Progress]:
        return bar(wanted=True)

    def built(self, result: Result, seconds: float, *, before: bool) -> None:
        if result.problems:
            say(formatted(seen_from_here(result.problems, self._config), "text"), err=True)
        say(previewed(result, seconds, before=before), err=True)

    def broke(self, mistake: Exception) -> None:
        say(explained(mistake), err=True)

    def blind(self, reason: OSError) -> None:
        said = reason.strerror or str(reason)
        say(f"Changes cannot be seen here ({said}): stop the preview and start it again to see them.", err=True)

    def ready(self, url: str) -> None:
        """A browser may take its time to start, and some only return when they are closed."""
        if self._opens:
            threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
