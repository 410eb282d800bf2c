"""The files that mkdocs.yml names for the theme's sake, among the content: logo, favicon, extra CSS and JavaScript."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches

from generator.config.values import Config
from generator.diagnostics import Problem, Problems, Span, error
from generator.library.references import static_address


def place_theme_files(
    named: Iterable[str], files: Collection[str], config: Config
) -> tuple[Mapping[str, tuple[str, str]], Problems]:
    """For each name as mkdocs.yml has it, the content path and the address where it is published.

    A name is a content path ("pictures/logo.svg"), or the address of a file that is copied as it is ("favicon.svg").
    """
    placed: dict[str, tuple[str, str]] = {}
    problems: list[Problem] = []
    for name in named:
        path = next((path for path in (name, f"{config.layout.static_dir}/{name}") if path in files), None)
        if path is None:
            problems.append(_missing(name, files, config))
        else:
            placed[name] = (path, static_address(path, config.layout) or path)
    return placed, tuple(problems)


def _missing(name: str, files: Collection[str], config: Config) -> Problem:
    near = get_close_matches(name, files, n=1, cutoff=0.6)
    hint = f"did you mean {near[0]!r}?" if near else f"put it into {config.docs_dir}/, or take the line out"
    message = f"{config.docs_dir}/ has no file {name!r}, which the theme is to use"
    return error(Span(config.path), "missing-theme-file", message, hint)
