"""HTML to Markdown, a block at a time. Each is held against what it came from, and stays HTML if it lost something."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import NavigableString
from markdown_it import MarkdownIt
from markdownify import MarkdownConverter

from generator.markdown import MarkdownOptions, parse
from generator.model.texts import MARK_CLOSE, MARK_OPEN

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "center", "details", "div", "dl", "fieldset", "figure", "footer", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul",
})  # fmt: skip
_ROOMS = frozenset({"article", "aside", "center", "div", "footer", "header", "main", "section"})
"""Elements that only hold others: they go, and what they hold stays."""
_NEVER = ("script", "style", "noscript", "form", "input", "button", "select", "textarea", "link", "meta")
"""Elements that no text of ours may hold."""
_FRAMES = ("iframe", "embed", "object", "video", "audio")
"""Elements that show something else: a link to that takes their place."""
_KEPT = (
    "sub", "sup", "u", "mark", "kbd", "abbr", "cite", "small", "ins", "var", "samp", "dfn", "q", "bdi", "bdo", "ruby"
)  # fmt: skip
"""Elements within a line that mean something, and have no signs in Markdown."""
_ATTRIBUTES = frozenset({
    "alt", "cite", "class", "colspan", "datetime", "dir", "headers", "height", "href", "id", "lang", "name", "open",
    "reversed", "rowspan", "scope", "src", "start", "title", "type", "width",
})  # fmt: skip
_SAME = {"b": "strong", "i": "em", "s": "del", "strike": "del", "th": "td"}
_SEEN = (
    "b", "strong", "i", "em", "s", "strike", "del", "code", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "blockquote",
    "ol", "ul", "li", "pre", "td", "th", "br",
)  # fmt: skip
"""Elements that a reader would miss, or wonder at."""
_TAGS = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_VOID = ("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
_DEEPEST = 150
"""Elements within elements: the libraries call themselves for each, and nobody writes so many."""
_MARKS = re.compile(f"{MARK_OPEN}[^{MARK_CLOSE}]*{MARK_CLOSE}")
_LANGUAGE = re.compile(r"(?:^|\s)(?:language-|lang-|lang:|brush:\s*)([\w+#-]+)")
_OPTIONS = MarkdownOptions()
_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The Markdown of a text, and what of its HTML could not be said so."""

    text: str
    kept: int = 0
    """Blocks that stay HTML."""
    dropped: tuple[str, ...] = ()
    """Names of elements that are never published."""
    linked: tuple[str, ...] = ()
    """Addresses of players and frames that are links now."""
    styles: int = 0
    """Elements that had colours, sizes or the like."""
    is_too_deep: bool = False
    """Whether nothing was read: the HTML is the text, as it stands."""


def markdown_of(html: str) -> Written:
    """The text in Markdown. Words, links and pictures are as many as before, but for what is told."""
    if _depth(html) > _DEEPEST:
        return Written(text=_lines(escape(html, quote=False)), is_too_deep=True)
    soup = BeautifulSoup(html, "html.parser")
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        if comment.strip() != "more":
            comment.extract()
    dropped = tuple(sorted({found.name for found in soup.find_all(_NEVER)}))
    for found in soup.find_all(_NEVER):
        found.decompose()
    linked = tuple(_led(soup))
    styles = sum(1 for found in soup.find_all(style=True))
    for found in soup.find_all("h1"):
        found.name = "h2"  # the only heading of the first level is the title's
    for found in soup.find_all(True):
        found.attrs = {key: value for key, value in found.attrs.items() if key in _ATTRIBUTES}
    pieces, kept = [], 0
    for block in _blocks(soup):
        written, is_kept = _written(block)
        pieces.append(written)
        kept += is_kept
    text = "\n\n".join(piece for piece in pieces if piece)
    return Written(text=text, kept=kept, dropped=dropped, linked=linked, styles=styles)


def _depth(html: str) -> int:
    """How many elements are open at most, if none but those that are closed by name ever close."""
    depth = deepest = 0
    for end, name in _TAGS.findall(html):
        if end:
            depth = max(depth - 1, 0)
        elif name.lower() not in _VOID:
            depth += 1
            deepest = max(deepest, depth)
    return deepest


def _led(soup: Any) -> Iterator[str]:
    """A link in place of each player and frame, to what it would show."""
    for frame in soup.find_all(_FRAMES):
        source = frame.find("source")
        address = frame.get("src") or frame.get("data") or (source.get("src") if source else "") or ""
        if not address or frame.decomposed:
            frame.decompose()
            continue
        link = soup.new_tag("a", href=address)
        link.string = frame.get("title") or _named(str(address))
        frame.replace_with(link)
        yield str(address)


def _named(address: str) -> str:
    """What a link to a film or a sound says."""
    last = address.rstrip("/").rpartition("/")[2].partition("?")[0]
    return last if "." in last else address


def _blocks(parent: Any) -> Iterator[str]:
    """The HTML of each block; text between blocks is a paragraph."""
    line: list[str] = []
    for child in parent.children:
        is_block = isinstance(child, Tag) and child.name in _BLOCKS
        if isinstance(child, Comment):
            yield from _paragraph(line)
            yield f"<!--{child}-->"
        elif not is_block:
            line.append(str(child) if isinstance(child, Tag) else _escaped(child))
        else:
            yield from _paragraph(line)
            if child.name in _ROOMS or (child.name == "figure" and child.find("figure")):
                yield from _blocks(child)
            else:
                yield str(child)
    yield from _paragraph(line)


def _escaped(text: Any) -> str:
    return str(NavigableString(text).output_ready(formatter="minimal"))


def _paragraph(line: list[str]) -> Iterator[str]:
    text = "".join(line).strip()
    line.clear()
    if text:
        yield f"<p>{text}</p>"


def _written(html: str) -> tuple[str, bool]:
    """A block in Markdown, and whether it stays HTML."""
    if html.startswith("<!--"):
        return "<!-- more -->", False
    if not _has_no_signs(html):
        # A sign is escaped only where it would be taken for one.
        for is_careful in (False, True):
            writer = _Writer(
                heading_style="atx",
                bullets="-",
                strong_em_symbol="*",
                escape_asterisks=is_careful,
                escape_underscores=is_careful,
                escape_misc=is_careful,
            )
            text = _tidied(writer.convert(html))
            if _counted(_MARKDOWN.render(text)) == _counted(html) and _letters(_rendered(text)) == _letters(html):
                return text, False
    return _lines(html), True


def _has_no_signs(html: str) -> bool:
    """Whether Markdown cannot say what this is: a figure of which a part leads somewhere, a table with wide cells."""
    block: Any = BeautifulSoup(html, "html.parser").find(True)
    match block.name if block is not None else "":
        case "details":
            return True
        case "figure":
            caption = block.find("figcaption")
            is_plain = len(block.find_all("img")) == 1 and not block.find("a") and not (caption and caption.find(True))
            return caption is not None and not is_plain
        case "table":
            wide = block.find(lambda cell: cell.get("colspan", "1") != "1" or cell.get("rowspan", "1") != "1")
            return wide is not None or block.find("th") is None or block.find(["ul", "ol", "p"]) is not None
    return False


def _tidied(text: str) -> str:
    """Without blanks at the ends of lines, but for the two that break a line."""
    return re.sub(r"[ \t]+$", lambda end: "  " if end[0].startswith("  ") else "", text, flags=re.MULTILINE).strip()


def _lines(html: str) -> str:
    """HTML that Markdown takes for one block: it ends at an empty line."""
    return re.sub(r"\n\s*\n", "\n", html)


def _rendered(text: str) -> str:
    """What our own rules make of it: their signs are more than those of plain Markdown."""
    found = parse(text, path="", first_line=1, options=_OPTIONS)
    return f"{found.body.title.html}{_MARKS.sub('', found.body.content.html)}"


def _letters(html: str) -> str:
    """What a reader reads, without spaces and signs: quotation marks and dashes are set anew."""
    return "".join(re.findall(r"\w", BeautifulSoup(html, "html.parser").get_text()))


def _counted(html: str) -> Counter[str]:
    """How many there are of each element that a reader would miss or wonder at, and of each address."""
    soup = BeautifulSoup(html, "html.parser")
    elements = Counter(_SAME.get(found.name, found.name) for found in soup.find_all(_SEEN))
    addresses = [str(found.get("href")) for found in soup.find_all("a", href=True)]
    pictures = [str(found.get("src")) for found in soup.find_all("img", src=True)]
    return elements + Counter(re.sub(r"%[0-9A-F]{2}|[^\w/.:]", "", one) for one in (*addresses, *pictures))


class _Writer(MarkdownConverter):
    """Markdownify's signs, with ours where ours say more."""

    def convert_pre(self, el: Any, text: str, parent_tags: set[str]) -> str:
        code = el.find("code")
        classes = " ".join((*(el.get("class") or ()), *((code.get("class") or ()) if code else ())))
        language = _LANGUAGE.search(classes)
        content = el.get_text().strip("\n")
        fence = "`" * max(3, *(len(run) + 1 for run in re.findall(r"`+", content) or [""]))
        return f"\n\n{fence}{language[1] if language else ''}\n{content}\n{fence}\n\n"

    def convert_figure(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """The caption is the title of a picture that stands alone."""
        image, caption = el.find("img"), el.find("figcaption")
        if image is None or caption is None:
            return f"\n\n{text}\n\n"
        said = " ".join(caption.get_text().split()).replace('"', "”")
        return f'\n\n![{_flat(image.get("alt", ""))}]({_address(image.get("src", ""))} "{said}")\n\n'

    def convert_a(self, el: Any, text: str, parent_tags: set[str]) -> str:
        address, title = el.get("href", ""), " ".join((el.get("title") or "").split()).replace('"', "”")
        said = text.strip()
        if not address or not said or "_noformat" in parent_tags:
            return text
        if said == address and ":" in address and not title:
            return f"<{address}>"
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        shown = f' "{title}"' if title else ""
        return f"{before}[{said}]({_address(address)}{shown}){after}"

    def convert_img(self, el: Any, text: str, parent_tags: set[str]) -> str:
        return f"![{_flat(el.get('alt', ''))}]({_address(el.get('src', ''))})"


def _flat(text: str) -> str:
    return " ".join(text.split()).replace("[", r"\[").replace("]", r"\]")


def _address(address: str) -> str:
    return f"<{address}>" if re.search(r"[\s()<>]", address) else address


def _kept(name: str) -> Any:
    def convert(self: _Writer, el: Any, text: str, parent_tags: set[str]) -> str:
        attributes = "".join(f' {key}="{value}"' for key, value in el.attrs.items() if isinstance(value, str))
        return f"<{name}{attributes}>{text}</{name}>" if text.strip() else text

    return convert


for _name in _KEPT:
    setattr(_Writer, f"convert_{_name}", _kept(_name))
