"""One view and one frame to the text of a page. Nothing here reads a file itself or knows what a template says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Problem
from generator.pages.loading import embedded
from generator.pages.mistakes import template_problem
from generator.views.pages import AnyView, RedirectView
from generator.views.policy import Policy, policy_meta, widened
from generator.views.shell import Frame, fill
from generator.views.values import Shell

if TYPE_CHECKING:
    import jinja2

FOLDER = "pages/"
"""Where the page templates are, in the folder of templates."""


def render(view: AnyView, frame: Frame | None, templates: jinja2.Environment) -> str:
    """The whole page. A redirect has no frame, and needs None.

    `templates` looks up "pages/<view.template>" with autoescape and StrictUndefined; it raises jinja2's errors, and
    whatever else a template of the owner's comes to.
    """
    content = templates.get_template(FOLDER + view.template).render(view=view)
    if isinstance(view, RedirectView) or frame is None:
        return content
    allowed = widened(widened(view.shell.policy, frame.loads), embedded(content))
    return fill(frame, slots(view.shell, content, allowed))


def slots(shell: Shell, content: str, policy: Policy) -> dict[str, str]:
    """A value for each slot of generator.views.shell."""
    return {
        "policy": policy_meta(policy),
        "title": shell.title,
        "description": shell.description,
        "head": shell.head,
        "header_title": shell.header_title,
        "skip": shell.skip,
        "content": content,
        "toc": shell.toc,
        "footer_nav": shell.footer_nav,
    }


def attempt(view: AnyView, frame: Frame | None, templates: jinja2.Environment, folder: str) -> str | Problem:
    """`render`, with the template's mistake as a problem at its file in `folder`, and its line.

    Templates are the owner's programs and may raise anything; that is why everything is caught here.
    """
    try:
        return render(view, frame, templates)
    except Exception as mistake:  # noqa: BLE001
        return template_problem(mistake, FOLDER + view.template, folder)
