"""A site with a series of four parts, the last of them planned, and steps to take: for tests in a browser."""

from __future__ import annotations

from pathlib import Path

from tests.sites import CONFIG, build_site, post, said, write_site

ORDER = """\
---
title: Four Steps
topic: Direction
description: From a roadmap to a purpose.
audience: owners of small firms
naming: step
parts:
  - roadmap
  - pathfinder
  - vision
  - title: A purpose
    due: 2026-12-01
---

What the series is about.

<!-- parts -->

What to take from it.
"""
LONG = "\n\n".join(["A paragraph that has a good deal to say about roads, and who walks them, and why. " * 6] * 8)
STEPS = {
    "roadmap": (
        "- [ ] Write ninety days on one page | 20 min | day 3\n"
        "- [ ] Hang it up; where, well, *everybody* sees it | day 10"
    ),
    "pathfinder": (
        "- [ ] Name who leads | 5 min\n"
        "- [ ] Tell them öffentlich, with ünusual letters, so that the line is a long one indeed"
    ),
    "vision": "- [ ] Draw where you will be | week 3",
}


def series_post(name: str, day: int) -> str:
    return post(
        f"A {name}",
        f"2026-01-0{day}",
        f"{LONG}\n\n## What to do\n\n{STEPS[name]}",
        topics="[Direction]",
        description=f"What a {name} is.",
        recap=f"We made a {name}.",
    )


FILES = {
    "content/series/four-steps.md": ORDER,
    **{f"content/posts/{name}.md": series_post(name, day) for day, name in enumerate(STEPS, 1)},
    "content/posts/alone.md": post("Alone", "2026-01-09", "Short.\n\n- [ ] Breathe out"),
    "content/posts/without.md": post("Without", "2026-01-10", "Nothing to do."),
}
STEPS_IN_ALL = 5
PALETTES = """\
theme:
  name: material
  palette:
    - {media: "(prefers-color-scheme: light)", scheme: default, toggle: {icon: material/lightbulb, name: Dark}}
    - {media: "(prefers-color-scheme: dark)", scheme: slate, toggle: {icon: material/lightbulb, name: Light}}
"""


def build_series_site(folder: Path, script: str = "small") -> Path:
    """The folder of the built site."""
    config = CONFIG.replace("  - milepost:\n", f"  - milepost:\n      script: {script}\n") + PALETTES
    result = build_site(write_site(folder, {**FILES, "mkdocs.yml": config}))
    assert result.counts, said(result)
    return folder / "site"
