"""Which address every visible entry has, and who may not have the one they want."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from generator.diagnostics import Problem, Problems, Span, error, warning
from generator.library.names import Names, folded
from generator.library.values import Redirect
from generator.model import (
    AnyEntry,
    AuthorEntry,
    CtaEntry,
    PageEntry,
    PostEntry,
    QuizEntry,
    Ref,
    SeriesEntry,
    TopicEntry,
)
from generator.routes import Layout, output_path, post_address

OVERRIDABLE = frozenset({"404.html", "robots.txt", "_redirects", "_headers", "llms.txt", ".well-known/security.txt"})
"""Those of our files whose place a file of the owner's may take."""

OWN_FILES = ("sitemap.xml", "search/search_index.json", *sorted(OVERRIDABLE))
"""What is written besides pages and feeds."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody who wants an address: the place that says so, and the title to show for it."""

    address: str
    span: Span
    title: str


def entry_address(entry: AnyEntry, names: Names, layout: Layout) -> str:
    """Where an entry's own page stands, "" in `author` or `topic` layouts that have none (and for the home page), and
    for a quiz that cannot be used.
    """
    match entry:
        case PostEntry():
            categories = [topic.slug for ref in entry.topics if (topic := names.topic(ref))]
            stem = entry.path.rsplit("/", 1)[-1].removesuffix(".md")
            return post_address(layout, slug=entry.slug, date=entry.date.date, categories=categories, file=stem)
        case PageEntry():
            return entry.address
        case TopicEntry():
            return layout.topic.replace("{slug}", entry.slug)
        case AuthorEntry():
            return layout.author.replace("{slug}", entry.slug)
        case SeriesEntry():
            return layout.series.replace("{slug}", entry.slug)
        case QuizEntry():
            return layout.quiz.replace("{slug}", entry.slug) if entry.quiz is not None else ""
        case CtaEntry():
            return ""


def check_claims(claims: Iterable[Claim], config_path: str) -> Problems:
    """Addresses that two want, compared as a disk that ignores case would: the later by path is told of the first.

    What the program makes of its own accord, claimed by the configuration, is there before everything else, and what a
    line of the configuration asks for comes after it.
    """
    files: dict[str, Claim] = {}
    folders: dict[str, Claim] = {}
    problems: dict[tuple[Span, str], Problem] = {}
    for claim in sorted(claims, key=lambda claim: (_turn(claim.span, config_path), claim.span)):
        path = folded(output_path(claim.address))
        above = [path[:end] for end, sign in enumerate(path) if sign == "/"]
        # Nor can a file have the name of a folder that another address needs.
        other = files.get(path) or folders.get(path) or next(filter(None, map(files.get, above)), None)
        if other is not None:
            # Of two posts at one address the picture and the Markdown are in each other's way as well.
            about = claim.address if claim.span.path == config_path else other.span.path
            problems.setdefault((claim.span, about), _same_address(claim, other, config_path))
            continue
        files[path] = claim
        folders.update((folder, claim) for folder in above if folder not in folders)
    return tuple(problems.values())


def _turn(span: Span, config_path: str) -> int:
    if span.path != config_path:
        return 1
    return 2 if span.line else 0


def _same_address(claim: Claim, other: Claim, config_path: str) -> Problem:
    message = f"{other.span.path} already has the address /{other.address}"
    if other.span.path == config_path:
        message = f"Milepost itself makes /{other.address}, so this cannot have that address"
    if claim.span.path == config_path:
        return error(claim.span, "same-address", message, f"take {claim.address} out here, or write another address")
    hint = "give one of the two another name, or another slug in its front matter"
    if not claim.span.path.endswith(".md") or other.span.path == config_path:
        hint = "give this file another name"
        hint += ", or another slug in its front matter" if claim.span.path.endswith(".md") else ""
    return error(claim.span, "same-address", message, hint)


def plan_redirects(
    entries: Iterable[tuple[AnyEntry, str]], taken: Mapping[str, Span], config_path: str
) -> tuple[tuple[Redirect, ...], Problems]:
    """The former addresses of visible entries, as redirects to where they are now.

    `taken` maps the folded output path of every page to the place it comes from: the configuration for what the
    program makes of its own accord.
    """
    redirects: dict[str, Redirect] = {}
    problems: list[Problem] = []
    claimed = dict(taken)
    for entry, address in entries:
        for ref in entry.aliases:
            former = alias_address(ref.name)
            if former is None:
                problems.append(_bad_alias(ref.span, ref.name))
                continue
            if former == address:
                problems.append(_own_alias(ref.span, ref.name))
                continue
            other = claimed.setdefault(folded(output_path(former)), ref.span)
            if other is not ref.span:
                problems.append(_alias_taken(ref, other, config_path))
                continue
            redirects[former] = Redirect(address=former, target=address, title=entry.title)
    return tuple(redirects[former] for former in sorted(redirects)), tuple(problems)


def former_addresses(entries: Iterable[tuple[AnyEntry, str]]) -> set[str]:
    """All addresses that entries had before, whether or not they lead anywhere now."""
    return {former for entry, _ in entries for ref in entry.aliases if (former := alias_address(ref.name)) is not None}


def alias_address(alias: str) -> str | None:
    """A former address as ours are: without the leading "/", a folder with its "/" at the end; None if it climbs."""
    address = unquote(alias).removeprefix("/")
    if not address or _UNUSABLE.search(address) or not all(map(_is_usable, _steps(address))):
        return None
    last = address.rsplit("/", 1)[-1]
    address = address if address.endswith("/") or "." in last else f"{address}/"
    return address.removesuffix("index.html") if address.endswith("/index.html") else address


# What no address holds, no file on Windows can be called, or `_redirects` takes for every address (`*`).
_UNUSABLE = re.compile(r'[\x00-\x1f\\?#:*<>"|]')
_LONGEST_STEP = 200


def _is_usable(step: str) -> bool:
    """Whether a step of an address stays where it is, and whether a folder can be called so."""
    return step.rstrip(". ") == step != "" and len(step.encode()) <= _LONGEST_STEP


def _steps(address: str) -> list[str]:
    return address.removesuffix("/").split("/")


def _bad_alias(span: Span, alias: str) -> Problem:
    return error(
        span,
        "bad-alias",
        f"{alias!r} is not an address of this site",
        "write it from the site's root, such as /posts/old-name/",
    )


def _alias_taken(ref: Ref, other: Span, config_path: str) -> Problem:
    if other.path == config_path:
        message, hint = f"the former address {ref.name!r} is in use: Milepost itself makes it", "take it out"
    else:
        message = f"the former address {ref.name!r} is in use: see {other}"
        hint = "take it out here, or change what stands there"
    return error(ref.span, "alias-taken", message, hint)


def _own_alias(span: Span, alias: str) -> Problem:
    return warning(span, "own-alias", f"{alias!r} is the present address, not a former one", "take this line out")
