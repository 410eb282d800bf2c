"""Frames: Material's page around ours, rendered once for each key, cut at its slots and remembered in memory."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Environment, TemplateError, TemplateNotFound, TemplateSyntaxError

from generator.config.values import Config
from generator.diagnostics import Problem, Problems, Span, error, warning
from generator.theme.contract import frame_values
from generator.theme.slots import cut, mark, spoilt, without_spoilt
from generator.views.shell import SLOTS, Frame, FrameKey, MenuItem

# What an owner's template can raise: it is a program, though a small one.
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

_GENERATOR = re.compile(r'<meta name="generator" content="mkdocs-[^"]*">')


class Frames:
    """The frames of one site: `frames(key)` is the frame, `problems` what went wrong with those asked for so far.

    A template that fails gives a bare frame and an error, so that all problems of a build are found at once.
    """

    def __init__(
        self,
        environment: Environment,
        config: Config,
        values: Mapping[str, Any],
        menu: tuple[MenuItem, ...],
        shown: Callable[[str], str],
    ) -> None:
        """`values` are what all frames are made of, `shown` tells the path of a template's file for problems."""
        self._environment = environment
        self._config = config
        self._values = values
        self._menu = menu
        self._shown = shown
        self._frames: dict[FrameKey, Frame] = {}
        self._problems: dict[Problem, None] = {}

    def __call__(self, key: FrameKey) -> Frame:
        if key not in self._frames:
            self._frames[key] = self._render(key)
        return self._frames[key]

    @property
    def problems(self) -> Problems:
        return tuple(self._problems)

    def _render(self, key: FrameKey) -> Frame:
        name = f"frames/{key.name}.html"
        try:
            template = self._environment.get_template(name)
            html = template.render({**self._values, **frame_values(self._config, self._menu, key)})
        except _FAILURES as failure:
            self._problems[template_error(failure, name, self._shown)] = None
            return Frame(pieces=("", ""), slots=("content",))
        frame = cut(_finished(html, keeps_facts=bool(self._config.extra.get("repo_facts"))))
        if changed := spoilt(frame):
            self._problems.update({_slot_spoilt(slot, Span(self._shown(name))): None for slot in changed})
            frame = without_spoilt(frame)
        return frame


def _finished(html: str, *, keeps_facts: bool) -> str:
    html = _GENERATOR.sub('<meta name="generator" content="milepost">', html)
    if not keeps_facts:
        # The bundle asks the repository's host for stars and forks wherever it finds this component.
        html = html.replace(' data-md-component="source"', "")
    if mark("head") not in html:
        # Not in a block: owners override `extrahead` without calling super().
        html = html.replace("</head>", f"{mark('head')}\n</head>", 1)
    if "<pre" not in html and "<textarea" not in html:
        html = "\n".join(line for line in html.split("\n") if line and not line.isspace())
    return html.strip() + "\n"


def template_error(failure: Exception, name: str, shown: Callable[[str], str]) -> Problem:
    """A template that cannot be rendered, at the line where it failed; `name` is the template that was asked for."""
    message = f"this template fails: {str(failure).splitlines()[0] if str(failure) else type(failure).__name__}"
    if isinstance(failure, TemplateSyntaxError):
        span = Span(shown(failure.filename or failure.name or name), failure.lineno)
    else:
        span = _place(failure, shown) or Span(shown(name))
    if isinstance(failure, TemplateNotFound):
        hint = f"write a template {failure.name!r}, or correct the name"
        message = f"this template asks for {failure.name!r}, which is not there"
    elif isinstance(failure, KeyError) and "no slot" in message:
        message, hint = f"this template asks for {failure.args[0]}", "name one of these slots"
    else:
        hint = "compare it with the theme's own template of this name, or remove it to use that"
    return error(span, "template-error", message, hint)


def _place(failure: Exception, shown: Callable[[str], str]) -> Span | None:
    """The innermost line of a template in the traceback, which Jinja2 rewrites to templates' own lines."""
    lines = [
        entry for entry in traceback.extract_tb(failure.__traceback__) if entry.filename.endswith((".html", ".svg"))
    ]
    return Span(shown(lines[-1].filename), lines[-1].lineno or 0) if lines else None


def _slot_spoilt(slot: str, span: Span) -> Problem:
    known = slot if slot in SLOTS else "a slot"
    return warning(
        span,
        "template-slot-spoilt",
        f"a template changes the value of {known!r} with a filter, or uses it in an address or a script"
        if slot in SLOTS
        else "a template changes the value of a slot with a filter",
        "a page's own values come after the filters; use them as they are, as text between tags",
    )
