"""The size that a picture has on the page, and what is said of files that only look like pictures."""

from __future__ import annotations

import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.model import digest
from generator.read import measure_asset
from generator.read.svg import svg_size

ORIENTATION = 0x0112


def picture(format, size=(30, 20), orientation=None, **options):
    exif = Image.Exif()
    if orientation is not None:
        exif[ORIENTATION] = orientation
    made = io.BytesIO()
    Image.new("RGB", size, (200, 100, 50)).save(made, format, exif=exif, **options)
    return made.getvalue()


def measured(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    asset, problems = measure_asset(tmp_path, name, "content")
    if asset is None:
        return None, [str(problem) for problem in problems]
    assert (asset.path, asset.digest) == (name, digest(data))
    size = None if asset.width is None else (asset.width, asset.height)
    return size, [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("name", "format"),
    [("a.png", "PNG"), ("a.jpg", "JPEG"), ("A.JPEG", "JPEG"), ("a.gif", "GIF"), ("a.webp", "WEBP"), ("a.avif", "AVIF")],
)
def test_a_picture_has_its_size(tmp_path, name, format):
    assert measured(tmp_path, name, picture(format)) == ((30, 20), [])


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize(("orientation", "size"), [(1, (30, 20)), (3, (30, 20)), (6, (20, 30)), (8, (20, 30))])
def test_a_photograph_that_was_taken_sideways_is_measured_as_it_is_shown(tmp_path, format, orientation, size):
    assert measured(tmp_path, f"a.{format.lower()}", picture(format, orientation=orientation)) == (size, [])


def test_a_picture_with_the_ending_of_another_kind_is_measured_all_the_same(tmp_path):
    assert measured(tmp_path, "a.png", picture("JPEG")) == ((30, 20), [])


def test_other_files_have_a_digest_and_no_size(tmp_path):
    assert measured(tmp_path, "a.pdf", b"%PDF-1.7") == (None, [])
    assert measured(tmp_path, "a", b"") == (None, [])


def test_a_large_file_is_digested_in_pieces(tmp_path):
    assert measured(tmp_path, "a.zip", b"0123456789" * 500_000) == (None, [])


def huge_png():
    """A valid header that promises 10,000 megapixels."""
    header = b"IHDR" + (100_000).to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0"
    return (
        b"\x89PNG\r\n\x1a\n"
        + (13).to_bytes(4, "big")
        + header
        + zlib.crc32(header).to_bytes(4, "big")
        + b"\0\0\0\0IDAT"
    )


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is damaged, or no PNG, JPEG, GIF, WebP or AVIF"),
        (b"<html>404 not found</html>", "it is damaged, or no PNG, JPEG, GIF, WebP or AVIF"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "it is damaged, or no PNG, JPEG, GIF, WebP or AVIF"),
        (picture("PNG")[:20], "it is damaged, or no PNG, JPEG, GIF, WebP or AVIF"),
        (huge_png(), "it has more pixels than a web page can use"),
    ],
)
def test_a_picture_that_cannot_be_read_is_a_warning_and_is_published(tmp_path, data, why):
    assert measured(tmp_path, "a.png", data) == (
        None,
        [
            f"content/a.png: warning[unreadable-picture]: this picture cannot be read: {why}\n"
            "  hint: open it in an editor and save it anew; until then readers may see a gap"
        ],
    )


PICTURES = st.sampled_from([(f"a.{f.lower()}", picture(f)) for f in ("PNG", "JPEG", "GIF", "WEBP", "AVIF")])


@given(made=PICTURES, at=st.integers(0, 300), byte=st.integers(0, 255), end=st.integers(0, 2000))
def test_no_damaged_picture_stops_the_program(made, at, byte, end, tmp_path_factory):
    name, data = made
    damaged = bytearray(data)
    damaged[at % len(damaged)] = byte
    measured(tmp_path_factory.getbasetemp(), name, bytes(damaged[:end]))


def test_an_asset_that_is_not_there_is_a_problem(tmp_path):
    asset, problems = measure_asset(tmp_path, "a.png", "content")
    assert (asset, problems[0].code) == (None, "unreadable-file")


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ('<svg width="30" height="20"/>', (30, 20)),
        ("<svg width='30px' height='20px'>", (30, 20)),
        ('<svg width="30.4" height="20.6">', (30, 21)),
        ('<svg viewBox="0 0 30 20">', (30, 20)),
        ('<svg viewBox="-5,-5,30,20">', (30, 20)),
        ('<svg width="100%" height="100%" viewBox="0 0 30 20">', (30, 20)),
        ('<svg width="60" viewBox="0 0 30 20">', (60, 40)),
        ('<svg height="10" viewBox="0 0 30 20">', (15, 10)),
        ('<svg width="2em" height="1em" viewBox="0 0 9 9">', (32, 16)),
        ('<svg width="1in" height="2.54cm">', (96, 96)),
        ('<svg width="72pt" height="25.4mm">', (96, 96)),
        ('<svg width="1e2" height=".5e2">', (100, 50)),
        ('<svg width="0.2" height="0.3">', (1, 1)),
        ('<?xml version="1.0"?>\n<!-- <svg width="1" height="1"> -->\n<svg width="30" height="20">', (30, 20)),
        ('<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">\n<svg width="30" height="20">', (30, 20)),
        ('<!DOCTYPE svg [<!ENTITY w "30"><!ENTITY b "]>">]><svg width="30" height="20">', (30, 20)),
        ('\ufeff<svg\n\txmlns="http://www.w3.org/2000/svg"\n\twidth = "30"\n\theight = "20" >', (30, 20)),
        ('<svg:svg xmlns:svg="http://www.w3.org/2000/svg" width="30" height="20">', (30, 20)),
        ("<svg>", None),
        ('<svg width="30">', None),
        ('<svg width="0" height="0">', None),
        ('<svg width="-30" height="20">', None),
        ('<svg width="1e999" height="1">', None),
        ('<svg width="1e9" height="1">', None),
        ('<svg width="auto" height="calc(1px)">', None),
        ('<svg viewBox="0 0 0 0">', None),
        ('<svg viewBox="0 0 30">', None),
        ('<svg viewBox="none">', None),
        ('<svg viewBox="0 0 1e-300 1e300" width="1">', None),
        ('<svg viewBox="0 0 1e5 1e-3" height="1e5">', None),
        ('<!DOCTYPE svg [<!ENTITY w "30">]><svg width="&w;" height="&w;">', None),
        ('<svg stroke-width="30" data-height="20">', None),
        ("", "not an SVG"),
        ("<html><svg width='1' height='1'>", "not an SVG"),
        ("<svgx width='1' height='1'>", "not an SVG"),
        ("<!-- never closed <svg width='1' height='1'>", "not an SVG"),
    ],
)
def test_an_svg_has_the_size_that_it_names(text, size):
    assert svg_size(text.encode()) == size


def test_an_svg_of_other_encodings(tmp_path):
    assert svg_size('<svg width="30" height="20">'.encode("utf-16")) == (30, 20)
    assert svg_size(b'<!-- caf\xe9 --><svg width="30" height="20">') == (30, 20)


@pytest.mark.parametrize(
    "text",
    [
        "<!--" * 16_000,
        "<?" * 32_000,
        "<!DOCTYPE " + "[" * 60_000,
        "<!DOCTYPE [" + "'\"" * 30_000,
        "<svg " + "a" * 65_000,
    ],
)
def test_no_svg_takes_long(text):
    svg_size(text.encode())


@given(st.text(alphabet="<svg>!-[]?='\" \n0e.viewBoxDOCTYPE&;", max_size=200))
def test_any_text_has_an_answer(text):
    svg_size(text.encode())
