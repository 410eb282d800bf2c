"""The store gives back what it was given or nothing, whatever happens to its files; and forgets the longest unasked."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cache import EmptyStore, FileStore, Unread, site_store
from generator.cache.store import opened_record, sealed_record
from generator.model import digest

KEY, OTHER = digest(b"one"), digest(b"other")


def records(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and path.name != ".gitignore"]


def aged(folder: Path, key: str, seconds: int) -> None:
    place = folder / key[:2] / key[2:]
    then = place.stat().st_mtime - seconds
    os.utime(place, (then, then))


def test_what_was_put_comes_back_in_another_process_too(tmp_path):
    FileStore(tmp_path).put(KEY, b"bytes")
    assert FileStore(tmp_path).get(KEY) == b"bytes"
    assert FileStore(tmp_path).get(OTHER) is None


def test_nothing_is_a_value_like_others(tmp_path):
    FileStore(tmp_path).put(KEY, b"")
    assert FileStore(tmp_path).get(KEY) == b""


def test_what_is_put_again_takes_the_place_of_the_former(tmp_path):
    store = FileStore(tmp_path)
    store.put(KEY, b"a longer one")
    store.put(KEY, b"short")
    assert store.get(KEY) == b"short"
    assert len(records(tmp_path)) == 1


@pytest.mark.parametrize("key", ["", "../../etc/passwd", "ABCDEF0123456789", "0123/456789abcdef", "g" * 32])
def test_a_key_that_is_no_digest_is_refused(tmp_path, key):
    with pytest.raises(ValueError, match="not a hex digest"):
        FileStore(tmp_path).put(key, b"")


@given(st.binary(max_size=200), st.data())
def test_a_record_with_any_byte_altered_is_a_miss(data, draw):
    record = bytearray(sealed_record(data, KEY))
    place = draw.draw(st.integers(0, len(record) - 1))
    record[place] ^= draw.draw(st.integers(1, 255))
    assert opened_record(bytes(record), KEY) is None


@given(st.binary(max_size=200), st.data())
def test_a_record_cut_off_anywhere_is_a_miss(data, draw):
    record = sealed_record(data, KEY)
    assert opened_record(record[: draw.draw(st.integers(0, len(record) - 1))], KEY) is None


@given(st.binary(max_size=200), st.binary(min_size=1, max_size=20))
def test_a_record_with_something_after_it_is_a_miss(data, further):
    assert opened_record(sealed_record(data, KEY) + further, KEY) is None


@given(st.binary(max_size=300))
def test_anything_else_in_a_records_place_is_a_miss(junk):
    assert opened_record(junk, KEY) is None


def test_a_record_in_the_place_of_another_is_a_miss(tmp_path):
    store = FileStore(tmp_path)
    store.put(KEY, b"bytes")
    store.put(OTHER, b"others")
    (tmp_path / KEY[:2] / KEY[2:]).replace(tmp_path / OTHER[:2] / OTHER[2:])
    assert store.get(OTHER) is None


def test_a_folder_in_a_records_place_is_a_miss_and_no_error(tmp_path):
    (tmp_path / KEY[:2] / KEY[2:]).mkdir(parents=True)
    store = FileStore(tmp_path)
    store.put(KEY, b"bytes")
    assert store.get(KEY) is None
    assert records(tmp_path) == []


def test_a_file_in_the_stores_place_costs_speed_only(tmp_path):
    (tmp_path / "cache").write_text("mine")
    store = FileStore(tmp_path / "cache")
    store.put(KEY, b"bytes")
    assert store.get(KEY) is None
    assert store.forget(0) == 0
    assert (tmp_path / "cache").read_text() == "mine"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full here")
def test_a_full_disk_costs_speed_only(tmp_path, monkeypatch):
    import tempfile

    def full(**where):
        handle, name = made(**where)
        os.close(handle)
        return os.open("/dev/full", os.O_WRONLY), name

    made = tempfile.mkstemp
    monkeypatch.setattr(tempfile, "mkstemp", full)
    store = FileStore(tmp_path)
    store.put(KEY, b"bytes")
    assert store.get(KEY) is None
    assert records(tmp_path) == []


def test_a_disk_that_may_not_be_written_is_still_read(tmp_path, monkeypatch):
    FileStore(tmp_path).put(KEY, b"bytes")
    aged(tmp_path, KEY, 10_000)

    def refused(*_, **__):
        raise PermissionError

    for name in ("utime", "mkdir", "open"):
        monkeypatch.setattr(os, name, refused)
    store = FileStore(tmp_path)
    store.put(OTHER, b"others")
    assert store.get(OTHER) is None
    assert store.get(KEY) == b"bytes"


def test_many_at_once_see_whole_records_or_none(tmp_path):
    values = [bytes([number]) * 50_000 for number in range(20)]

    def take_part(number: int) -> set[bytes | None]:
        store, seen = FileStore(tmp_path), set()
        for value in values[number:] + values[:number]:
            store.put(KEY, value)
            seen.add(store.get(KEY))
        return seen

    with ThreadPoolExecutor(8) as threads:
        seen = set().union(*threads.map(take_part, range(20)))
    assert seen <= set(values)
    assert len(records(tmp_path)) == 1


def test_what_nobody_asked_for_the_longest_is_forgotten_first(tmp_path):
    keys = [digest(bytes([number])) for number in range(6)]
    earlier = FileStore(tmp_path)
    for age, key in enumerate(keys):
        earlier.put(key, b"x" * 1000)
        aged(tmp_path, key, 100_000 - age * 10_000)
    now = FileStore(tmp_path)
    now.get(keys[0])
    now.put(OTHER, b"new")
    assert now.forget(3500) == 3
    assert [key for key in keys if FileStore(tmp_path).get(key)] == [keys[0], keys[4], keys[5]]


def test_what_this_build_used_or_another_uses_now_is_never_forgotten(tmp_path):
    store = FileStore(tmp_path)
    store.put(KEY, b"x" * 1000)
    aged(tmp_path, KEY, 100_000)
    FileStore(tmp_path).put(OTHER, b"x" * 1000)
    assert store.forget(0) == 0
    assert len(records(tmp_path)) == 2


def test_the_leavings_of_a_killed_build_go_too(tmp_path):
    store = FileStore(tmp_path)
    store.put(KEY, b"bytes")
    left = tmp_path / KEY[:2] / ".abc.new"
    left.write_bytes(b"half")
    os.utime(left, (0, 0))
    assert store.forget(0) == 1
    assert not left.exists()


def test_a_build_that_made_nothing_new_does_not_look_for_what_is_old(tmp_path):
    FileStore(tmp_path).put(KEY, b"bytes")
    aged(tmp_path, KEY, 100_000)
    assert FileStore(tmp_path).forget(0) == 0
    assert FileStore(tmp_path).get(KEY) == b"bytes"


def test_a_clean_build_believes_nothing_and_leaves_what_it_made(tmp_path):
    store = FileStore(tmp_path)
    store.put(KEY, b"old")
    clean = Unread(store)
    assert clean.get(KEY) is None
    clean.put(KEY, b"new")
    assert clean.get(KEY) == store.get(KEY) == b"new"


def test_the_empty_store_remembers_nothing():
    EmptyStore().put(KEY, b"bytes")
    assert EmptyStore().get(KEY) is None


def test_git_is_not_told_of_records(tmp_path):
    with site_store(tmp_path / "mkdocs.yml") as store:
        store.put(KEY, b"bytes")
    ignore = tmp_path / ".milepost/cache/.gitignore"
    assert ignore.read_text() == "*\n"
    assert stat.S_ISREG(ignore.stat().st_mode)
