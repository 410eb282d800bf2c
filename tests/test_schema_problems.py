"""Every mistake in the values of front matter, word for word as its author reads it."""

# ruff: noqa: E501 - the words stand as their reader sees them, a line a line
from __future__ import annotations

import pytest

from generator.config.values import Limits
from generator.frontmatter import parse_front_matter
from generator.schema import check_fields


def report(text: str) -> str:
    front = parse_front_matter(f"---\n{text}\n---\n".encode(), "p.md", Limits())
    assert front.problems == ()
    return "\n".join(str(problem) for problem in check_fields("post", front.fields)[1])


FIELDS = {
    "unknown-key": (
        "descripton: x",
        "p.md:2:1: warning[unknown-key]: a post has no key 'descripton'\n  hint: did you mean 'description'?",
    ),
    "unknown-key, as others call it": (
        "excerpt: x",
        "p.md:2:1: warning[unknown-key]: a post has no key 'excerpt'\n  hint: did you mean 'description'?",
    ),
    "unknown-key, nothing near": (
        "budget: x",
        "p.md:2:1: warning[unknown-key]: a post has no key 'budget'\n  hint: your own keys belong under   extra:",
    ),
    "unknown-key, in a group": (
        "image: {src: a.png, capton: b}",
        "p.md:2:21: warning[unknown-key]: 'image' has no key 'capton'\n  hint: did you mean 'caption'?",
    ),
    "visibility-key": (
        "darft: true",
        "p.md:2:1: error[visibility-key]: a post has no key 'darft', and would be published as if it were not there\n"
        "  hint: did you mean   draft: true",
    ),
    "visibility-key, as others call it": (
        "published: false",
        "p.md:2:1: error[visibility-key]: a post has no key 'published', and would be published as if it were not there\n"
        "  hint: did you mean   draft: true",
    ),
    "visibility-key, a status": (
        "status: Draft",
        "p.md:2:1: error[visibility-key]: a post has no key 'status', and would be published as if it were not there\n"
        "  hint: did you mean   draft: true",
    ),
    "visibility-key, an expiry": (
        "expiryDate: 2026-11-20",
        "p.md:2:1: error[visibility-key]: a post has no key 'expiryDate', and would be published as if it were not there\n"
        "  hint: did you mean   expires: 2026-11-20",
    ),
    "text-in-front-matter": (
        '<p>In the movies, hackers are "dangerous". See <a href="x">this</a>: x',
        "p.md:2:1: error[text-in-front-matter]: a piece of text stands among the keys: '<p>In the movies, hackers are \"dangerou…'\n"
        "  hint: move it below the second ---, or put two spaces before it if it belongs to the key above",
    ),
    "key-twice": (
        "topics: a\ncategories: b",
        "p.md:3:1: error[key-twice]: 'categories' and a key above it say the same thing\n"
        "  hint: keep the one that is right and delete the other",
    ),
    "key-without-effect": (
        "icon: material/check",
        "p.md:2:1: note[key-without-effect]: 'icon' has no effect on a post here\n  hint: you may take it out",
    ),
    "key-without-effect, hidden": (
        "hide: [feedback]",
        "p.md:2:8: note[key-without-effect]: to hide 'feedback' has no effect here\n"
        "  hint: what can be hidden: navigation, toc, footer",
    ),
    "wrong-shape": (
        "title: [Draft]",
        "p.md:2:8: error[wrong-shape]: 'title' should be text, and this is a list\n  hint: write   title: \"[Draft]\"",
    ),
    "wrong-shape, a list": (
        "tags: {a: b}",
        "p.md:2:7: error[wrong-shape]: 'tags' should be a list, and this is a group of keys\n"
        "  hint: write   tags: [first, second]",
    ),
    "wrong-shape, a colon in a list": (
        "topics:\n  - Sales: basics",
        "p.md:3:5: error[wrong-shape]: each of 'topics' should be a name, and this is a key\n"
        '  hint: put it in quotes:   - "Sales: basics"',
    ),
    "wrong-shape, own keys": (
        "extra: green",
        "p.md:2:8: error[wrong-shape]: 'extra' should be keys and values, and this is 'green'\n"
        "  hint: write   extra: {colour: green}",
    ),
    "wrong-shape, a picture": (
        "image: [a.png]",
        "p.md:2:8: error[wrong-shape]: 'image' should be text, or the keys src, alt, caption, and this is a list\n"
        "  hint: write   image: …",
    ),
    "wrong-shape, changes": (
        "changes: Rates updated",
        "p.md:2:10: error[wrong-shape]: 'changes' should be sentences with dates, and this is 'Rates updated'\n"
        "  hint: write   - 2026-11-20: What has changed.",
    ),
    "wrong-shape, a series": (
        "series: [a]",
        "p.md:2:9: error[wrong-shape]: 'series' should be the id of a series, and this is a list\n"
        "  hint: write   series: four-steps",
    ),
    "missing-key": (
        "image: {alt: A desk}",
        "p.md:2:8: error[missing-key]: 'image' has no 'src'\n  hint: add a line   src: …",
    ),
    "missing-key, a link": (
        "links:\n  - {label: Start, url: }",
        "p.md:3:5: error[missing-key]: 'links' has no 'url'\n  hint: add a line   url: …",
    ),
    "unreadable-draft": (
        "draft: maybe",
        "p.md:2:8: error[unreadable-draft]: 'draft' says neither yes nor no, but 'maybe'\n"
        "  hint: draft: true   (or)   draft: false",
    ),
    "unreadable-draft, empty": (
        "draft:",
        "p.md:2:7: error[unreadable-draft]: 'draft' says neither yes nor no\n  hint: draft: true   (or)   draft: false",
    ),
    "unreadable-date": (
        "date: 20 November 2012",
        "p.md:2:7: error[unreadable-date]: '20 November 2012' cannot be read as a date\n  hint: date: 2012-11-20",
    ),
    "unreadable-date, both ways": (
        "date: 3/4/2026",
        "p.md:2:7: error[unreadable-date]: '3/4/2026' cannot be read as a date\n"
        "  hint: date: 2026-03-04   (or)   date: 2026-04-03",
    ),
    "unreadable-date, not in the calendar": (
        "date: 2026-02-30",
        "p.md:2:7: error[unreadable-date]: there is no 2026-02-30 in the calendar\n"
        "  hint: write year-month-day, such as   date: 2026-11-20   or   date: 2026-11-20 09:00",
    ),
    "unreadable-date, no guess": (
        "date: soon",
        "p.md:2:7: error[unreadable-date]: 'soon' cannot be read as a date\n"
        "  hint: write year-month-day, such as   date: 2026-11-20   or   date: 2026-11-20 09:00",
    ),
    "unreadable-date, long ago": (
        "date: 0206-11-20",
        "p.md:2:7: error[unreadable-date]: the year 206 cannot be right\n"
        "  hint: write year-month-day, such as   date: 2026-11-20   or   date: 2026-11-20 09:00",
    ),
    "unreadable-date, a list": (
        "date: [2026-11-20]",
        "p.md:2:7: error[unreadable-date]: 'date' should be a date, and this is a list\n"
        "  hint: write year-month-day, such as   date: 2026-11-20   or   date: 2026-11-20 09:00",
    ),
    "unreadable-date, in a group": (
        "date: {created: Nov 20th 2012}",
        "p.md:2:17: error[unreadable-date]: 'Nov 20th 2012' cannot be read as a date\n  hint: created: 2012-11-20",
    ),
    "unreadable-expires": (
        "expires: never",
        "p.md:2:10: error[unreadable-expires]: 'never' cannot be read as a date\n"
        "  hint: write year-month-day, such as   expires: 2026-11-20   or   expires: 2026-11-20 09:00",
    ),
    "unreadable-day": (
        "updated: 20.11.2012",
        "p.md:2:10: error[unreadable-day]: '20.11.2012' cannot be read as a date\n  hint: updated: 2012-11-20",
    ),
    "unreadable-day, review": (
        "review_by: 2012/11/20",
        "p.md:2:12: error[unreadable-day]: '2012/11/20' cannot be read as a date\n  hint: review_by: 2012-11-20",
    ),
    "bad-flag": (
        "pin: 1",
        "p.md:2:6: error[bad-flag]: 'pin' should be true or false\n  hint: pin: true   (or)   pin: false",
    ),
    "bad-number": (
        "readtime: five",
        "p.md:2:11: error[bad-number]: 'readtime' should be a whole number\n  hint: write   readtime: 5",
    ),
    "bad-address": (
        "canonical: www.example.com/advice",
        "p.md:2:12: error[bad-address]: 'www.example.com/advice' is not a web address\n"
        "  hint: canonical: https://www.example.com/advice",
    ),
    "bad-address, a script": (
        "links:\n  - Start: javascript:alert(1)",
        "p.md:3:12: error[bad-address]: 'javascript:alert(1)' is not an address that may stand here\n"
        "  hint: write a path to a file beside this one, or an address that begins with https://",
    ),
    "bad-address, empty": (
        "image: ''",
        "p.md:2:8: error[bad-address]: here should be an address\n"
        "  hint: write a path to a file beside this one, or an address that begins with https://",
    ),
    "bad-lang": (
        "lang: English",
        "p.md:2:7: error[bad-lang]: 'English' is not the code of a language\n"
        "  hint: write two letters, such as   lang: de   or   lang: pt-BR",
    ),
    "bad-template": (
        "template: ../secret.html",
        "p.md:2:11: error[bad-template]: '../secret.html' is not the name of a template\n"
        "  hint: name a file in templates/pages/, such as   template: page.html",
    ),
    "unknown-hide": (
        "hide: [sidebar]",
        "p.md:2:8: warning[unknown-hide]: there is nothing called 'sidebar' to hide\n"
        "  hint: what can be hidden: navigation, toc, footer",
    ),
    "comma-list": (
        "tags: sales, marketing",
        "p.md:2:7: warning[comma-list]: 'sales, marketing' counts as one name, commas included\n"
        "  hint: if these are several:   tags: [sales, marketing]",
    ),
}


@pytest.mark.parametrize("name", FIELDS)
def test_a_mistake_in_a_value_is_told_in_these_words(name: str):
    text, expected = FIELDS[name]
    assert f"[{name.partition(',')[0]}]" in expected
    assert report(text) == expected


@pytest.mark.parametrize("name", [name for name in FIELDS if name.startswith(("unreadable", "bad-flag", "comma-list"))])
def test_a_line_that_a_hint_gives_to_paste_is_right(name: str):
    text, expected = FIELDS[name]
    key = text.partition(":")[0]
    lines = [
        line for line in expected.replace("   (or)   ", "\n").replace("   ", "\n").split("\n") if f"{key}: " in line
    ]
    pasted = [line.removeprefix("  hint: ") for line in lines if "error[" not in line and "warning[" not in line]
    assert all(report(line) == "" for line in pasted)


def test_all_mistakes_of_a_file_are_told_at_once():
    told = report("draft: maybe\ndate: soon\nreadtime: five\nlang: English\ntgas: x")
    found = {line.partition("[")[2].partition("]")[0] for line in told.split("\n") if line.startswith("p.md")}
    assert found == {"unknown-key", "unreadable-date", "unreadable-draft", "bad-lang", "bad-number"}
