"""What each kind of page is to a search engine, as structured data. A kind of its own (a quiz, a series) is added here.

The properties are those that Google's "Structured data" pages ask for or recommend (Article, Breadcrumb, FAQPage,
ProfilePage, Organization, Carousel) and that schema.org knows for the type.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.library.values import Planned, Post, PublishedQuiz, Series
from generator.routes import absolute
from generator.views.jsonld import (
    Answer,
    BlogPosting,
    BreadcrumbList,
    CollectionPage,
    CreativeWork,
    CreativeWorkSeries,
    FAQPage,
    ListItem,
    PageName,
    ProfilePage,
    Question,
    Quiz,
    QuizQuestion,
    Thing,
    WebPage,
    WorkName,
    list_of,
)
from generator.views.jsonld_site import organization, part_of, person, publisher, website, writer
from generator.views.outline import Outline
from generator.views.share_image import image_object
from generator.views.site import Site
from generator.views.trail import Crumb, trail

LONGEST_LIST = 100
"""How many pages of a list are named to machines: further ones they find by its links."""


def structured_data(planned: Planned, outline: Outline, site: Site) -> tuple[Thing, ...]:
    """Everything that a page is; () without `site_url`, and for pages that no search engine shall keep."""
    if not site.config.site_url or planned.route.kind in ("not-found", "redirect"):
        return ()
    return tuple(_things(planned, outline, site))


def _things(planned: Planned, outline: Outline, site: Site) -> Iterator[Thing]:
    match planned.route.kind:
        case _ if planned.address == "":
            yield organization(site)
            yield website(site)
            if outline.listed:
                yield _collection(planned, outline, site)
        case "post":
            yield _posting(site.library.posts[site.places.posts[planned.route.key]], outline, site)
        case "author" if planned.route.page == 1:
            yield _profile(planned, outline, site)
        case "page":
            yield _page(planned, outline, site)
        case "feeds":
            yield _own_page(planned, outline, site)
        case "quiz":
            pass  # it is among those that the page shows
        case "series":
            yield _series(site.places.series[planned.route.key], outline, site)
            yield _collection(planned, outline, site)
        case _:
            yield _collection(planned, outline, site)
    yield from (_quiz(quiz, site) for quiz in outline.quizzes)
    if outline.questions:
        asked = (Question(name=name, accepted_answer=Answer(text=text)) for name, text in outline.questions)
        yield FAQPage(main_entity=tuple(asked))
    if way := trail(planned, site):
        yield BreadcrumbList(item_list_element=tuple(_crumbs(way, site.config.site_url)))


def _crumbs(way: tuple[Crumb, ...], site_url: str) -> Iterator[ListItem]:
    """The last place is the page itself, which needs no URL."""
    for position, crumb in enumerate(way, 1):
        item = absolute(crumb.address, site_url) if position < len(way) else ""
        yield ListItem(position=position, name=crumb.text, item=item)


def _posting(post: Post, outline: Outline, site: Site) -> BlogPosting:
    entry = post.entry
    url = absolute(post.address, site.config.site_url)
    modified = post.modified
    return BlogPosting(
        id=f"{url}#post",
        headline=entry.title,
        description=outline.description,
        url=url,
        main_entity_of_page=PageName(id=url),
        date_published=entry.date.iso,
        date_modified=modified.iso,
        author=tuple(writer(author, site) for author in post.authors) or (publisher(site),),
        publisher=publisher(site),
        image=(image_object(outline.image),) if outline.image else (),
        in_language=entry.lang or site.strings.language,
        word_count=entry.text.words,
        time_required=f"PT{post.minutes}M",
        article_section=tuple(topic.title for topic in post.topics),
        keywords=tuple(tag.name for tag in post.tags),
        is_part_of=tuple(_works(post, site)),
        position=_position(post, site),
        is_based_on=CreativeWork(url=entry.canonical.url) if entry.canonical else None,
    )


def _series(series: Series, outline: Outline, site: Site) -> CreativeWorkSeries:
    posts = (site.library.posts[site.places.posts[part.post]] for part in series.parts if part.post is not None)
    authors = dict.fromkeys(author for post in posts for author in post.authors)
    return CreativeWorkSeries(
        id=_series_id(series, site),
        name=series.title,
        url=absolute(series.address, site.config.site_url),
        description=outline.description,
        in_language=outline.lang or site.strings.language,
        image=image_object(outline.image) if outline.image else None,
        author=tuple(writer(author, site) for author in authors),
        publisher=publisher(site),
        is_part_of=part_of(site),
    )


def _quiz(quiz: PublishedQuiz, site: Site) -> Quiz:
    """The same on the quiz's own page and on every page that holds it."""
    entry, url = quiz.entry, absolute(quiz.address, site.config.site_url)
    return Quiz(
        id=f"{url}#quiz",
        name=entry.title,
        url=url,
        description=entry.description or entry.text.summary,
        in_language=entry.lang or site.strings.language,
        about=tuple(topic.title for topic in quiz.topics),
        publisher=publisher(site),
        is_part_of=part_of(site),
        has_part=tuple(QuizQuestion(name=question) for question in quiz.asked),
    )


def _series_id(series: Series, site: Site) -> str:
    return f"{absolute(series.address, site.config.site_url)}#series" if series.address else ""


def _works(post: Post, site: Site) -> Iterator[WorkName]:
    """The series of which a post is a part."""
    for place in site.library.places.get(post.entry.path, ()):
        series = site.places.series[place.series]
        url = absolute(series.address, site.config.site_url) if series.address else ""
        yield WorkName(id=_series_id(series, site), name=series.title, url=url)


def _position(post: Post, site: Site) -> int | None:
    place = next(iter(site.library.places.get(post.entry.path, ())), None)
    return None if place is None else site.places.series[place.series].parts[place.index].number


def _page(planned: Planned, outline: Outline, site: Site) -> WebPage:
    entry = site.places.pages[planned.address].entry
    return WebPage(
        name=outline.title,
        url=absolute(planned.address, site.config.site_url),
        description=outline.description,
        in_language=entry.lang or site.strings.language,
        date_modified=entry.updated.iso if entry.updated else "",
        primary_image_of_page=image_object(outline.image) if outline.image else None,
        is_part_of=part_of(site),
    )


def _own_page(planned: Planned, outline: Outline, site: Site) -> WebPage:
    """A page whose words are this program's."""
    return WebPage(
        name=outline.title,
        url=absolute(planned.address, site.config.site_url),
        description=outline.description,
        in_language=site.strings.language,
        is_part_of=part_of(site),
    )


def _profile(planned: Planned, outline: Outline, site: Site) -> ProfilePage:
    author = site.places.authors[planned.route.key]
    return ProfilePage(
        name=outline.title,
        url=absolute(planned.address, site.config.site_url),
        description=outline.description,
        in_language=site.strings.language,
        is_part_of=part_of(site),
        main_entity=person(author, site),
    )


def _collection(planned: Planned, outline: Outline, site: Site) -> CollectionPage:
    listed = tuple((crumb.text, absolute(crumb.address, site.config.site_url)) for crumb in outline.listed)
    return CollectionPage(
        name=outline.title,
        url=absolute(planned.address, site.config.site_url),
        description=outline.description,
        in_language=site.strings.language,
        is_part_of=part_of(site),
        main_entity=list_of(listed[:LONGEST_LIST], len(listed)) if listed else None,
    )
