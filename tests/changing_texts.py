"""A small site that holds something of everything, as the first state of sites that tests change again and again."""

from __future__ import annotations

import io
from typing import Any

import yaml
from PIL import Image

from tests.quiz_site import BALANCE, ORDERS
from tests.sites import post

CONFIG: dict[str, Any] = {
    "site_name": "Advice",
    "site_url": "https://advice.example/",
    "nav": [
        {"Home": "pages/index.md"},
        "pages/about.md",
        {"Series": "/series/"},
        {"More": ["posts/habit.md", {"Archive": "/archive/"}, {"Shop": "https://shop.example/"}]},
    ],
    "theme": {"name": "material", "custom_dir": "templates", "features": ["navigation.footer", "navigation.top"]},
    "extra_css": ["ours.css"],
    # So that what leads nowhere is told of, and the site is built all the same: most steps shall publish something.
    "validation": {"links": {"not_found": "warn", "anchors": "warn"}, "nav": {"not_found": "warn"}},
    "plugins": [
        "search",
        {
            "milepost": {
                "feed": {"authority": "advice.example", "year": 2024, "entries": 5},
                "per_page": 4,
                "twins": True,
                "llms": True,
                "cards": False,
                "purge": False,
            }
        },
    ],
}

SERIES = """\
---
title: Two steps
topics: [sales]
parts:
  - habit
  - second
  - {title: A third, due: 2026-12-01}
quizzes: [order-book, balance]
---

What it is for.

<!-- parts -->
"""

HABIT = """\
---
title: The habit
date: 2026-01-02
topics: [sales]
authors: [ann]
quiz: balance
image: {src: ../pictures/road.png, alt: A road}
---

Some advice, with ![a road](../pictures/road.png) and [the quiz](../quizzes/order-book.md).

## What to do

```quiz order-book
```

- [ ] Write it down | 20 min
- [ ] Ask three people | day 3
"""

CALL = (
    "---\ntitle: Two pairs of eyes\ntopics: [sales]\nlink: {text: Ask us, link: ../pages/about.md}\n---\n\nSend it.\n"
)
WINTER = "---\ntitle: The winter offer\nfrom: 2026-11-01\nuntil: 2026-11-28\n---\n\nUntil the end of November.\n"
ANN = "---\nname: Ann Field\nrole: Founder\navatar: {src: ann.svg, alt: Ann}\n---\n\nAnn writes.\n"
TOPIC = "---\ntitle: Sales\ndescription: How to sell.\n---\n\nAn introduction to sales.\n"
HOME = "---\ntitle: Home\nblocks: [{newest: 3}, topics, {start_here: [../posts/habit.md]}, text]\n---\n\nWelcome.\n"
ABOUT = "# About\n\n[The habit](../posts/habit.md) and [sales](/topics/sales/).\n\n```quiz order-book\n```\n"
TEMPLATE = """{% extends "base.html" %}
{% block announce %}
  Closed in May.
{% endblock %}
"""
LETTER = """{% extends "pages/post.html" %}
{% block call_to_action %}<p>Write to us about {{ view.title }}</p>{% endblock %}
"""


def drawing(colour: str) -> bytes:
    shape = f'<path fill="#{colour}" d="M0 0h40v30z"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30">{shape}</svg>'.encode()


def photograph(shade: int) -> bytes:
    """A PNG that has as many bytes in every shade."""
    written = io.BytesIO()
    Image.new("RGB", (48, 32), (shade % 256, 90, 60)).save(written, "PNG", compress_level=0)
    return written.getvalue()


def config_text(config: dict[str, Any]) -> bytes:
    return yaml.safe_dump(config, sort_keys=False).encode()


def first_files() -> dict[str, bytes]:
    """Twelve posts, one of them to come, one a draft and one that expires; a series, two quizzes and more."""
    texts = {
        "content/pages/index.md": HOME,
        "content/pages/about.md": ABOUT,
        "content/quizzes/order-book.md": ORDERS,
        "content/quizzes/balance.md": BALANCE,
        "content/series/two-steps.md": SERIES,
        "content/authors/ann.md": ANN,
        "content/topics/sales.md": TOPIC,
        "content/ctas/eyes.md": CALL,
        "content/ctas/winter.md": WINTER,
        "content/ours.css": ".md-typeset h1 { color: teal }\n",
        "content/static/_headers": "/*\n  X-Ours: yes\n",
        "content/static/CNAME": "advice.example\n",
        "templates/main.html": TEMPLATE,
        "templates/pages/letter.html": LETTER,
        "content/posts/habit.md": HABIT,
        "content/posts/second.md": post(
            "The second", "2026-01-03", "See [the first](habit.md#what-to-do).", topics="[sales]"
        ),
        "content/posts/later.md": post(
            "What is to come", "2026-11-25", "More of [it](habit.md).", topics="[sales, growth]"
        ),
        "content/posts/draft.md": post("Not yet", "2026-02-02", "A sketch.", draft="true"),
        "content/posts/offer.md": post("An offer", "2026-03-03", "Soon over.", expires="2026-12-05", tags="[offer]"),
        "content/posts/moved.md": post("Moved", "2026-03-04", "It was elsewhere.", aliases="[/old/moved/]"),
        "content/posts/deutsch.md": post("Auf Deutsch", "2026-04-04", 'Er sagt "ja".', lang="de", authors="[ben]"),
        "content/posts/pinned.md": post("Pinned", "2026-04-05", "First of all.\n\n## One\n\n## Two", pin="true"),
        "content/posts/loose.md": post("Loose ends", "2026-05-05", "Part of it.", series="Threads", part="1"),
        "content/posts/looser.md": post("Looser ends", "2026-05-06", "More of it.", series="Threads", part="2"),
        "content/posts/folder/index.md": post("In a folder", "2026-06-06", "![here](here.svg)", topics="[growth]"),
        "content/posts/checked.md": post(
            "Checked", "2025-06-06", "Still so.", review_by="2026-11-24", template="letter.html"
        ),
    }
    pictures = {
        "content/pictures/road.png": photograph(1),
        "content/authors/ann.svg": drawing("123456"),
        "content/posts/folder/here.svg": drawing("654321"),
    }
    return {"mkdocs.yml": config_text(CONFIG), **{path: text.encode() for path, text in texts.items()}, **pictures}
