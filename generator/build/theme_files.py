"""The files that mkdocs.yml names for the theme's sake, among the content: logo, favicon, extra CSS and JavaScript."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches

from generator.config.values import Config
from generator.diagnostics import Problem, Problems, Span, error
from generator.library.references import static_address
from generator.routes import composed


def place_theme_files(
    named: Iterable[str], files: Collection[str], config: Config
) -> tuple[Mapping[str, tuple[str, str]], Problems]:
    """For each name as mkdocs.yml has it, the content path and the address where it is published.

    A name is a content path ("pictures/logo.svg"), or the address of a file that is copied as it is ("favicon.svg").
    """
    placed: dict[str, tuple[str, str]] = {}
    problems: list[Problem] = []
    for name in named:
        wanted = composed(name)
        path = next((path for path in (wanted, f"{config.layout.static_dir}/{wanted}") if path in files), None)
        if path is None:
            problems.append(_missing(name, files, config))
        else:
            placed[name] = (path, static_address(path, config.layout) or path)
    return placed, tuple(problems)


def _missing(name: str, files: Collection[str], config: Config) -> Problem:
    near = get_close_matches(name, files, n=1, cutoff=0.6)
    hint = f"did you mean {near[0]!r}?" if near else f"put it into {config.docs_dir}/, or take the line out"
    message = f"there is no file {config.docs_dir}/{name}"
    return error(_span(name, config), "missing-theme-file", message, hint)


def _span(name: str, config: Config) -> Span:
    """Where mkdocs.yml names a file."""
    named = {"theme.logo": config.theme.logo, "theme.favicon": config.theme.favicon}
    named |= {f"extra_css.{number}": path for number, path in enumerate(config.extra_css)}
    for number, script in enumerate(config.extra_javascript):
        named |= {f"extra_javascript.{number}": script.path, f"extra_javascript.{number}.path": script.path}
    places = (config.spans[place] for place, path in named.items() if path == name and place in config.spans)
    return max(places, default=Span(config.path))
