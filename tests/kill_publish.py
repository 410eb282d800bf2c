"""Publishes one version of a site of many files, for the test that kills it: kill_publish.py FOLDER VERSION."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from generator.publish import Kind, open_site

FILES = 150


def files(version: int) -> Iterator[tuple[str, bytes, Kind]]:
    """What a version consists of: most files change with each version, some only exist in every third."""
    for number in range(FILES):
        if number % 3 == version % 3:
            yield f"posts/only-{number}/index.html", content(f"posts/only-{number}/index.html", version), "page"
        yield f"posts/post-{number}/index.html", content(f"posts/post-{number}/index.html", version), "page"
        yield (
            f"assets/picture-{number}.{version}.png",
            content(f"assets/picture-{number}.{version}.png", version),
            "asset",
        )
    # A file in one version is a folder in the next.
    swapped = "about" if version % 2 else "about/index.html"
    yield swapped, content(swapped, version), "page"
    for path in ("index.html", "feed.xml", "search/search_index.json"):
        yield path, content(path, version), "list"


def content(path: str, version: int) -> bytes:
    """Long enough to be written in pieces, and telling which version of which file it is."""
    return f"{version} {path}\n".encode() + f"{version:08}".encode() * 2000


def publish(folder: Path, version: int) -> None:
    stage, problems = open_site(
        folder / "site", repository=folder, protected=[folder / "content"], force=False, clean=False
    )
    assert stage is not None, problems
    with stage:
        for path, data, kind in files(version):
            stage.write(path, data, kind)
        print("committing", flush=True)
        published, problems = stage.commit()
    assert published is not None, problems


if __name__ == "__main__":
    publish(Path(sys.argv[1]), int(sys.argv[2]))
