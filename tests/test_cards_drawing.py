"""How a card is drawn: lines, sizes and colours. Cards are looked at by people; these hold what can be measured."""

from __future__ import annotations

import re
from pathlib import Path

import material
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cards import draw, drawn_title
from generator.cards.colours import contrast, parsed, scheme_of
from generator.cards.draw import PICTURE_WIDTH
from generator.cards.fonts import LABEL, TEXT, TITLE, coverage, drawn_text
from generator.cards.lines import Step, set_lines
from generator.config.colours import ACCENT, PRIMARY
from generator.views.social import SIZE, SocialCard

STEPS = (Step(20, 22, 2), Step(10, 12, 3))
TITLES = (
    "Sales",
    "The business you are really in",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen im Überblick",
    "x" * 200,
    "x" * 500,
    "A title of forty words " * 10,
    "Äpfel, Ångström, ęółź, čšž, ğüş",
    "Ελληνικά και Кириллица",
    "e\u0301\u0302\u0303 " * 30,
    "Ten ways 🚀 to grow 👩‍💻",
    "\u200b\u200d",
    "",
)


def card(title: str, **more) -> SocialCard:
    usual = {"topic": "Sales", "authors": ("Ann Lee", "Bo Ek"), "site": "Advice & Co.", "primary": "#4051b5"}
    return SocialCard(**{**usual, "accent": "#ffaa00", "title": title, **more})


def wide(text: str, size: int) -> float:
    return len(text) * size


@pytest.mark.parametrize("picture", ["", "photo.jpg"])
@pytest.mark.parametrize("title", TITLES)
def test_every_text_stands_within_the_card_and_none_upon_another(title, picture):
    drawing = draw(card(title, picture=picture, topic="A topic " * 20, authors=("An author with a long name",) * 9))
    right = SIZE[0] - (PICTURE_WIDTH if picture else 0)
    boxes = sorted(drawing.boxes.values(), key=lambda box: (box.top, box.left))
    for box in boxes:
        assert 60 <= box.left < box.right <= right - 40
        assert 60 <= box.top < box.bottom <= SIZE[1] - 24
    if "\u0302" in title:
        return  # marks upon marks reach into the line above, as they do in every text
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            apart = one.right <= other.left or other.right <= one.left or one.bottom <= other.top + 12
            assert apart, drawing.boxes


def test_a_card_says_what_it_is_asked_to():
    boxes = draw(card("Quote three ways", place="Step Three of Four")).boxes
    assert set(boxes) == {"topic", "title 0", "authors", "site"}
    assert boxes["topic"].right > draw(card("Quote three ways")).boxes["topic"].right


def test_the_same_card_is_drawn_in_the_same_bytes_and_another_in_others():
    assert draw(card("One")).data == draw(card("One")).data
    assert draw(card("One")).data != draw(card("Two")).data


def test_a_damaged_photograph_leaves_a_card():
    assert draw(card("One", picture="a.jpg"), b"no picture").data.startswith(b"\xff\xd8")


def test_a_title_is_as_large_as_fits():
    assert set_lines("one two", wide, STEPS, 140).lines == ("one two",)
    assert set_lines("one two", wide, STEPS, 100).lines == ("one", "two")
    assert set_lines("one two three four", wide, STEPS, 130).step == STEPS[1]


def test_lines_are_of_even_length():
    assert set_lines("aaa bbb ccc d", wide, STEPS, 220).lines == ("aaa bbb", "ccc d")


def test_hyphenated_words_part_at_the_hyphen_and_joined_ones_do_not():
    assert set_lines("half-hour", wide, STEPS, 100).lines == ("half-", "hour")
    assert set_lines("a 5\xa0km", wide, (STEPS[1],), 40).lines == ("a", "5\xa0km")


def test_what_does_not_fit_is_cut_and_says_so():
    setting = set_lines("one two three four five six seven", wide, (STEPS[1],), 100)
    assert setting.is_cut
    assert len(setting.lines) == 3
    assert setting.lines[-1].endswith("…")


@given(st.text(max_size=80), st.integers(20, 400))
def test_no_line_is_wider_than_its_room(text, width):
    setting = set_lines(text, wide, STEPS, width)
    assert len(setting.lines) <= setting.step.lines
    for line in setting.lines:
        assert wide(line, setting.step.size) <= width or len(line.rstrip("…")) <= 2
    if not setting.is_cut:
        assert "".join("".join(setting.lines).split()) == "".join(text.split())


def test_emoji_and_unseen_characters_leave_no_gap_and_no_box():
    assert drawn_text("Ten 🚀 ways\u200b to grow 👩‍💻", TITLE) == "Ten ways to grow"
    assert drawn_text("e\u0301tude", TITLE) == "étude"


@pytest.mark.parametrize("text", ["日本語", "שלום", "สวัสดี", "Advice \U0001d400", "\ue000x 漢"])
def test_a_text_with_a_letter_that_no_font_has_is_not_drawn(text):
    assert drawn_title(text) is None


@pytest.mark.parametrize("face", [TITLE, LABEL, TEXT])
def test_the_fonts_have_latin_greek_and_cyrillic(face):
    known = coverage(face)
    for first, last in ((0x20, 0x7E), (0xA0, 0x17F), (0x391, 0x3A1), (0x3A3, 0x3C9), (0x410, 0x44F), (0x1EA0, 0x1EF9)):
        missing = {chr(code) for code in range(first, last + 1) if code not in known} - {"\xad"}
        assert missing <= (set("ĬĭĲĳŦŧ") if face is TITLE else set()), missing


@pytest.mark.parametrize("face", [TITLE, LABEL])
@given(st.text(max_size=30))
def test_a_card_draws_no_character_that_its_font_has_not(face, text):
    assert {ord(character) for character in drawn_text(text, face) or ""} <= coverage(face)


@pytest.mark.parametrize("face", [TITLE, LABEL])
def test_no_letter_of_latin_scripts_is_taken_for_granted(face):
    for code in range(0x20, 0x2200):
        assert drawn_text(f"a{chr(code)}", face) is None or ord(drawn_text(f"a{chr(code)}", face)[-1]) in coverage(face)


def test_a_title_that_the_serif_cannot_write_is_set_in_the_other_face():
    assert drawn_title("Ŧhe") == ("Ŧhe", LABEL)
    assert drawn_title("The") == ("The", TITLE)


@pytest.mark.parametrize("primary", PRIMARY)
@pytest.mark.parametrize("accent", ["indigo", "yellow", "deep orange"])
def test_text_and_mark_can_be_seen_on_every_colour(primary, accent):
    scheme = scheme_of(PRIMARY[primary], ACCENT[accent])
    assert contrast(scheme.text, scheme.ground) >= 5.5
    assert contrast(scheme.mark, scheme.ground) >= 2


def test_the_colours_are_materials():
    """The table against the style sheet of the Material that is installed; two are written with a variable there."""
    folder = Path(material.__file__).parent / "templates/assets/stylesheets"
    css = next(folder.glob("palette.*.min.css")).read_text("utf-8")
    for kind, table in (("primary", PRIMARY), ("accent", ACCENT)):
        written = re.findall(rf"\[data-md-color-{kind}=([a-z-]+)\]\{{--md-{kind}-fg-color:(#[0-9a-f]+)", css)
        assert len(written) >= 14
        for name, colour in written:
            long = colour if len(colour) == 7 else "#" + "".join(digit * 2 for digit in colour[1:])
            assert parsed(table[name.replace("-", " ")]) == parsed(long), name
