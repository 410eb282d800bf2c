"""One content file to what an editor says of it: all rules that need no other file, and the lines that are excused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.config.check import RULES
from generator.config.values import Limits
from generator.diagnostics import Problems, Span
from generator.editor.lines import description_amiss, title_too_long
from generator.editor.prose import dated_words, numbers_without_source
from generator.editor.structure import skipped_headings, vague_links
from generator.editor.texts import read_text
from generator.frontmatter import FrontMatter, parse_front_matter
from generator.markdown import MarkdownOptions
from generator.model import AnyEntry, QuizEntry, Source, Value

_OFF = re.compile(r"<!--\s*check:\s*off((?:[\s,]+[\w-]+)*)\s*-->")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


class Muted(Value, frozen=True, kw_only=True):
    """Lines of a file, from 1 and both included, of which a rule says nothing."""

    rule: str
    first: int
    last: int


class Look(Value, frozen=True, kw_only=True):
    """What was found in one file, whichever rules are on."""

    title: Span
    """Where the title stands, for what other files have to do with."""
    problems: Problems = ()
    muted: tuple[Muted, ...] = ()
    own_links: tuple[str, ...] = ()
    """Whole addresses on this site that the text links to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What of a site's configuration a look depends on. `docs_dir` is the content folder as problems show it."""

    docs_dir: str
    language: str
    site_url: str
    html: str
    limits: Limits


def look(source: Source, entry: AnyEntry, rules: Rules) -> Look:
    """What the rules say of a file whose entry is this one."""
    path = f"{rules.docs_dir}/{source.path}"
    front = parse_front_matter(source.data, path, rules.limits)
    language = entry.lang or rules.language
    options = MarkdownOptions(
        language=language, html="trusted" if rules.html == "trusted" else "safe", nesting=rules.limits.nesting
    )
    text = read_text(front.body, path, front.body_line, options)
    title = _written(front, "title", "name") or _first_line(front, path)
    headings = () if isinstance(entry, QuizEntry) else skipped_headings(text)
    return Look(
        title=title,
        problems=(
            *title_too_long(entry, title),
            *description_amiss(entry, title, _written(front, "description")),
            *headings,
            *vague_links(text),
            *dated_words(text, language),
            *numbers_without_source(text),
        ),
        muted=tuple(_muted(front)) if "<!--" in front.body else (),
        own_links=tuple(link.href for link in text.links if rules.site_url and link.href.startswith(rules.site_url)),
    )


def _written(front: FrontMatter, *keys: str) -> Span | None:
    """Where the value of a key stands; None where none is written."""
    entries = {key.text.strip().casefold(): value for key, value in front.fields.entries}
    found = next((entries[key] for key in keys if key in entries), None)
    return None if found is None or getattr(found, "text", "").strip() == "" else found.span


def _first_line(front: FrontMatter, path: str) -> Span:
    """The heading that opens the text, else the text's first words."""
    empty = len(front.body) - len(front.body.lstrip())
    return Span(path, front.body_line + front.body.count("\n", 0, empty), 1)


def _muted(front: FrontMatter) -> Iterator[Muted]:
    """`<!-- check: off rule -->` excuses its line, or standing alone the block below it; without names all rules."""
    rows = front.body.split("\n")
    fence = ""
    for number, row in enumerate(rows):
        bar = _FENCE.match(row)
        if bar and not fence:
            fence = bar[1]
        elif bar and row.strip().startswith(fence):
            fence = ""
        if fence or "<!--" not in row:
            continue
        for found in _OFF.finditer(row):
            last = number if _OFF.sub("", row).strip() else _end_of_block(rows, number + 1)
            for rule in re.findall(r"[\w-]+", found[1]) or RULES:
                yield Muted(rule=rule, first=front.body_line + number, last=front.body_line + last)


def _end_of_block(rows: list[str], number: int) -> int:
    """The last row of the block that begins at a row or below it."""
    while number < len(rows) and not rows[number].strip():
        number += 1
    while number < len(rows) and rows[number].strip():
        number += 1
    return number - 1
