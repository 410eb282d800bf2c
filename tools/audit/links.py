"""Every address within the site, in pages, style sheets, sitemap and feed, leads to a file and to its anchor."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tools.audit.finding import Finding

ADDRESSES = ("href", "src", "poster", "action", "cite", "data")
SETS = ("srcset", "imagesrcset")
IN_META = {"og:image", "og:url", "twitter:image"}
CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)""")
XML_URL = re.compile(r"""<(?:loc|link|image:loc)>([^<]+)</|(?:href|url)="([^"]+)\"""")
REFRESH = re.compile(r"url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)
READ = frozenset({".html", ".css", ".xml"})
TOP = {"", "top"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """The published files below an address, with the anchors of each page."""

    site_url: str
    files: frozenset[str]
    anchors: Mapping[str, frozenset[str]]

    def target(self, address: str) -> str | None:
        """The file that an address of the site leads to; none if it is an address of somebody else's."""
        if not (address + "/").startswith(self.site_url):
            return None
        path = unquote(address.removeprefix(self.site_url.rstrip("/")).lstrip("/").partition("?")[0])
        return f"{path}index.html" if not path or path.endswith("/") else path


def check_links(folder: Path, site_url: str) -> tuple[Finding, ...]:
    """All that leads nowhere. `site_url` may have a path, and then nothing may lead outside it on the same host."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    texts = {
        p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in paths if p.suffix in {".html", ".css", ".xml"}
    }
    trees = {name: LexborHTMLParser(text) for name, text in texts.items() if name.endswith(".html")}
    built = Built(
        site_url=site_url,
        files=frozenset(path.relative_to(folder).as_posix() for path in paths),
        anchors={name: anchors(tree) for name, tree in trees.items()},
    )
    findings: list[Finding] = []
    for name, tree in trees.items():
        findings += broken(built, name, page_addresses(tree))
    for name, text in texts.items():
        if name.endswith(".css"):
            findings += broken(built, name, iter(CSS_URL.findall(text)))
        elif name.endswith(".xml"):
            findings += broken(built, name, (one or other for one, other in XML_URL.findall(text)))
    return tuple(sorted(set(findings)))


def broken(built: Built, name: str, addresses: Iterator[str]) -> Iterator[Finding]:
    here = built.site_url + name.removesuffix("index.html")
    host = urljoin(built.site_url, "/")
    for address in addresses:
        whole, anchor = urldefrag(urljoin(here, address.strip().replace("&amp;", "&")))
        target = built.target(whole)
        if target is None:
            if whole.startswith(host):
                yield Finding("links", name, f"{address!r} leads outside the site's path")
        elif target not in built.files:
            yield Finding("links", name, f"{address!r} leads nowhere")
        elif anchor not in TOP and unquote(anchor) not in built.anchors.get(target, frozenset((unquote(anchor),))):
            yield Finding("links", name, f"{address!r} has no such anchor")


def anchors(tree: LexborHTMLParser) -> frozenset[str]:
    ids = (node.attributes.get("id") for node in tree.css("[id]"))
    names = (node.attributes.get("name") for node in tree.css("a[name]"))
    return frozenset(one for one in (*ids, *names) if one)


def page_addresses(tree: LexborHTMLParser) -> Iterator[str]:
    for node in tree.css(",".join(f"[{name}]" for name in (*ADDRESSES, *SETS))):
        for name in ADDRESSES:
            if node.attributes.get(name) is not None:
                yield node.attributes[name] or ""
        for name in SETS:
            yield from (entry.split()[0] for entry in (node.attributes.get(name) or "").split(",") if entry.strip())
    for node in tree.css("meta"):
        yield from meta_addresses(node)


def meta_addresses(node: LexborNode) -> Iterator[str]:
    content = node.attributes.get("content") or ""
    if (node.attributes.get("property") or node.attributes.get("name")) in IN_META:
        yield content
    if (node.attributes.get("http-equiv") or "").lower() == "refresh":
        yield from REFRESH.findall(content)
