"""How readers may answer a post, and whom their browsers then talk to. Nothing here reads YAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

GISCUS = "https://giscus.app/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The ways to write back: an address of mail, and the URL of a place to discuss; "" for none.

    `discussion` may hold {title}, {slug} and {url} of the post.
    """

    email: str = ""
    discussion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizOptions:
    """`email`: to whom a reader's own program may send a quiz's result; "" for nobody."""

    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Giscus:
    """Comments kept in a GitHub repository's discussions, as https://giscus.app writes its settings down."""

    repo: str
    repo_id: str
    category: str
    category_id: str
    mapping: str = "pathname"
    strict: bool = False
    reactions: bool = True
    input_position: str = "bottom"
    lang: str = ""
    """"" for the site's own."""
    url: str = GISCUS
    """Where giscus runs; ends with "/"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Isso:
    """Comments kept on a server of the owner's. `url` is where Isso runs; ends with "/"."""

    url: str


Comments = Giscus | Isso


def foreign_origins(comments: Comments | None) -> Mapping[str, tuple[str, ...]]:
    """What a Content-Security-Policy must allow besides the site itself once a reader has asked for the comments.

    By directive. giscus is a script, a style sheet and a frame of its own; Isso runs inside the page, and its script
    asks its server for the comments.
    """
    if comments is None:
        return {}
    origin = origin_of(comments.url)
    if isinstance(comments, Giscus):
        return {"script-src": (origin,), "style-src": (origin,), "frame-src": (origin,)}
    return {"script-src": (origin,), "style-src": (origin,), "connect-src": (origin,)}


def origin_of(url: str) -> str:
    """Scheme and host of a URL, with the port where it has one."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
