"""The files that one build wants to publish, and which of them cannot both exist; touches no disk."""

from __future__ import annotations

from generator.diagnostics import Problem, Span, error
from generator.publish.manifest import Kind, folded, folders_of, is_reserved, is_safe


class Claims:
    """The new manifest as it grows. `shown` is the site folder's name in problems."""

    def __init__(self, shown: str) -> None:
        self._shown = shown
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}
        self.digests: dict[str, str] = {}
        self.kinds: dict[str, Kind] = {}

    def claim(self, path: str, digest: str, kind: Kind) -> Problem | None:
        """Adds a file, or says why not, as a problem `output-clash`. The same file again is nothing new.

        A path that climbs or is absolute is a mistake of this program and raises ValueError.
        """
        if not is_safe(path):
            raise ValueError(f"not a path below the site folder: {path!r}")
        key, folders = folded(path), folders_of(folded(path))
        if is_reserved(path):
            message = "this address is kept for Milepost's own list of what it wrote"
            return self._clash(path, message, "rename the file that is to be published here")
        other = (
            self._files.get(key) or self._folders.get(key) or next(filter(None, map(self._files.get, folders)), None)
        )
        if other is not None and (other != path or self.digests.get(path) != digest):
            hint = "rename one of the two files or folders that they come from, or give one another `slug:`"
            message = (
                f"this and {other} cannot both be published: one is a file, and the other needs a folder of its name"
            )
            if other == path:
                message = "two different files are to be published here"
            elif folded(other) == key:
                message = f"this and {other} cannot both be published: to many servers the two names are one"
            return self._clash(path, message, hint)
        self._files[key] = path
        self._folders.update(dict.fromkeys(folders, path))
        self.digests[path] = digest
        self.kinds.setdefault(path, kind)
        return None

    def _clash(self, path: str, message: str, hint: str) -> Problem:
        return error(Span(f"{self._shown}/{path}"), "output-clash", message, hint)
