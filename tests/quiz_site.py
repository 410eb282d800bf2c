"""A small site with quizzes, as its author writes it, for tests that build it."""

from __future__ import annotations

CONFIG = """\
site_name: Advice
site_url: https://advice.example/
nav:
  - pages/index.md
  - /quizzes/
plugins:
  - search
  - milepost:
      feed: {authority: advice.example, year: 2024}
      twins: true
      llms: true
      quizzes: {email: hello@advice.example}
"""

ORDERS = """\
---
title: How steady is your order book?
kind: score
topics: [sales]
aliases: [/quiz/orders/]
---

Two minutes, no address asked for.

## Questions

### Where do enquiries come from?

Think of the last five.

- 0 | Nowhere in particular
- 3 | A plan & a habit

### How do you follow up?

- 0 | I wait
- 3 | Three dated contacts

## Results

### 0 | Feast and famine

Start with [one weekly habit](../posts/habit.md).

### 5 | Steady

Raise your prices.

[What is to come](../posts/later.md)
"""

BALANCE = """\
---
title: Is your business balanced?
kind: profile
scale: [Never, Rarely, Always]
---

## Statements

### marketing | Marketing

- I know what brought my last clients

### sales | Sales

- reverse | I drop my price

## Results

### 0 | Neglected

Give it two hours a week.

[The habit](../posts/habit.md)

### 70 | Strong

Go on.
"""

HABIT = """\
---
title: The habit
date: 2026-01-02
topics: [sales]
quiz: balance
---

Some advice.

```quiz order-book
```

More of it, and [the quiz](../quizzes/order-book.md).

- [ ] Write it down
"""

POST = """\
---
title: {title}
date: {date}
topics: [sales]
---

{body}
"""

SERIES = """\
---
title: Two steps
parts: [habit, second]
quizzes: [order-book, balance]
---

What it is for.

```quiz balance
```
"""

FILES = {
    "mkdocs.yml": CONFIG,
    "content/pages/index.md": "# Home\n",
    "content/pages/about.md": "# About\n\n```quiz order-book\n```\n",
    "content/quizzes/order-book.md": ORDERS,
    "content/quizzes/balance.md": BALANCE,
    "content/posts/habit.md": HABIT,
    "content/posts/second.md": POST.format(title="The second", date="2026-01-03", body="```quiz order-book\n```"),
    "content/posts/later.md": POST.format(title="What is to come", date="2027-03-01", body="More."),
    "content/series/two-steps.md": SERIES,
}
"""Two quizzes, one in two posts, a page and a series; the other closes a post. One post is still to come."""

SECRETS = ("SecretTitle", "SecretIntro", "SecretQuestion", "SecretAnswer", "SecretBand", "SecretAdvice", "SecretEnd")
SECRET = """\
---
title: SecretTitle
kind: score
topics: [sales]
aliases: [/secret/way/]
{hidden}
---

SecretIntro.

## Questions

### SecretQuestion one

- 0 | SecretAnswer one
- 1 | SecretAnswer two

## Results

### 0 | SecretBand

SecretAdvice [one](../posts/habit.md).

### 1 | Up

More.

## Afterwards

SecretEnd.
"""
