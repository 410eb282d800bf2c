"""What a series tells of its quizzes: the values from which a browser makes one picture over all of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.build import Request
from generator.build.site import link_site, open_folder
from generator.build.tools import Tools
from generator.cache import BodyStore
from generator.routes import Addresses
from generator.views import Site, strings_in, view
from tests import quiz_site
from tests.sites import NOW, write_site

SHOWN = ("series", "series-plan", "plan")


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The page of the series, its plan, and that of all posts, by kind."""
    hidden = {"content/quizzes/secret.md": quiz_site.SECRET.format(hidden="draft: true")}
    series = quiz_site.SERIES.replace("[order-book, balance]", "[order-book, secret, balance, order-book]")
    files = {**quiz_site.FILES, **hidden, "content/series/two-steps.md": series}
    return _views(write_site(tmp_path_factory.mktemp("series"), files))


def _views(folder: Path) -> dict[str, Any]:
    request = Request(config=folder / "mkdocs.yml", now=NOW)
    opened, _ = open_folder(request)
    assert opened is not None
    with BodyStore() as bodies:
        linked, *_ = link_site(opened, request, Tools(bodies=bodies))
    site = Site(
        library=linked.library,
        config=opened.config,
        addresses=Addresses({page.route: page.address for page in linked.planned}),
        menu=(),
        strings=strings_in("en", opened.theme.translate),
        icons=opened.theme.icon_html,
    )
    return {page.route.kind: view(page, site) for page in linked.planned if page.route.kind in SHOWN}


def test_the_quizzes_that_can_be_seen_stand_there_once_in_their_authors_order(views: dict[str, Any]):
    cards = [quiz.card for quiz in views["series"].quizzes]
    assert [(card.id, card.href) for card in cards] == [
        ("order-book", "../../quizzes/order-book/"),
        ("balance", "../../quizzes/balance/"),
    ]
    assert [[group.html.html for group in quiz.groups] for quiz in views["series"].quizzes][1] == ["Marketing", "Sales"]


def test_each_result_has_its_advice_and_the_part_that_it_leads_to(views: dict[str, Any]):
    orders, balance = views["series"].quizzes
    assert len(json.loads(orders.data)["results"]) == len(orders.results) == 2
    assert "one weekly habit" in orders.results[0].result.advice.html
    assert (orders.results[0].part.title, orders.results[0].part.label) == ("The habit", "Part One")
    assert orders.results[0].part.href == "../../posts/habit/"
    assert orders.results[1].part is None
    assert [result.part.title if result.part else "" for result in balance.results] == ["The habit", ""]


def test_the_plan_of_the_series_has_the_same_as_seen_from_there(views: dict[str, Any]):
    orders, _ = views["series-plan"].quizzes
    assert orders.data == views["series"].quizzes[0].data
    assert orders.card.href == "../../../quizzes/order-book/"
    assert orders.results[0].part.href == "../../../posts/habit/"
    assert (orders.results[0].steps, orders.results[1].steps) == ("#mp-plan-1", "")
    assert views["series"].quizzes[0].results[0].steps == ""


def test_the_plan_of_all_posts_has_every_quiz_that_can_be_seen_with_the_part_of_a_series_that_names_it(
    views: dict[str, Any],
):
    plan = views["plan"]
    assert [quiz.card.id for quiz in plan.quizzes] == ["order-book", "balance"]
    assert (plan.quizzes[0].results[0].part.href, plan.quizzes[0].results[0].steps) == ("../posts/habit/", "")
