"""Rules on headings and links: what readers hear who go from one to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Problem, warning
from generator.editor.texts import Text
from generator.editor.wording import VAGUE
from generator.schema import shortened

_AROUND = re.compile(r"^[\W_]+|[\W_]+$")


def skipped_headings(text: Text) -> Iterator[Problem]:
    """A heading more than one level below the one above it; the page's title is the first level."""
    above = 1
    for heading in text.headings:
        if heading.level > above + 1:
            wanted = "#" * (above + 1)
            yield warning(
                heading.span,
                "heading-skips",
                f"this heading is of level {heading.level}, and the one above it of level {above}",
                f"write   {wanted} {shortened(heading.text)}",
            )
        above = heading.level


def vague_links(text: Text) -> Iterator[Problem]:
    """Links whose words say nothing of where they lead."""
    for link in text.links:
        said = " ".join(link.text.split())
        if _AROUND.sub("", said).casefold().replace("’", "'") in VAGUE:
            yield warning(
                link.span,
                "vague-link",
                f"{said!r} says nothing of where the link leads",
                "put the link on words that name what is there, such as [our list of questions](…)",
            )
