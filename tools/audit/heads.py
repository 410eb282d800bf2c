"""What machines find in a page's head: a title and a description of its own, a picture to share, structured data."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from tools.audit.finding import Finding
from tools.audit.structured import check_structured


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    file: str
    title: str
    description: str
    image: str
    canonical: str
    structured: tuple[str, ...]


def heads(folder: Path) -> tuple[Head, ...]:
    """Of all pages but those that only send readers on."""
    found = []
    for path in sorted(folder.rglob("*.html")):
        tree = LexborHTMLParser(path.read_text("utf-8"))
        if not tree.css_first("meta[http-equiv=refresh]"):
            found.append(head(path.relative_to(folder).as_posix(), tree))
    return tuple(found)


def head(file: str, tree: LexborHTMLParser) -> Head:
    title = tree.css_first("head > title")
    scripts = tree.css('script[type="application/ld+json"]')
    return Head(
        file=file,
        title=title.text(strip=True) if title else "",
        description=attribute(tree, 'meta[name="description"]', "content"),
        image=attribute(tree, 'meta[property="og:image"]', "content"),
        canonical=attribute(tree, 'link[rel="canonical"]', "href"),
        structured=tuple(script.text() for script in scripts),
    )


def attribute(tree: LexborHTMLParser, selector: str, name: str) -> str:
    node = tree.css_first(selector)
    return (node.attributes.get(name) or "").strip() if node else ""


def check_heads(folder: Path) -> tuple[Finding, ...]:
    """The page for wrong addresses is nobody's result, so it needs neither picture nor structured data."""
    findings: list[Finding] = []
    pages = heads(folder)
    for name in ("title", "description"):
        having: dict[str, list[str]] = defaultdict(list)
        for page in pages:
            having[getattr(page, name)].append(page.file)
        for value, files in having.items():
            if not value:
                findings += [Finding(name, file, "is missing") for file in files]
            elif len(files) > 1:
                findings += [Finding(name, file, f"{value[:60]!r} is that of {len(files)} pages") for file in files]
    for page in pages:
        if page.file != "404.html":
            findings += required(page)
    return tuple(sorted(findings))


def required(page: Head) -> list[Finding]:
    found = []
    if not page.image:
        found.append(Finding("picture to share", page.file, "is missing"))
    if not page.canonical:
        found.append(Finding("canonical", page.file, "is missing"))
    if not page.structured:
        found.append(Finding("structured data", page.file, "is missing"))
    for text in page.structured:
        found += [Finding("structured data", page.file, what) for what in check_structured(text)]
    return found
