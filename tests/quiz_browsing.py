"""A site with a quiz of each kind, for tests in a browser."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.quiz_site import BALANCE, ORDERS, SERIES
from tests.quiz_texts import CALCULATOR, OUTCOME, PLAN, PROFILE, RANKING
from tests.sites import CONFIG, build_site, post, said, write_site

HEAD = "---\ntitle: {title}\nkind: {kind}\n{more}---\n\nSome words before.\n\n"
FRONT = {
    "profile": ("Is it balanced?", "scale: [Never, Sometimes, Often, Always]\nchart: radar\nna: true\n", PROFILE),
    "outcome": ("What kind of owner?", "", OUTCOME.replace("- juggler |", "- juggler, maker |")),
    "calculator": ("What does it cost?", "", CALCULATOR),
    "ranking": ("What matters most?", "keep: 2\n", RANKING),
    "plan": ("Thirty days", "", PLAN),
}
QUIZZES = ("order-book", *FRONT)
"""One of each kind."""
FILES = {
    **{
        f"content/quizzes/{kind}.md": HEAD.format(title=title, kind=kind, more=more) + text
        for kind, (title, more, text) in FRONT.items()
    },
    "content/quizzes/kosten.md": HEAD.format(title="Was kostet es?", kind="calculator", more="lang: de\n") + CALCULATOR,
    "content/quizzes/order-book.md": ORDERS.replace("later.md", "habit.md"),
    "content/quizzes/balance.md": BALANCE,
    "content/series/two-steps.md": SERIES.replace("second", "twice-order-book").replace(
        "balance]", "balance, outcome, calculator, ranking, plan]"
    ),
    "content/posts/habit.md": post("The habit", "2026-01-02", "Words.\n\n- [ ] Write it down", topics="[sales]"),
    **{
        f"content/posts/twice-{quiz}.md": post(
            f"Twice {quiz}", "2026-01-03", f"```quiz {quiz}\n```\n\nAnd again:\n\n```quiz {quiz}\n```"
        )
        for quiz in QUIZZES
    },
    "content/posts/all.md": post("All", "2026-01-04", "\n\n".join(f"```quiz {quiz}\n```" for quiz in QUIZZES)),
}
PALETTE = "".join(
    f'    - {{media: "(prefers-color-scheme: {light})", scheme: {scheme}}}\n'
    for light, scheme in (("light", "default"), ("dark", "slate"))
)
THEME = f"theme:\n  name: material\n  palette:\n{PALETTE}"
ALIKE = f"{CONFIG}      quizzes: {{email: hello@advice.example}}\n"
CONFIGS = {
    "small": f"{ALIKE}{THEME}",
    # Material's own bundle, which loads pages at once; with whole style sheets, as they are not looked at.
    "material": f"{ALIKE}      script: material\n      purge: false\n{THEME}  features: [navigation.instant]\n",
}


def build_quiz_site(folder: Path, script: str = "small") -> Path:
    """The folder of the built site."""
    write_site(folder, {"mkdocs.yml": CONFIGS[script], **FILES})
    result = build_site(folder)
    assert result.counts, said(result)
    return folder / "site"


def choose(page: Page, *answers: int) -> None:
    """One answer to each question of the page's quiz."""
    for field, answer in zip(page.locator(".mp-quiz fieldset").all(), answers, strict=True):
        field.locator("input").nth(answer).check()


def ready(page: Page) -> None:
    """The scripts of the page's quizzes have come."""
    page.locator("[data-mp-quiz][data-mp-awake]").first.wait_for()


def show(page: Page) -> None:
    page.get_by_role("button", name="Show my result").first.press("Enter")
