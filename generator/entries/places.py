"""Where an entry stands: its slug, and a page's whole address. Nothing here compares two entries."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics import Problems, Span, warning
from generator.entries.kinds import dated_name, page_address
from generator.entries.slugs import path_problems, slug_from_name, slug_from_title, written_slug
from generator.model import Ref
from generator.routes import Layout


@dataclass(frozen=True, slots=True)
class Place:
    """A slug, where it comes from, and what is wrong with it."""

    slug: str
    span: Span
    problems: Problems = ()


def entry_place(path: str, written: Ref | None, file: Span, blog_title: str | None) -> Place:
    """The slug of a post, topic or author: as written, else of the file's name without a date.

    `blog_title` is the title in a site laid out as Material's blog, where it makes the slug, and a slug may hold "/".
    """
    problems: Problems = ()
    if written is not None:
        slug, problems = written_slug(written, may_nest=blog_title is not None)
        if slug:
            return Place(slug, written.span, problems)
    if blog_title is not None:
        slug, more = slug_from_title(blog_title, file)
    else:
        slug, more = slug_from_name(dated_name(path)[1], file)
    span = written.span if written is not None else file
    return Place(slug, span, problems or more)


def page_place(path: str, written: Ref | None, layout: Layout, file: Span) -> tuple[Place, str]:
    """The last part of a page's address, and all of it; a slug takes the place of that last part."""
    address = page_address(path, layout)
    folder, _, last = address.removesuffix("/").rpartition("/")
    if written is None:
        return Place(last, file, path_problems(address, file) if layout.pages_dir else ()), address
    if not address:
        message = "the home page stands at the site's address and has no slug"
        return Place("", written.span, (warning(written.span, "slug-of-home", message, "take this line out"),)), ""
    slug, problems = written_slug(written, may_nest=False)
    if not slug:
        return Place(last, written.span, problems), address
    return Place(slug, written.span), f"{folder}/{slug}/" if folder else f"{slug}/"
