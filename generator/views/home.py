"""The home page: its blocks, in the order that its author chose. Nothing here knows how a block looks."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.library.values import Page, Planned, Post, Topic
from generator.model import Block, Body, Link, PageEntry, SafeHtml
from generator.routes import joined
from generator.views.blocks import (
    AudienceBlock,
    HeroBlock,
    HomeBlock,
    NewestBlock,
    QuizBlock,
    StartHereBlock,
    StepView,
    SubscribeBlock,
    TextBlock,
    TopicsBlock,
)
from generator.views.cards import leading_cards, post_cards, topic_cards
from generator.views.outline import Outline
from generator.views.pages import HomeView
from generator.views.parts import (
    Here,
    body_html,
    here_on,
    leading,
    link_text,
    list_link,
    own_lang,
    picture_view,
    shortened,
)
from generator.views.quizzes import quiz_card
from generator.views.series_pages import series_cards
from generator.views.share_image import share_image
from generator.views.shells import frame_key, shell
from generator.views.site import Site
from generator.views.subscribe import HOME, follow_view
from generator.views.toc import inline
from generator.views.values import LinkText

USUAL = tuple(Block(kind=kind) for kind in ("hero", "newest", "topics", "text"))
"""The blocks of a home page whose author lists none."""


@dataclass(frozen=True, slots=True)
class _Home:
    """The page that is being made. `entry` is None for a site without a home page of its own."""

    here: Here
    page: Page | None
    body: Body
    lead: str
    is_titled: bool
    """Whether the band has a title of its own, so that the text's heading is one of the text."""

    @property
    def entry(self) -> PageEntry | None:
        return self.page.entry if self.page else None


def view_home(planned: Planned, site: Site, body: Body) -> HomeView:
    here = here_on(planned, site)
    page = site.places.pages.get(planned.address)
    entry = page.entry if page else None
    outline = _outline(page, site)
    listed = (entry.blocks if entry else ()) or USUAL
    band = next((block for block in listed if block.kind == "hero"), None)
    is_titled = band is not None and bool(_hero_words(band, entry)[0])
    home = _Home(here, page, body, outline.description, is_titled)
    return HomeView(
        template=(entry.template if entry else "") or "home.html",
        frame=frame_key(planned, outline, site),
        shell=shell(planned, outline, site, here.href),
        words=site.strings,
        title=_own_title(home),
        lang=own_lang(entry, site),
        with_hero=band is not None,
        blocks=tuple(_blocks(listed, home)),
    )


def _outline(page: Page | None, site: Site) -> Outline:
    """A home page is looked over, not read from the top: without contents, and without a menu that the tabs repeat."""
    name = site.config.site_name
    entry = page.entry if page else None
    usual = site.config.site_description or site.strings.describe_page.format(title=name, site=name)
    description = (entry.description if entry else "") or shortened(usual, 300)
    beside = ("navigation", "toc") if "navigation.tabs" in site.config.theme.features else ("toc",)
    hide = (*(entry.hide if entry else ()), *beside)
    return Outline(
        title=entry.title if entry else name,
        description=description,
        hide=hide,
        lang=entry.lang if entry else "",
        image=share_image(entry, site),
    )


def _own_title(home: _Home) -> SafeHtml:
    return inline(home.body.title, home.entry.title if home.entry else home.here.site.config.site_name)


def _blocks(listed: tuple[Block, ...], home: _Home) -> Iterator[HomeBlock]:
    """The blocks that have something to show now. A second one of a kind gets an anchor of its own."""
    seen: dict[str, int] = {}
    for block in listed:
        number = seen[block.kind] = seen.get(block.kind, 0) + 1
        anchor = f"mp-{block.kind.replace('_', '-')}" + (f"-{number}" if number > 1 else "")
        shown = _VIEWS[block.kind](block, anchor, home)
        if shown is not None:
            yield shown


def _hero(block: Block, _anchor: str, home: _Home) -> HeroBlock:
    entry = home.entry
    title, text, button = _hero_words(block, entry)
    return HeroBlock(
        title=inline(SafeHtml(), title) if title else _own_title(home),
        lead=text or home.lead,
        button=link_text(button, entry, home.here) if entry else None,
        image=leading(picture_view(entry.image, entry, home.here, "hero")) if entry else None,
    )


def _hero_words(block: Block, entry: PageEntry | None) -> tuple[str, str, Link | None]:
    """The band's title, text and button: of the block, else of the key `hero`."""
    hero = entry.hero if entry else None
    if hero is None:
        return block.title, block.text, block.link
    return block.title or hero.title, block.text or hero.text, block.link or hero.button


def _audience(block: Block, anchor: str, home: _Home) -> AudienceBlock:
    return AudienceBlock(
        anchor=anchor,
        title=block.title or home.here.site.strings.for_whom,
        text=block.text,
        points=block.points,
        link=link_text(block.link, home.entry, home.here) if home.entry else None,
    )


def _start_here(block: Block, anchor: str, home: _Home) -> StartHereBlock | None:
    entry = home.entry
    steps = tuple(step for link in block.links if entry and (step := _step(link, entry, home.here)))
    if not steps:
        return None
    title = block.title or home.here.site.strings.start_here
    return StartHereBlock(anchor=anchor, title=title, text=block.text, steps=steps)


def _step(link: Link, entry: PageEntry, here: Here) -> StepView | None:
    """A post, a series or a quiz with what it says of itself, else the label alone; None while it is hidden."""
    found = link_text(link, entry, here)
    if found is None:
        return None
    path = joined(posixpath.dirname(entry.path), link.target.name.partition("#")[0])
    series = next((one for one in here.site.library.series if one.entry and one.entry.path == path), None)
    if series is not None:
        (told,) = series_cards((series,), here)
        return StepView(title=link.label or told.title, href=found.href, text=told.description, minutes=told.count)
    quiz = here.site.places.quizzes.get(path or "")
    if quiz is not None:
        card = quiz_card(quiz, here)
        return StepView(title=link.label or card.title, href=found.href, text=card.summary, minutes=card.minutes)
    post = _post(path, here.site)
    if post is None:
        target = here.site.library.targets.get(path or "")
        title = link.label or (target.title if target else "") or found.text
        return StepView(title=title, href=found.href, text="", minutes="")
    return StepView(
        title=link.label or post.entry.title,
        href=found.href,
        text=post.entry.description,
        minutes=here.site.strings.minutes(post.minutes),
    )


def _post(path: str | None, site: Site) -> Post | None:
    index = site.places.posts.get(path or "")
    return None if index is None else site.library.posts[index]


def _newest(block: Block, anchor: str, home: _Home) -> NewestBlock | None:
    site = home.here.site
    count = site.config.options.newest if block.count is None else block.count
    posts = post_cards(site.pinned_first[:count], home.here)
    if not posts:
        return None
    if home.entry is None or home.entry.image is None:
        posts = leading_cards(posts)
    more = list_link("archive", site.strings.all_posts, home.here)
    return NewestBlock(anchor=anchor, title=block.title or site.strings.newest_posts, posts=posts, more=more)


def _topics(block: Block, anchor: str, home: _Home) -> TopicsBlock | None:
    site = home.here.site
    topics = topic_cards(_chosen(block, home), home.here)
    title = block.title or site.strings.topics
    link = list_link("topics", title, home.here) or LinkText(text=title, href="")
    return TopicsBlock(anchor=anchor, title=link, topics=topics) if topics else None


def _chosen(block: Block, home: _Home) -> Iterator[Topic]:
    """The topics that a block names, in its order, else all; without those that have no post."""
    library, known = home.here.site.library, home.page.topics if home.page else {}
    named = (known[ref.name] for ref in block.topics if ref.name in known)
    return (topic for topic in (named if block.topics else library.topics) if library.by_topic.get(topic.slug))


def _quiz(block: Block, anchor: str, home: _Home) -> QuizBlock | None:
    library = home.here.site.library
    shown = (library.quizzes[ref.name] for ref in block.quizzes if ref.name in library.quizzes)
    cards = tuple(quiz_card(quiz, home.here) for quiz in shown)
    title = block.title or home.here.site.strings.where_you_stand
    return QuizBlock(anchor=anchor, title=title, text=block.text, quizzes=cards) if cards else None


def _subscribe(_block: Block, _anchor: str, home: _Home) -> SubscribeBlock | None:
    """The form also where `where:` does not name the home page: its author has."""
    follow = follow_view(HOME, home.here.site, home.here.href)
    return SubscribeBlock(follow=follow) if follow.form or follow.feeds else None


def _text(_block: Block, _anchor: str, home: _Home) -> TextBlock | None:
    heading = home.body.title if home.is_titled else SafeHtml()
    text = TextBlock(heading=heading, body=body_html(home.body, home.entry, home.here))
    return text if text.heading.html or text.body.html else None


_VIEWS: Mapping[str, Callable[[Block, str, _Home], HomeBlock | None]] = {
    "hero": _hero,
    "audience": _audience,
    "start_here": _start_here,
    "newest": _newest,
    "topics": _topics,
    "quiz": _quiz,
    "subscribe": _subscribe,
    "text": _text,
}
