"""What stands beside a post's page: nobody else may have its address, today or on the day on which the post appears."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

from tests.sites import NOW, QUICK, build_site, post, said, write_site
from tests.test_pictures import photo

TWINS = f"{QUICK}      twins: true\n"
DUE = {"date": "2026-12-01", "image": "{src: shop.jpg, alt: Our shop}"}


def test_a_scheduled_posts_picture_and_markdown_are_in_nobodys_way_on_its_day(tmp_path: Path):
    """A build of that day would stop with nobody near: so today's does."""
    write_site(
        tmp_path,
        {
            "mkdocs.yml": TWINS,
            "content/posts/offers.md": post("Offers", **DUE),
            "content/posts/pricing.md": post("Pricing", aliases="[/posts/offers/index.md]"),
            "content/posts/shop.jpg": photo(),
            "content/static/posts/offers/Picture.jpg": b"not that one",
        },
    )
    today, due = (said(build_site(tmp_path, now=now)) for now in (NOW, NOW + timedelta(days=30)))
    assert today == due
    assert re.findall(r"^(content/.+?): error\[(.+?)\].+ (\S+)$", today, re.MULTILINE) == [
        ("content/posts/pricing.md:4:11", "alias-taken", "content/posts/offers.md"),
        ("content/static/posts/offers/Picture.jpg", "same-address", "/posts/offers/picture.jpg"),
    ]


def test_two_posts_at_one_address_are_told_once(tmp_path: Path):
    both = {"image": "{src: shop.jpg, alt: Our shop}", "slug": "offers"}
    write_site(
        tmp_path,
        {
            "mkdocs.yml": TWINS,
            "content/posts/a.md": post("One", **both),
            "content/posts/b.md": post("Two", **both),
            "content/posts/shop.jpg": photo(),
        },
    )
    assert said(build_site(tmp_path)).count("error[") == 1
