"""Every mistake in what a file says of its place, date and title, word for word as its author reads it."""

# ruff: noqa: E501 - the words stand as their reader sees them, a line a line
from __future__ import annotations

import pytest

from generator.config.values import Limits, Options
from generator.entries import Rules, parse_authors_file, parse_entry
from generator.model import Source
from generator.routes import Layout

RULES = Rules(layout=Layout(), options=Options(), docs_dir="content", language="en")


def report(path: str, text: str) -> str:
    parsed = parse_entry(Source(path=path, data=text.encode()), RULES)
    return "\n".join(str(problem) for problem in parsed.problems)


ENTRIES = {
    "no-title": (
        "posts/2026-11-20-four-steps.md",
        "Text.",
        "content/posts/2026-11-20-four-steps.md:1:1: error[no-title]: this post has no title\n"
        '  hint: title: "Four steps"   in the front matter, or a first line   # Four steps',
    ),
    "no-date": (
        "posts/four-steps.md",
        "# Four steps",
        "content/posts/four-steps.md:1:1: error[no-date]: this post has no date\n"
        "  hint: date: 2026-11-20   in the front matter, or a file name that begins with the date: 2026-11-20-",
    ),
    "date-differs": (
        "posts/2026-11-20-x.md",
        "---\ntitle: X\ndate: 2026-11-24\n---\n",
        "content/posts/2026-11-20-x.md:3:7: warning[date-differs]: the date is 2026-11-24, and the file's name says 2026-11-20\n"
        "  hint: date: 2026-11-20   or name the file otherwise",
    ),
    "html-in-title": (
        "posts/x.md",
        "---\ntitle: Sales <em>and</em> R&amp;D\ndate: 2026-11-20\n---\n",
        "content/posts/x.md:2:8: warning[html-in-title]: a title is plain text: readers would see the HTML in it as it stands\n"
        '  hint: title: "Sales and R&D"',
    ),
    "bad-slug": (
        "posts/x.md",
        "---\ntitle: X\ndate: 2026-11-20\nslug: ../secret\n---\n",
        "content/posts/x.md:4:7: error[bad-slug]: '../secret' cannot be part of an address: it is one step of an address and may not hold '/'\n"
        "  hint: slug: secret",
    ),
    "bad-slug, reserved": (
        "posts/x.md",
        "---\ntitle: X\ndate: 2026-11-20\nslug: NUL\n---\n",
        "content/posts/x.md:4:7: error[bad-slug]: 'NUL' cannot be part of an address: this name is reserved\n"
        "  hint: slug: four-steps",
    ),
    "bad-slug, a space": (
        "posts/x.md",
        "---\ntitle: X\ndate: 2026-11-20\nslug: Four Steps!\n---\n",
        "content/posts/x.md:4:7: error[bad-slug]: 'Four Steps!' cannot be part of an address: a space may not stand in it\n"
        "  hint: slug: four-steps",
    ),
    "bad-slug, of the name": (
        "posts/con.md",
        "---\ntitle: X\ndate: 2026-11-20\n---\n",
        "content/posts/con.md: error[bad-slug]: no address can be made of the file's name: this name is reserved\n"
        "  hint: name the file otherwise, or write   slug: four-steps",
    ),
    "bad-slug, no letters": (
        "posts/!!!.md",
        "---\ntitle: X\ndate: 2026-11-20\n---\n",
        "content/posts/!!!.md: error[bad-slug]: no address can be made of the file's name: it has no letter or digit\n"
        "  hint: name the file otherwise, or write   slug: four-steps",
    ),
    "slug-of-home": (
        "pages/index.md",
        "---\ntitle: X\nslug: home\n---\n",
        "content/pages/index.md:3:7: warning[slug-of-home]: the home page stands at the site's address and has no slug\n"
        "  hint: take this line out",
    ),
}


@pytest.mark.parametrize("name", ENTRIES)
def test_a_mistake_of_an_entry_is_told_in_these_words(name: str):
    path, text, expected = ENTRIES[name]
    assert f"[{name.partition(',')[0]}]" in expected
    assert report(path, text) == expected


def test_a_file_that_is_too_big_is_told_in_these_words():
    rules = Rules(layout=Layout(), options=Options(limits=Limits(post_bytes=2048)), docs_dir="content", language="en")
    parsed = parse_entry(Source(path="posts/x.md", data=b"x" * 4096), rules)
    assert parsed.entry is None
    assert [str(problem) for problem in parsed.problems] == [
        "content/posts/x.md: error[file-too-big]: this file holds 4 KB, and at most 2 KB are read\n"
        "  hint: cut it in two, or raise the option limits.post_bytes in mkdocs.yml"
    ]


SHAPE = (
    "\n  hint: authors:\n          sales-desk:\n            name: The sales desk\n            description: Sales"
    "\n            avatar: images/sales.png"
)
REGISTERS = {
    "authors-shape": (
        "sales-desk: {name: The sales desk}",
        "content/.authors.yml:1:1: error[authors-shape]: this file should begin with 'authors:', and here is a group of keys"
        + SHAPE,
    ),
    "authors-shape, a list": (
        "authors: [sales-desk]",
        "content/.authors.yml:1:10: error[authors-shape]: below 'authors:' should stand the authors' ids, and here is a list"
        + SHAPE,
    ),
    "authors-shape, a name": (
        "authors:\n  sales-desk: The sales desk",
        "content/.authors.yml:2:15: error[authors-shape]: below 'sales-desk:' should stand name and description, "
        "and here is 'The sales desk'" + SHAPE,
    ),
    "no-name": (
        "authors:\n  sales-desk: {description: Sales}",
        "content/.authors.yml:2:3: error[no-name]: the author 'sales-desk' has no name\n  hint: name: sales-desk",
    ),
}


@pytest.mark.parametrize("name", REGISTERS)
def test_a_mistake_in_the_register_of_authors_is_told_in_these_words(name: str):
    text, expected = REGISTERS[name]
    parsed = parse_authors_file(Source(path=".authors.yml", data=text.encode()), RULES)
    assert "\n".join(str(problem) for problem in parsed.problems) == expected
