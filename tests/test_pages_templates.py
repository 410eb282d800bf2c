"""The page templates as owners meet them: what they can extend, what a mistake in one says, what the manual names."""

from __future__ import annotations

from generator.diagnostics import Problem
from generator.pages import attempt, render
from generator.views import view
from generator.views.shell import Frame
from tests import views_samples as samples
from tests.views_samples import KINDS

ENVIRONMENT = samples.environment()
CONTENT_ONLY = Frame(pieces=("", ""), slots=("content",))


def test_an_owners_template_can_extend_ours_and_fill_a_place():
    own = samples.environment(
        pages__mine="{% extends 'pages/post.html' %}{% block call_to_action %}<p>Call us</p>{% endblock %}"
    )
    mine = samples.site(samples.library(posts=(samples.post("mine", "2026-01-01", template="mine.html"),)))
    seen = view(samples.planned("post", "posts/mine.md", of=mine), mine, samples.body())
    html = render(seen, CONTENT_ONLY, own)
    assert "<p>The text.</p>" in html
    assert "<p>Call us</p>" in html


def mistake(template: str | None) -> Problem:
    own = samples.environment(**({} if template is None else {"pages__mine": template}))
    of = samples.site(samples.library(posts=(samples.post("mine", "2026-01-01", template="mine.html"),)))
    seen = view(samples.planned("post", "posts/mine.md", of=of), of, samples.body())
    found = attempt(seen, CONTENT_ONLY, own, "templates")
    assert isinstance(found, Problem)
    return found


def test_a_template_that_is_not_there_is_a_problem_and_no_traceback():
    found = mistake(None)
    assert found.code == "template-missing"
    assert "'pages/mine.html'" in found.message


def test_a_template_that_asks_for_what_is_not_there_is_told_the_line():
    found = mistake("<p>\n{{ view.titel }}\n</p>")
    assert found.code == "template-undefined"
    assert found.span.line == 2
    assert "titel" in found.message


def test_a_template_that_cannot_be_read_is_told_the_line():
    found = mistake("<p>\n{% if %}\n</p>")
    assert (found.code, str(found.span)) == ("template-syntax", "templates/pages/mine.html:2")


def test_a_template_that_fails_is_a_problem():
    found = mistake("\n\n{{ 1 / 0 }}")
    assert (found.code, found.span.line) == ("template-failed", 3)


def manual_row(manual: str, name: str) -> set[str]:
    row = next(line for line in manual.splitlines() if line.startswith(f"| {name} |"))
    return {part for part in row.split("|")[2].replace("`", " ").replace(",", " ").split() if part}


def test_the_manual_names_everything_that_a_view_holds():
    manual = (samples.TEMPLATES.parent / "docs" / "pages.md").read_text("utf-8")
    manual = manual[manual.index("| Kind of page |") :]
    everywhere = {"template", "frame", "shell", "words", "title", "lang", "breadcrumbs"}
    of = samples.site()
    for kind, key, number in [*KINDS, ("redirect", "old/one/", 1)]:
        seen = view(samples.planned(kind, key, number, of=of), of, samples.body())
        fields = set(type(seen).__struct_fields__)
        assert manual_row(manual, kind) == fields - (everywhere if kind != "redirect" else {"template"})


def test_the_manual_names_every_block_that_can_be_filled():
    manual = (samples.TEMPLATES.parent / "docs" / "pages.md").read_text("utf-8")
    for template in sorted((samples.TEMPLATES / "pages").glob("*.html")):
        row = next((line for line in manual.splitlines() if line.startswith("|") and f"`{template.name}`" in line), "")
        for block in ENVIRONMENT.get_template(f"pages/{template.name}").blocks:
            assert f"`{block}`" in row, f"{template.name}: {block}"
