"""Which posts are about the same things, from what they are called and filed under. No text is looked at.

What two posts share counts the more the fewer posts have it (inverse document frequency), and a little less for each
year between them. The answer depends on `RelatedFacts` alone, so that it can be remembered by their digest, and an edit
of a text moves nothing on other pages.
"""

from __future__ import annotations

import posixpath
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log

from generator.library.mentions import is_local
from generator.library.title_words import title_words
from generator.library.values import Post
from generator.model import PostEntry, Value
from generator.routes import joined

# What sharing a thing is worth, before its rarity. A series will be one more kind of thing, worth more than a label.
_LABEL = 1.0
_TITLE_WORD = 0.6
_LABEL_WORD = 0.3

# More than 1: one rare thing in common says more than two that many posts have.
_RARITY = 2
# That few have a thing says little where there are few posts: so many more are taken to have it.
_DOUBT = 3
# How much of its worth a post loses with each year between the two.
_A_YEAR = 0.2 / (365 * 24 * 3600)
# Posts with many labels share something with everybody: their score is divided by all they have, to this power.
_CROWDED = 0.25
# A score below this is a coincidence: one common word, or a label that most posts have.
_AKIN = 0.15

# Of a thing that many posts have, only so many are looked at, those nearest in time; the rarest things come first, and
# after so many looks no further one is taken; the best of all that were seen are weighed exactly. So the cost of a post
# does not grow with the number of posts.
_NEAREST = 16
_LOOKS = 48
_WEIGHED = 8


class PostFacts(Value, frozen=True, kw_only=True):
    """What a post is judged by. `labels` are slugs of topics and tags, `names` what these are called; `named` are the
    content paths that its front matter links to, which are not offered a second time.
    """

    path: str
    epoch: int
    language: str
    title: str
    labels: tuple[str, ...]
    names: tuple[str, ...]
    named: tuple[str, ...] = ()


class RelatedFacts(Value, frozen=True, kw_only=True):
    """All that the answer depends on; `most` is how many posts are wanted for each."""

    posts: tuple[PostFacts, ...]
    most: int


class Related(Value, frozen=True, kw_only=True):
    """By a post's path the paths of those that are about the same, the nearest first."""

    by_path: dict[str, tuple[str, ...]]


def related_facts(posts: Iterable[Post], language: str, most: int) -> RelatedFacts:
    """The facts of visible posts; `language` is that of posts that do not say theirs."""
    posts = tuple(posts)
    addresses = {post.address: post.entry.path for post in posts}
    facts = (
        PostFacts(
            path=post.entry.path,
            epoch=post.entry.date.epoch,
            language=post.entry.lang or language,
            title=post.entry.title,
            labels=tuple(dict.fromkeys((*(t.slug for t in post.topics), *(t.slug for t in post.tags)))),
            names=tuple(dict.fromkeys((*(t.title for t in post.topics), *(t.name for t in post.tags)))),
            named=tuple(_named(post.entry, addresses)),
        )
        for post in posts
    )
    return RelatedFacts(posts=tuple(facts), most=most)


def _named(entry: PostEntry, addresses: Mapping[str, str]) -> Iterator[str]:
    """The content paths that a post's `links` lead to, written as paths or as addresses of this site."""
    for link in entry.links:
        target = link.target.name.partition("#")[0]
        if target.startswith("/"):
            found = addresses.get(f"{target.strip('/')}/")
        else:
            found = joined(posixpath.dirname(entry.path), target) if is_local(target) else None
        if found:
            yield found


def find_related(facts: RelatedFacts) -> Related:
    """The posts nearest to each, at most `facts.most`: in its language, never itself, ties newest first, then by path.

    The answer does not depend on the order of `facts.posts`.
    """
    if not facts.most:
        return Related(by_path={})
    by_language: dict[str, list[PostFacts]] = defaultdict(list)
    for post in sorted(facts.posts, key=lambda post: (-post.epoch, post.path)):
        by_language[post.language].append(post)
    found = {path: near for posts in by_language.values() for path, near in _among(posts, facts.most)}
    return Related(by_path={post.path: found[post.path] for post in facts.posts})


@dataclass(frozen=True, slots=True)
class _Known:
    """A post by what it shares with others: things to their weights; `telling` are the things, the weightiest first."""

    path: str
    epoch: int
    telling: tuple[str, ...]
    weights: Mapping[str, float]
    crowd: float


def _among(posts: Sequence[PostFacts], most: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The same among posts of one language, newest first; posts are known by their place from here on."""
    known = _known(posts)
    for facts, post, candidates in zip(posts, known, _candidates(known, max(_WEIGHED, most + 5)), strict=True):
        scores = [(_score(post, known[place]), place) for place in candidates if known[place].path not in facts.named]
        # Rounded, so that the order of an addition cannot decide between equals.
        nearest = sorted((-round(score, 9), place) for score, place in scores if score >= _AKIN)
        yield post.path, tuple(known[place].path for _, place in nearest[:most])


def _score(post: _Known, other: _Known) -> float:
    theirs = other.weights
    shared = 0.0
    for thing, weight in post.weights.items():
        if thing in theirs:
            other_weight = theirs[thing]
            shared += weight if weight < other_weight else other_weight
    return shared / (other.crowd * (1 + _A_YEAR * abs(post.epoch - other.epoch)))


def _known(posts: Sequence[PostFacts]) -> list[_Known]:
    worths = list(_worths(posts))
    having = Counter(chain.from_iterable(worths))
    rarity = {thing: log((len(posts) + _DOUBT) / (count + _DOUBT)) ** _RARITY for thing, count in having.items()}
    known = []
    for post, worth in zip(posts, worths, strict=True):
        weights = {thing: each * rarity[thing] for thing, each in worth.items()}
        telling = tuple(sorted(weights, key=weights.__getitem__, reverse=True))
        crowd = max(1.0, sum(weights.values())) ** _CROWDED
        known.append(_Known(post.path, post.epoch, telling, weights, crowd))
    return known


def _worths(posts: Iterable[PostFacts]) -> Iterator[dict[str, float]]:
    """What each post has that others may share, and its worth. A label is no word: it begins with #."""
    words_of: dict[str, tuple[str, ...]] = {}
    for post in posts:
        worth: dict[str, float] = {}
        for name in post.names:
            if name not in words_of:
                words_of[name] = title_words(name, post.language)
            worth |= dict.fromkeys(words_of[name], _LABEL_WORD)
        worth |= dict.fromkeys(title_words(post.title, post.language), _TITLE_WORD)
        yield worth | dict.fromkeys((f"#{label}" for label in post.labels), _LABEL)


def _candidates(known: Sequence[_Known], wanted: int) -> Iterator[list[int]]:
    """For each post the places of those that seem nearest, by the titles and labels of both."""
    having: dict[str, list[int]] = defaultdict(list)
    for place, post in enumerate(known):
        for thing in post.telling:
            having[thing].append(place)
    met = dict.fromkeys(having, 0)
    for place, post in enumerate(known):
        seen: dict[int, float] = {}
        looks = 0
        for thing in post.telling:
            if looks < _LOOKS:
                weight = post.weights[thing]
                around = _around(having[thing], met[thing])
                looks += len(around)
                for other in around:
                    seen[other] = seen.get(other, 0.0) + weight
            met[thing] += 1
        seen.pop(place, None)
        yield sorted(seen, key=seen.__getitem__, reverse=True)[:wanted]


def _around(places: list[int], at: int) -> list[int]:
    """The places nearest to the one at the index, itself among them."""
    if len(places) <= _NEAREST:
        return places
    first = max(0, min(at - _NEAREST // 2, len(places) - _NEAREST))
    return places[first : first + _NEAREST]
