"""The page that shows photographs of pages side by side: a row for each kind of page, each picture a link to itself."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

_STYLE = """
body { margin: 1rem; font: 14px/1.4 system-ui, sans-serif; background: #ddd; color: #222 }
nav { position: sticky; top: 0; padding: .5rem; background: #ddd }
section > div { display: flex; gap: 1rem; align-items: flex-start; overflow-x: auto }
figure { margin: 0; flex: none }
img { display: block; inline-size: auto; block-size: auto; max-inline-size: 420px; background: white }
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture: of which kind of page, at which address, and how. `width` is 0 in print."""

    page: str
    address: str
    width: int
    scheme: str
    file: str


def write_index(folder: Path, shots: list[Shot]) -> None:
    rows = groupby(sorted(shots, key=lambda shot: _order(shot, shots)), key=lambda shot: shot.page)
    sections = [_section(name, list(row)) for name, row in rows]
    links = " · ".join(f'<a href="#{name}">{name}</a>' for name in dict.fromkeys(shot.page for shot in shots))
    head = f"<!doctype html><meta charset=utf-8><title>Every kind of page</title><style>{_STYLE}</style>"
    (folder / "index.html").write_text(f"{head}\n<nav>{links}</nav>\n{''.join(sections)}", "utf-8")


def _order(shot: Shot, shots: list[Shot]) -> tuple[int, int, str]:
    names = list(dict.fromkeys(shot.page for shot in shots))
    return names.index(shot.page), shot.width or 9999, shot.scheme


def _section(name: str, shots: list[Shot]) -> str:
    figures = "".join(
        f"<figure><figcaption>{escape(' '.join(filter(None, (str(shot.width or ''), shot.scheme))))}</figcaption>"
        f'<a href="{escape(shot.file)}"><img src="{escape(shot.file)}" alt="" loading="lazy"></a></figure>\n'
        for shot in shots
    )
    heading = f'<h2 id="{name}">{name} <small>/{escape(shots[0].address)}</small></h2>'
    return f"<section>{heading}\n<div>{figures}</div></section>\n"
