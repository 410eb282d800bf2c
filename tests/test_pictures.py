"""What stands in the published pictures, opened: size, turning, colours, nothing that the file said of itself."""

from __future__ import annotations

import io
import time
from functools import cache, partial

import pytest
from PIL import Image, ImageCms, ImageDraw

from generator.cache import FileStore
from generator.config.values import PictureOptions
from generator.library.pictures import plan_picture
from generator.model import Asset, digest
from generator.pictures import codecs, make, making
from generator.read.pictures import Raster, read_raster
from tests.sites import CONFIG, MemoryStore, build_site, post, published, said, write_site

WIDTHS = (40, 80, 160)
SMALL = f"{CONFIG}      pictures: {{widths: {list(WIDTHS)}}}\n"
MAKE, MODEL, WHERE, ORIENTATION = 0x010F, 0x0110, 0x8825, 0x0112


@cache
def photographed(size: tuple[int, int]) -> Image.Image:
    """Red on the left, blue on the right, with some noise so that it is no drawing."""
    picture = Image.new("RGB", size, (20, 20, 220))
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] // 2, size[1]), fill=(220, 20, 20))
    return Image.blend(picture, Image.effect_noise(size, 80).convert("RGB"), 0.2)


def photo(size=(200, 100), mode="RGB", format="JPEG", **options) -> bytes:
    return saved(photographed(size).convert(mode), format, **options)


def saved(picture: Image.Image, format: str, **options) -> bytes:
    written = io.BytesIO()
    picture.save(written, format, **options)
    return written.getvalue()


def made(data: bytes) -> dict[str, tuple[Image.Image, bytes]]:
    """What becomes of a picture, opened and as bytes, by the end of its name."""
    raster = read_raster(io.BytesIO(data))
    assert isinstance(raster, Raster)
    size = {"width": raster.width, "height": raster.height, "size": len(data), "kind": raster.kind}
    plan = plan_picture(Asset(path="a", digest=digest(data), **size), ["text"], PictureOptions(widths=WIDTHS))
    assert plan is not None
    files = codecs.encode_picture(data, plan)
    assert not isinstance(files, str), files
    names = [variant.address.rpartition("-")[2] for variant in plan.variants]
    opened = {name: (Image.open(io.BytesIO(file)), file) for name, file in zip(names, files, strict=True)}
    for variant, (picture, _) in zip(plan.variants, opened.values(), strict=True):
        assert picture.size == (variant.width, variant.height)
    return opened


def media(folder) -> dict[str, bytes]:
    return {path: data for path, data in published(folder / "site").items() if path.startswith("assets/media/")}


def site(folder, data: bytes, name="a.jpg", body=None):
    text = post(body=body or f"![A]({name})")
    return write_site(folder, {"mkdocs.yml": SMALL, "content/posts/p.md": text, f"content/posts/{name}": data})


def built(folder, data: bytes, name="a.jpg", store=None, body=None) -> dict[str, bytes]:
    """The published pictures of a site whose one post shows this one."""
    result = build_site(site(folder, data, name, body), store=MemoryStore() if store is None else store)
    assert result.counts is not None, said(result)
    return media(folder)


def test_every_format_and_width_is_published_and_nothing_else(tmp_path):
    pictures = [Image.open(io.BytesIO(data)) for data in built(tmp_path, photo((200, 100))).values()]
    found = sorted((picture.format, picture.size) for picture in pictures)
    assert found == [(format, (width, width // 2)) for format in ("AVIF", "JPEG", "WEBP") for width in WIDTHS]
    page = published(tmp_path / "site")["posts/p/index.html"].decode()
    assert all(path in page for path in media(tmp_path))


def test_nothing_is_larger_than_its_source():
    assert {picture.size for picture, _ in made(photo((60, 30))).values()} == {(40, 20), (60, 30)}


def test_what_the_camera_wrote_is_in_none_of_them():
    exif = Image.Exif()
    exif[MAKE], exif[MODEL] = "Tracker", "Tracker 9"
    exif.get_ifd(WHERE)[1] = "N"
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>Tracker</x:xmpmeta>"
    data = photo(exif=exif, xmp=xmp, comment=b"Tracker")
    assert data.count(b"Tracker") > 3
    files = [file for _, file in made(data).values()]
    assert len(files) == 9
    assert [file for file in files if b"Tracker" in file or b"Exif" in file or b"ICC" in file] == []


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_that_was_taken_otherwise_stands_upright(format, orientation):
    # The transposition that undoes what the number says (EXIF 2.32, 4.6.5), made backwards.
    steps = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    turned = photographed((120, 60))
    if orientation in steps:
        turned = turned.transpose(Image.Transpose(steps[orientation]))
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    for picture, _ in made(saved(turned, format, exif=exif)).values():
        left = picture.convert("RGB").getpixel((picture.width // 8, picture.height // 2))
        right = picture.convert("RGB").getpixel((picture.width * 7 // 8, picture.height // 2))
        assert picture.width == picture.height * 2
        assert left[0] > left[2] + 60, "red stands on the left"
        assert right[2] > right[0] + 60


@pytest.mark.parametrize("format", ["PNG", "WEBP"])
def test_what_is_transparent_stays_so(format):
    picture = photographed((100, 100)).copy()
    picture.putalpha(Image.linear_gradient("L").resize((100, 100)))
    for found, _ in made(saved(picture, format)).values():
        assert found.mode == "RGBA"
        assert found.getpixel((5, 0))[3] < 20
        assert found.getpixel((5, found.height - 1))[3] > 235


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_a_photo_of_other_colours_is_brought_to_the_webs(mode):
    assert {picture.mode for picture, _ in made(photo(mode=mode)).values()} == {"RGB"}


def test_a_picture_of_sixteen_bits_is_not_burnt_out():
    gradient = Image.linear_gradient("L").resize((200, 200)).convert("I").point(lambda v: v * 257).convert("I;16")
    picture, _ = made(saved(gradient, "PNG", compress_level=0))["160.png"]
    assert abs(picture.convert("L").getpixel((80, 80)) - 128) < 6


@pytest.mark.parametrize("profile", [ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), b"no profile"])
def test_a_profile_is_gone_and_one_that_cannot_be_read_harms_nothing(profile):
    plain = made(photo())
    for name, (picture, file) in made(photo(icc_profile=profile)).items():
        assert "icc_profile" not in picture.info
        assert file == plain[name][1]


def test_a_drawing_keeps_every_pixel():
    drawing = Image.new("P", (150, 90), 0)
    drawing.putpalette([255, 255, 255, 10, 60, 120])
    ImageDraw.Draw(drawing).line((0, 0, 150, 90), fill=1)
    pictures = made(saved(drawing, "PNG"))
    assert sorted(pictures) == ["150.png", "150.webp"]
    for picture, _ in pictures.values():
        assert picture.convert("RGB").tobytes() == drawing.convert("RGB").tobytes()


@pytest.mark.parametrize(
    ("name", "format"), [("a.gif", "GIF"), ("a.webp", "WEBP"), ("a.png", "PNG"), ("a.avif", "AVIF")]
)
def test_what_moves_is_published_as_it_is(tmp_path, name, format):
    frames = [Image.new("RGB", (100, 50), colour) for colour in ("red", "blue")]
    data = saved(frames[0], format, save_all=True, append_images=frames[1:], duration=100)
    assert list(built(tmp_path, data, name).values()) == [data]


def test_a_picture_cut_off_is_published_as_it_is_with_a_warning(tmp_path):
    whole = photo(format="PNG")
    data = whole[: len(whole) // 2]
    build = partial(build_site, site(tmp_path, data, "a.png"), store=MemoryStore())
    expected = (
        "content/posts/a.png: warning[unmade-picture]: no smaller pictures can be made of this one, so it is published "
        "as it is: image file is truncated\n  hint: open it in an editor and save it anew"
    )
    assert said(build()) == expected
    assert said(build()) == expected, "what is remembered is told again"
    ((path, found),) = media(tmp_path).items()
    assert found == data
    assert f'src="../../{path}"' in published(tmp_path / "site")["posts/p/index.html"].decode()


def test_a_hidden_posts_picture_is_not_published_and_one_that_is_only_linked_to_is_as_it_is(tmp_path):
    data = photo()
    files = {
        "mkdocs.yml": SMALL,
        "content/posts/p.md": post(body="[the plan](plan.jpg)"),
        "content/posts/later.md": post(date="2030-01-01", body="![A](later.jpg)"),
        "content/posts/draft.md": post(draft="true", body="![A](draft.jpg)"),
        **{f"content/posts/{name}.jpg": data for name in ("plan", "later", "draft")},
    }
    build_site(write_site(tmp_path, files))
    ((path, found),) = media(tmp_path).items()
    assert found == data
    assert path.startswith("assets/media/plan-")


def test_a_broken_picture_of_a_scheduled_post_is_told_today(tmp_path):
    """Time alone breaks no site: not even a strict one, on the day on which the post appears."""
    whole = photo(format="PNG")
    later = post(date="2030-01-01", body="![A](a.png)")
    write_site(tmp_path, {"content/posts/p.md": later, "content/posts/a.png": whole[: len(whole) // 2]})
    assert "[unmade-picture]" in said(build_site(tmp_path))


# --- Remembering


@pytest.fixture
def decoded(monkeypatch):
    """The pictures that were decoded, by digest."""
    calls = []

    def counting(data, plan):
        calls.append(plan.digest)
        return codecs.encode_picture(data, plan)

    monkeypatch.setattr(making, "encode_picture", counting)
    return calls


def test_a_second_build_decodes_nothing_even_into_an_empty_site(tmp_path, decoded):
    store = FileStore(tmp_path / "store")
    first = built(tmp_path / "one", photo(), store=store)
    assert len(decoded) == 1
    assert built(tmp_path / "two", photo(), store=FileStore(tmp_path / "store")) == first
    assert built(tmp_path / "one", photo(), store=FileStore(tmp_path / "store")) == first
    assert len(decoded) == 1
    assert published(tmp_path / "one/site") == published(tmp_path / "two/site")


def test_another_text_decodes_nothing_and_another_picture_only_itself(tmp_path, decoded):
    store = MemoryStore()
    built(tmp_path, photo(), store=store)
    built(tmp_path, photo(), store=store, body="![B](a.jpg) Other words.")
    assert len(decoded) == 1
    built(tmp_path, photo((180, 90)), store=store)
    assert len(decoded) == 2


def test_another_codec_makes_the_picture_anew_under_the_same_name(tmp_path, decoded, monkeypatch):
    store = MemoryStore()
    before = built(tmp_path, photo(), store=store)
    monkeypatch.setattr(making, "codec_versions", lambda: "others")
    assert built(tmp_path, photo(), store=store).keys() == before.keys()
    assert len(decoded) == 2


def test_a_store_that_lost_the_bytes_or_keeps_nothing_costs_time_only(tmp_path, decoded):
    store = MemoryStore()
    first = built(tmp_path / "one", photo(), store=store)
    expected = published(tmp_path / "one/site")
    for key in [key for key, data in store.records.items() if data[:1] != b"\x82"]:
        del store.records[key]
    assert built(tmp_path / "two", photo(), store=store) == first
    assert published(tmp_path / "two/site") == expected
    assert len(decoded) == 2


def test_a_clean_build_makes_pictures_anew_and_writes_the_same(tmp_path, decoded):
    store = MemoryStore()
    built(tmp_path, photo(), store=store)
    before = published(tmp_path / "site")
    assert build_site(tmp_path, store=store, clean=True).counts is not None
    assert len(decoded) == 2
    assert published(tmp_path / "site") == before


def test_a_build_that_is_stopped_does_not_wait_for_pictures_that_were_not_begun(tmp_path, monkeypatch):
    class Stopped(Exception):
        pass

    def stop(step, done, total):
        if step == "making pictures":
            raise Stopped

    begun = []

    def one(data, plan):
        begun.append(plan.path)
        time.sleep(0.01)  # longer than it takes to hear of the stop
        return "no"

    from generator.build import Request, build
    from tests.sites import NOW

    monkeypatch.setattr(making, "encode_picture", one)
    monkeypatch.setattr(make, "_cores", lambda: 1)
    body = "\n".join(f"![A]({number}.jpg)" for number in range(30))
    pictures = {f"content/posts/{number}.jpg": photo((60 + number, 60)) for number in range(30)}
    write_site(tmp_path, {"content/posts/p.md": post(body=body), **pictures})
    with pytest.raises(Stopped):
        build(Request(config=tmp_path / "mkdocs.yml", now=NOW), store=MemoryStore(), progress=stop)
    assert len(begun) < 30


def test_subscribers_get_a_posts_picture_under_a_name_that_stays(tmp_path):
    """Also of a post that is in no feed any more: who has fetched it shows it for years."""
    config = CONFIG.replace("year: 2024}", "year: 2024, entries: 1}") + f"      pictures: {{widths: {list(WIDTHS)}}}\n"
    old = post(title="Old", date="2026-01-01", image="{src: a.jpg, alt: A}")
    new = post(title="New", date="2026-02-01", image="{src: a.jpg, alt: A}")
    files = {"mkdocs.yml": config, "content/posts/old.md": old, "content/posts/new.md": new}
    for size in ((200, 100), (400, 100)):
        write_site(tmp_path, {**files, "content/posts/a.jpg": photo(size)})
        assert said(build_site(tmp_path)) == ""
        site = published(tmp_path / "site")
        feed = site["feed.xml"].decode()
        assert feed.count("https://advice.example/posts/new/picture.jpg") == 2
        for name in ("old", "new"):
            assert Image.open(io.BytesIO(site[f"posts/{name}/picture.jpg"])).size == (160, 160 * size[1] // size[0])
