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
from generator.library.values import Place, Post
from generator.model import PostEntry, Value
from generator.routes import joined

# What sharing a thing is worth, before its rarity.
_SERIES = 1.5
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
# Two posts that share less than this part of what they have are alike by coincidence: then rather none is shown.
_AKIN = 0.15

# How many looks at other posts all of a site's posts have together. A small site's posts are compared with all that
# share anything; in a large one each looks at its rarest things first, of a thing that many have only at those nearest
# in time, and weighs the best of what it saw. So the cost does not grow with the square of the number of posts.
_LOOKS = 200_000
_FEWEST = 40


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
    series: tuple[str, ...] = ()
    """Ids of series of which it is a part."""
    named: tuple[str, ...] = ()


class RelatedFacts(Value, frozen=True, kw_only=True):
    """All that the answer depends on; `most` is how many posts are wanted for each."""

    posts: tuple[PostFacts, ...]
    most: int


class Related(Value, frozen=True, kw_only=True):
    """By a post's path the paths of those that are about the same, the nearest first."""

    by_path: dict[str, tuple[str, ...]]


def related_facts(
    posts: Iterable[Post], places: Mapping[str, tuple[Place, ...]], language: str, most: int
) -> RelatedFacts:
    """The facts of visible posts; `language` is that of posts that do not say theirs, `places` are those in series."""
    posts = tuple(posts)
    addresses = {post.address: post.entry.path for post in posts}
    facts = (
        PostFacts(
            path=post.entry.path,
            epoch=post.entry.date.epoch,
            language=post.entry.lang or language,
            title=post.entry.title,
            labels=tuple(dict.fromkeys((*(t.slug for t in post.topics), *(t.slug for t in post.tags)))),
            series=tuple(place.series for place in places.get(post.entry.path, ())),
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
    total: float
    crowd: float


def _among(posts: Sequence[PostFacts], most: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The same among posts of one language, newest first; posts are known by their place from here on."""
    known = _known(posts)
    looks = max(_FEWEST, _LOOKS // len(posts))
    for facts, post, seen in zip(posts, known, _candidates(known, looks), strict=True):
        candidates = (place for place in seen[: max(looks // 6, most + 5)] if known[place].path not in facts.named)
        scores = sorted((-score, place) for place in candidates if (score := _score(post, known[place])))
        yield post.path, tuple(known[place].path for _, place in scores[:most])


def _score(post: _Known, other: _Known) -> float:
    """How near the other post is, 0 for one that has too little in common."""
    theirs = other.weights
    shared = 0.0
    for thing, weight in post.weights.items():
        if thing in theirs:
            other_weight = theirs[thing]
            shared += weight if weight < other_weight else other_weight
    if 2 * shared < _AKIN * (post.total + other.total):
        return 0.0
    # Rounded, so that the order of an addition cannot decide between equals.
    return round(shared / (other.crowd * (1 + _A_YEAR * abs(post.epoch - other.epoch))), 9)


def _known(posts: Sequence[PostFacts]) -> list[_Known]:
    worths = list(_worths(posts))
    having = Counter(chain.from_iterable(worths))
    rarity = {thing: log((len(posts) + _DOUBT) / (count + _DOUBT)) ** _RARITY for thing, count in having.items()}
    known = []
    for post, worth in zip(posts, worths, strict=True):
        weights = {thing: each * rarity[thing] for thing, each in worth.items()}
        telling = tuple(sorted(weights, key=weights.__getitem__, reverse=True))
        crowd = max(1.0, sum(weights.values())) ** _CROWDED
        # What nobody else has cannot be shared, and so says nothing about what is.
        total = sum(weight for thing, weight in weights.items() if having[thing] > 1)
        known.append(_Known(post.path, post.epoch, telling, weights, total, crowd))
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
        worth |= dict.fromkeys((f"#{label}" for label in post.labels), _LABEL)
        yield worth | dict.fromkeys((f"#series/{id}" for id in post.series), _SERIES)


def _candidates(known: Sequence[_Known], looks: int) -> Iterator[list[int]]:
    """For each post the places of those that it saw, what shares the most with it first."""
    having: dict[str, list[int]] = defaultdict(list)
    for place, post in enumerate(known):
        for thing in post.telling:
            having[thing].append(place)
    met = dict.fromkeys(having, 0)
    for place, post in enumerate(known):
        seen: dict[int, float] = {}
        left = looks
        for thing in post.telling:
            if left > 0:
                weight = post.weights[thing]
                around = _around(having[thing], met[thing], max(1, looks // 3))
                left -= len(around)
                for other in around:
                    seen[other] = seen.get(other, 0.0) + weight
            met[thing] += 1
        seen.pop(place, None)
        yield sorted(seen, key=seen.__getitem__, reverse=True)


def _around(places: list[int], at: int, most: int) -> list[int]:
    """The places nearest to the one at the index, itself among them."""
    if len(places) <= most:
        return places
    first = max(0, min(at - most // 2, len(places) - most))
    return places[first : first + most]
