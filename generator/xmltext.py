"""Text without the characters that XML forbids, for feeds, sitemap and search. Nothing here escapes."""

from __future__ import annotations

import re

# XML 1.0, section 2.2: Char. U+FFFE and U+FFFF are outside of it, as are lone surrogates.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """The text without the characters that no XML document may hold, not even escaped.

    >>> xml_text("form feed\\x0c and \\ud800")
    'form feed and '
    """
    return _FORBIDDEN.sub("", text)
