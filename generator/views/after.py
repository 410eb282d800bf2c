"""What stands after a post's text: posts like it, ways to share it, to reply and to comment. Nothing here is loaded.

Every address of another site is a plain link, or a setting that a script reads once a reader has asked for it.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote, urlsplit

import msgspec

from generator.config.comments import Comments, Giscus
from generator.library.values import Post
from generator.model import PostEntry, SafeHtml
from generator.routes import absolute
from generator.views.after_values import AfterView, CommentsView, ReplyView, ShareView
from generator.views.cards import post_pointers
from generator.views.parts import Here
from generator.views.subscribe import follow_view
from generator.views.values import CardView, LinkText

ICONS = {
    "email": "material/email-outline",
    "linkedin": "fontawesome/brands/linkedin",
    "facebook": "fontawesome/brands/facebook",
    "x": "fontawesome/brands/x-twitter",
    "mastodon": "fontawesome/brands/mastodon",
    "bluesky": "fontawesome/brands/bluesky",
    "copy": "material/link-variant",
    "device": "material/export-variant",
}


def related_cards(post: Post, here: Here) -> tuple[CardView, ...]:
    """The posts that are about the same things, the nearest first."""
    site = here.site
    paths = site.related.get(post.entry.path, ())
    return post_pointers((site.library.posts[site.places.posts[path]] for path in paths), here)


def after_view(post: Post, here: Here) -> AfterView:
    site, options = here.site, here.site.config.options
    url = absolute(post.address, site.config.site_url) if site.config.site_url else ""
    title, target = _encoded(post.entry.title), _encoded(url)
    return AfterView(
        address=url,
        share=tuple(_share(way, title, target, here) for way in options.share) if url else (),
        reply=_reply(post, url, here),
        follow=follow_view("post", site, here.href),
        comments=_comments(post, here) if options.comments is not None and post.entry.comments else None,
    )


def _share(way: str, title: str, url: str, here: Here) -> ShareView:
    """One way to share; title and URL are encoded already."""
    icon = here.site.icons(ICONS[way], ' aria-hidden="true"') or ""
    link = _LINKS.get(way)
    return ShareView(
        way=way,
        name=here.site.strings.share_way(way),
        href=link(title, url) if link else "",
        icon=SafeHtml(icon),
    )


_LINKS: dict[str, Callable[[str, str], str]] = {
    "email": lambda title, url: f"mailto:?subject={title}&body={url}",
    "linkedin": lambda _title, url: f"https://www.linkedin.com/sharing/share-offsite/?url={url}",
    "facebook": lambda _title, url: f"https://www.facebook.com/sharer/sharer.php?u={url}",
    "x": lambda title, url: f"https://x.com/intent/post?text={title}&url={url}",
    # Mastodon's own page, which asks the reader for their server; what follows "#" is not even sent to it.
    "mastodon": lambda title, url: f"https://share.joinmastodon.org/#text={title}%20{url}",
    "bluesky": lambda title, url: f"https://bsky.app/intent/compose?text={title}%20{url}",
}


def _encoded(text: str) -> str:
    """A text as a part of an address: in a mailto: link too nothing but letters, digits and "-._~" stays as it is."""
    return quote(" ".join(text.split()), safe="")


def _reply(post: Post, url: str, here: Here) -> ReplyView | None:
    reply, entry = here.site.config.options.reply, post.entry
    mail = LinkText(text=reply.email, href=_mail(reply.email, entry, here)) if reply.email else None
    discussion = _discussion(reply.discussion, entry, url, here) if entry.comments else None
    return ReplyView(mail=mail, discussion=discussion) if mail or discussion else None


def _mail(address: str, entry: PostEntry, here: Here) -> str:
    subject = here.site.strings.reply_subject.format(title=entry.title)
    return f"mailto:{quote(address, safe='@+')}?subject={_encoded(subject)}"


def _discussion(pattern: str, entry: PostEntry, url: str, here: Here) -> LinkText | None:
    if not pattern:
        return None
    values = {"{title}": entry.title, "{slug}": entry.slug, "{url}": url}
    for name, value in values.items():
        pattern = pattern.replace(name, _encoded(value))
    return LinkText(text=here.site.strings.discussion_link, href=pattern)


def _comments(post: Post, here: Here) -> CommentsView:
    comments, words = here.site.config.options.comments, here.site.strings
    assert comments is not None
    host = urlsplit(comments.url).netloc
    named = words.comments_giscus if isinstance(comments, Giscus) else words.comments_isso
    return CommentsView(
        service="giscus" if isinstance(comments, Giscus) else "isso",
        notice=named.format(host=host),
        button=words.comments_load.format(host=host),
        elsewhere=_elsewhere(comments, words.discussion_link),
        settings=_settings(comments, post.entry.lang or words.language),
    )


def _elsewhere(comments: Comments, text: str) -> LinkText | None:
    """Where the comments can be read without a script."""
    if isinstance(comments, Giscus):
        return LinkText(text=text, href=f"https://github.com/{quote(comments.repo)}/discussions")
    return None


def _settings(comments: Comments, language: str) -> str:
    """What the script of the service is told, as JSON: its address and its attributes in their order."""
    if isinstance(comments, Giscus):
        attributes = {
            "data-repo": comments.repo,
            "data-repo-id": comments.repo_id,
            "data-category": comments.category,
            "data-category-id": comments.category_id,
            "data-mapping": comments.mapping,
            "data-strict": str(int(comments.strict)),
            "data-reactions-enabled": str(int(comments.reactions)),
            "data-emit-metadata": "0",
            "data-input-position": comments.input_position,
            "data-lang": comments.lang or language,
            "crossorigin": "anonymous",
        }
        return msgspec.json.encode({"src": f"{comments.url}client.js", "attributes": attributes}).decode()
    attributes = {"data-isso": comments.url, "data-isso-lang": language.partition("-")[0]}
    return msgspec.json.encode({"src": f"{comments.url}js/embed.min.js", "attributes": attributes}).decode()
