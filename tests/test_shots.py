"""The choice of pages that `make shots` photographs."""

from __future__ import annotations

from tests.example import add_every_construct, build_written, write_example
from tests.sites import NOW
from tools.example_pages import example_pages


def test_every_kind_of_page_of_the_example_site_is_photographed(tmp_path):
    write_example(tmp_path, per_page=4)
    add_every_construct(tmp_path)
    pages = example_pages(tmp_path, build_written(tmp_path), NOW)
    assert set(pages) >= {
        "home", "post-picture", "post-long", "page", "archive", "archive-year", "topics", "topic",
        "authors", "author", "tags", "topic-2", "404",
    }  # fmt: skip
    assert pages["post-long"] == "posts/every-construct/"
    assert pages["topic-2"] == f"{pages['topic']}page/2/"
