"""What a page's social card says, and what its head tells of the card. The picture itself is drawn elsewhere, later.

A card's address comes from what it says, so that a page knows it before anything is drawn.
"""

from __future__ import annotations

from generator.config.colours import site_colours
from generator.config.values import Config
from generator.library.references import ToAsset, destination
from generator.library.values import Planned, Post, PublishedQuiz, Series
from generator.model import Asset, Entry, Value, digest, encode
from generator.routes import absolute
from generator.views.naming import place_in_series
from generator.views.share_image import ShareImage
from generator.views.site import Site

SIZE = (1200, 630)
FOLDER = "assets/cards"
_RASTER = (".jpg", ".jpeg", ".png", ".webp")


class SocialCard(Value, frozen=True, kw_only=True):
    """All that a card shows, as plain text. "" is "not shown"."""

    title: str
    topic: str = ""
    place: str = ""
    """Where in a series the post stands, as "Step Three of Four Steps"."""
    authors: tuple[str, ...] = ()
    site: str
    primary: str
    """Colours as "#rrggbb"."""
    accent: str
    picture: str = ""
    """The content path of a raster picture that fills the end of the card."""
    picture_digest: str = ""


def card_address(card: SocialCard) -> str:
    """Photographs are smaller as JPEG, flat colours as PNG."""
    return f"{FOLDER}/{digest(encode(card))[:20]}.{'jpg' if card.picture else 'png'}"


def social_card(planned: Planned, site: Site) -> SocialCard | None:
    """The card of a page, None where the owner wants none and where no card could be named by its whole URL.

    Lists and the page for wrong addresses have the site's own.
    """
    config = site.config
    if not (config.options.cards and config.site_url) or planned.route.kind in ("not-found", "redirect"):
        return None
    key, places = planned.route.key, site.places
    match planned.route.kind:
        case "post":
            return _post_card(site.library.posts[places.posts[key]], site)
        case "page":
            return _entry_card(places.pages[planned.address].entry, site)
        case "topic":
            topic = places.topics[key]
            return _card(config, title=topic.title, topic=site.strings.topics)
        case "author":
            author = places.authors[key]
            return _card(config, title=author.name, topic=author.entry.role if author.entry else "")
        case "series":
            return _series_card(site.places.series[key], site)
        case "quiz":
            return _quiz_card(site.places.quizzes[key], site)
        case _:
            return site_card(site)


def site_card(site: Site) -> SocialCard:
    """The card of the home page, and of all pages that have none of their own: what the site is for."""
    config = site.config
    home = site.places.pages.get("")
    hero = home.entry.hero if home else None
    return _card(config, title=(hero.title if hero else "") or config.site_description or config.site_name)


def _post_card(post: Post, site: Site) -> SocialCard:
    topic = post.topics[0].title if post.topics else ""
    authors = tuple(author.name for author in post.authors)
    return _entry_card(post.entry, site, topic=topic, place=place_in_series(post, site), authors=authors)


def _series_card(series: Series, site: Site) -> SocialCard:
    topic = series.topics[0].title if series.topics else site.strings.series.series
    if series.entry is not None:
        return _entry_card(series.entry, site, topic=topic)
    return _card(site.config, title=series.title, topic=topic)


def _quiz_card(quiz: PublishedQuiz, site: Site) -> SocialCard:
    topic = quiz.topics[0].title if quiz.topics else site.strings.quizzes.quizzes
    return _entry_card(quiz.entry, site, topic=topic)


def _entry_card(
    entry: Entry, site: Site, topic: str = "", place: str = "", authors: tuple[str, ...] = ()
) -> SocialCard:
    picture = _picture(entry, site)
    return _card(
        site.config,
        title=entry.title,
        topic=topic,
        place=place,
        authors=authors,
        picture=picture.path if picture else "",
        picture_digest=picture.digest if picture else "",
    )


def _card(
    config: Config,
    *,
    title: str,
    topic: str = "",
    place: str = "",
    authors: tuple[str, ...] = (),
    picture: str = "",
    picture_digest: str = "",
) -> SocialCard:
    primary, accent = site_colours(config.theme.palette)
    return SocialCard(
        title=title,
        topic=topic,
        place=place,
        authors=authors,
        site=config.site_name,
        primary=primary,
        accent=accent,
        picture=picture,
        picture_digest=picture_digest,
    )


def _picture(entry: Entry, site: Site) -> Asset | None:
    """The picture at the top of a text, if it is one of pixels among the content."""
    if entry.image is None:
        return None
    found = destination(entry.image.src.name, entry.path, site.library)
    is_raster = isinstance(found, ToAsset) and found.asset.path.lower().endswith(_RASTER) and found.asset.width
    return found.asset if isinstance(found, ToAsset) and is_raster else None


def card_image(planned: Planned, site: Site) -> ShareImage | None:
    """A page's card as other sites are told of it."""
    card = social_card(planned, site)
    if card is None:
        return None
    address = card_address(card)
    kind = "image/jpeg" if address.endswith(".jpg") else "image/png"
    width, height = SIZE
    return ShareImage(
        url=absolute(address, site.config.site_url), type=kind, width=width, height=height, alt=_alt(card)
    )


def _alt(card: SocialCard) -> str:
    """What the card says, for those who hear it."""
    return card.site if card.title == card.site else f"{card.title} – {card.site}"
