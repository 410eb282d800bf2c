"""A site's theme by hand, and a reader of HTML that notices what does not match; for tests of the theme."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from generator.config.values import Config, Palette, ThemeConfig
from generator.diagnostics import Problems
from generator.theme import Theme, load_theme
from generator.views.shell import SLOTS, Frame, FrameKey, MenuItem, fill

MENU = (
    MenuItem(key="1", title="Home", address=""),
    MenuItem(
        key="2",
        title="Topics",
        address=None,
        children=(
            MenuItem(key="2.1", title="All topics", address="topics/"),
            MenuItem(key="2.2", title="Buying & selling", address="topics/sales/"),
            MenuItem(
                key="2.3",
                title="Deeper",
                address=None,
                children=(
                    MenuItem(key="2.3.1", title="Leaf", address="topics/deep/leaf/"),
                    MenuItem(key="2.3.2", title="Other leaf", address="topics/deep/other/"),
                ),
            ),
        ),
    ),
    MenuItem(key="3", title="About", address="about/"),
    MenuItem(key="4", title="Elsewhere", address="https://elsewhere.example/?a=1&b=2"),
)

TOGGLE = (
    Palette(scheme="default", primary="teal", toggle_icon="material/brightness-7", toggle_name="Dark, please"),
    Palette(scheme="slate", primary="teal", toggle_icon="material/brightness-4", toggle_name="Light, please"),
)


def config(*, theme: Mapping[str, Any] | None = None, **values: Any) -> Config:
    options: dict[str, Any] = {"site_name": "Smith Advice", "site_url": "https://advice.example/"}
    return Config(**{**options, "theme": ThemeConfig(**(theme or {})), **values})


def loaded(given: Config, files: Mapping[str, str | bytes] | None = None) -> tuple[Theme, Problems]:
    """The theme of a site with these files beside its mkdocs.yml."""
    folder = Path(tempfile.mkdtemp(prefix="theme-"))
    for name, text in (files or {}).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_theme(given, folder)


def loaded_whole(given: Config, files: Mapping[str, str | bytes] | None = None) -> tuple[Theme, Problems]:
    """The same with whole style sheets: to purge them takes most of a second, and templates say nothing of it."""
    purge = replace(given.options.purge, enabled=False)
    return loaded(replace(given, options=replace(given.options, purge=purge)), files)


def frame_of(given: Config, key: FrameKey | None = None, files: Mapping[str, str | bytes] | None = None) -> Frame:
    """The frame of a site that has nothing to complain of."""
    theme, problems = loaded_whole(given, files)
    frames = theme.frames(MENU, {})
    frame = frames(key or FrameKey())
    assert (*problems, *frames.problems) == ()
    return frame


def page_of(given: Config, key: FrameKey | None = None, files: Mapping[str, str | bytes] | None = None) -> str:
    """A frame with every slot filled with its own name in brackets."""
    return filled(frame_of(given, key, files))


def filled(frame: Frame) -> str:
    return fill(frame, {slot: f"[{slot}]" for slot in SLOTS})


@dataclass
class Element:
    """An opened element: its name, attributes, and the text below it once it is closed."""

    name: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Reading:
    """What a strict reader saw in a page; `faults` are elements that do not close where they should."""

    elements: list[Element] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def all(self, element: str, /, **attributes: str) -> list[Element]:
        wanted = {key.replace("_", "-"): value for key, value in attributes.items()}
        return [e for e in self.elements if e.name == element and wanted.items() <= e.attributes.items()]

    def with_class(self, name: str) -> list[Element]:
        return [element for element in self.elements if name in element.attributes.get("class", "").split()]

    def addresses(self) -> list[str]:
        return [e.attributes[key] for e in self.elements for key in ("href", "src") if key in e.attributes]


VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.reading = Reading()
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs})
        self.reading.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        self.reading.elements.append(Element(tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1].name == tag:
            self.open.pop()
        else:
            self.reading.faults.append(f"</{tag}> at {self.getpos()} in {[element.name for element in self.open]}")

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data


def read(html: str) -> Reading:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.reading.faults.extend(f"<{element.name}> never closes" for element in reader.open)
    return reader.reading
