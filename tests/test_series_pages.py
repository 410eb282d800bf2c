"""Series and plans through their real templates: what a reader finds without any script."""

from __future__ import annotations

from itertools import pairwise

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.pages import render
from generator.views.pages import FramedView
from generator.views.shell import Frame
from tests import series_samples as series
from tests import views_samples as samples

ENVIRONMENT = samples.environment()
CONTENT_ONLY = Frame(pieces=("", ""), slots=("content",))
PAGES = {
    "post": lambda: series.post(
        series=(series.box(2), series.box(1, id="other", title="Another")),
        recap=series.RECAP,
        endings=(series.ENDS["next"], series.ENDS["finished"]),
        has_steps=True,
        plan=series.PLAN,
    ),
    "series": series.series,
    "series list": series.series_list,
    "plan": series.plan,
    "topic": series.topic,
}


def shown(view: FramedView) -> str:
    return render(view, CONTENT_ONLY, ENVIRONMENT)


def texts(html: str, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in LexborHTMLParser(html).css(selector)]


@pytest.mark.parametrize("name", PAGES)
def test_headings_skip_no_level_ids_are_one_of_a_kind_and_nothing_is_inline(name):
    page = LexborHTMLParser(shown(PAGES[name]()))
    levels = [int(node.tag[1]) for node in page.css("h1, h2, h3, h4")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids))
    assert not page.css("[style], style, script, [onclick]")
    labels = [node.attributes["aria-labelledby"] for node in page.css("[aria-labelledby]")]
    assert set(labels) <= set(ids)
    names = [nav.attributes.get("aria-label") for nav in page.css("nav")]
    assert len(names) == len(set(names))


def test_a_post_names_its_place_and_lists_the_whole_series_with_itself_marked():
    html = shown(series.post(series=(series.box(2),)))
    assert texts(html, ".mp-place__title") == ["Four Steps Step Two of Four"]
    rows = texts(html, ".mp-part__text")
    assert [row.removesuffix(" Read") for row in rows] == [
        "Step One: A roadmap & more",
        "Step Two: A pathfinder",
        "Step Three: A vision",
        "Step Four: In preparation Planned for December 1, 2026",
    ]
    page = LexborHTMLParser(html)
    assert [node.text() for node in page.css(".mp-part [aria-current=page]")] == ["A pathfinder"]
    assert [a.attributes["href"] for a in page.css(".mp-part a")] == ["../step-1/", "../step-3/"]
    assert [a.attributes["rel"] for a in page.css(".mp-place__ways a")] == ["prev", "next"]
    assert not page.css("details[open]"), "on a phone the text comes first"
    assert all("hidden" in node.attributes for node in page.css(".mp-part__read")), "scripts tell what was read"


def test_a_recap_stands_before_the_text_or_where_its_author_placed_it_and_search_does_not_see_it():
    first = shown(series.post(recap=series.RECAP))
    assert first.index("mp-recap") < first.index("<p>The text.</p>")
    placed = shown(series.post(recap=series.RECAP, rest=series.text("<p>The rest.</p>")))
    assert placed.index("<p>The text.</p>") < placed.index("mp-recap") < placed.index("<p>The rest.</p>")
    assert texts(first, "details[data-search-exclude] li")[0] == "Step One: A roadmap & more – Step 1 came to this."
    own = shown(series.post(recap=series.RecapView(title="So far", lead="", lines=(), text="We walked.")))
    assert texts(own, ".mp-recap p:not(.mp-folded__title)") == ["We walked."]
    assert "mp-recap" not in shown(series.post())


def test_after_the_text_comes_what_to_do_next():
    def end(kind: str) -> str:
        return shown(series.post(series=(series.box(2),), endings=(series.ENDS[kind],)))

    step = LexborHTMLParser(end("next")).css_first(".mp-ending h2 a")
    assert (step.text(), step.attributes["href"], step.attributes["rel"]) == ("A vision", "../step-3/", "next")
    assert texts(end("next"), ".mp-ending__text") == ["Next: Step Three of Four"]
    assert "Planned for December 1, 2026" in " ".join(texts(end("coming"), ".mp-ending"))
    assert texts(end("finished"), ".mp-ending h2") == ["You have read all of Four Steps"]
    assert texts(end("finished"), ".mp-ending__ways a") == ["Four Steps", "The plan"]
    assert texts(end("so-far"), ".mp-ending__ways a") == ["Four Steps"]


def test_a_post_without_a_series_and_without_steps_has_none_of_it():
    html = shown(series.post())
    assert not LexborHTMLParser(html).css(".mp-place, .mp-ending, .mp-marking, .mp-ticking, .mp-recap")


def test_the_page_of_a_series_tells_what_it_is_and_where_to_start():
    html = shown(series.series())
    head = " ".join(texts(html, "header"))
    for expected in ("From a roadmap to a purpose.", "owners of small firms", "3 of 4 steps", "12 min read"):
        assert expected in head
    page = LexborHTMLParser(html)
    assert page.css_first(".mp-series__start a").attributes["href"] == "../step-1/"
    assert texts(html, ".mp-part__number") == ["1", "2", "3", "4", "·"]
    assert "What step 2 says." in texts(html, ".mp-part")[1]
    assert "Planned for December 1, 2026" in texts(html, ".mp-part")[3]
    assert html.index("The introduction.") < html.index("mp-parts") < html.index("The conclusion.")
    nothing = shown(series.series(start=None, plan=None, parts=()))
    assert not LexborHTMLParser(nothing).css(".mp-series__start, .mp-series__plan")


def test_a_plan_is_a_plain_list_of_every_step_without_scripts():
    page = LexborHTMLParser(shown(series.plan()))
    for hidden in page.css("[hidden], template"):
        hidden.decompose()
    steps = [" ".join(node.text().split()) for node in page.css(".mp-step")]
    assert steps == ["Write ninety days on one page 20 min, day 3", "Hang it up", "Name who leads"]
    assert not page.css("button, input"), "nothing that only scripts work"
    assert [a.attributes["href"] for a in page.css("h2 a")] == ["../../../posts/step-1/", "../../../posts/step-2/"]


def test_series_are_listed_by_topic_and_come_first_on_a_topics_page():
    html = shown(series.series_list())
    assert texts(html, "h2") == ["Direction", "Four Steps"]
    topic = shown(series.topic())
    assert topic.index("Series about Sales") < topic.index("mp-posts")
    assert texts(topic, ".mp-cards--series .mp-meta") == ["3 of 4 steps"]
