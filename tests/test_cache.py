"""Bodies come back as they were put, from files that a later build may read again, or that are gone afterwards."""

from __future__ import annotations

import tempfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cache import BodyPlace, BodyStore, DamagedBody, KnownFile, Memory, memory
from generator.diagnostics import Span
from generator.model import Body, Fragment, Heading, ImageRef, LinkRef, SafeHtml, Section, digest, encode


def body(text="advice"):
    span = Span("content/posts/a.md", 3, 7)
    return Body(
        title=SafeHtml("<em>Purpose</em>"),
        content=Fragment(
            html=f"<p>\x020\x03{text}\x02/0\x03\x021\x03</p>",
            refs=(LinkRef(target="b.md", anchor="why", span=span), ImageRef(target="a.png", alt="A", span=span)),
        ),
        headings=(Heading(level=2, anchor="why", text="Why", html=SafeHtml("Why")),),
        sections=(Section(anchor="why", title="Why", text=text),),
    )


def test_a_body_comes_back_as_it_was_under_the_digest_of_its_encoding():
    with BodyStore() as store:
        key = store.put(body())
        assert key == digest(encode(body()))
        assert store.get(key) == body()


@given(st.lists(st.text(), max_size=8))
def test_bodies_are_read_in_any_order_between_writes(texts):
    with BodyStore() as store:
        keys = []
        for text in texts:
            keys.append(store.put(body(text)))
            for key, earlier in zip(reversed(keys), reversed(texts[: len(keys)]), strict=True):
                assert store.get(key) == body(earlier)


def test_the_same_body_takes_its_place_once(tmp_path):
    with BodyStore(tmp_path) as store:
        store.put(body("long" * 10_000))
        (segment,) = tmp_path.iterdir()
        size = segment.stat().st_size
        store.put(body("long" * 10_000))
        assert segment.stat().st_size == size


def test_a_body_is_found_by_a_later_build_that_knows_its_place_and_a_damaged_one_is_noticed(tmp_path):
    with BodyStore(tmp_path) as store:
        key = store.put(body())
        place = store.place(key)
    with BodyStore(tmp_path) as later:
        later.know({key: place})
        assert later.get(key) == body()
    (segment,) = tmp_path.iterdir()
    for damaged in (b"", segment.read_bytes()[:-1], segment.read_bytes().replace(b"Purpose", b"Porpose")):
        segment.write_bytes(damaged)
        with BodyStore(tmp_path) as later, pytest.raises(DamagedBody):
            later.read(key, place)
    segment.unlink()
    with BodyStore(tmp_path) as later, pytest.raises(DamagedBody):
        later.read(key, place)


def test_a_body_that_was_never_put_is_a_key_error():
    with BodyStore() as store, pytest.raises(KeyError):
        store.get("0" * 32)


def test_nothing_is_left_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with BodyStore() as store:
        store.put(body())
    store.close()
    assert list(tmp_path.iterdir()) == []


def test_bodies_of_many_builds_are_put_together_and_stay_what_they_are(tmp_path, monkeypatch):
    monkeypatch.setattr(memory, "_MOST_SEGMENTS", 2)
    keys, files = {}, {}
    for name in ("a", "b", "c", "d"):
        with BodyStore(tmp_path) as store:
            keys[name] = store.put(body(name))
            files[name] = KnownFile((1, 0, 0, 1), "", b"", place=store.place(keys[name]))
    Memory(tmp_path, "program", "site").write_files(files)
    known = Memory(tmp_path, "program", "site").files
    assert len({found.place.segment for found in known.values()}) == 2
    with BodyStore(tmp_path) as store:
        assert {name: store.read(keys[name], found.place) for name, found in known.items()} == {
            name: body(name) for name in keys
        }


def test_where_bodies_cannot_be_put_together_they_stay_where_they_are(tmp_path, monkeypatch):
    monkeypatch.setattr(memory, "_MOST_SEGMENTS", 0)
    files = {"a": KnownFile((1, 0, 0, 1), "", b"", place=BodyPlace("bodies-gone", 0, 1))}
    Memory(tmp_path, "program", "site").write_files(files)
    assert Memory(tmp_path, "program", "site").files == files
