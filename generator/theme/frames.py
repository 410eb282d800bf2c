"""Frames: Material's page around ours, rendered once for each key, cut at its slots and remembered in memory."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import Environment, TemplateError, TemplateNotFound, TemplateSyntaxError

from generator.config.values import Config
from generator.diagnostics import Problem, Problems, Span, error, warning
from generator.pages.loading import loaded
from generator.theme.contract import frame_values
from generator.theme.folders import Folders
from generator.theme.slots import cut, mark, spoilt, without_spoilt
from generator.views.after_values import FollowView
from generator.views.policy import Sources, joined_sources
from generator.views.shell import SLOTS, Frame, FrameKey, MenuItem

# What rendering an owner's template can raise: it is a program, though a small one.
_FAILURES = (
    TemplateError,
    ArithmeticError,
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
    RecursionError,
    OSError,
)

_FIRST = re.compile(r"<head\b[^>]*>(?:\s*<meta charset=[^>]*>)?", re.IGNORECASE)
_ALTERNATE = re.compile(r'<link rel="alternate" href="[^"]*" hreflang="[^"]*">')
_GENERATOR = re.compile(r'<meta name="generator" content="mkdocs-[^"]*">')


class Frames:
    """The frames of one site: `frames(key)` is the frame, `problems` what went wrong with those asked for so far.

    A template that fails gives a bare frame and an error, so that all problems of a build are found at once.
    """

    def __init__(
        self,
        environment: Environment,
        config: Config,
        folders: Folders,
        values: Mapping[str, Any],
        menu: tuple[MenuItem, ...],
        follow: Callable[[int], FollowView],
    ) -> None:
        """`values` are those that all frames have in common; `follow` are those of the footer at a depth."""
        self._environment = environment
        self._config = config
        self._folders = folders
        self._values = values
        self._menu = menu
        self._follow = follow
        self._frames: dict[FrameKey, Frame] = {}
        self._problems: dict[Problem, None] = {}

    def __call__(self, key: FrameKey) -> Frame:
        if key not in self._frames:
            self._frames[key] = self._render(key)
        return self._frames[key]

    @property
    def loads(self) -> Sources:
        """What any of the frames asked for so far needs to load."""
        return joined_sources(frame.loads for frame in self._frames.values())

    @property
    def problems(self) -> Problems:
        return tuple(self._problems)

    def _render(self, key: FrameKey) -> Frame:
        name = f"frames/{key.name}.html"
        try:
            template = self._environment.get_template(name)
            own = frame_values(self._config, self._menu, key)
            html = template.render({**self._values, **own, "follow": self._follow(key.depth)})
        except _FAILURES as failure:
            self._problems[_template_problem(failure, name, self._config, self._folders)] = None
            return Frame(pieces=("", ""), slots=("content",))
        html = _finished(html, keeps_facts=bool(self._config.extra.get("repo_facts")))
        frame = cut(html)
        place = self._folders.find(name)
        span = Span(self._folders.shown(place) if place else name)
        changed = spoilt(frame)
        if key.name == "page" and "content" not in frame.slots:
            self._problems[_content_missing(span)] = None
        elif changed and not self._problems:  # the same template stands behind every kind of frame
            self._problems.update({_slot_spoilt(slot, span): None for slot in changed})
        return msgspec.structs.replace(without_spoilt(frame) if changed else frame, loads=loaded(html))


def _finished(html: str, *, keeps_facts: bool) -> str:
    html = _GENERATOR.sub('<meta name="generator" content="milepost">', html)
    if not keeps_facts:
        # The bundle asks the repository's host for stars and forks wherever it finds this component.
        html = html.replace(' data-md-component="source"', "")
    if mark("head") not in html:
        # Not in a block: owners override `extrahead` without calling super().
        html = html.replace("</head>", f"{mark('head')}\n</head>", 1)
    # The home pages of other languages are no translations of every page; the home page names them itself.
    html = _ALTERNATE.sub("", html)
    if mark("policy") not in html:
        # Before anything is loaded; only the encoding must stand in the first 1024 bytes.
        html = _FIRST.sub(lambda found: f"{found[0]}\n{mark('policy')}", html, count=1)
    if "<pre" not in html and "<textarea" not in html:
        html = "\n".join(line for line in html.split("\n") if line and not line.isspace())
    return html.strip() + "\n"


def _template_problem(failure: Exception, name: str, config: Config, folders: Folders) -> Problem:
    """A template that cannot be rendered, at the line where it failed; `name` is the template that was asked for."""
    reason = str(failure).splitlines()[0] if str(failure) else type(failure).__name__
    place, line = _place(failure) or (folders.find(name), 0)
    if place is not None and not folders.is_ours(place):
        # Material's templates are right, so what they were given is not.
        hint = "it shows a part of theme: or extra: that is not what Material's documentation describes"
        return error(Span(config.path), "template-failed", f"Material's template {place.name} fails: {reason}", hint)
    span = Span(folders.shown(place) if place else f"templates/{name}", line)
    if isinstance(failure, TemplateNotFound):
        hint = "write that template, or correct the name"
        return error(span, "template-missing", f"this template asks for {failure.name!r}, which is not there", hint)
    hint = "correct that line, or remove the file to have the theme's own template again"
    if isinstance(failure, TemplateSyntaxError):
        return error(span, "template-syntax", f"this template cannot be read: {reason}", hint)
    return error(span, "template-failed", f"this template fails: {reason}", hint)


def _place(failure: Exception) -> tuple[Path, int] | None:
    """The innermost file and line of a template in the traceback, which Jinja2 rewrites to templates' own lines."""
    if isinstance(failure, TemplateSyntaxError) and failure.filename:
        return Path(failure.filename), failure.lineno
    calls = [call for call in traceback.extract_tb(failure.__traceback__) if call.filename.endswith((".html", ".svg"))]
    return (Path(calls[-1].filename), calls[-1].lineno or 0) if calls else None


def _content_missing(span: Span) -> Problem:
    hint = "write {{ super() }} or {{ slot(\"content\") }} into the block 'content' of your main.html, without a filter"
    return error(span, "template-without-content", "no template behind this frame shows what the pages say", hint)


def _slot_spoilt(slot: str, span: Span) -> Problem:
    what = f"the slot {slot!r}" if slot in SLOTS else "a slot"
    message = f"a template behind this frame changes {what} with a filter, or writes it into a script"
    return warning(span, "template-slot-spoilt", message, "the page's own value comes later; write the slot as it is")
