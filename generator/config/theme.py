"""`theme:` and `extra:` as Material's users write them. Whether an icon, logo or template exists is asked elsewhere."""

from __future__ import annotations

from typing import Any

from generator.config.idle import Idle
from generator.config.keys import (
    COLORS,
    EXTRA_ENTRIES,
    EXTRA_KINDS,
    FEATURES,
    IDLE_FEATURES,
    IDLE_THEME_KEYS,
)
from generator.config.nodes import Mapping, Node, Scalar, Sequence, plain, truth
from generator.config.sections import Section
from generator.config.values import Palette, ThemeConfig
from generator.config.words import did_you_mean, nearest
from generator.diagnostics import error, warning


def parse_theme(site: Section, idle: Idle) -> ThemeConfig:
    """`theme:` as far as it can be judged without looking at the theme itself."""
    theme = _section(site)
    _check_name(theme)
    palettes, palette_is_list = _palettes(theme)
    text, code = _fonts(theme)
    parsed = ThemeConfig(
        custom_dir=theme.text("custom_dir").rstrip("/"),
        language=theme.text("language", "en"),
        direction=theme.choice("direction", ("ltr", "rtl"), ""),
        features=_features(theme, idle),
        palette=palettes,
        palette_is_list=palette_is_list,
        font_text=text,
        font_code=code,
        logo=theme.text("logo"),
        favicon=theme.text("favicon"),
        icon=_icons(theme),
    )
    _left_over(theme, idle)
    return parsed


def _section(site: Section) -> Section:
    node = site.get("theme")
    if isinstance(node, Scalar):
        node = Mapping(node.span, ((Scalar(node.span, "name"), node),))
    if node is not None and not isinstance(node, Mapping):
        site.expected("theme", node, "a mapping or a name", "theme:\n  name: material")
    return Section("theme", node if isinstance(node, Mapping) else Mapping(site.span("theme")), site.problems)


def _check_name(theme: Section) -> None:
    name = theme.text("name", "material")
    if name != "material":
        message = f"there is no theme '{name}' here: pages look like Material for MkDocs"
        hint = "theme:\n  name: material\ntemplates of your own go into `custom_dir`"
        theme.problems.append(error(theme.span("name"), "unknown-theme", message, hint))


def _features(theme: Section, idle: Idle) -> tuple[str, ...]:
    for feature in theme.scalars("features"):
        name = feature.text.strip()
        if name in FEATURES:
            continue
        near = "" if name in IDLE_FEATURES else nearest(name, FEATURES | IDLE_FEATURES, 0.8)
        if near:
            message = f"the theme has no feature '{name}'"
            theme.problems.append(warning(feature.span, "unknown-feature", message, f"did you mean '{near}'?"))
        else:
            idle.add("features", name, feature.span)
    return tuple(dict.fromkeys(theme.texts("features")))


def _palettes(theme: Section) -> tuple[tuple[Palette, ...], bool]:
    node = theme.get("palette")
    if isinstance(node, Sequence):
        return tuple(_palette(one) for one in theme.sections("palette", "scheme: default")), True
    alone = theme.section("palette")
    return ((_palette(alone),) if isinstance(node, Mapping) else ()), False


def _palette(section: Section) -> Palette:
    toggle = section.section("toggle")
    icon, name = toggle.text("icon"), toggle.text("name")
    if section.has("toggle") and not (icon and name):
        hint = "toggle:\n  icon: material/brightness-4\n  name: Switch to dark mode"
        section.wrong("toggle", "must have an icon and a name", hint)
        icon = name = ""
    palette = Palette(
        scheme=section.text("scheme", "default"),
        primary=_color(section, "primary"),
        accent=_color(section, "accent"),
        media=section.text("media"),
        toggle_icon=icon,
        toggle_name=name,
    )
    _unknown_keys(section)
    return palette


def _color(section: Section, key: str) -> str:
    """A colour's name. One that nobody knows may be defined by the owner's own style sheet, so only slips are told."""
    color = section.text(key, "indigo")
    name = color.replace("-", " ")
    if name not in COLORS and (near := nearest(name, COLORS)):
        problem = warning(section.span(key), "unknown-color", f"no colour '{color}'", f"did you mean '{near}'?")
        section.problems.append(problem)
    return color


def _fonts(theme: Section) -> tuple[str, str]:
    """The fonts that the owner names. Material's own default would load two from Google for every reader."""
    node = theme.get("font")
    if node is None or truth(node) is False:
        return "", ""
    font = theme.section("font")
    chosen = tuple("" if _is_off(font.get(key)) else font.text(key) for key in ("text", "code"))
    _unknown_keys(font)
    return chosen[0], chosen[1]


def _is_off(node: Node | None) -> bool:
    return node is None or truth(node) is False


def _icons(theme: Section) -> dict[str, Any]:
    icons = theme.section("icon")
    for key, value in icons.node.pairs:
        inside = value.pairs if isinstance(value, Mapping) else ((key, value),)
        for name, icon in inside:
            if not isinstance(icon, Scalar):
                icons.expected(name.text, icon, "the name of an icon", f"{name.text}: material/check")
                return {}
    return {key.text: plain(value) for key, value in icons.node.pairs}


def _left_over(theme: Section, idle: Idle) -> None:
    """MkDocs hands any key on to the templates, so a key that is no near miss is taken for the owner's own."""
    known = [key for key in theme.asked if key]
    for key in theme.left_over():
        near = nearest(key.text, known)
        if key.text in IDLE_THEME_KEYS or not near:
            idle.add("theme", key.text, key.span)
        else:
            message = f"the theme has no setting '{key.text}'"
            theme.problems.append(warning(key.span, "unknown-key", message, f"did you mean '{near}'?"))


def _unknown_keys(section: Section) -> None:
    for key in section.left_over():
        hint = did_you_mean(key.text, section.asked) or f"known here: {', '.join(section.asked)}"
        problem = warning(key.span, "unknown-key", f"'{section.name}' has no key '{key.text}'", hint)
        section.problems.append(problem)


def parse_extra(site: Section) -> dict[str, Any]:
    """All of `extra:` for the templates; what Material's own would stumble over is a problem and is left out."""
    extra = site.section("extra")
    before = len(site.problems)
    unfit = set()
    for key, kind in EXTRA_KINDS.items():
        _check_extra(extra, key, kind)
        if len(site.problems) > before:
            unfit.add(key)
            before = len(site.problems)
    return {key.text: plain(value) for key, value in extra.node.pairs if key.text not in unfit}


def _check_extra(extra: Section, key: str, kind: str) -> None:
    node = extra.get(key)
    if key in EXTRA_ENTRIES:
        needed, example = EXTRA_ENTRIES[key]
        for entry in extra.sections(key, example):
            for name in needed:
                if not entry.text(name):
                    message = f"'{entry.name}' has no '{name}'"
                    extra.problems.append(error(entry.node.span, "config-value", message, f"- {example}"))
    elif kind == "mapping":
        # `analytics: false` and the like are how MkDocs' users switch an inherited setting off.
        if node is not None and truth(node) is not False:
            extra.section(key)
    elif kind == "text":
        extra.text(key)
    elif kind == "flag":
        extra.flag(key, True)
    elif node is not None and not isinstance(node, Sequence):
        extra.expected(key, node, "a list", f"{key}:\n  - …")
