"""Quizzes as axe finds them: before they are answered, with errors, and with a result, in every light."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browsing import NARROW, Visiting
from tests.quiz_browsing import QUIZZES, ready, show
from tests.quiz_journeys import JOURNEYS, press
from tools.audit.axe import Light, check_axe, missing
from tools.audit.finding import told
from tools.audit.host import hosting
from tools.audit.policy import STRICT


@pytest.fixture(scope="module")
def site(quiz_folder: Path) -> Iterator[str]:
    with hosting(quiz_folder, {"Content-Security-Policy": STRICT}) as address:
        yield address


@pytest.mark.parametrize("kind", QUIZZES)
def test_axe_finds_nothing_before_with_errors_and_with_a_result(kind: str, site: str, visit: Visiting):
    if reason := missing():
        pytest.skip(reason)
    lights = (
        Light(name="dark", width=1280, height=800, scheme="dark"),
        Light(name="narrow", width=320, height=640),
        Light(name="forced", width=320, height=640, forced="active"),
    )
    page = visit(f"{site}quizzes/{kind}/", viewport=NARROW).page
    ready(page)
    assert not told(check_axe(page, f"{kind} before", lights[:2]))
    if kind == "calculator":
        page.get_by_label("Your rate").fill("?")
    if kind != "plan":
        show(page)
        page.evaluate("scrollTo(0, 0)")  # where the header covers no control
        assert not told(check_axe(page, f"{kind} with errors", lights))
    for field in page.locator(".mp-quiz fieldset").all():
        field.locator("input").first.check()
    if kind == "calculator":
        page.get_by_label("Your rate").fill("50")
    if kind != "plan":
        show(page)
    expect(page.locator(".mp-quiz__result")).to_be_visible()
    if kind != "plan":
        control, keys = JOURNEYS[kind].alter
        page.locator(f".mp-quiz {control}").first.focus()
        press(page, keys)
        expect(page.locator(".mp-quiz__old")).to_contain_text("your earlier result")
    page.get_by_text("How this is scored").click() if kind not in {"ranking", "plan"} else None
    assert not told(check_axe(page, f"{kind} with a result", lights))
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
