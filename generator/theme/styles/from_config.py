"""What mkdocs.yml says about the looks, as rules: icons of boxes and tags, and the names of fonts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from generator.config.values import ThemeConfig
from generator.theme.icons import Icons


def rules_of(theme: ThemeConfig, icons: Icons) -> str:
    """A style sheet that stands for the `style` elements which Material writes into every page."""
    return "".join((*_icon_rules(theme, icons), *_font_rules(theme)))


def _icon_rules(theme: ThemeConfig, icons: Icons) -> Iterator[str]:
    boxes = theme.icon.get("admonition")
    for kind, name in boxes.items() if isinstance(boxes, Mapping) else ():
        yield from _icon(":root", f"--md-admonition-icon--{kind}", name, icons)
    yield from _icon(":root", "--md-annotation-icon", theme.icon.get("annotation"), icons)
    tags = theme.icon.get("tag")
    for kind, name in tags.items() if isinstance(tags, Mapping) else ():
        yield from _icon(".md-tag" if kind == "default" else f".md-tag--{kind}", "--md-tag-icon", name, icons)


def _icon(selector: str, variable: str, name: object, icons: Icons) -> Iterator[str]:
    svg = icons.svg(name) if isinstance(name, str) and name else None
    if svg is not None:
        yield f"{selector}{{{variable}:url('data:image/svg+xml;charset=utf-8,{quote(svg.replace(chr(10), ''))}')}}"


def _font_rules(theme: ThemeConfig) -> Iterator[str]:
    for variable, font in (("--md-text-font", theme.font_text), ("--md-code-font", theme.font_code)):
        if font:
            yield f':root{{{variable}:"{_escaped(font)}"}}'


def _escaped(text: str) -> str:
    return "".join(sign if sign.isalnum() or sign in " -_." else f"\\{ord(sign):x} " for sign in text)
