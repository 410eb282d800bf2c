"""Makes a blog of any size in Material's layout, the same every time: what both generators build in a benchmark.

The text is drawn from a small vocabulary; what matters is that each post has the things that posts have. The Markdown
extensions are those that do for mkdocs what Milepost does without being asked, so that both do the same work.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

WORDS = [
    "the",
    "owner",
    "of",
    "a",
    "firm",
    "asks",
    "what",
    "to",
    "do",
    "first",
    "and",
    "the",
    "answer",
    "is",
    "rarely",
    "what",
    "was",
    "hoped",
    "for",
    "because",
    "work",
    "that",
    "earns",
    "and",
    "work",
    "that",
    "only",
    "fills",
    "a",
    "day",
    "look",
    "alike",
    "from",
    "within",
    "a",
    "plan",
    "helps",
    "when",
    "everybody",
    "knows",
    "it",
    "by",
    "heart",
    "sales",
    "begin",
    "with",
    "a",
    "question",
    "marketing",
    "with",
    "a",
    "promise",
    "and",
    "production",
    "keeps",
    "it",
    "every",
    "week",
    "a",
    "list",
    "is",
    "made",
    "of",
    "three",
    "things",
    "that",
    "matter",
    "most",
    "while",
    "letters",
    "invoices",
    "and",
    "repairs",
    "wait",
    "their",
    "turn",
    "good",
    "customers",
    "bring",
    "others",
    "if",
    "they",
    "are",
    "heard",
    "hire",
    "somebody",
    "before",
    "it",
    "hurts",
    "write",
    "down",
    "how",
    "it",
    "is",
    "done",
    "and",
    "let",
    "them",
    "do",
    "it",
    "better",
    "than",
    "you",
    "did",
]
TOPICS = ("Sales", "Marketing", "Operations", "People", "Direction")
FIRST_DAY = date(2012, 1, 1)

CONFIG = """\
site_name: A blog of {posts} posts
site_url: https://blog.example/
theme:
  name: material
  font: false
  features: [navigation.tabs, content.code.copy]
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - smarty
  - tables
  - toc: {{permalink: true}}
  - pymdownx.caret
  - pymdownx.details
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
  - pymdownx.highlight
  - pymdownx.keys
  - pymdownx.magiclink
  - pymdownx.mark
  - pymdownx.superfences
  - pymdownx.tabbed: {{alternate_style: true}}
  - pymdownx.tasklist: {{custom_checkbox: true}}
  - pymdownx.tilde
plugins:
  - search
  - blog: {{pagination_per_page: 10}}
"""


CARDS = """\
INHERIT: mkdocs.yml
plugins:
  search: {}
  blog: {pagination_per_page: 10}
  milepost: {feed: {authority: blog.example, year: 2012}}
"""
"""All that Milepost makes unless it is told otherwise."""

USUAL = CARDS.replace("{feed", "{cards: false, feed")
"""The same without social cards."""

PLAIN = CARDS.replace("{feed", "{cards: false, related: 0, share: [], purge: false, feed")
"""What is measured beside mkdocs: without what mkdocs as configured here does not make either, which is social cards,
posts to read next, ways to share, and a style sheet for this site alone.
"""


def write_blog(folder: Path, posts: int, words: int) -> None:
    """A Material blog below `folder`, with so many posts of about so many words each."""
    chance = random.Random(20120101)
    (folder / "docs/blog/posts").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIG.format(posts=posts), encoding="utf-8")
    (folder / "plain.yml").write_text(PLAIN, encoding="utf-8")
    (folder / "usual.yml").write_text(USUAL, encoding="utf-8")
    (folder / "cards.yml").write_text(CARDS, encoding="utf-8")
    (folder / "docs/index.md").write_text("# Welcome\n\nAll our [advice](blog/index.md).\n", encoding="utf-8")
    (folder / "docs/blog/index.md").write_text("# Advice\n", encoding="utf-8")
    for number in range(posts):
        path = folder / f"docs/blog/posts/post-{number:05}.md"
        path.write_text(_post(number, words, chance), encoding="utf-8")


def _post(number: int, words: int, chance: random.Random) -> str:
    day = FIRST_DAY + timedelta(days=number % 5000)
    front = f"---\ndate: {day.isoformat()}\ncategories: [{TOPICS[number % 5]}]\n---\n\n# {_title(number, chance)}\n\n"
    blocks = [_paragraph(60, chance), "<!-- more -->"]
    left = words - 60
    section = 0
    while left > 0:
        section += 1
        blocks.append(f"## {_phrase(4, chance).capitalize()}")
        blocks += [_paragraph(90, chance), _paragraph(90, chance), _special(section, number, chance)]
        left -= 220
    return front + "\n\n".join(blocks) + "\n"


def _title(number: int, chance: random.Random) -> str:
    return f"{_phrase(5, chance).capitalize()} {number}"


def _phrase(words: int, chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=words))


def _paragraph(words: int, chance: random.Random) -> str:
    phrase = chance.choices(WORDS, k=words)
    phrase[5] = f"**{phrase[5]}**"
    phrase[20 % words] = f"[{phrase[20 % words]}](https://example.org/{chance.randrange(1000)})"
    return " ".join(phrase).capitalize() + "."


def _special(section: int, number: int, chance: random.Random) -> str:
    """One of the things that a section of a post has besides text, about forty words long."""
    match section % 5:
        case 1:
            return "\n".join(f"- {_phrase(8, chance)}" for _ in range(5))
        case 2:
            return f'!!! tip "{_phrase(3, chance)}"\n\n    {_phrase(36, chance)}.'
        case 3:
            return f"```python\nrate = {number}\nhours = {section}\nprint(rate * hours)\n```"
        case 4:
            rows = "\n".join(f"| {_phrase(4, chance)} | {_phrase(4, chance)} |" for _ in range(4))
            return f"| what | who |\n| --- | --- |\n{rows}"
        case _:
            neighbour = max(0, number - 1)
            return f"> {_phrase(30, chance)}, as [the last one](post-{neighbour:05}.md) said."
