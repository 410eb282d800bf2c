"""An issue as plain text, for mail programs without HTML and for watches. Every line ends with a newline."""

from __future__ import annotations

from collections.abc import Iterator

from generator.digest.prose import COLUMNS, lines, prose
from generator.digest.values import Issue, IssuePost

_LINE = "-" * COLUMNS


def plain(issue: Issue) -> str:
    """The whole text. Every address stands on a line of its own, so that it can be clicked and copied."""
    posts = (line for post in issue.posts for line in ("", _LINE, "", *_post(post, issue)))
    above = "\n".join((*lines(issue.site), "", *lines(issue.intro), *posts, "", _LINE, "", ""))
    return guarded(above, issue.tags.specials) + "\n".join(_footer(issue)) + "\n"


def guarded(text: str, specials: tuple[str, ...]) -> str:
    """Text in which a provider sees none of its tags: a character that joins words keeps their two signs apart."""
    for special in specials:
        text = text.replace(special, f"{special[0]}\u2060{special[1]}")
    return text


def _post(post: IssuePost, issue: Issue) -> Iterator[str]:
    title = lines(post.title)
    yield from (*title, "=" * max(map(len, title), default=0))
    yield from lines(post.series)
    yield from lines(post.byline)
    yield ""
    if post.body.html:
        yield from prose(post.body).split("\n")
    else:
        yield from lines(post.summary)
    yield from ("", f"{issue.words.read_on}:", post.url)
    for quiz in post.quizzes:
        yield from ("", *lines(f"{issue.words.quiz} {quiz.title}"), quiz.url)


def _footer(issue: Issue) -> Iterator[str]:
    yield from (*lines(issue.site), issue.home)
    if issue.feeds:
        yield from ("", f"{issue.words.feeds}:", issue.feeds)
    if issue.leave:
        yield from ("", f"{issue.words.unsubscribe}:", issue.leave)
    if address := issue.address or issue.tags.address_as_text:
        yield from ("", issue.words.address, address)
