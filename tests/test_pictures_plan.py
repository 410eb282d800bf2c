"""Which files a picture becomes is known from its size, kind and digest: none larger than it, none for what moves."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import parse_config
from generator.config.values import PictureOptions
from generator.library.pictures import plan_picture
from generator.model import Asset

PHOTO = Asset(path="posts/road at dawn.JPEG", digest="ab" * 16, width=2448, height=1632, size=900_000, kind="jpeg")
USUAL = PictureOptions()


def plan(places=("text",), options=USUAL, **fields):
    return plan_picture(msgspec.structs.replace(PHOTO, **fields), places, options)


def widths(planned, format):
    return [variant.width for variant in planned.variants if variant.format == format]


def test_a_photo_becomes_three_formats_in_the_widths_of_the_layout():
    for format in ("avif", "webp", "jpeg"):
        assert widths(plan(), format) == [400, 800, 1200, 1600]
    assert plan().variants[0].height == 267


def test_the_largest_in_its_own_format_is_what_everything_can_show():
    plain = plan().plain
    assert (plain.format, plain.width, plain.height) == ("jpeg", 1600, 1067)
    assert plain.address.startswith("assets/media/road at dawn-")
    assert plain.address.endswith("-1600.jpg")


@given(st.integers(1, 20_000), st.integers(1, 20_000), st.sampled_from(["jpeg", "png", "webp"]))
def test_nothing_is_enlarged_and_no_two_files_have_one_name(width, height, kind):
    planned = plan(("text", "face"), width=width, height=height, kind=kind)
    if planned is None:
        assert height * min(width, 1600) / width > 16_383 or height > 16_383
        return
    assert all(1 <= variant.width <= width and 1 <= variant.height <= height for variant in planned.variants)
    assert len({variant.address for variant in planned.variants}) == len(planned.variants)
    assert planned.plain.format == kind


def test_a_step_that_would_save_next_to_nothing_is_left_out():
    assert widths(plan(width=1000), "webp") == [400, 800, 1000]
    assert widths(plan(width=820), "webp") == [400, 820]
    assert widths(plan(width=200), "webp") == [200]


def test_a_face_is_small_and_the_same_picture_in_a_text_is_not():
    assert widths(plan(("face",)), "avif") == [96, 192, 320]
    both = plan(("face", "text"))
    assert {v.width for v in both.for_place("face")} == {96, 192, 320}
    assert {v.width for v in both.for_place("text")} == {400, 800, 1200, 1600}


def test_a_small_png_of_few_bytes_is_a_drawing_and_loses_nothing():
    drawn = plan(kind="png", width=1200, height=800, size=40_000)
    assert [(v.format, v.width, v.quality) for v in drawn.variants] == [("webp", 1200, 0), ("png", 1200, 0)]
    assert len(plan(kind="png", width=200, height=200, size=40_000).variants) == 3, "a small photo is none"


def test_webp_is_its_own_fallback():
    assert {variant.format for variant in plan(kind="webp").variants} == {"avif", "webp"}
    assert plan(kind="webp").plain.format == "webp"


@pytest.mark.parametrize("fields", [{"kind": None}, {"width": None}, {"height": 40_000, "width": 1600}])
def test_what_moves_has_no_size_or_is_too_tall_is_published_as_it_is(fields):
    assert plan(**fields) is None


def test_without_the_option_everything_is_published_as_it_is():
    assert plan(options=PictureOptions(enabled=False)) is None


def test_a_name_changes_with_the_bytes_and_with_what_is_made_of_them_and_with_nothing_else():
    def names(planned):
        return {variant.address for variant in planned.variants}

    assert names(plan()).isdisjoint(names(plan(digest="cd" * 16)))
    better = plan(options=PictureOptions(jpeg_quality=90))
    assert widths(better, "jpeg") == widths(plan(), "jpeg")
    assert {name for name in names(better) ^ names(plan()) if not name.endswith(".jpg")} == set()
    assert names(plan()) == names(plan(path="pages/road at dawn.JPEG"))


# --- Options


def parsed(pictures):
    text = f"plugins:\n  - milepost:\n      feed: {{year: 2024, authority: a.example}}\n      pictures: {pictures}\n"
    text += "site_name: A\nsite_url: https://a.example/\n"
    config, problems = parse_config({"mkdocs.yml": text.encode()}, "mkdocs.yml", {})
    return config.options.pictures, [str(problem) for problem in problems]


def test_pictures_can_be_left_as_they_are():
    assert parsed("false") == (PictureOptions(enabled=False), [])
    assert parsed("true") == (PictureOptions(), [])


def test_widths_formats_and_qualities_can_be_chosen():
    options, problems = parsed("{widths: [1200, 600, 600], formats: webp, quality: {jpeg: 90}}")
    assert (options.widths, options.formats, options.jpeg_quality) == ((600, 1200), ("webp",), 90)
    assert problems == []


def test_formats_may_be_none_but_the_pictures_own():
    options, _ = parsed("{formats: []}")
    assert {variant.format for variant in plan(options=options).variants} == {"jpeg"}


@pytest.mark.parametrize(
    ("pictures", "said"),
    [
        ("{formats: [avig]}", "mkdocs.yml:4:28: error[config-value]: 'formats' takes avif and webp, not 'avig'"),
        ("{formats: [jpeg]}", "mkdocs.yml:4:28: error[config-value]: 'formats' takes avif and webp, not 'jpeg'"),
        ("{widths: [5]}", "mkdocs.yml:4:27: error[config-value]: 'widths' takes whole numbers of pixels from 16"),
        ("{widths: [1e3]}", "mkdocs.yml:4:27: error[config-value]: 'widths' takes whole numbers of pixels from 16"),
        (
            "{quality: {avif: 101}}",
            "mkdocs.yml:4:34: error[config-type]: 'plugins.milepost.pictures.quality.avif' must",
        ),
        ("{quality: 80}", "mkdocs.yml:4:27: error[config-type]: 'plugins.milepost.pictures.quality' must be a mapping"),
        ("{sizes: [400]}", "mkdocs.yml:4:18: error[unknown-option]: 'milepost.pictures' has no option 'sizes'"),
    ],
)
def test_a_wrong_option_is_an_error_at_its_value(pictures, said):
    _, problems = parsed(pictures)
    assert len(problems) == 1
    assert problems[0].startswith(said)


def test_more_widths_than_eight_are_refused():
    _, problems = parsed(f"{{widths: {list(range(100, 1000, 100))}}}")
    assert problems[0].startswith("mkdocs.yml:4:26: error[config-value]")
