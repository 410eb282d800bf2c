"""Sites with series of every mix of parts, drawn by hypothesis, and what their readers must find."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

SECRET = "xyzzy"
"""Stands in everything that a hidden post says, and in the names of its file and address."""

STATES = ("published", "draft", "scheduled", "expired")
_KEYS = {
    "published": "date: 2026-01-{day:02}\n",
    "draft": "date: 2026-01-{day:02}\ndraft: true\n",
    "scheduled": "date: 2027-01-{day:02}\n",
    "expired": "date: 2026-01-{day:02}\nexpires: 2026-05-01\n",
}


@dataclass(frozen=True)
class DrawnPart:
    """A row as it was drawn. `post` is None where it is only planned."""

    number: int | None
    post: str | None
    state: str
    title: str
    """What readers may be told: the post's title or an announced one; "" for nothing."""


@dataclass(frozen=True)
class DrawnSeries:
    id: str
    title: str
    parts: tuple[DrawnPart, ...]

    @property
    def total(self) -> int:
        return sum(1 for part in self.parts if part.number)

    @property
    def readable(self) -> int:
        return sum(1 for part in self.parts if part.number and part.state == "published")


@dataclass(frozen=True)
class DrawnSite:
    files: dict[str, str]
    series: tuple[DrawnSeries, ...]
    homes: dict[str, str]
    """A readable post's slug to the series that it names itself."""


@st.composite
def drawn_sites(draw: st.DrawFn) -> DrawnSite:
    """A series by a file, one by posts alone, and sometimes a file that lists some of all these posts again."""
    files: dict[str, str] = {}
    states: dict[str, str] = {}
    homes: dict[str, str] = {}
    rows = draw(st.lists(st.tuples(st.sampled_from((*STATES, "planned")), st.booleans()), min_size=1, max_size=7))
    listed = [(_post(files, states, state), state, extra) for state, extra in rows]
    listed = [(slug if state != "planned" else None, state, extra) for slug, state, extra in listed]
    by_file = _by_file(draw, files, states, "listed", "A listed one", [(slug, extra) for slug, _, extra in listed])
    for slug, state, _ in listed:
        if slug and draw(st.booleans()):
            _claim(files, slug, "series: listed\n")
            if state == "published":
                homes[slug] = "listed"
    alone = []
    for number, state in enumerate(draw(st.lists(st.sampled_from(STATES), max_size=5)), 1):
        slug = _post(files, states, state)
        _claim(files, slug, f"series: By posts alone\npart: {number}\n")
        alone.append(DrawnPart(number, slug, state, _title(slug) if state == "published" else ""))
        if state == "published":
            homes[slug] = "by-posts-alone"
    while alone and alone[-1].state != "published":
        alone.pop()
    series = [by_file, *([DrawnSeries("by-posts-alone", "By posts alone", tuple(alone))] if alone else [])]
    again = draw(st.lists(st.sampled_from(sorted(states)), unique=True, max_size=4)) if states else []
    if again:
        series.append(_by_file(draw, files, states, "again", "The same again", [(slug, False) for slug in again]))
    return DrawnSite(files=files, series=tuple(series), homes=homes)


def _post(files: dict[str, str], states: dict[str, str], state: str) -> str:
    """Another post; its slug. What is hidden says the secret everywhere."""
    if state == "planned":
        return ""
    number = len(states) + 1
    secret = "" if state == "published" else f"{SECRET}-"
    slug = f"{secret}post-{number}"
    said = f"{SECRET if secret else 'plain'} {number}"
    keys = _KEYS[state].format(day=number)
    files[f"content/posts/{slug}-file.md"] = (
        f"---\ntitle: {_title(slug)}\nslug: {slug}\n{keys}description: Of {said}.\nrecap: It came to {said}.\n"
        f"topics: Direction\n---\n\nThe text of {said}.\n\n- [ ] Do {said} | 20 min\n"
    )
    states[slug] = state
    return slug


def _title(slug: str) -> str:
    return f"Title of {slug}"


def _claim(files: dict[str, str], slug: str, keys: str) -> None:
    path = f"content/posts/{slug}-file.md"
    files[path] = files[path].replace("---\n", f"---\n{keys}", 1)


def _by_file(
    draw: st.DrawFn,
    files: dict[str, str],
    states: dict[str, str],
    id: str,
    title: str,
    rows: list[tuple[str | None, bool]],
) -> DrawnSeries:
    parts, lines, number = [], [], 0
    for place, (slug, extra) in enumerate(rows, 1):
        announced = f"Announced {place}" if slug is None or draw(st.booleans()) else ""
        number += not extra
        keys = [f"post: {slug}"] if slug else []
        keys += [f"title: {announced}"] if announced else []
        keys += ["extra: true"] if extra else []
        lines.append(f"  - {{{', '.join(keys)}}}\n")
        state = states[slug] if slug else "planned"
        shown = _title(slug) if slug and state == "published" else announced
        parts.append(DrawnPart(None if extra else number, slug, state, shown))
    files[f"content/series/{id}.md"] = f"---\ntitle: {title}\nnumerals: digits\nparts:\n{''.join(lines)}---\n"
    return DrawnSeries(id, title, tuple(parts))
