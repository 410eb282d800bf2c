"""Related posts: how long they take on large sites, and what they are on a real one, for somebody to judge.

python benchmarks/related.py                              times, on generated posts
python benchmarks/related.py --judge ../corpus/posts      30 posts of a folder by a seed, each with its related ones
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from generator.build.request import Request
from generator.build.site import link_site, open_folder
from generator.build.tools import Tools
from generator.cache import BodyStore
from generator.library.related import PostFacts, RelatedFacts, find_related, related_facts
from generator.library.values import Library, Post
from generator.model import digest, encode

CONFIG = """\
site_name: Judged
site_url: https://judged.example/
validation:
  links: {not_found: ignore, anchors: ignore, absolute_links: ignore, unrecognized_links: ignore}
plugins:
  - milepost:
      permalink: "{date}/{slug}/"
      feed: {enabled: false}
"""
NOW = datetime(2026, 11, 22, tzinfo=UTC)
DAY = 24 * 3600


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--judge", type=Path, metavar="FOLDER", help="a folder of Markdown posts")
    parser.add_argument("--seed", type=int, default=1, help="which 30 are drawn")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    if options.judge:
        judge(library_of(options.judge), random.Random(options.seed))
    else:
        for posts in (500, 1000, 3000, 10_000, 20_000):
            measure(posts, options.runs)


def measure(posts: int, runs: int) -> None:
    """The least CPU time of some runs: the machine may have other work."""
    facts = RelatedFacts(posts=generated(posts), most=3)
    finding, keying = [], []
    for _ in range(runs):
        begin = time.process_time()
        found = find_related(facts)
        finding.append(time.process_time() - begin)
        begin = time.process_time()
        digest(encode(facts))
        keying.append(time.process_time() - begin)
    each = sum(len(near) for near in found.by_path.values()) / posts
    print(f"{posts:6} posts: {min(finding):.2f} s to find, {min(keying):.3f} s to know them again, {each:.2f} each")


def generated(posts: int) -> tuple[PostFacts, ...]:
    """Posts as a large site has them: words by Zipf's law, two of 12 topics, three of 400 tags, four posts a day."""
    chance = random.Random(1)
    vocabulary = [f"word{chance.randrange(10**6):06}x" for _ in range(8000)]
    weights = [1 / (rank + 5) for rank in range(len(vocabulary))]
    tags = [f"tag-{number}" for number in range(400)]
    usual = [1 / (rank + 3) for rank in range(len(tags))]
    made = []
    for number in range(posts):
        labels = (f"topic-{chance.randrange(12)}", *chance.choices(tags, usual, k=3))
        title = " ".join(chance.choices(vocabulary, weights, k=7))
        made.append(
            PostFacts(
                path=f"posts/{number:05}.md",
                epoch=1_300_000_000 + number * DAY // 4,
                language="en",
                title=title,
                labels=labels,
                names=labels,
            )
        )
    return tuple(made)


def library_of(posts: Path) -> Library:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "mkdocs.yml").write_text(CONFIG, "utf-8")
        shutil.copytree(posts, Path(folder) / "content/posts")
        request = Request(config=Path(folder) / "mkdocs.yml", now=NOW)
        opened, problems = open_folder(request)
        if opened is None:
            raise SystemExit("\n".join(str(problem) for problem in problems))
        with BodyStore() as bodies:
            linked, *_ = link_site(opened, request, Tools(bodies=bodies))
        return linked.library


def judge(library: Library, chance: random.Random) -> None:
    posts = {post.entry.path: post for post in library.posts}
    facts = related_facts(library.posts, library.places, "en", 3)
    found = find_related(facts).by_path
    for path in chance.sample(sorted(posts), min(30, len(posts))):
        print(f"\n{_line(posts[path])}\n    ({posts[path].entry.description[:140]})")
        for near in found[path]:
            print(f"  - {_line(posts[near])}")
    counts = [len(near) for near in found.values()]
    few = ", ".join(f"{counts.count(number)} have {number}" for number in range(4))
    print(f"\n{len(counts)} posts: {few}; {sum(counts)} in all")


def _line(post: Post) -> str:
    entry = post.entry
    topics = ", ".join(topic.title for topic in post.topics)
    return f"{entry.date.year}  {entry.title}  [{topics}]"


if __name__ == "__main__":
    main()
