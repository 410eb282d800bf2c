"""How one answers a quiz of each kind with the keyboard, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page

from tests.browsing import focus_by_tab

ANSWERS = """section => [
  ...[...section.querySelectorAll("input:is([type=radio], [type=checkbox])")].map(({ checked }) => checked),
  ...[...section.querySelectorAll("input[type=text]")].map(({ value }) => value),
  ...[...section.querySelectorAll(".mp-quiz__item-text")].map(({ textContent }) => textContent),
]"""


@dataclass(frozen=True, kw_only=True)
class Journey:
    """`keys` is what is pressed after tabbing to a control, and `alter` what changes one answer afterwards."""

    keys: tuple[tuple[str, str], ...]
    packed: str
    asked: tuple[str, ...]
    told: tuple[str, ...]
    """With its advice."""
    taken: tuple[str, ...]
    """Lines of the result as text."""
    alter: tuple[str, str]
    key: tuple[str, ...] = ()
    """How it is scored, in words, for who has no script or holds paper."""


JOURNEYS = {
    "order-book": Journey(
        keys=(("[type=radio]", "ArrowDown"), ("[type=radio]", "ArrowUp")),
        packed="1-1",
        asked=("Where do enquiries come from?", "Think of the last five.", "How do you follow up?"),
        told=("6 points", "Steady", "Raise your prices."),
        taken=("Steady", "Where do enquiries come from?: A plan & a habit"),
        alter=("[type=radio]:checked", "ArrowUp"),
        key=(
            "How to add up",
            "Nowhere in particular: 0",
            "A plan & a habit: 3",
            "Feast and famine",
            "Raise your prices.",
        ),
    ),
    "profile": Journey(
        keys=(*[("[type=radio]", "ArrowDown ArrowDown ArrowDown")] * 4, *[("[type=radio]", "ArrowUp")] * 2),
        packed="3-3-3-3-x-x",
        asked=("I can say whom we are for", "I drop my price", "We deliver on the day", "Does not apply"),
        told=("Marketing", "100%", "Nobody sells", "Sell.", "Strong", "Go on.", "left out"),
        taken=("Marketing 100% Strong", "Sales 0% Nobody sells", "I drop my price: Always"),
        alter=("[type=radio]:checked", "ArrowUp"),
        key=("How to add up", "At most 9", "I drop my price", "Never: 3", "Two hours a week.", "Nobody sells"),
    ),
    "outcome": Journey(
        keys=(("[type=radio]", "ArrowDown"), ("[type=radio]", "ArrowDown")),
        packed="1-1",
        asked=("What do you like best?", "And on Mondays?"),
        told=("These fit you equally well.", "The maker", "Hire.", "The juggler", "Rest."),
        taken=("The maker 2", "The juggler 2", "What do you like best?: The tools"),
        alter=("[type=radio]:checked", "ArrowDown"),
        key=("How to add up", "The tools: The maker 1, The juggler 1", "Hire.", "Rest."),
    ),
    "calculator": Journey(
        keys=(("input", "1 2 . 5"), ("input", "8 0")),
        packed="12.5-80-20",
        asked=("Hours a week", "Your rate", "Their rate"),
        told=("Lost a week", "€750", "€34,500", "4.00"),
        taken=("Lost a week €750", "Hours a week: 12.5 hours"),
        alter=("input", "Control+a 1 1 Tab"),
        key=("Hours a week × (Your rate − Their rate)", "Your rate ÷ Their rate"),
    ),
    "ranking": Journey(
        keys=(("[aria-label='Move up: Rest']", "Enter Enter"),),
        packed="0-3-1-2",
        asked=("Family", "Money", "Craft", "Rest"),
        told=("What you keep", "Family", "What can wait", "Craft"),
        taken=("1. Family", "2. Rest", "4. Craft"),
        alter=("[aria-label='Move up: Rest']", "Enter"),
    ),
    "plan": Journey(
        keys=(("[type=date]", "1 2 0 1 2 0 2 6"), ("[type=checkbox]", "Space")),
        packed="1-0-0",
        asked=("Write it down", "20 min, day 3", "Ask three customers", "Rest"),
        told=("1 of 3 done",),
        taken=("1 of 3 done", "[x] Write it down", "[ ] Ask three customers"),
        alter=("[type=checkbox]:checked", "Space"),
    ),
}


def press(page: Page, keys: str) -> None:
    for key in keys.split():
        page.keyboard.press(key)


def answer(page: Page, journey: Journey) -> None:
    """From the page's top, without a mouse."""
    for control, keys in journey.keys:
        focus_by_tab(page, f".mp-quiz {control}")
        press(page, keys)


def answers_of(section: Locator) -> list[object]:
    """What is ticked, typed and ordered, in a form that can be compared."""
    found: list[object] = section.evaluate(ANSWERS)
    return found
