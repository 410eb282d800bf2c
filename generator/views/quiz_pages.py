"""The page of all quizzes and the page of one. Nothing here scores an answer."""

from __future__ import annotations

from collections.abc import Iterator

from generator.library.values import Planned, PublishedQuiz, Topic
from generator.model import Body, SafeHtml
from generator.views.cards import post_pointers
from generator.views.outline import Outline
from generator.views.pages import QuizPageView, QuizzesView
from generator.views.parts import Here, described, here_on, leading, named, own_lang, picture_view, topic_links
from generator.views.quiz_values import QuizGroup
from generator.views.quizzes import Quizzes, quiz_card
from generator.views.share_image import share_image
from generator.views.shells import frame_key, shell
from generator.views.site import Site
from generator.views.toc import inline
from generator.views.trail import Crumb, breadcrumbs


def view_quizzes(planned: Planned, site: Site, _body: Body) -> QuizzesView:
    here, words = here_on(planned, site), site.strings
    shown = tuple(site.library.quizzes.values())
    names = named(quiz.entry.title for quiz in shown)
    outline = Outline(
        title=words.quizzes.quizzes,
        description=words.quizzes.describe_all.format(site=site.config.site_name, names=names),
        cards=True,
        listed=tuple(Crumb(text=quiz.entry.title, address=quiz.address) for quiz in shown),
    )
    return QuizzesView(
        template="quizzes.html",
        frame=frame_key(planned, outline, site),
        shell=shell(planned, outline, site, here.href),
        words=words,
        breadcrumbs=breadcrumbs(planned, site, here.href),
        title=inline(SafeHtml(), words.quizzes.quizzes),
        groups=tuple(_groups(shown, here)),
    )


def _groups(shown: tuple[PublishedQuiz, ...], here: Here) -> Iterator[QuizGroup]:
    """By the first topic of each, in the order of the topics; those without one last."""
    for topic in (*here.site.library.topics, None):
        own = [quiz for quiz in shown if (quiz.topics[0] if quiz.topics else None) == topic]
        if own:
            yield _group(topic, own, here)


def _group(topic: Topic | None, own: list[PublishedQuiz], here: Here) -> QuizGroup:
    return QuizGroup(
        id=f"mp-{topic.slug}" if topic else "mp-others",
        title=topic.title if topic else "",
        href=here.href(topic.address) if topic and topic.address else "",
        cards=tuple(quiz_card(quiz, here) for quiz in own),
    )


def view_quiz(planned: Planned, site: Site, body: Body) -> QuizPageView:
    here, words = here_on(planned, site), site.strings
    shown = site.places.quizzes[planned.route.key]
    entry, library = shown.entry, site.library
    posts = (library.posts[site.places.posts[path]] for path in shown.posts)
    outline = _outline(shown, site)
    return QuizPageView(
        template=entry.template or "quiz.html",
        frame=frame_key(planned, outline, site),
        shell=shell(planned, outline, site, here.href),
        words=words,
        breadcrumbs=breadcrumbs(planned, site, here.href),
        title=inline(body.title, entry.title),
        lang=own_lang(entry, site),
        quiz=Quizzes(here).view(shown, level=1),
        topics=topic_links(shown.topics, here),
        image=leading(picture_view(entry.image, entry, here, "text")),
        posts=post_pointers(posts, here),
        posts_heading=words.quizzes.held,
    )


def _outline(shown: PublishedQuiz, site: Site) -> Outline:
    entry = shown.entry
    sentence = site.strings.quizzes.describe.format(title=entry.title, site=site.config.site_name)
    return Outline(
        title=entry.title,
        description=described(entry, sentence),
        hide=entry.hide,
        lang=entry.lang,
        image=share_image(entry, site),
        quizzes=(shown,),
    )
