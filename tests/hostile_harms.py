"""What a published file holds that could act, hijack the theme or deceive: found with parsers that are not ours."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from urllib.parse import urlsplit
from xml.etree import ElementTree

from selectolax.lexbor import LexborHTMLParser, LexborNode

# Elements that act, load, submit, or change how what follows is read.
_ACTING = (
    "script, iframe, frame, frameset, object, embed, applet, portal, form, input, button, select, textarea, option, "
    "base, link, style, template, noscript, plaintext, xmp, noembed, noframes, dialog, marquee, meta[http-equiv], "
    "slot, foreignObject, animate, animateMotion, animateTransform, set, use, math, annotation-xml"
)
_ADDRESSES = frozenset(
    {"href", "src", "action", "formaction", "data", "poster", "background", "cite", "longdesc", "manifest", "ping"}
    | {"xlink:href", "srcset", "usemap", "codebase", "classid", "archive", "profile", "dynsrc", "lowsrc"}
)
_NAMED = ("id", "name", "for", "form", "aria-labelledby", "aria-controls")
_FORBIDDEN = ("style", "srcdoc", "autofocus", "contenteditable", "accesskey", "tabindex", "slot", "is", "part", "nonce")
_SCHEMES = ("http", "https", "mailto", "tel")
_SKELETON = "header.md-header, main, article, footer.md-footer, .md-content, .md-sidebar, .md-dialog, .md-search"
# Check boxes of task lists, the switches of tabs, the numbers of lines and of steps in a plan are the theme's own.
_WIDGETS = re.compile(
    r'input (?:checked="" )?(?:disabled="" )?(?:checked="" )?type="checkbox"|tabindex="0"'
    r'|input (?:checked="[^"]*" )?id="__tabbed_\d+_\d+" name="__tabbed_\d+" type="radio"'
    r'|(?:id|for|name)="__(?:tabbed_\d+(?:_\d+)?|codelineno-\d+-\d+|span-\d+-\d+)"'
    r'|(?:id|aria-labelledby)="mp-(?:plan-\d+|step-\d+-\d+)"'
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")

# Most pages of a hostile site are those of the good one, to the byte.
_once = lru_cache(maxsize=256)


@_once
def harms(html: str) -> Counter[str]:
    """Everything on a page that acts or is reserved, as a reader's browser sees it with and without scripting."""
    with_scripting = re.sub(r"(</?)noscript(?=[\s/>])", r"\1xmp", html, flags=re.IGNORECASE)
    return _harms_of(html) | _harms_of(with_scripting)


def _harms_of(html: str) -> Counter[str]:
    found: Counter[str] = Counter()
    root = LexborHTMLParser(html).root
    if root is None:
        return found
    for node in root.css(_ACTING):
        found[_described(node)] += 1
    for node in root.css("*"):
        for name, value in node.attributes.items():
            if harm := _attribute_harm(name.lower(), value or ""):
                found[harm] += 1
    return Counter({harm: count for harm, count in found.items() if not _WIDGETS.fullmatch(harm)})


def _described(node: LexborNode) -> str:
    tag = (node.tag or "").lower()
    attributes = {name: _normal(value or "") for name, value in node.attributes.items()}
    if tag == "link" and attributes.get("rel") in ("canonical", "prev", "next", "alternate"):
        attributes = {"rel": attributes["rel"]}
    if tag == "noscript" or tag == "xmp":
        attributes["…"] = _normal(node.text())[:200]
    if tag == "script":
        attributes["…"] = (
            _data(node.text()) if attributes.get("type") == "application/ld+json" else _normal(node.text())
        )
    if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy":
        # Pictures, players and frames may widen it for the page that shows them; scripts may not.
        attributes["content"] = "".join(re.findall(r"script-src[^;]*|[^;]*unsafe[^;]*", attributes["content"]))
    return " ".join([tag, *(f'{name}="{value}"' for name, value in sorted(attributes.items()))])


def _data(text: str) -> str:
    """Nothing for data that is JSON and cannot end its element; else the data."""
    if "<" in text:
        return text
    json.loads(text)
    return ""


def _normal(text: str) -> str:
    """Without what depends on how deep a page stands, and without the digests in names of assets."""
    text = re.sub(r"\.[0-9a-f]{8}(?=[./])", "", text)
    return re.sub(r"""(^|["'])(?:(?:\.\./)+|\.\.(?:/\.\.)*(?=["'])|\./?(?=["']))""", r"\1…/", text)


def _attribute_harm(name: str, value: str) -> str:
    if name.startswith(("on", "data-md-", "hx-", "x-", "@", ":", "v-", "ng-")) or name in _FORBIDDEN:
        return f'{name}="{_normal(value)}"'
    if name in _NAMED and value.startswith(("__", "mp-")):
        return f'{name}="{value}"'
    if name in _ADDRESSES and not is_safe_address(value):
        return f'{name}="{_normal(value)}"'
    return ""


def is_safe_address(value: str) -> bool:
    """Whether a browser would stay on the site or go to another by http: it drops tabs and line ends first."""
    text = re.sub(r"[\t\n\r]", "", value).lstrip("".join(map(chr, range(0x21))))
    scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", text)
    return scheme[1].lower() in _SCHEMES if scheme else re.match(r"[/\\]{2}", text) is None


@_once
def skeleton(html: str) -> list[str]:
    """Where the parts of the theme stand in each other: an element of the text that is not closed would move them."""
    root = LexborHTMLParser(html).root
    found = []
    for node in root.css(_SKELETON) if root else ():
        path, above = [], node
        while above is not None and above.tag:
            path.append(".".join([above.tag, *(above.attributes.get("class") or "").split()[:1]]))
            above = above.parent
        found.append(" > ".join(reversed(path)))
    return found


def visible_text(html: str) -> str:
    """The text between <main> and its end as one line."""
    main = LexborHTMLParser(html).css_first("main")
    return re.sub(r"\s+", " ", main.text()) if main else ""


def harms_of_site(files: Mapping[str, bytes], allowed: Counter[str], skeletons: frozenset[str]) -> list[str]:
    """What is wrong with a published site, one sentence each; `allowed` and `skeletons` are those of harmless pages."""
    found: list[str] = []
    for path, data in files.items():
        if path.endswith(".html") and "assets/" not in path:
            text = data.decode()
            if _is_redirect(text):
                found += [f"{path}: {harm}" for harm in _redirect_harms(text, allowed)]
            else:
                found += [f"{path}: {harm} ×{count}" for harm, count in (harms(text) - allowed).items()]
                found += [f"{path}: stands elsewhere: {part}" for part in skeleton(text) if part not in skeletons]
        if path.endswith((".html", ".xml", ".json")) or path in ("_redirects", "robots.txt"):
            text = data.decode()  # strict: half a character is a failure
            controls = set(_CONTROLS.findall(text)) - (
                {"\f"} if path.endswith(".html") else set()
            )  # white space in HTML
            found += [f"{path}: control character {control!r}" for control in controls]
    found += _feed_harms(files.get("feed.xml", b"<rss/>"))
    found += _sitemap_harms(files.get("sitemap.xml", b"<urlset/>"))
    found += _search_harms(files.get("search/search_index.json", b'{"docs": []}'))
    found += _line_harms(files.get("_redirects", b"").decode())
    return found


def _is_redirect(html: str) -> bool:
    return "md-header" not in html and 'http-equiv="refresh"' in html


def _redirect_harms(html: str, allowed: Counter[str]) -> Iterable[str]:
    root = LexborHTMLParser(html).root
    refreshes = (
        [node.attributes.get("content") or "" for node in root.css("meta[http-equiv=refresh i]")] if root else []
    )
    if len(refreshes) != 1 or not re.fullmatch(r"0; ?url=\.{1,2}/[^\s;]*|0; ?url=[\w%./-]+", refreshes[0]):
        yield f"leads elsewhere: {refreshes}"
    yield from (harm for harm in harms(html) - allowed if not harm.startswith('meta content="0;'))


def _feed_harms(data: bytes) -> Iterable[str]:
    for element in ElementTree.fromstring(data).iter():
        text, name = element.text or "", element.tag.rpartition("}")[2]
        if name in ("encoded", "description", "summary", "content"):
            yield from (f"feed.xml: {harm}" for harm in harms(text))
            root = LexborHTMLParser(text).root
            for node in root.css("[href], [src]") if root else ():
                address = node.attributes.get("href") or node.attributes.get("src") or ""
                if urlsplit(address).scheme not in _SCHEMES:
                    yield f"feed.xml: an address that is not whole: {address}"
        if name in ("link", "url") and re.match(r"\s*(?:javascript|data|vbscript)", text):
            yield f"feed.xml: {name} {text}"


def _sitemap_harms(data: bytes) -> Iterable[str]:
    for element in ElementTree.fromstring(data).iter():
        if element.tag.endswith("}loc") and not re.match(r"https://advice\.example/[\x21-\x7e]*$", element.text or ""):
            yield f"sitemap.xml: {element.text!r}"


def _search_harms(data: bytes) -> Iterable[str]:
    for document in json.loads(data)["docs"]:
        if not is_safe_address(document["location"]) or document["location"].startswith("/"):
            yield f"search index: location {document['location']}"
        for key in ("title", "text"):
            yield from (f"search index: {key} of {document['location']}: {harm}" for harm in harms(document[key]))
            if "<" in document[key]:
                yield f"search index: {key} of {document['location']} is not escaped"


def _line_harms(redirects: str) -> Iterable[str]:
    for line in redirects.splitlines():
        if not re.fullmatch(r"#.*|/[^\s*:]* /[^\s*:]* 30[1278]!?", line):
            yield f"_redirects: {line!r}"
