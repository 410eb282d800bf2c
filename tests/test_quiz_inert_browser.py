"""Whatever an author writes into a quiz is text in a browser, too: before, with a result, and when it is restored."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browsing import Visiting
from tests.quiz_browsing import HEAD, choose, ready, show
from tests.quiz_texts import PROFILE, SCORE
from tests.sites import CONFIG, build_site, said, write_site
from tools.audit.host import hosting

# An address with javascript: is an error that stops the build.
HOSTILE = (
    "</script><script>harmed=1</script> \" onfocus=\"harmed=1 ' autofocus onfocus='harmed=1"
    " <svg onload=harmed=1> <b onmouseover=harmed=1> </section></fieldset>"
)
WORDS = ("<svg onload=harmed=1>", '" onfocus="harmed=1', "</script><script>harmed=1</script>", "&lt;b&gt;")
SCALE = "scale: [" + ", ".join(f"'{word}'" for word in WORDS) + "]\n"


def hostile(text: str, *places: str) -> str:
    for place in places:
        assert place in text
        text = text.replace(place, f"{place} {HOSTILE}", 1)
    return text


QUIZZES = {
    "score": HEAD.format(title="Order book", kind="score", more="")
    + hostile(
        SCORE.replace("[The desk](../posts/desk.md)", "The desk")
        .replace("Start with [one habit](../posts/habit.md).", "Start.")
        .replace("[The weekly habit](../posts/habit.md)\n", ""),
        *("Where do enquiries", "Think of", "Nobody", "Feast and", "Raise your", "Come back"),
    ),
    "profile": HEAD.format(title="Balance", kind="profile", more=SCALE)
    + hostile(PROFILE, "| Marketing", "I drop", "Neglected", "Two hours"),
}


@pytest.mark.parametrize("kind", QUIZZES)
def test_nothing_that_an_author_writes_into_a_quiz_is_run(kind: str, tmp_path: Path, visit: Visiting):
    """Without a policy, which would hide it: only what the page itself is counts."""
    write_site(tmp_path, {"mkdocs.yml": CONFIG, f"content/quizzes/{kind}.md": QUIZZES[kind]})
    result = build_site(tmp_path)
    assert result.counts, said(result)
    with hosting(tmp_path / "site", {}) as address:
        seen = visit(f"{address}quizzes/{kind}/")
        page = seen.page
        ready(page)
        fields = page.locator(".mp-quiz fieldset").count()
        choose(page, *([0] * fields))
        show(page)
        expect(page.get_by_role("heading", name="Your result")).to_be_focused()
        page.reload()
        ready(page)
        for element in page.locator(".mp-quiz :is(input, button, summary)").all():
            element.focus()
        assert page.evaluate("() => 'harmed' in window") is False
        assert page.locator(".mp-quiz :is(script, iframe, [onfocus], [onerror], [onload])").count() == 0
