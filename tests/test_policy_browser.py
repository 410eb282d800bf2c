"""The Content-Security-Policy in a real browser: it stops what nobody allowed, and nothing that a page needs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.browsing import Visit
from tests.sites import CONFIG, build_site, post, said, write_site

LISTEN = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
"""


def violations(visit: Visit) -> list[str]:
    """Those after the page was opened; what happened while it loaded stands on its console."""
    return list(visit.page.evaluate("window.violations ?? []")) + [text for text in visit.errors if "Security" in text]


def test_no_kind_of_page_of_the_example_breaks_its_own_policy(site: str, visit: Callable[..., Visit]) -> None:
    opened = visit(site)
    opened.page.add_init_script(LISTEN)
    # The other kinds are looked at in test_audit.py, under their own policy and a stricter one at once.
    for page in ("posts/the-one-man-band/", "archive/2026/", "authors/", "tags/", "nothing/here/"):
        opened.page.goto(site + page)
        opened.page.wait_for_load_state("networkidle")
        assert "Content-Security-Policy" in opened.page.content()
        assert violations(opened) == [], page


def test_search_works_under_the_policy(site: str, visit: Callable[..., Visit]) -> None:
    opened = visit(site)
    opened.page.evaluate(LISTEN)
    opened.page.keyboard.press("/")
    opened.page.wait_for_timeout(200)
    opened.page.keyboard.type("price")
    opened.page.wait_for_function("document.body.innerText.includes('Quote three ways')")
    assert violations(opened) == []


def test_a_script_that_somebody_brought_in_does_not_run(
    tmp_path: Path, visit: Callable[..., Visit], serve_folder: Callable[..., str]
) -> None:
    body = "<script>document.title = 'taken'</script>\n\n<b onclick=\"document.title = 'taken'\">press</b>"
    trusted = CONFIG.replace("- milepost:\n", "- milepost:\n      html: trusted\n")
    result = build_site(write_site(tmp_path, {"mkdocs.yml": trusted, "content/posts/a.md": post(body=body)}))
    assert result.counts, said(result)
    opened = visit(serve_folder(tmp_path / "site") + "posts/a/")
    opened.page.get_by_text("press").click()
    assert opened.page.title() == "A post - Advice"
    assert len(violations(opened)) >= 2


def test_a_policy_that_is_turned_off_is_not_there(
    tmp_path: Path, visit: Callable[..., Visit], serve_folder: Callable[..., str]
) -> None:
    config = CONFIG.replace("- milepost:\n", "- milepost:\n      html: trusted\n      csp: false\n")
    body = "<script>document.title = 'taken'</script>"
    build_site(write_site(tmp_path, {"mkdocs.yml": config, "content/posts/a.md": post(body=body)}))
    opened = visit(serve_folder(tmp_path / "site") + "posts/a/")
    assert opened.page.title() == "taken"
    assert "Content-Security-Policy" not in (tmp_path / "site/_headers").read_text()
