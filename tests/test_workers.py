"""Builds by several processes: the same bytes, the same problems, and none of it hangs on whether they can start."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from pathlib import Path

import pytest

from generator.build import workers
from tests.example import add_every_construct, write_example
from tests.sites import build_site, post, published, said, write_quick_site


@pytest.fixture(scope="module")
def processes() -> Iterator[Executor]:
    """Two processes that share nothing with this one."""
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    with ProcessPoolExecutor(2, multiprocessing.get_context(method)) as executor:
        yield executor


def test_a_site_made_by_several_processes_is_the_same_to_the_byte(processes: Executor, tmp_path: Path):
    for name in ("alone", "together"):
        write_example(tmp_path / name)
        add_every_construct(tmp_path / name)
    alone = build_site(tmp_path / "alone")
    together = build_site(tmp_path / "together", executor=processes, memory=tmp_path / "memory")
    assert (said(together), together.counts) == (said(alone), alone.counts)
    assert alone.counts is not None
    assert published(tmp_path / "together/site") == published(tmp_path / "alone/site")


def test_what_several_processes_made_is_known_to_the_next_build(processes: Executor, tmp_path: Path):
    site = write_quick_site(tmp_path / "site", {f"content/posts/{n}.md": post(f"Post {n}") for n in range(8)})
    memory = tmp_path / "memory"
    assert build_site(site, executor=processes, memory=memory).written["posts/3/index.html"] == ("it is new",)
    (site / "content/posts/3.md").write_text(post("Post 3", body="Other advice."))
    again = build_site(site, memory=memory)
    assert "its text" in again.written["posts/3/index.html"]
    assert "posts/7/index.html" not in again.written


def test_mistakes_found_by_several_processes_are_told_as_by_one(processes: Executor, tmp_path: Path):
    files = {f"content/posts/{n}.md": post(f"Post {n}", body="See [it](nowhere.md).", topic="[") for n in range(3)}
    files |= {"content/posts/x.md": post(body="See [it](nowhere.md)."), "templates/pages/post.html": "{{ missing }}"}
    told = []
    for name, executor in (("alone", None), ("together", processes)):
        result = build_site(write_quick_site(tmp_path / name, files), executor=executor)
        assert result.counts is None
        told.append(said(result))
    assert told[0] == told[1] != ""


def test_work_begins_alone_and_goes_on_with_workers_once_they_are_there(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workers, "_WORTH", 0.0)
    with workers.crew(2) as crew:
        who = [crew.submit(os.getpid).result() for _ in range(2)]
        assert set(who) == {os.getpid()}
        for _ in range(3000):
            if os.getpid() != crew.submit(os.getpid).result():
                return
            time.sleep(0.01)
    pytest.fail("no worker ever came")


@pytest.mark.parametrize("reason", [OSError("no more processes"), EOFError(), RuntimeError("broken")])
def test_where_no_worker_can_start_the_work_is_done_all_the_same(reason: Exception, monkeypatch: pytest.MonkeyPatch):
    class NoPool(ProcessPoolExecutor):
        def submit(self, *_: object, **__: object) -> None:
            raise reason

    monkeypatch.setattr(workers, "_WORTH", 0.0)
    monkeypatch.setattr(workers, "_pool", NoPool)
    with workers.crew(2) as crew:
        assert [crew.submit(pow, 2, n).result() for n in range(20)] == [2**n for n in range(20)]
