"""Every mistake in a file's encoding and in its YAML, word for word as its author reads it."""

# ruff: noqa: E501 - the words stand as their reader sees them, a line a line
from __future__ import annotations

import pytest

from generator.config.values import Limits
from generator.frontmatter import parse_front_matter


def report(data: bytes) -> str:
    return "\n".join(str(problem) for problem in parse_front_matter(data, "p.md", Limits()).problems)


KEYS = {
    "yaml-colon": (
        "title: Sales: the basics",
        "p.md:2:8: error[yaml-colon]: a text with a colon in it must stand in quotes\n"
        '  hint: put it in quotes:   title: "Sales: the basics"',
    ),
    "yaml-colon, in a list": (
        "topics:\n  - Sales: the basics: one",
        "p.md:3:5: error[yaml-colon]: a text with a colon in it must stand in quotes\n"
        '  hint: put it in quotes:   - "Sales: the basics: one"',
    ),
    "yaml-quote": (
        "title: 'It's here'\ndate: 2026-11-20",
        "p.md:2:8: error[yaml-quote]: the quotes around this text do not match\n"
        '  hint: put it in quotes:   title: "It\'s here"',
    ),
    "yaml-quote, quotes inside": (
        'title: "Sales" basics',
        "p.md:2:8: error[yaml-quote]: the quotes around this text do not match\n"
        "  hint: put it in quotes:   title: '\"Sales\" basics'",
    ),
    "yaml-quote, never closed": (
        'title: "Sales\ndate: 2026-11-20',
        "p.md:2:8: error[yaml-quote]: the quotes around this text do not match\n"
        '  hint: put it in quotes:   title: "Sales"',
    ),
    "yaml-quote, over several lines": (
        'title: "Sales\n  and: more\n  and: still more',
        'p.md:2:8: error[yaml-quote]: this quote is never closed\n  hint: put a " at the end of the text',
    ),
    "yaml-tab": (
        "image:\n\tsrc: a.jpg",
        "p.md:3:1: error[yaml-tab]: a tab stands where YAML wants spaces\n  hint: use spaces:     src: a.jpg",
    ),
    "yaml-bracket": (
        "title: [Draft] Sales",
        "p.md:2:8: error[yaml-bracket]: a text that begins with '[' must stand in quotes\n"
        '  hint: put it in quotes:   title: "[Draft] Sales"',
    ),
    "yaml-bracket, never closed": (
        "tags: [a, b\ndate: 2026-11-20",
        "p.md:2:7: error[yaml-bracket]: the '[' has no ']'\n  hint: tags: [a, b]",
    ),
    "yaml-bracket, over several lines": (
        "tags: [a,\n  b,\ndate: 2026-11-20\n",
        "p.md:2:7: error[yaml-bracket]: the '[' is never closed\n  hint: close it, or put the text in quotes",
    ),
    "yaml-character": (
        "title: @home with sales",
        "p.md:2:8: error[yaml-character]: a text that begins with '@' must stand in quotes\n"
        '  hint: put it in quotes:   title: "@home with sales"',
    ),
    "yaml-character, emphasis": (
        "title: *Star* wars",
        "p.md:2:8: error[yaml-character]: a text that begins with '*' must stand in quotes\n"
        '  hint: put it in quotes:   title: "*Star* wars"',
    ),
    "yaml-alias": (
        "title: *stars",
        "p.md:2:8: error[yaml-alias]: in YAML, '*' before a word repeats a value from above, which front matter does not allow\n"
        '  hint: if it is text, put it in quotes:   title: "*stars"',
    ),
    "yaml-anchor": (
        "title: &sales Sales",
        "p.md:2:8: error[yaml-anchor]: in YAML, '&' before a word names a value to repeat, which front matter does not allow\n"
        '  hint: if it is text, put it in quotes:   title: "&sales Sales"',
    ),
    "yaml-tag": (
        "title: !important Sales",
        "p.md:2:8: error[yaml-tag]: in YAML, '!' before a word asks for a type of value, which front matter does not allow\n"
        '  hint: if it is text, put it in quotes:   title: "!important Sales"',
    ),
    "yaml-indent": (
        "title: Sales\n date: 2026-11-20",
        "p.md:3:2: error[yaml-indent]: this line does not begin in the same column as those it belongs to\n"
        "  hint: write it without spaces before it:   date: 2026-11-20",
    ),
    "yaml-indent, a line without a key": (
        "description: One\ntwo\ndate: 2026-11-20",
        "p.md:3:1: error[yaml-indent]: this line does not begin in the same column as those it belongs to\n"
        "  hint: write it with two spaces before it:     two",
    ),
    "yaml-space": (
        "title: Sales\ndate:2026-11-20\ndraft: true",
        "p.md:3:5: error[yaml-space]: a colon needs a space after it\n  hint: date: 2026-11-20",
    ),
    "yaml-key": (
        "? [a]\n: b",
        "p.md:2:3: error[yaml-key]: a list or a mapping stands where the name of a key should be\n"
        "  hint: if it is text, put it in quotes",
    ),
    "yaml-document": (
        "title: Sales\n--- more",
        "p.md:3:1: error[yaml-document]: a second YAML document begins here\n"
        "  hint: leave out '---' and everything else that stands on this line",
    ),
    "yaml-syntax": (
        "%YAML 1.1",
        "p.md:3:1: error[yaml-syntax]: this front matter cannot be read from here on\n"
        "  hint: every line is 'key: value'; put a value with special characters in quotes",
    ),
    "yaml-remark": (
        "title: Tip #1 of 3",
        "p.md:2:8: warning[yaml-remark]: '#1 of 3' is not read, because ' #' begins a remark in YAML\n"
        '  hint: if it belongs to the text, use quotes:   title: "Tip #1 of 3"',
    ),
    "yaml-remark, nothing left": (
        "title: #1 tip",
        "p.md:2:7: warning[yaml-remark]: '#1 tip' is not read, because ' #' begins a remark in YAML\n"
        '  hint: if it belongs to the text, use quotes:   title: "#1 tip"',
    ),
    "duplicate-key": (
        "title: One\ntitle: Two",
        "p.md:3:1: error[duplicate-key]: 'title' is written twice\n"
        "  hint: keep the one that is right and delete the other",
    ),
    "control-character, as an escape": (
        'title: "a\\x02b"',
        "p.md:2:8: error[control-character]: an invisible control character (U+0002) stands here\n"
        "  hint: delete it, and type what stands around it again",
    ),
    "front-matter-shape": (
        "Only text.",
        "p.md:2:1: error[front-matter-shape]: between the two lines --- stand no keys, such as 'title: Four steps'\n"
        "  hint: write 'key: value' lines; a rule across the text is written *** instead of ---",
    ),
    "front-matter-depth": (
        "extra: [[[[[[[[[[[[[[[[[[[[[[[[[",
        "p.md:2:27: error[front-matter-depth]: this front matter is nested more than 20 levels deep\n"
        "  hint: write it flatter",
    ),
}


FILES = {
    "not-utf-8": (
        b"---\ntitle: Caf\xe9\n---\n",
        "p.md:2:11: error[not-utf-8]: this file is not UTF-8: byte 0xE9 stands here\n"
        "  hint: it is a 'é' if the file was saved as Windows-1252 or Latin-1: in your editor, choose 'Save with encoding' and then UTF-8",
    ),
    "not-utf-8, UTF-16": (
        b"\xff\xfe-\x00-\x00-\x00\n\x00t\x00i\x00t\x00l\x00e\x00:\x00 \x00x\x00",
        "p.md:1:1: error[not-utf-8]: this file is saved as UTF-16\n"
        "  hint: in your editor, choose 'Save with encoding' and then UTF-8",
    ),
    "not-utf-8, a byte that means nothing": (
        b"a\n\x81",
        "p.md:2:1: error[not-utf-8]: this file is not UTF-8: byte 0x81 stands here\n"
        "  hint: in your editor, choose 'Save with encoding' and then UTF-8",
    ),
    "control-character": (
        b"one\ntwo \x00 three \x1b",
        "p.md:2:5: error[control-character]: an invisible control character (U+0000) stands here, and 1 more\n"
        "  hint: delete it, and type what stands around it again",
    ),
    "front-matter-open": (
        b"---\ntitle: Sales\n\nText.",
        "p.md:1:1: error[front-matter-open]: the front matter that begins here never ends\n"
        "  hint: put a line with --- below its last key, before the text",
    ),
    "front-matter-late": (
        b"\n---\ntitle: Sales\n---\n",
        "p.md:2:1: error[front-matter-late]: front matter must begin with --- on the first line, with nothing before it\n"
        "  hint: delete the blank lines and spaces before ---",
    ),
    "front-matter-format": (
        b'+++\ntitle = "Sales"\n+++\n',
        "p.md:1:1: error[front-matter-format]: this front matter is TOML, and only YAML is read here\n"
        "  hint: write it as 'key: value' lines between two lines with ---",
    ),
    "front-matter-format, JSON": (
        b'{\n  "title": "Sales"\n}\n',
        "p.md:1:1: error[front-matter-format]: this front matter is JSON, and only YAML is read here\n"
        "  hint: write it as 'key: value' lines between two lines with ---",
    ),
    "front-matter-bare": (
        b"title: Sales\ndraft: true\n\nText.",
        "p.md:1:1: error[front-matter-bare]: 'title:' stands here without a line --- before it, so it is not read as front matter\n"
        "  hint: put a line with --- before the keys and one after",
    ),
    "front-matter-size": (
        b"---\ntitle: " + b"x" * 70000 + b"\n---\n",
        "p.md:1:1: error[front-matter-size]: this front matter is longer than 64 KB\n"
        "  hint: if its end is missing, put a line with --- where the text begins",
    ),
}


@pytest.mark.parametrize("name", KEYS)
def test_a_mistake_between_the_fences_is_told_in_these_words(name: str):
    text, expected = KEYS[name]
    assert f"[{name.partition(',')[0]}]" in expected
    assert report(f"---\n{text}\n---\nText.\n".encode()) == expected


@pytest.mark.parametrize("name", FILES)
def test_a_mistake_of_the_whole_file_is_told_in_these_words(name: str):
    data, expected = FILES[name]
    assert f"[{name.partition(',')[0]}]" in expected
    assert report(data) == expected


MENDS = [name for name, (_, expected) in KEYS.items() if "put it in quotes:   " in expected]


@pytest.mark.parametrize("name", MENDS)
def test_a_line_that_a_hint_gives_to_paste_mends_the_file(name: str):
    text, expected = KEYS[name]
    line = int(expected.split(":")[1]) - 2
    lines = text.split("\n")
    indent = lines[line][: len(lines[line]) - len(lines[line].lstrip())]
    lines[line] = indent + expected.partition("put it in quotes:   ")[2]
    assert report("\n".join(["---", *lines, "---", "Text."]).encode()) == ""
