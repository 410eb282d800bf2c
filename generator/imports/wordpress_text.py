"""What WordPress keeps of a text, as HTML: its blocks' comments and shortcodes put into elements, paragraphs made."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_BLOCK = re.compile(r"<!--\s*/?wp:(?!more\b|nextpage\b)[^>]*?-->\n?", re.DOTALL)
_MORE = re.compile(r"(?:<!--\s*wp:more\s*(?:\{.*?\}\s*)?-->\s*)?<!--more.*?-->(?:\s*<!--\s*/wp:more\s*-->)?", re.DOTALL)
_PAGE = re.compile(r"(?:<!--\s*wp:nextpage\s*-->\s*)?<!--nextpage-->(?:\s*<!--\s*/wp:nextpage\s*-->)?")
_CAPTION = re.compile(r"(?<!\[)\[caption[^\]]*\](?P<inner>.*?)\[/caption\]", re.DOTALL)
_PICTURE = re.compile(r"\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)(.*)", re.DOTALL)
_GALLERY = re.compile(r"(?<!\[)\[gallery(?P<more>[^\]]*)\]")
_EMBED = re.compile(r"(?<!\[)\[embed[^\]]*\](.*?)\[/embed\]", re.DOTALL)
_PLAYER = re.compile(r"(?<!\[)\[(?:audio|video|playlist)\b(?P<more>[^\]]*)\](?:\s*\[/(?:audio|video)\])?")
_CODE = re.compile(r"\[(?P<tag>code|sourcecode)\b(?P<more>[^\]]*)\](?P<inner>.*?)\[/(?P=tag)\]", re.DOTALL)
_SHORTCODE = re.compile(
    r"(?<!\[)\[(?P<name>[A-Za-z][\w-]*)(?:\s+[\w-]+=(?:\"[^\"\]]*\"|'[^'\]]*'|[^\s\]]+)[^\]]*\]|\][^\[]*\[/(?P=name)\])"
)
_BARE = re.compile(r"(?<!\[)\[/?(?P<name>[A-Za-z]\w*[-_][\w-]*)\]|\[/(?P<closed>[A-Za-z]\w*)\](?!\])")
_ESCAPED = re.compile(r"\[(\[/?[A-Za-z][\w-]*[^\[\]]*\])\]")
"""A shortcode that is shown, and not carried out."""
_FILLED = re.compile(r"<!--\s*wp:(?P<name>[a-z][\w/-]*)\s+(?:\{[^>]*\}\s*)?/-->")
"""A block without a text, which WordPress fills each time that it is asked."""
_VALUE = re.compile(r"(?P<key>[\w-]+)=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\]]+))")
_ALONE = re.compile(r"^\s*(https?://\S+)\s*$", re.MULTILINE)
_OPENS_BLOCK = re.compile(
    r"</?(?:address|article|aside|blockquote|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr"
    r"|iframe|li|main|nav|ol|p|pre|script|section|style|table|tbody|td|tfoot|th|thead|tr|ul|video|audio|!--)\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(<(?:blockquote|dl|div|figure|h[1-6]|hr|ol|p|ul)\b)", re.IGNORECASE)
_ENDS = re.compile(r"(</(?:blockquote|dl|div|figure|h[1-6]|ol|p|ul)\s*>|<hr\b[^>]*>)", re.IGNORECASE)
"""Where a block begins or ends within lines that were written without an empty one."""
_WHOLE = re.compile(r"<(pre|script|style|table)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Prepared:
    """HTML, and the names of what nobody here knows or could take over."""

    html: str
    shortcodes: tuple[str, ...]
    pages: int
    """How many times the text went on on a further page."""
    filled: tuple[str, ...] = ()
    """Blocks that had no text of their own."""


def prepared(content: str, pictures: Callable[[Mapping[str, str]], str]) -> Prepared:
    """The text as HTML with paragraphs. `pictures` answers a gallery's values with its pictures."""
    is_classic = "<!-- wp:" not in content
    whole: list[str] = []

    def hidden(found: re.Match[str]) -> str:
        whole.append(found[0])
        return f"\n\n<!--whole {len(whole) - 1}-->\n\n"

    # What is code holds no shortcodes, and its lines stay as they are.
    text = _WHOLE.sub(hidden, _CODE.sub(_code, content.replace("\r\n", "\n")))
    text = _MORE.sub("\n\n<!--more-->\n\n", text)
    text, pages = _PAGE.subn("\n\n", text)
    filled = tuple(sorted({found["name"] for found in _FILLED.finditer(text)} - {"more", "nextpage", "paragraph"}))
    text = _BLOCK.sub("", text)
    text = _CAPTION.sub(_caption, text)
    text = _GALLERY.sub(lambda found: f"\n\n{pictures(_values(found['more']))}\n\n", text)
    text = _EMBED.sub(lambda found: f"\n\n{_link(found[1].strip())}\n\n", text)
    text = _PLAYER.sub(_player, text)
    text = _ALONE.sub(lambda found: f"\n{_link(found[1])}\n", text)
    named = {found["name"] for found in _SHORTCODE.finditer(text)}
    unknown = tuple(sorted(named | {found["name"] or found["closed"] for found in _BARE.finditer(text)}))
    text = _ESCAPED.sub(r"\1", text)
    made = _paragraphs(text) if is_classic else text
    return Prepared(re.sub(r"<!--whole (\d+)-->", lambda found: whole[int(found[1])], made), unknown, pages, filled)


def _values(text: str) -> dict[str, str]:
    text = html.unescape(text)
    return {
        found["key"].lower(): found["double"] or found["single"] or found["bare"] or ""
        for found in _VALUE.finditer(text)
    }


def _code(found: re.Match[str]) -> str:
    values = _values(found["more"])
    language = values.get("language") or values.get("lang") or ""
    inner = found["inner"].strip("\n")
    text = inner if "&lt;" in inner or "&amp;" in inner else html.escape(inner, quote=False)
    return (
        f'\n\n<pre><code class="language-{language}">{text}</code></pre>\n\n'
        if language
        else f"\n\n<pre>{text}</pre>\n\n"
    )


def _caption(found: re.Match[str]) -> str:
    picture = _PICTURE.match(found["inner"])
    if picture is None:
        return found["inner"]
    return f"\n\n<figure>{picture[1]}<figcaption>{picture[2].strip()}</figcaption></figure>\n\n"


def _player(found: re.Match[str]) -> str:
    """The first file that a player names, as a link."""
    address = next((value for value in _values(found["more"]).values() if "/" in value), "")
    return f"\n\n{_link(address)}\n\n" if address else found[0]


def _link(address: str) -> str:
    plain = html.unescape(address)
    name = plain.rstrip("/").rpartition("/")[2] if re.search(r"\.\w{2,4}$", plain) else plain
    return f'<p><a href="{html.escape(plain)}">{html.escape(name)}</a></p>'


def _paragraphs(text: str) -> str:
    """As WordPress shows what was written in its old editor: an empty line ends a paragraph, a line end is kept."""
    apart = _ENDS.sub(r"\1\n\n", _BEGINS.sub(r"\n\n\1", text))
    pieces = re.split(r"\n\s*\n", apart)
    return "\n".join(
        piece if _OPENS_BLOCK.match(piece.strip()) else _paragraph(piece) for piece in pieces if piece.strip()
    )


def _paragraph(text: str) -> str:
    broken = re.sub(r"\s*\n\s*", "<br>\n", text.strip())
    return f"<p>{broken}</p>"
