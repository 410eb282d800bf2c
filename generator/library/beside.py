"""Files that stand beside a post's page: its picture for feeds, and its Markdown. Nothing here makes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.config.values import Config
from generator.library.addresses import Claim
from generator.library.mentions import image_path
from generator.library.pictures import PicturePlan, Variant
from generator.library.values import Post
from generator.routes import twin_address

_LASTING = {"jpeg": "picture.jpg", "png": "picture.png"}
_WIDEST = 1200
"""Pixels that no reader's window and no mail needs more of."""


def lasting_picture(post_address: str, plan: PicturePlan) -> tuple[str, Variant] | None:
    """Under which address feeds show a post's picture, and the same bytes as pages show them.

    It is the largest of its own format that is not too large, if every program can show that format.
    """
    own = [variant for variant in plan.variants if variant.format == plan.plain.format and variant.format in _LASTING]
    fitting = [variant for variant in own if variant.width <= _WIDEST] or own[:1]
    return (f"{post_address}{_LASTING[fitting[-1].format]}", fitting[-1]) if fitting else None


def claims_beside(
    posts: Iterable[Post], plans: Mapping[str, PicturePlan], config: Config, *, with_feeds: bool
) -> Iterator[Claim]:
    """The addresses of these files, which belong to the posts. A scheduled post needs them on its day."""
    with_twins = config.options.twins and config.site_url
    for post in posts:
        plan = plans.get(image_path(post.entry) or "") if with_feeds else None
        if plan is not None and (picture := lasting_picture(post.address, plan)):
            yield Claim(picture[0], post.entry.span, post.entry.title)
        if with_twins:
            yield Claim(twin_address(post.address), post.entry.span, post.entry.title)
