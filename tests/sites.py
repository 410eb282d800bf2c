"""Small sites for tests: written from text, built by the real program, read back as bytes."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

LONG = os.environ.get("MILEPOST_LONG") == "1"
"""Whether what takes minutes is to run (make test-long)."""
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
"""The smallest picture: one transparent dot."""

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

CONFIG = """\
site_name: Advice
site_url: https://advice.example/
plugins:
  - search
  - milepost:
      feed: {authority: advice.example, year: 2024}
"""

QUICK = f"{CONFIG}      purge: false\n"
"""The same with whole style sheets: for builds that remember nothing of others, to purge them is most of the work."""

_FILE = re.compile(r'^=== ([^"\n]+)\n', re.MULTILINE)


class MemoryStore:
    """A generator.cache.Store in memory."""

    def __init__(self) -> None:
        self.records: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        return self.records.get(key)

    def put(self, key: str, data: bytes) -> None:
        self.records[key] = data


SHARED: Any = MemoryStore()
"""What builds of tests remember; conftest.py has all workers share one."""

SHARED_FOLDER: Path | None = None
"""Where that is, for builds by programs of their own."""


def files_of(text: str) -> dict[str, str]:
    """The files of a site written as one text: each begins with a line `=== path`."""
    parts = _FILE.split(text)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def post(title: str = "A post", date: str = "2026-01-02", body: str = "Some advice.", **keys: str) -> str:
    """The text of a post."""
    further = "".join(f"{key}: {value}\n" for key, value in keys.items())
    return f"---\ntitle: {title}\ndate: {date}\n{further}---\n\n{body}\n"


def write_site(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """The files below a folder; without a mkdocs.yml of its own the site has a plain one, with no warning."""
    for path, text in {"mkdocs.yml": CONFIG, **files}.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text if isinstance(text, bytes) else text.encode())
    (folder / "content").mkdir(exist_ok=True)
    return folder


def write_quick_site(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    return write_site(folder, {"mkdocs.yml": QUICK, **files})


def build_site(folder: Path, *, now: datetime = NOW, **options: Any) -> Any:
    """The real build of a folder. The answer is its Result. What is dear to make is made once for all tests."""
    from generator.build import Request, build

    given = {"memory": options.pop("memory", None), "executor": options.pop("executor", None)}
    store = options.pop("store", SHARED)
    return build(Request(config=folder / "mkdocs.yml", now=now, **options), **given, store=store)


def published(folder: Path) -> dict[str, bytes]:
    """Every file below a site folder, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def said(result: Any) -> str:
    """All problems of a build as an author reads them."""
    return "\n".join(str(problem) for problem in result.problems)
