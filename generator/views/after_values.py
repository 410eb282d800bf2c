"""What stands after a post's text: a call to action, what changed, ways to share, reply, subscribe and comment."""

from __future__ import annotations

from generator.model import SafeHtml, Value
from generator.views.values import DateText, LinkText


class CtaView(Value, frozen=True, kw_only=True):
    """What a reader may do next."""

    title: str
    text: SafeHtml
    link: LinkText | None
    lang: str


class ChangeView(Value, frozen=True, kw_only=True):
    """What changed in a post, and when."""

    date: DateText
    text: str


class ShareView(Value, frozen=True, kw_only=True):
    """A way to share a post: a link, or with href "" a button that a script brings to light."""

    way: str
    name: str
    href: str
    icon: SafeHtml


class ReplyView(Value, frozen=True, kw_only=True):
    """Where readers answer: `mail` shows the address itself, so that it is on paper too."""

    mail: LinkText | None
    discussion: LinkText | None


class CommentsView(Value, frozen=True, kw_only=True):
    """Comments that another service keeps: what it is and sees, and what a script needs once a reader has agreed."""

    service: str
    notice: str
    button: str
    elsewhere: LinkText | None
    settings: str
    """JSON."""


class SubscribeView(Value, frozen=True, kw_only=True):
    """The form for an e-mail address. `hidden` are pairs of a name and a value; `id` begins every id in it."""

    id: str
    action: str
    field: str
    hidden: tuple[tuple[str, str], ...]
    text: str
    privacy: tuple[LinkText, ...]


class FollowView(Value, frozen=True, kw_only=True):
    """How readers hear of new posts: by the form, and by feeds, to whose page `feeds` leads."""

    form: SubscribeView | None
    feeds: LinkText | None


def unfollowed(_depth: int) -> FollowView:
    """The foot of pages whose site offers neither."""
    return FollowView(form=None, feeds=None)


class AfterView(Value, frozen=True, kw_only=True):
    """How readers pass a post on and answer it. `address` is the post's whole URL, which paper shows."""

    address: str
    share: tuple[ShareView, ...]
    reply: ReplyView | None
    comments: CommentsView | None
    follow: FollowView
