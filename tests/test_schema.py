"""Front matter's values as their keys want them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config.values import Limits
from generator.diagnostics import Problems
from generator.frontmatter import parse_front_matter
from generator.schema import Kind, check_fields, json_schema

ROOT = Path(__file__).resolve().parent.parent


def checked(text: str, kind: Kind = "post") -> tuple[Any, Problems]:
    front = parse_front_matter(f"---\n{text}\n---\n".encode(), "p.md", Limits())
    assert front.readable, front.problems
    return check_fields(kind, front.fields)


def fields(text: str, kind: Kind = "post") -> Any:
    found, problems = checked(text, kind)
    assert problems == ()
    return found


@pytest.mark.parametrize("said", ["yes", "true", "on", "True", "YES", "On", '"yes"', "'true'"])
def test_a_draft_is_a_draft_however_it_is_said(said: str):
    assert fields(f"draft: {said}").draft is True
    assert fields(f"Draft: {said}").draft is True


@pytest.mark.parametrize("said", ["no", "false", "off", "False", "NO", "Off"])
def test_a_draft_is_none_however_that_is_said(said: str):
    assert fields(f"draft: {said}").draft is False


@pytest.mark.parametrize("said", ["1", "0", "y", "n", "maybe", "ja", "[true]", "{a: b}", "", "~", "''", "true, mostly"])
def test_a_doubtful_draft_is_an_error(said: str):
    assert [problem.code for problem in checked(f"draft: {said}")[1]] == ["unreadable-draft"]


@pytest.mark.parametrize(
    "key", ["drafts", "darft", "Draf", "private", "expire", "expiry_date", "unpublishDate", "publishDate"]
)
def test_a_key_that_would_have_hidden_a_post_is_an_error(key: str):
    assert [problem.code for problem in checked(f"{key}: true")[1]] == ["visibility-key"]


@pytest.mark.parametrize("line", ["published: true", "private: no", "status: new", "layout: post"])
def test_a_key_that_hides_nothing_is_no_error(line: str):
    assert {problem.severity for problem in checked(line)[1]} <= {"warning", "note"}


@pytest.mark.parametrize("kind", ["page", "topic", "author"])
def test_what_does_not_expire_says_so(kind: Kind):
    assert [problem.code for problem in checked("expires: 2026-11-20", kind)[1]] == ["visibility-key"]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2026-11-20", "2026-11-20T00:00:00"),
        ('"2026-11-20"', "2026-11-20T00:00:00"),
        ("2026-1-2", "2026-01-02T00:00:00"),
        ("2026-11-20 09:00", "2026-11-20T09:00:00"),
        ("2026-11-20 9:05:06.7", "2026-11-20T09:05:06"),
        ("2026-11-20T09:00:00Z", "2026-11-20T09:00:00+00:00"),
        ("2026-11-20T09:00:00+01:00", "2026-11-20T09:00:00+01:00"),
        ("2014-03-12 09:00:00 -0500", "2014-03-12T09:00:00-05:00"),
    ],
)
def test_a_date_is_read_as_it_is_written(said: str, meant: str):
    assert fields(f"date: {said}").date.created.at.isoformat() == meant
    assert fields(f"date: {{created: {said}}}").date.created.at.isoformat() == meant


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("20 November 2012", "2012-11-20"),
        ("20th of nov 2012", "2012-11-20"),
        ("November 20, 2012", "2012-11-20"),
        ("Tue, 20 Nov 2012 09:00:00 +0000", "2012-11-20"),
        ("11/20/2012", "2012-11-20"),
        ("20/11/2012", "2012-11-20"),
        ("20.11.2012", "2012-11-20"),
        ("2012/11/20", "2012-11-20"),
        ("20121120", "2012-11-20"),
        ("2012-11-20 09:00 PM", "2012-11-20"),
        ("31/2/2012", ""),
        ("99 Foo 2012", ""),
        ("1/2/3/4", ""),
    ],
)
def test_a_date_in_another_notation_gets_a_line_to_paste(said: str, hint: str):
    (problem,) = checked(f"date: {said}")[1]
    assert problem.code == "unreadable-date"
    assert (problem.hint == f"date: {hint}") == bool(hint)


@pytest.mark.parametrize("key", ["topic", "topics", "category", "categories", "Category"])
def test_topics_go_by_all_their_names(key: str):
    for said in ("Sales", "[Sales]", "\n  - Sales", "[Sales, Sales, ~, '']"):
        assert [(ref.name, ref.span.line > 0) for ref in fields(f"{key}: {said}").topics] == [("Sales", True)]


def test_names_that_look_like_numbers_and_words_stay_names():
    assert [ref.name for ref in fields("tags: [2026, no, 10:00, 1e3]").tags] == ["2026", "no", "10:00", "1e3"]


def test_a_list_of_names_has_the_place_of_each():
    assert [str(ref.span) for ref in fields("authors:\n  - one\n  - two").authors] == ["p.md:3:5", "p.md:4:5"]


def test_a_title_over_several_lines_is_one_line_and_keeps_its_no_break_space():
    assert fields("title: Four\n  steps  to\n  better\u00a0sales").title.name == "Four steps to better\u00a0sales"
    assert fields("title: |\n  Four\n  steps").title.name == "Four steps"


def test_a_picture_may_be_its_name_alone_and_then_has_no_alt_text():
    lone, whole = fields("image: a.jpg").image, fields("image: {src: a.jpg, alt: '', caption: C}").image
    assert (lone.src.name, lone.alt) == ("a.jpg", None)
    assert (whole.src.name, whole.alt, whole.caption) == ("a.jpg", "", "C")


def test_where_it_was_first_published_may_be_an_address_alone():
    assert fields("canonical: https://a.example/b").canonical.url == "https://a.example/b"
    assert fields("canonical: {url: 'https://a.example/b', site: A}").canonical.site == "A"


def test_links_are_read_as_material_writes_them():
    text = "links:\n  - Start: start.md\n  - plan.md\n  - More:\n      - a.md\n      - B: https://b.example/\n"
    assert [(link.label, link.target.name) for link in fields(text).links] == [
        ("Start", "start.md"),
        ("", "plan.md"),
        ("", "a.md"),
        ("B", "https://b.example/"),
    ]
    assert fields("links: {On LinkedIn: 'https://l.example/'}", "author").links[0].label == "On LinkedIn"
    assert fields("links: [{label: A, url: 'tel:123'}]", "author").links[0].target.name == "tel:123"


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JavaScript:x", "data:text/html,x", "//evil.example/", "\\\\evil", "file:///etc", "http:x"],
)
def test_an_address_that_could_run_or_lead_astray_is_an_error(address: str):
    for line in (f"image: '{address}'", f"links: ['{address}']", f"canonical: '{address}'"):
        assert [problem.code for problem in checked(line)[1]] == ["bad-address"]


def test_the_owners_own_keys_are_kept_as_json():
    text = "extra: {b: 1, a: [true, no, 1.5, 1e3, ~, '1', 99999999999999999999, {c: é}]}"
    assert json.loads(fields(text).extra) == {"a": [True, "no", 1.5, "1e3", None, "1", "9" * 20, {"c": "é"}], "b": 1}


def test_later_releases_keys_are_taken_in_their_shapes():
    text = "series: {title: Debt, part: 1, of: 4}\npart: 2\nrecap: So far.\nquiz: steady\ncta: false\ncomments: no\n"
    found = fields(f"{text}changes:\n  - 2026-11-20: One.\n  - {{date: 2026-11-21, text: Two.}}")
    assert (found.series.id.name, found.part.value, found.cta) == ("Debt", 2, False)
    assert found.quiz is not None
    assert (found.quiz.name, found.quiz.span.line, found.comments) == ("steady", 5, False)
    assert [(change.day.at.date().isoformat(), change.text) for change in found.changes] == [
        ("2026-11-20", "One."),
        ("2026-11-21", "Two."),
    ]


def test_a_wrong_value_leaves_the_others_as_they_are():
    found, problems = checked("title: x\nreadtime: five\ntags: [a, {b: c}]\npin: yes")
    assert (found.title.name, found.readtime, found.tags, found.pin) == ("x", None, (), True)
    assert [problem.code for problem in problems] == ["wrong-shape", "bad-number"]


def test_a_key_without_a_value_counts_as_not_written():
    assert fields("title:\ndate: ~\ntags: null\nimage:\nexpires:").title is None


@pytest.mark.parametrize("kind", get_args(Kind))
def test_editors_get_a_schema_with_both_spellings(kind: Kind):
    schema = json_schema(kind)
    assert schema["additionalProperties"] is False
    assert "title" in schema["properties"]
    assert ("category" in schema["properties"]) == (kind in ("post", "cta", "series", "quiz"))
    assert json.loads(json.dumps(schema)) == schema


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_key_is_in_the_manual_with_what_it_means(kind: Kind):
    manual = (ROOT / "docs/front-matter.md").read_text("utf-8")
    for key, described in json_schema(kind)["properties"].items():
        assert f"`{key}`" in manual, key
        assert described.get("description"), key


def test_pydantic_and_yaml_are_not_loaded_before_a_file_is_read():
    code = "import sys, generator.schema, generator.frontmatter, generator.entries; print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


KEYS = st.sampled_from([key for kind in get_args(Kind) for key in json_schema(kind)["properties"]]) | st.text(
    max_size=12
)
WORDS = st.text(max_size=12) | st.sampled_from(
    ["yes", "2026-11-20", "a.md", "https://a.example/", "0", "-", "~", "९", "9" * 5000]
)
VALUES = st.recursive(
    WORDS, lambda v: st.lists(v, max_size=3) | st.dictionaries(KEYS | WORDS, v, max_size=3), max_leaves=6
)


@given(st.dictionaries(KEYS, VALUES, max_size=6), st.sampled_from(get_args(Kind)))
def test_any_front_matter_is_checked_without_a_crash(values: dict[str, Any], kind: Kind):
    front = parse_front_matter(f"---\n{json.dumps(values)}\n---\n".encode(), "p.md", Limits())
    _, problems = check_fields(kind, front.fields)
    assert all(problem.span.line >= 1 and problem.hint and len(str(problem)) < 1500 for problem in problems)
