"""The words by which readers are told how to hear of new posts: by e-mail, or by a feed."""

from __future__ import annotations

from generator.model import Value


class FollowWords(Value, frozen=True, kw_only=True):
    """In one language; the defaults are the English ones."""

    heading: str = "New posts by e-mail"
    address: str = "Your e-mail address"
    button: str = "Subscribe"
    follow: str = "Hear of new posts: our feeds"
    by_feed: str = "Rather in a feed reader? All our feeds"


GERMAN = FollowWords(
    heading="Neue Beiträge per E-Mail",
    address="Ihre E-Mail-Adresse",
    button="Abonnieren",
    follow="Von neuen Beiträgen erfahren: unsere Feeds",
    by_feed="Lieber im Feedreader? Alle unsere Feeds",
)
