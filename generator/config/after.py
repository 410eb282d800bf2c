"""What stands after a post's text, as mkdocs.yml asks for it: related posts, ways to share, to reply and to comment."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from generator.config.comments import GISCUS, Comments, Giscus, Isso, QuizOptions, Reply
from generator.config.nodes import Scalar, Sequence, truth
from generator.config.sections import Section
from generator.config.words import did_you_mean, listed
from generator.diagnostics import Span, error

SHARES = ("email", "linkedin", "facebook", "x", "mastodon", "bluesky", "copy", "device")
"""Every way to share a post that there is."""
USUAL_SHARES = ("email", "linkedin", "facebook", "x", "copy", "device")
MAPPINGS = ("pathname", "url", "title", "og:title")

# One "@", no white space and nothing that ends an address in a mailto: link; whether the mail arrives nobody knows.
_EMAIL = re.compile(r"[^\s@<>?&#%,;:\"()\[\]\\]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_WEB = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?(?:/[^\s\"<>\\^`|]*)?")
_REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+")
_PLACEHOLDERS = ("title", "slug", "url")


def parse_share(section: Section) -> tuple[str, ...]:
    """Which ways, in the order in which they stand; `share: false` is none."""
    node = section.get("share")
    if node is None or truth(node) is True:
        return USUAL_SHARES
    if truth(node) is False:
        return ()
    known = {way: None for way in section.scalars("share") if _is_way(way, section)}
    return tuple(dict.fromkeys(way.text.strip() for way in known))


def _is_way(way: Scalar, section: Section) -> bool:
    if way.text.strip() in SHARES:
        return True
    hint = did_you_mean(way.text, SHARES, 0.5) or f"share: [{', '.join(USUAL_SHARES)}]"
    message = f"'share' takes {listed(SHARES, 'and')}, not '{way.text}'"
    section.problems.append(error(way.span, "config-value", message, hint))
    return False


def parse_reply(section: Section) -> Reply:
    """`reply: hello@example.org` for short, or a mapping; `reply: false` is none."""
    node = section.get("reply")
    if node is None or truth(node) is False:
        return Reply()
    if isinstance(node, Scalar):
        return Reply(email=_email(section, "reply"))
    reply = section.section("reply")
    parsed = Reply(email=_email(reply, "email"), discussion=_discussion(reply))
    reply.refuse_left_over()
    return parsed


def parse_quizzes(section: Section) -> QuizOptions:
    """`quizzes: {email: …}`: whom a reader may send a result to."""
    quizzes = section.section("quizzes")
    parsed = QuizOptions(email=_email(quizzes, "email"))
    quizzes.refuse_left_over()
    return parsed


def _email(section: Section, key: str) -> str:
    text = section.text(key).removeprefix("mailto:")
    if not text or _EMAIL.fullmatch(text):
        return text
    section.wrong(key, f"must be an address of mail, not '{text}'", f"{key}: hello@example.org")
    return ""


def _discussion(section: Section) -> str:
    text = section.text("discussion")
    example = "discussion: https://example.org/talk/{slug}"
    unknown = [name for name in re.findall(r"\{([^{}]*)\}", text) if name not in _PLACEHOLDERS]
    if unknown:
        known = [f"{{{name}}}" for name in _PLACEHOLDERS]
        hint = did_you_mean(f"{{{unknown[0]}}}", known, 0.5) or f"use {listed(known)}"
        section.wrong("discussion", f"has no placeholder '{{{unknown[0]}}}'", hint)
        return ""
    filled = re.sub(r"\{\w+\}", "x", text)
    if text and ("{" in filled or "}" in filled or not _WEB.fullmatch(filled)):
        section.wrong("discussion", f"must be a web address, not '{text}'", example)
        return ""
    return text


def parse_comments(section: Section) -> Comments | None:
    """`comments: {giscus: …}` or `comments: {isso: …}`; None for no comments, which is usual."""
    node = section.get("comments")
    if node is None or truth(node) is False:
        return None
    comments = section.section("comments")
    giscus, isso = comments.get("giscus"), comments.get("isso")
    comments.refuse_left_over()
    if giscus is not None and isso is not None:
        comments.wrong("isso", "and 'giscus' cannot both keep the comments", "keep one of the two")
        return None
    if giscus is not None:
        return _giscus(comments.section("giscus"))
    return None if isso is None else _isso(comments)


def _giscus(section: Section) -> Giscus | None:
    known = len(section.problems)
    parsed = Giscus(
        repo=_repository(section),
        repo_id=_needed(section, "repo_id", "repo_id: R_kgDOH…"),
        category=_needed(section, "category", "category: Announcements"),
        category_id=_needed(section, "category_id", "category_id: DIC_kwDOH…"),
        mapping=section.choice("mapping", MAPPINGS, "pathname"),
        strict=section.flag("strict", False),
        reactions=section.flag("reactions", True),
        input_position=section.choice("input_position", ("top", "bottom"), "bottom"),
        lang=section.text("lang"),
        url=_address(section, "url", GISCUS),
    )
    section.refuse_left_over()
    return parsed if len(section.problems) == known else None


def _repository(section: Section) -> str:
    text = _needed(section, "repo", "repo: owner/name")
    if text and not _REPOSITORY.fullmatch(text):
        owner_and_name = "/".join(urlsplit(text).path.strip("/").split("/")[:2])
        near = owner_and_name if _REPOSITORY.fullmatch(owner_and_name) else "owner/name"
        section.wrong("repo", f"must be a repository on GitHub as owner/name, not '{text}'", f"repo: {near}")
    return text


def _needed(section: Section, key: str, example: str) -> str:
    text = section.text(key)
    if not text and not isinstance(section.get(key), Sequence):
        place: Span = section.span(key) if section.has(key) else section.node.span
        message = f"'{section.name}' needs '{key}': https://giscus.app shows it once you have chosen a repository"
        section.problems.append(error(place, "config-value", message, example))
    return text


def _isso(comments: Section) -> Isso | None:
    if isinstance(comments.get("isso"), Scalar):
        url = _address(comments, "isso", "")
        return Isso(url=url) if url else None
    isso = comments.section("isso")
    url = _address(isso, "url", "")
    isso.refuse_left_over()
    if not url and not isso.has("url"):
        hint = "comments: {isso: https://comments.example.org/}"
        comments.wrong("isso", "needs the address of your Isso server", hint)
    return Isso(url=url) if url else None


def _address(section: Section, key: str, default: str) -> str:
    """A server's address, which ends with "/"."""
    text = section.text(key, default)
    if text and (not _WEB.fullmatch(text) or "?" in text or "#" in text):
        section.wrong(key, f"must be the server's whole address, not '{text}'", f"{key}: https://comments.example.org/")
        return default
    return f"{text.rstrip('/')}/" if text else ""
