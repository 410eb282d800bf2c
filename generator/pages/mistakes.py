"""A template's mistake as a problem: the file, the line and what is wrong. Nothing here renders."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Problem, Span, error


def template_problem(mistake: Exception, template: str, folder: str) -> Problem:
    """The problem for what a template raised while it was loaded or shown.

    `template` is the one that was asked for; `folder` is the owner's folder of templates, as problems name it.
    """
    import jinja2

    if isinstance(mistake, jinja2.TemplateNotFound):
        return _missing_template(mistake, template, folder)
    name, line = _place(mistake, template)
    span = Span(f"{folder}/{name}", line)
    if isinstance(mistake, jinja2.UndefinedError):
        hint = (
            "docs/newsletter.md lists what an issue holds"
            if name.startswith("mail/")
            else "docs/pages.md lists what the view of each kind of page holds"
        )
        return error(span, "template-undefined", f"this template asks for what is not there: {_asked(mistake)}", hint)
    if isinstance(mistake, jinja2.TemplateSyntaxError):
        hint = "see Jinja's manual on the syntax of templates"
        return error(span, "template-syntax", f"this template cannot be read: {mistake.message}", hint)
    message = f"this template failed: {type(mistake).__name__}: {mistake}"
    return error(span, "template-failed", message, "a template should only show what the view holds")


def _asked(mistake: Exception) -> str:
    """What Jinja says, with the views called as the manual calls them."""
    return re.sub(r"'(?:\w+\.)*(\w+) object' has no attribute", r"\1 has no", str(mistake))


def _missing_template(mistake: Exception, template: str, folder: str) -> Problem:
    wanted = str(mistake)
    name, line = next(iter(reversed([*_template_lines(mistake)])), (template, 0))
    hint = f"write {folder}/{wanted}, or mend the line that names it"
    return error(Span(f"{folder}/{name}", line), "template-missing", f"there is no template {wanted!r}", hint)


def _place(mistake: Exception, template: str) -> tuple[str, int]:
    """The innermost template and line: a syntax error names them, else jinja2 has put them into the traceback."""
    name, line = getattr(mistake, "name", None), getattr(mistake, "lineno", None)
    if isinstance(name, str) and isinstance(line, int):
        return name, line
    places = list(_template_lines(mistake))
    return places[-1] if places else (template, 0)


def _template_lines(mistake: Exception) -> Iterator[tuple[str, int]]:
    """The traceback's steps inside templates: jinja2 marks them and gives them the template's file and line."""
    step = mistake.__traceback__
    while step is not None:
        if "__jinja_exception__" in step.tb_frame.f_globals:
            yield _name(step.tb_frame.f_code.co_filename), step.tb_lineno
        step = step.tb_next


def _name(file: str) -> str:
    """A template's file as templates are named: from the folder of pages or frames on."""
    path = file.replace("\\", "/")
    for folder in ("pages", "frames", "partials", "mail"):
        _, found, rest = path.rpartition(f"/{folder}/")
        if found:
            return f"{folder}/{rest}"
    return path.rpartition("/")[2]
