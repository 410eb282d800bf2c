"""Which call to action closes which post. Nothing here knows what one looks like."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from generator.config.values import Config
from generator.diagnostics import Problems, Span, error, note
from generator.library.names import Known, Names, folded
from generator.library.values import Post, Topic
from generator.model import CtaEntry, PostEntry
from generator.schema import shortened


@dataclass(frozen=True, slots=True, kw_only=True)
class Ctas:
    """Calls to action by id, the one for each topic by the topic's slug, and the one for all other posts."""

    by_id: Mapping[str, CtaEntry]
    by_topic: Mapping[str, CtaEntry]
    usual: CtaEntry | None


def gather_ctas(entries: Iterable[CtaEntry], names: Names) -> Ctas:
    """Of several for one topic, that counts which began last, so that a campaign takes the place of what is always
    there; of equals the first by path.
    """
    by_path = sorted(entries, key=lambda entry: entry.path, reverse=True)
    ordered = sorted(by_path, key=lambda entry: entry.begins.epoch if entry.begins else float("-inf"))
    topics = ((topic.slug, entry) for entry in ordered for ref in entry.topics if (topic := names.topic(ref)))
    return Ctas(
        by_id={folded(entry.slug): entry for entry in ordered},
        by_topic=dict(topics),
        usual=next((entry for entry in reversed(ordered) if not entry.topics), None),
    )


def cta_for(post: PostEntry, topics: Iterable[Topic], ctas: Ctas) -> CtaEntry | None:
    """The one that the post names, else that of its first topic that has one, else the usual one.

    One that is hidden now counts as not there: time alone breaks no post.
    """
    if post.cta is False:
        return None
    named = None if post.cta is True else ctas.by_id.get(folded(post.cta.name))
    by_topic = (ctas.by_topic[topic.slug] for topic in topics if topic.slug in ctas.by_topic)
    return named or next(by_topic, ctas.usual)


def check_cta(post: PostEntry, ctas: Ctas, known: Known) -> Problems:
    """A name that no call to action has, visible or not."""
    if isinstance(post.cta, bool) or folded(post.cta.name) in ctas.by_id:
        return ()
    folder = known.config.layout.ctas_dir
    path = f"{folder}/{post.cta.name}.md"
    if path in known.unread:
        return ()
    near = get_close_matches(folded(post.cta.name), ctas.by_id, n=1, cutoff=0.5)
    hint = f"did you mean   cta: {near[0]}" if near else f"write {known.config.docs_dir}/{path}, or   cta: false"
    message = f"there is no call to action {shortened(post.cta.name)!r}"
    return (error(post.cta.span, "unknown-cta", message, hint if folder else "take this line out"),)


def uncovered(posts: Iterable[Post], ctas: Ctas, config: Config) -> Problems:
    """The topics whose posts close without a call to action, once there is any at all."""
    if not ctas.by_id or ctas.usual is not None:
        return ()
    bare = {topic.slug: topic.title for post in posts if post.cta is None and post.entry.cta for topic in post.topics}
    if not bare:
        return ()
    names = ", ".join(sorted(bare.values()))
    message = f"posts about {shortened(names, 200)} close without a call to action"
    hint = "name the topic in one of these files, or write one without topics, which closes all others"
    return (note(Span(f"{config.docs_dir}/{config.layout.ctas_dir}"), "topic-without-cta", message, hint),)
