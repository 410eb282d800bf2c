"""A file's bytes as front matter and body."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config.values import Limits
from generator.frontmatter import FrontMatter, MappingNode, Node, ScalarNode, SequenceNode, parse_front_matter


def parsed(text: str | bytes) -> FrontMatter:
    return parse_front_matter(text if isinstance(text, bytes) else text.encode(), "p.md", Limits())


def plain(node: Node) -> object:
    if isinstance(node, ScalarNode):
        return node.text
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.entries}


def test_a_value_stays_the_text_that_the_author_wrote():
    front = parsed("---\na: 10:00\nb: no\nc: 2026-11-20\nd: 1e3\ne: 007\nf:\ng: ~\nh: [on, 'off']\n---\n")
    assert plain(front.fields) == {
        "a": "10:00",
        "b": "no",
        "c": "2026-11-20",
        "d": "1e3",
        "e": "007",
        "f": "",
        "g": "~",
        "h": ["on", "off"],
    }


def test_every_key_and_value_has_its_line_and_column():
    front = parsed("---\ntitle: Sales\ntags:\n  - one\n  - two\nimage: {src: a.jpg}\n---\n")
    places = {}
    for key, value in front.fields.entries:
        places[key.text] = (str(key.span), str(value.span))
        if isinstance(value, SequenceNode):
            places["items"] = tuple(str(item.span) for item in value.items)
    assert places == {
        "title": ("p.md:2:1", "p.md:2:8"),
        "tags": ("p.md:3:1", "p.md:4:3"),
        "items": ("p.md:4:5", "p.md:5:5"),
        "image": ("p.md:6:1", "p.md:6:8"),
    }


def test_a_line_separator_in_a_value_moves_no_line_number():
    front = parsed('---\na: "x\u2028y"\nb: z\n---\n')
    assert str(front.fields.entries[1][0].span) == "p.md:3:1"


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        ("---\ntitle: x\n---\nText.\n", "Text.\n", 4),
        ("---\ntitle: x\n---\n    code\n\ntext  ", "    code\n\ntext  ", 4),
        ("---\ntitle: x\n---\n\n\n---\n\nrule\n---\n", "\n\n---\n\nrule\n---\n", 4),
        ("---\ntitle: x\n...\nText.", "Text.", 4),
        ("---  \ntitle: x\n--- \t\nText.", "Text.", 4),
        ("---\n---\nText.", "Text.", 3),
        ("---\ntitle: x\n---", "", 3),
        ("\ufeff---\r\ntitle: x\r\n---\r\n\r\nText.\r\n", "\nText.\n", 4),
        ("---\rtitle: x\r---\rText.\r", "Text.\n", 4),
        ("Only text.\n\n---\n", "Only text.\n\n---\n", 1),
        ("----\n\nA rule.\n", "----\n\nA rule.\n", 1),
        ("{{ braces }}\n", "{{ braces }}\n", 1),
        ("", "", 1),
    ],
)
def test_the_body_is_kept_to_the_letter(text: str, body: str, line: int):
    front = parsed(text)
    assert (front.body, front.readable, front.problems) == (body, True, ())
    assert front.body_line == line or not body


def test_text_in_quotes_keeps_its_hash_and_a_remark_stays_one():
    front = parsed('---\na: "Tip #1"\ndraft: true # until May\nb: x#y\nc: # a remark\n---\n')
    assert plain(front.fields) == {"a": "Tip #1", "draft": "true", "b": "x#y", "c": ""}
    assert front.problems == ()


def test_the_first_of_two_equal_keys_counts():
    front = parsed("---\ndraft: true\ndraft: false\na: {b: 1, b: 2}\nz: 1\n---\n")
    assert plain(front.fields) == {"draft": "true", "a": {"b": "1"}, "z": "1"}
    assert [problem.code for problem in front.problems] == ["duplicate-key", "duplicate-key"]


def test_front_matter_that_never_closes_is_unreadable_and_no_text():
    front = parsed("---\ntitle: x\ndraft: true\n\nA secret.")
    assert not front.readable
    assert front.fields.entries == ()


@pytest.mark.parametrize(
    "bomb", ["[" * 60_000, "{" * 60_000, "- " * 30_000, "? " * 30_000, "a: " + "[" * 60_000, "{a: " * 15_000]
)
def test_nesting_without_end_is_an_error_and_quick(bomb: str):
    front = parsed(f"---\n{bomb}\n---\n")
    assert [problem.code for problem in front.problems][-1] in ("front-matter-depth", "yaml-key", "yaml-character")


def test_a_bomb_of_aliases_is_never_unfolded():
    lines = ["a0: &a0 [x, x]", *(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 30))]
    assert [problem.code for problem in parsed("---\n" + "\n".join(lines) + "\n---\n").problems] == ["yaml-anchor"]


def test_a_file_of_nothing_but_mistakes_gets_a_readable_number_of_them():
    assert len(parsed("---\n{" + "a," * 30_000 + "}\n---\n").problems) < 100


@pytest.mark.parametrize(
    "control", ["\x00", "\x02", "\x03", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\x9f", "\ufffe", "\uffff"]
)
def test_no_control_character_comes_through(control: str):
    for text in (f"Text {control}.", f"---\ntitle: a{control}b\n---\n"):
        front = parsed(text)
        assert not front.readable
        assert [problem.code for problem in front.problems] == ["control-character"]
    escaped = parsed(f'---\ntitle: "a\\u{ord(control):04x}b"\n---\n')
    assert [problem.code for problem in escaped.problems] == ["control-character"]
    assert plain(escaped.fields) == {"title": "ab"}


# What people and broken editors write, in pieces, so that chance meets YAML's corners.
PIECES = st.sampled_from(
    [
        "---",
        "\n",
        "\n---\n",
        "...",
        "title",
        ": ",
        ":",
        "- ",
        "\t",
        "  ",
        "'",
        '"',
        "[",
        "]",
        "{",
        "}",
        ",",
        "&a ",
        "*a",
        "!!str ",
        "|",
        ">",
        "#",
        " #",
        "? ",
        "%YAML",
        "@",
        "`",
        "\\x02",
        "\\",
        "\u2028",
        "\ufeff",
        "é",
        "no",
        "2026-11-20",
    ]
)


def check_sound(front: FrontMatter, data: bytes) -> None:
    assert isinstance(front.fields, MappingNode)
    assert front.readable or any(problem.severity == "error" for problem in front.problems)
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    assert all(0 <= problem.span.line <= lines + 1 and problem.hint for problem in front.problems)
    assert not any(control in front.body for control in "\x00\x02\x03") or not front.readable


@given(st.binary(max_size=300))
def test_any_bytes_are_read_without_a_crash(data: bytes):
    check_sound(parse_front_matter(data, "p.md", Limits()), data)


@given(st.lists(PIECES | st.text(max_size=4), max_size=30).map("".join))
def test_any_front_matter_is_read_without_a_crash(text: str):
    data = f"---\n{text}\n---\nText.\n".encode("utf-8", "ignore")
    check_sound(parse_front_matter(data, "p.md", Limits()), data)


@given(
    st.text(
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff") | st.just("\n"), max_size=200
    )
)
def test_any_body_comes_back_as_it_was(body: str):
    assert parsed(f"---\ntitle: x\n---\n{body}").body == body
