"""What an owner may change with templates of their own, and what they hear when it does not work."""

from __future__ import annotations

import pytest

from generator.views.shell import FrameKey
from tests.themes import MENU, config, filled, loaded_whole, page_of, read

OURS = {"custom_dir": "overrides"}


def told(files, *, key=None, **given):
    """All problems of a site with these files in its folder of templates, as an author reads them."""
    given["theme"] = {**OURS, **given.get("theme", {})}
    theme, problems = loaded_whole(config(**given), {f"overrides/{name}": text for name, text in files.items()})
    frames = theme.frames(MENU, {})
    frames(key or FrameKey())
    return [str(problem) for problem in (*problems, *frames.problems)]


def page_with(files, key=None):
    return page_of(config(theme=OURS), key, {f"overrides/{name}": text for name, text in files.items()})


def test_an_owner_announces_something():
    main = '{% extends "base.html" %}{% block announce %}We <b>moved</b>.{% endblock %}'
    banner = read(page_with({"main.html": main})).with_class("md-banner")
    assert [element.text.strip() for element in banner] == ["We moved."]


def test_an_owner_adds_to_the_head_without_losing_what_is_ours():
    main = '{% extends "base.html" %}{% block extrahead %}<meta name="x" content="{{ page.title }}">{% endblock %}'
    html = page_with({"main.html": main})
    assert '<meta name="x" content="[header_title]">' in html
    assert html.index("[head]") < html.index("</head>")
    assert "[title]" in html


def test_an_owner_places_the_head_slot_where_they_want_it():
    main = '{% extends "base.html" %}{% block extrahead %}{{ slot("head") }}<meta name="x">{% endblock %}'
    html = page_with({"main.html": main})
    assert html.count("[head]") == 1
    assert html.index("[head]") < html.index('<meta name="x">')


def test_an_owner_writes_another_title():
    main = '{% extends "base.html" %}{% block htmltitle %}<title>{{ page.title | striptags }} | S</title>{% endblock %}'
    assert read(page_with({"main.html": main})).all("title")[0].text == "[header_title] | S"


def test_an_owner_puts_something_below_every_text():
    main = '{% extends "base.html" %}{% block content %}{{ super() }}<p>Write to us.</p>{% endblock %}'
    html = page_with({"main.html": main})
    assert html.index("[content]") < html.index("Write to us.")


def test_an_owner_replaces_a_partial_of_materials():
    html = page_with({"partials/copyright.html": "<p>All wrongs reserved by {{ config.site_name }}</p>"})
    assert "All wrongs reserved by Smith Advice" in html
    assert "Made with" not in html


def test_an_owner_replaces_the_page_for_wrong_addresses():
    files = {"404.html": '{% extends "main.html" %}{% block content %}<h1>Gone fishing</h1>{% endblock %}'}
    html = page_with(files, FrameKey(name="404", depth=-1))
    assert "Gone fishing" in html
    assert "[content]" not in html


def test_an_owner_brings_words_of_their_own():
    words = """{% import "partials/languages/de.html" as german %}
    {% macro t(key) %}{{ {"toc": "Worum es geht", "language": "de"}[key] or german.t(key) }}{% endmacro %}"""
    given = config(theme={**OURS, "language": "firm"})
    files = {"overrides/partials/languages/firm.html": words}
    theme, problems = loaded_whole(given, files)
    assert problems == ()
    assert (theme.translate("toc"), theme.translate("search")) == ("Worum es geht", "Suche")
    assert "Worum es geht" in page_of(given, FrameKey(with_toc=True), files)


def test_a_page_value_without_a_slot_is_told_where_it_stands():
    main = '{% extends "base.html" %}\n{% block extrahead %}\n<meta content="{{ page.meta.foo }}">\n{% endblock %}'
    assert told({"main.html": main}) == [
        "overrides/main.html:3:19: error[template-page-value]: 'page.meta.foo' is empty here\n"
        '  hint: one frame serves many pages: use a slot ({{ slot("policy") }}, {{ slot("title") }}, '
        '{{ slot("description") }}, {{ slot("head") }}, {{ slot("header_title") }}, {{ slot("skip") }}, '
        '{{ slot("content") }}, {{ slot("toc") }}, {{ slot("footer_nav") }}), '
        "or say it in a template of templates/pages/, where each page has its own values"
    ]


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("{{ page.file.src_uri }}", "page.file"),
        ('{{ page.meta["foo"] }}', "page.meta.foo"),
        ('{{ page.meta.get("foo", 1) }}', "page.meta.foo"),
        ("{% if page.meta and page.meta.foo.bar %}x{% endif %}", "page.meta.foo"),
        ("{% if page.next_page %}x{% endif %}", "page.next_page"),
        ("{{ page.canonical_url | e }}", "page.canonical_url"),
        ('{{ page["edit_url"] }}', "page.edit_url"),
        ("{{ page | attr('file') }}", "page.file"),
        ("{% set meta = page.meta %}{{ meta.foo }}", "page.meta.foo"),
        ("{% set one = page %}{{ one.meta.foo | upper }}", "page.meta.foo"),
    ],
)
def test_a_page_value_is_found_however_it_is_written(written, named):
    (problem,) = told({"partials/header.html": written})
    assert f"'{named}' is empty here" in problem


def test_a_value_that_would_be_shown_is_an_error_and_one_that_is_asked_for_a_warning():
    shown, asked = told({"partials/header.html": "{{ page.meta.foo }}{{ 'x' if page.meta.bar else 'y' }}"})
    assert shown.startswith("overrides/partials/header.html:1:4: error[template-page-value]: 'page.meta.foo'")
    assert asked.startswith("overrides/partials/header.html:1:30: warning[template-page-value]: 'page.meta.bar'")


@pytest.mark.parametrize(
    ("value", "way"),
    [
        ("page.canonical_url", '{{ slot("head") }}'),
        ("page.url", '{{ slot("head") }}'),
        ("page.next_page.url", '{{ slot("footer_nav") }}'),
        ("page.meta.image", '{{ slot("head") }}'),
        ("page.meta.date", "templates/pages/post.html"),
    ],
)
def test_the_hint_names_the_way_that_leads_on(value, way):
    (problem,) = told({"main.html": f'{{% extends "base.html" %}}{{% block hero %}}{{{{ {value} }}}}{{% endblock %}}'})
    assert way in problem.split("hint: ")[1]
    assert problem.count("slot(") <= 1


@pytest.mark.parametrize(
    "written",
    [
        "{{ page.title }} {{ page.title.upper() }}",
        "{% if page.meta and page.meta.title %}{{ page.meta.title }}{% endif %}",
        "{% if 'toc' in page.meta.hide %}x{% endif %}",
        "{% for page in nav.items %}{{ page.url }}{% endfor %}",
        "{# page.meta.foo #}",
        "{% if page.is_homepage %}{{ (page.ancestors | first).title }}{% endif %}",
    ],
)
def test_what_a_frame_knows_is_not_complained_of(written):
    assert [problem for problem in told({"partials/copyright.html": written}) if "template-page-value" in problem] == []


def test_page_templates_may_ask_for_anything():
    assert told({"pages/post.html": "{{ page.meta.foo }}"}) == []


def test_a_template_that_nothing_asks_for_is_told():
    assert told({"blog-post.html": "x"}) == [
        "overrides/blog-post.html: note[template-unused]: no page of this site uses this template\n"
        "  hint: what it showed is shown by a template in pages/: put your change into one of the same name there"
    ]


def test_contents_are_right_though_an_owner_has_a_template_for_one_entry():
    theme, _ = loaded_whole(config(theme=OURS), {"overrides/partials/toc-item.html": "<li>{{ toc_item.title }}</li>"})
    assert "<ul" in filled(theme.frames(MENU, {})(FrameKey(with_toc=True))).split("[toc]")[0]


def test_a_filter_that_spoils_a_slot_is_told_and_leaves_no_mark():
    main = '{% extends "base.html" %}{% block extrahead %}<a href="?{{ page.title | urlencode }}"></a>{% endblock %}'
    theme, _ = loaded_whole(config(theme=OURS), {"overrides/main.html": main})
    frames = theme.frames(MENU, {})
    assert '<a href="?">' in filled(frames(FrameKey()))
    (problem,) = frames.problems
    assert str(problem).startswith(
        "templates/frames/page.html: warning[template-slot-spoilt]: "
        "a template behind this frame changes the slot 'header_title' with a filter, or writes it into a script"
    )


@pytest.mark.parametrize("filter_", ["tojson", "upper", "truncate(5, true, '')", "urlencode", "replace('header', 'x')"])
def test_no_filter_leaves_a_mark(filter_):
    main = f'{{% extends "base.html" %}}{{% block extrahead %}}{{{{ page.title | {filter_} }}}}{{% endblock %}}'
    theme, _ = loaded_whole(config(theme=OURS), {"overrides/main.html": main})
    frames = theme.frames(MENU, {})
    html = filled(frames(FrameKey()))
    assert not any(sign in html for sign in ("\x02", "\x03", "%02", "u0002"))
    assert [problem.code for problem in frames.problems] == ["template-slot-spoilt"]


def test_an_unclosed_block_is_told_at_its_line():
    (problem,) = told({"main.html": '{% extends "base.html" %}\n\n{% block announce %}\nHello\n'})
    assert problem.startswith("overrides/main.html:4: error[template-syntax]: this template cannot be read: ")


def test_a_template_that_is_not_there_is_told_where_it_was_asked_for():
    (problem,) = told(
        {"main.html": '{% extends "base.html" %}\n{% block announce %}\n{% include "x.html" %}{% endblock %}'}
    )
    assert problem == (
        "overrides/main.html:3: error[template-missing]: this template asks for 'x.html', which is not there\n"
        "  hint: write that template, or correct the name"
    )


@pytest.mark.parametrize(
    "fault", ["{{ 1 / 0 }}", "{{ none + 1 }}", "{{ [][0].x() }}", '{{ slot("nonsense") }}', "{{ f() }}"]
)
def test_a_template_that_fails_is_told_at_its_line(fault):
    (problem,) = told({"partials/copyright.html": f"\n\n{fault}"})
    assert problem.startswith("overrides/partials/copyright.html:3: error[template-failed]: this template fails: ")


def test_a_template_that_is_not_utf_8_is_told():
    problem, *_ = told({"main.html": b'{% extends "base.html" %}\n{# caf\xe9 #}'})
    assert problem == (
        "overrides/main.html:2: error[template-encoding]: this template is not UTF-8 text\n"
        "  hint: save it as UTF-8; editors call that the file's encoding"
    )


def test_pages_that_would_say_nothing_are_an_error():
    (problem,) = told({"main.html": '{% extends "base.html" %}{% block content %}Hello{% endblock %}'})
    assert problem == (
        "templates/frames/page.html: error[template-without-content]: "
        "no template behind this frame shows what the pages say\n"
        "  hint: write {{ super() }} or {{ slot(\"content\") }} into the block 'content' of your main.html, "
        "without a filter"
    )


def test_a_part_of_extra_that_material_cannot_show_is_told():
    (problem,) = told({}, extra={"alternate": 5}, theme={"custom_dir": ""})
    assert problem.startswith("mkdocs.yml: error[template-failed]: Material's template alternate.html fails: ")
