"""The last step of a body with authors' HTML: the whole of it through the cleaner, ours put back afterwards."""

from __future__ import annotations

import re

from generator.markdown.authors_html import open_ends
from generator.markdown.html_policy import cleaner
from generator.markdown.parsing import Parsing
from generator.markdown.rendering import Mode, Rendering

_ISLAND = re.compile("\x02#([0-9]+)\x03")


def needs_cleaning(parsing: Parsing) -> bool:
    """Whether the text holds HTML of an author who is not trusted with it."""
    return parsing.has_html and parsing.options.html != "trusted"


def finished_html(rendering: Rendering) -> str:
    """The HTML of a rendering; cleaned and balanced as one piece, so that no tag of an author's reaches beyond it.

    The cleaner sees marks as text and leaves them. Controls and code of ours stand on islands, which it does not see.
    """
    rendering.out.extend(open_ends(rendering))
    html = "".join(rendering.out)
    if not rendering.cleaned:
        return html
    html = cleaner(rendering.mode is Mode.PAGE).clean(html)
    islands = rendering.islands
    return _ISLAND.sub(lambda match: islands[int(match[1])], html) if islands else html
