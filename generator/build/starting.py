"""A site's folder to a new file in it: what the site has already is read, and one file is written, or two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

from generator.build.content import read_entries
from generator.build.request import Request
from generator.build.site import Folder, open_folder, rules_of
from generator.build.tools import Tools
from generator.cache import BodyStore
from generator.config import Config
from generator.diagnostics import Problems
from generator.entries.slugs import slug_refusal
from generator.model import AnyEntry, AuthorEntry, PostEntry, QuizEntry, Ref, SeriesEntry, TopicEntry
from generator.publish.disk import put_text
from generator.routes import slug_of
from generator.starting import Begun, Kind, place_of, template_of, text_of, with_part

_ENTRIES: Mapping[Kind, type[AnyEntry]] = {
    "post": PostEntry,
    "series": SeriesEntry,
    "topic": TopicEntry,
    "author": AuthorEntry,
    "quiz": QuizEntry,
}


class CannotBegin(Exception):
    """Why no file can be begun so, in a sentence or two for its author."""


@dataclass(frozen=True, slots=True)
class Site:
    """What a site has already."""

    folder: Folder
    entries: tuple[AnyEntry, ...]

    @property
    def config(self) -> Config:
        return self.folder.config

    def names(self, kind: Kind) -> Mapping[str, str]:
        """What front matter calls the authors, topics, series or posts that there are, with their titles."""
        wanted = _ENTRIES[kind]
        found = {entry.slug: entry.title for entry in self.entries if isinstance(entry, wanted)}
        posts = [entry for entry in self.entries if isinstance(entry, PostEntry)]
        named: Mapping[str, list[tuple[Ref, ...]]] = {
            "author": [post.authors for post in posts],
            "topic": [post.topics for post in posts],
            "series": [(post.series,) for post in posts if post.series is not None],
        }
        for ref in (ref for refs in named.get(kind, ()) for ref in refs):
            if ref.name not in found.values():
                found.setdefault(slug_of(ref.name), ref.name)
        return dict(sorted(found.items()))

    @property
    def today(self) -> str:
        """The day that it is where the site is at home, as an ISO date."""
        return self.folder.now.date

    def beginnings(self, begun: Begun) -> tuple[str, ...]:
        """A sentence for each name that the file is the first to say: it may be a slip."""
        said: tuple[tuple[Kind, tuple[str, ...]], ...] = (
            ("topic", begun.topics),
            ("author", begun.authors),
            ("series", (begun.series,) if begun.series else ()),
        )
        return tuple(
            _beginning(kind, name, self.names(kind))
            for kind, names in said
            for name in names
            if slug_of(name) not in self.names(kind)
        )


def open_site(config: Path, now: datetime) -> tuple[Site | None, Problems]:
    """The site as far as it can be read. Mistakes in its texts keep nobody from beginning another one."""
    folder, problems = open_folder(Request(config=config, now=now))
    if folder is None:
        return None, problems
    with BodyStore() as bodies:
        content = read_entries(folder.content, folder.listing, rules_of(folder.config), Tools(bodies=bodies))
    return Site(folder, tuple(parsed.entry for parsed in content.entries if parsed.entry is not None)), ()


def begin(begun: Begun, site: Site) -> tuple[Path, ...]:
    """Writes the file, which must be new, and where the file of a series lists its parts, a line into that.

    The files that were written, the new one first. Raises CannotBegin.
    """
    slug = begun.slug or slug_of(begun.title)
    reason = slug_refusal(slug)
    if reason:
        raise CannotBegin(f"No address can be made of {begun.slug or begun.title!r}: {reason}. Write --slug as well.")
    begun = replace(begun, slug=slug, id=feed_id(slug, site.config) if begun.kind == "post" else "")
    place = site.folder.content / place_of(begun, site.config.layout)
    _refuse_taken(begun, place, site)
    begun, listing = _in_series(begun, site)
    text = _text(begun, site)
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        with place.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except FileExistsError:
        raise CannotBegin(_taken(place, site)) from None
    for path, listed in listing.items():
        put_text(path, listed.encode(), like=path)
    return (place, *listing)


def _beginning(kind: Kind, name: str, known: Mapping[str, str]) -> str:
    near = get_close_matches(slug_of(name), known, n=1)
    meant = f" Did you mean {near[0]!r}?" if near else ""
    return f"No {kind} of this site was called {name!r} before: this is the first time.{meant}"


def feed_id(slug: str, config: Config) -> str:
    """What keeps a post's identity for subscribers, whatever its file is called one day; "" where there is none."""
    feed = config.options.feed
    known = feed.enabled and feed.ids == "tag" and feed.authority and feed.year
    return f"tag:{feed.authority},{feed.year}:{slug}" if known else ""


def _refuse_taken(begun: Begun, place: Path, site: Site) -> None:
    wanted = _ENTRIES.get(begun.kind)
    other = next((e for e in site.entries if wanted and isinstance(e, wanted) and e.slug == begun.slug), None)
    if other is not None:
        raise CannotBegin(_taken(site.folder.content / other.path, site))
    if place.exists():
        raise CannotBegin(_taken(place, site))


def _taken(place: Path, site: Site) -> str:
    return f"{place.relative_to(site.folder.root)} is there already, and stays as it is. Choose another --slug."


def _in_series(begun: Begun, site: Site) -> tuple[Begun, Mapping[Path, str]]:
    """The file with its place in its series, and the series' file with the post in its list, where it has one."""
    if begun.kind != "post" or not begun.series:
        return begun, {}
    listed = next((e for e in site.entries if isinstance(e, SeriesEntry) and e.slug == slug_of(begun.series)), None)
    file = site.folder.content / site.config.layout.series_dir / f"{slug_of(begun.series)}.md"
    if listed is None and file.exists():
        shown = file.relative_to(site.folder.root)
        raise CannotBegin(f"{shown} has mistakes, so nobody can tell its next part. `milepost check` tells them.")
    if listed is None or not listed.lists_parts:
        numbers = [
            e.part.value for e in site.entries if isinstance(e, PostEntry) and _is_in(e, begun.series) and e.part
        ]
        return replace(begun, part=max(numbers, default=0) + 1), {}
    path = site.folder.content / listed.path
    text = with_part(path.read_bytes().decode(), begun.slug)
    if text is None:
        shown = path.relative_to(site.folder.root)
        raise CannotBegin(
            f"The parts in {shown} are not written one to a line. Begin the post without --series, and name it there."
        )
    return begun, {path: text}


def _is_in(post: PostEntry, series: str) -> bool:
    return post.series is not None and slug_of(post.series.name) == slug_of(series)


def _text(begun: Begun, site: Site) -> str:
    name = template_of(begun)
    found = site.folder.theme.folders.find(name)
    if found is None:
        raise CannotBegin(f"There is no template {name}.")
    try:
        return text_of(found.read_text("utf-8"), begun)
    except UnicodeDecodeError:
        raise CannotBegin(f"The template {name} is not UTF-8 text. Save it as UTF-8.") from None
    except Exception as mistake:  # noqa: BLE001 - an owner's template may do anything
        raise CannotBegin(f"The template {name} cannot be used: {str(mistake).rstrip('.')}.") from None
