"""llms.txt: the site for programs that read texts, as https://llmstxt.org proposes it. Only what readers may see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.library.values import Series
from generator.model import Entry
from generator.routes import absolute, twin_address
from generator.views.parts import described
from generator.views.site import Site

LLMS = "llms.txt"
_MARKUP = re.compile(r"([\\\[\]<>`*_])")


def llms_txt(site: Site) -> bytes:
    """The site's name and sentence, then its posts by topic and its pages, each with a link and a sentence."""
    config = site.config
    lines = [f"# {one_line(config.site_name)}", ""]
    if config.site_description:
        lines += [f"> {one_line(config.site_description)}", ""]
    lines += _section(site.strings.series.series, (_series(series, site) for series in site.library.series))
    lines += _posts(site)
    quizzes = site.library.quizzes.values()
    lines += _section(site.strings.quizzes.quizzes, (_item(quiz.entry, quiz.address, site) for quiz in quizzes))
    pages = tuple((page.entry, page.address) for page in site.library.pages if page.address)
    lines += _section(site.strings.all_pages, (_item(entry, address, site) for entry, address in pages))
    return "".join(f"{line}\n" for line in lines).encode()


def _series(series: Series, site: Site) -> str:
    return _line(series.title, described(series.entry, "") if series.entry else "", series.address, site)


def _posts(site: Site) -> Iterator[str]:
    """Every post once, below its first topic; those without a topic at the end."""
    library = site.library
    for topic in library.topics:
        own = (post for post in library.by_topic.get(topic.slug, ()) if post.topics[0].slug == topic.slug)
        yield from _section(topic.title, (_item(post.entry, _place(post.address, site), site) for post in own))
    rest = (post for post in library.posts if not post.topics)
    yield from _section(site.strings.all_posts, (_item(post.entry, _place(post.address, site), site) for post in rest))


def _place(address: str, site: Site) -> str:
    return twin_address(address) if site.config.options.twins else address


def _section(title: str, items: Iterable[str]) -> tuple[str, ...]:
    found = tuple(items)
    return (f"## {one_line(title)}", "", *found, "") if found else ()


def _item(entry: Entry, address: str, site: Site) -> str:
    return _line(entry.title, described(entry, ""), address, site)


def _line(title: str, sentence: str, address: str, site: Site) -> str:
    url = absolute(address, site.config.site_url).replace("(", "%28").replace(")", "%29")
    return f"- [{one_line(title)}]({url})" + (f": {one_line(sentence)}" if sentence else "")


def one_line(text: str) -> str:
    """Plain text as one line of Markdown."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
