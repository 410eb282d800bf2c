"""A post as Markdown beside its page, for programs that read texts: what its author wrote, with whole URLs.

Links to what is hidden become their text, as on the page. Nothing here reads a file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from generator.library.mentions import is_local
from generator.library.values import Post
from generator.model import ImageRef, LinkRef, PostEntry, QuizRef
from generator.routes import absolute
from generator.search.llms import one_line
from generator.views.naming import place_in_series
from generator.views.references import hrefs_with_host, resolve_target
from generator.views.site import Site

_TEXT = r"\[(?P<text>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]"
_PLACE = r"(?P<place><[^<>\n]*>|[^\s()<>]+(?:\([^\s()]*\)[^\s()]*)*)"
_INLINE = re.compile(rf"!?{_TEXT}\(\s*{_PLACE}(?P<title>\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)(?P<attrs>\{{:?[^{{}}\n]*\}})?")
_DEFINITION = re.compile(rf"^ {{0,3}}\[(?P<label>[^\[\]\n]+)\]:[ \t]*{_PLACE}(?P<title>[^\n]*)\n?", re.MULTILINE)
_BY_LABEL = re.compile(rf"!?{_TEXT}\[(?P<label>[^\[\]\n]*)\]")
_QUIZ = re.compile(
    r"^(?P<indent>[ \t>]*)(?P<fence>`{3,}|~{3,})[ \t]*quiz[ \t]+(?P<id>[^\s`]+)[ \t]*\n(?:[ \t>]*\n)*"
    r"(?:[ \t>]*(?P=fence)[`~]*[ \t]*$|\Z)",
    re.MULTILINE | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""(?P<name>\s(?:href|src)=)(?P<quote>["'])(?P<place>[^"'<>\n]*)(?P=quote)""", re.IGNORECASE)


def twin(post: Post, body: str, site: Site) -> bytes:
    """The Markdown of a visible post; `body` is its source without front matter. The site must know its URL."""
    entry = post.entry
    text = _with_quizzes(_Links(post, site, _targets(post)).whole(body), entry, site).strip("\n")
    heading = "" if entry.text.title else f"# {entry.title}\n\n"
    return f"---\n{''.join(_front_matter(post, site))}---\n\n{heading}{text}\n".encode()


def _front_matter(post: Post, site: Site) -> Iterator[str]:
    """What a reader of the page sees around the text. JSON's texts and lists are YAML's too."""
    entry = post.entry
    values = {
        "title": entry.title,
        "description": entry.description,
        "url": absolute(post.address, site.config.site_url),
        "canonical": entry.canonical.url if entry.canonical else "",
        "date": entry.date.iso,
        "updated": post.updated.iso if post.updated else "",
        "lang": entry.lang or site.strings.language,
        "series": place_in_series(post, site),
        "authors": [author.name for author in post.authors],
        "topics": [topic.title for topic in post.topics],
        "tags": [tag.name for tag in post.tags],
    }
    for key, value in values.items():
        if value:
            yield f"{key}: {json.dumps(value, ensure_ascii=False)}\n"


def _with_quizzes(body: str, entry: PostEntry, site: Site) -> str:
    """Each quiz as its title, which leads to it, and its questions; the one that closes the post at the end."""
    held = {ref.name for ref in entry.text.refs if isinstance(ref, QuizRef)}

    def listed(fence: re.Match[str]) -> str:
        return fence["indent"] + _quiz(fence["id"], fence["indent"], site) if fence["id"] in held else fence[0]

    closing = _quiz(entry.quiz.name, "", site) if entry.quiz is not None else ""
    return "\n\n".join(filter(None, (_QUIZ.sub(listed, body).rstrip("\n"), closing)))


def _quiz(id: str, indent: str, site: Site) -> str:
    """Nothing while it is hidden."""
    quiz = site.library.quizzes.get(id)
    if quiz is None:
        return ""
    asked = (f"{number}. {one_line(text)}" for number, text in enumerate(quiz.asked, 1))
    link = f"[{one_line(quiz.entry.title)}]({absolute(quiz.address, site.config.site_url)})"
    return f"\n{indent}".join((link, "", *asked))


def _targets(post: Post) -> frozenset[str]:
    """What parsing found to be links and pictures of this site: anything else that looks like one is code or text."""
    refs = post.entry.text.refs
    return frozenset(ref.target for ref in refs if isinstance(ref, LinkRef | ImageRef))


@dataclass(frozen=True, slots=True)
class _Links:
    """One pass over one text."""

    post: Post
    site: Site
    targets: frozenset[str]

    def whole(self, body: str) -> str:
        hidden = {_folded(m["label"]) for m in _DEFINITION.finditer(body) if self._url(m["place"]) is None}
        body = _INLINE.sub(self._inline, body)
        body = _ATTRIBUTE.sub(self._attribute, body)
        body = _DEFINITION.sub(self._definition, body)
        return _BY_LABEL.sub(lambda m: m["text"] if _folded(m["label"] or m["text"]) in hidden else m[0], body)

    def _url(self, place: str) -> str | None:
        """A whole URL; the place itself where it is none of ours, None while what it leads to is hidden."""
        bare = place.strip("<>")
        if not is_local(bare) or unquote(bare.partition("#")[0].partition("?")[0]) not in self.targets:
            return place
        path, href = self.post.entry.path, hrefs_with_host(self.site.config.site_url)
        found = resolve_target(unquote(bare), path, href, self.site.library)
        return f"<{found}>" if found and re.search(r"[()\s]", found) else found

    def _inline(self, link: re.Match[str]) -> str:
        url = self._url(link["place"])
        if url is None:
            return link["text"]
        return link[0] if url == link["place"] else link[0].replace(f"({link['place']}", f"({url}", 1)

    def _definition(self, line: re.Match[str]) -> str:
        url = self._url(line["place"])
        return "" if url is None else line[0].replace(line["place"], url, 1)

    def _attribute(self, found: re.Match[str]) -> str:
        url = self._url(found["place"])
        return "" if url is None else f"{found['name']}{found['quote']}{url.strip('<>')}{found['quote']}"


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()
