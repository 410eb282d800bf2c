"""Every word that our own templates and views say, in one table. Nothing here knows where a word is shown.

English and German are ours. In other languages Material's translation stands where Material has the word, and English
where it has not.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from generator.model import Value
from generator.views import follow_words, progress_words, quiz_page_words, quiz_words, series_words
from generator.views.follow_words import FollowWords
from generator.views.progress_words import ProgressWords
from generator.views.quiz_page_words import QuizPageWords
from generator.views.quiz_words import QuizWords
from generator.views.series_words import SeriesWords


class Strings(Value, frozen=True, kw_only=True, omit_defaults=True):
    """The words in one language; the defaults are the English ones. {names} are filled in by the views."""

    language: str = "en"

    for_whom: str = "Who this is for"
    start_here: str = "Start here"
    where_you_stand: str = "Where do you stand?"
    newest_posts: str = "Newest posts"
    all_posts: str = "All posts"
    all_pages: str = "Pages"
    continue_reading: str = "Continue reading"
    pinned: str = "Pinned"

    archive: str = "Archive"
    topics: str = "Topics"
    authors: str = "Authors"
    tags: str = "Tags"
    blog: str = "Blog"

    posts_one: str = "1 post"
    posts_other: str = "{count} posts"
    minutes_one: str = "1 min read"
    minutes_other: str = "{count} min read"
    latest: str = "Latest:"
    no_posts: str = "Nothing has been published here yet."
    posts_of_year: str = "All posts of {year}"
    posts_about: str = "All posts about {topic}"
    posts_by: str = "Posts by {author}"
    posts_in: str = "Posts of {year}"

    by: str = "By"
    published: str = "Published"
    updated: str = "Updated on"
    first_published: str = "First published at"
    changes: str = "What changed"
    reviewed: str = "Last reviewed on"
    review: str = "Next review due by {date}."
    more_by: str = "More by {author}"
    related_links: str = "Related links"
    related_posts: str = "Read next"
    share: str = "Share this"
    share_email: str = "E-mail"
    share_copy: str = "Copy link"
    share_copied: str = "The link is copied"
    share_device: str = "More ways"
    reply: str = "Write to us"
    reply_mail: str = "What do you think? Write to us:"
    reply_subject: str = "On “{title}”"
    discussion_link: str = "Join the discussion"
    comments: str = "Comments"
    comments_load: str = "Load the comments from {host}"
    comments_giscus: str = (
        "The comments are kept at GitHub and shown by {host}. Once you load them, both learn your internet address and"
        " which page you read, and may keep cookies in your browser."
    )
    comments_isso: str = (
        "The comments are kept at {host}. Once you load them, {host} learns your internet address and which page you"
        " read, and may keep cookies in your browser."
    )
    comments_failed: str = "The comments cannot be loaded just now."
    printed_from: str = "This article stands at"
    about_author: str = "About the author"
    about_authors: str = "About the authors"
    author_links: str = "Links of {author}"
    neighbours: str = "Earlier and later posts"
    earlier: str = "Earlier post"
    later: str = "Later post"
    previous: str = "Previous"
    next: str = "Next"
    footer: str = "Footer"
    footer_menu: str = "The site's pages"
    breadcrumbs: str = "Where you are"
    path: str = "Place in the menu"
    close: str = "Close"
    search_all: str = "Show all results"
    search_failed: str = "The search could not be loaded. Please try again."
    search_help: str = "Check the spelling, or try fewer or other words."

    pages: str = "Pages of this list"
    page_number: str = "Page {page}"
    page_of: str = "page {page} of {pages}"

    not_found: str = "This page is not here"
    not_found_text: str = "The address may have a slip in it, or the page has moved. Nothing that you did is wrong."
    not_found_search: str = "Search finds every article by its words: press /, or use the magnifier at the top."
    not_found_nearest: str = "Did you look for one of these?"
    not_found_ways: str = "Other ways on"
    home: str = "Home"
    moved: str = "This page has moved"
    moved_to: str = "It now stands at"

    describe_blog: str = "All {posts} of {site}, newest first."
    describe_archive: str = "Everything that {site} has published, year by year: {posts}."
    describe_year: str = "What {site} published in {year}, month by month: {posts}."
    describe_topics: str = "What {site} writes about: {names}."
    describe_topic: str = "{posts} about {topic} from {site}, newest first."
    describe_authors: str = "Who writes for {site}: {names}."
    describe_author: str = "{posts} by {author} on {site}, newest first."
    describe_tags: str = "All posts of {site} by tag: {names}."
    describe_page: str = "{title}: a page of {site}."
    describe_not_found: str = "There is no page at this address of {site}."

    follow: FollowWords = FollowWords()
    progress: ProgressWords = progress_words.ENGLISH
    series: SeriesWords = SeriesWords()
    quizzes: QuizPageWords = QuizPageWords()
    quiz: QuizWords = quiz_words.ENGLISH

    def title(self, kind: str) -> str:
        """The name of a kind of page that there is once: home, blog, archive, topics, quizzes ..."""
        return {
            "home": self.home,
            "blog": self.blog,
            "archive": self.archive,
            "topics": self.topics,
            "authors": self.authors,
            "tags": self.tags,
            "series-all": self.series.series,
            "series-plan": self.series.plan,
            "plan": self.series.plan_all,
            "quizzes": self.quizzes.quizzes,
            "feeds": self.follow.feeds,
        }.get(kind, "")

    def posts(self, count: int) -> str:
        return self.posts_one if count == 1 else self.posts_other.format(count=count)

    def share_way(self, way: str) -> str:
        """What a way to share is called; services have the names that they give themselves."""
        services = {
            "linkedin": "LinkedIn",
            "facebook": "Facebook",
            "x": "X",
            "mastodon": "Mastodon",
            "bluesky": "Bluesky",
        }
        ours = {"email": self.share_email, "copy": self.share_copy, "device": self.share_device}
        return services.get(way) or ours[way]

    def minutes(self, count: int) -> str:
        return self.minutes_one if count == 1 else self.minutes_other.format(count=count)


ENGLISH = Strings()

GERMAN = Strings(
    language="de",
    for_whom="Für wen das ist",
    start_here="Hier anfangen",
    where_you_stand="Wo stehen Sie?",
    newest_posts="Neueste Beiträge",
    all_posts="Alle Beiträge",
    all_pages="Seiten",
    continue_reading="Weiterlesen",
    pinned="Angeheftet",
    archive="Archiv",
    topics="Themen",
    authors="Autoren",
    tags="Schlagwörter",
    blog="Blog",
    posts_one="1 Beitrag",
    posts_other="{count} Beiträge",
    minutes_one="1 Min. Lesezeit",
    minutes_other="{count} Min. Lesezeit",
    latest="Zuletzt:",
    no_posts="Hier ist noch nichts erschienen.",
    posts_of_year="Alle Beiträge aus {year}",
    posts_about="Alle Beiträge zu {topic}",
    posts_by="Beiträge von {author}",
    posts_in="Beiträge aus {year}",
    by="Von",
    published="Veröffentlicht",
    updated="Aktualisiert am",
    first_published="Zuerst erschienen bei",
    changes="Was sich geändert hat",
    reviewed="Zuletzt durchgesehen am",
    review="Nächste Durchsicht vorgesehen bis {date}.",
    more_by="Mehr von {author}",
    related_links="Weiterführende Links",
    related_posts="Weiterlesen",
    share="Weitersagen",
    share_email="E-Mail",
    share_copy="Link kopieren",
    share_copied="Der Link ist kopiert",
    share_device="Weitere Wege",
    reply="Schreiben Sie uns",
    reply_mail="Was meinen Sie? Schreiben Sie uns:",
    reply_subject="Zu „{title}“",
    discussion_link="Zur Diskussion",
    comments="Kommentare",
    comments_load="Kommentare von {host} laden",
    comments_giscus=(
        "Die Kommentare liegen bei GitHub, {host} zeigt sie. Wenn Sie sie laden, erfahren beide Ihre Internetadresse"
        " und welche Seite Sie lesen, und legen vielleicht Cookies in Ihrem Browser ab."
    ),
    comments_isso=(
        "Die Kommentare liegen bei {host}. Wenn Sie sie laden, erfährt {host} Ihre Internetadresse und welche Seite Sie"
        " lesen, und legt vielleicht Cookies in Ihrem Browser ab."
    ),
    comments_failed="Die Kommentare lassen sich gerade nicht laden.",
    printed_from="Dieser Artikel steht unter",
    about_author="Über den Autor",
    about_authors="Über die Autoren",
    author_links="Links von {author}",
    neighbours="Frühere und spätere Beiträge",
    earlier="Früherer Beitrag",
    later="Späterer Beitrag",
    previous="Zurück",
    next="Weiter",
    footer="Fußzeile",
    footer_menu="Die Seiten der Website",
    breadcrumbs="Sie sind hier",
    path="Platz im Menü",
    close="Schließen",
    search_all="Alle Treffer zeigen",
    search_failed="Die Suche konnte nicht geladen werden. Bitte versuchen Sie es noch einmal.",
    search_help="Prüfen Sie die Schreibweise, oder nehmen Sie weniger oder andere Wörter.",
    pages="Seiten dieser Liste",
    page_number="Seite {page}",
    page_of="Seite {page} von {pages}",
    not_found="Diese Seite gibt es hier nicht",
    not_found_text="Die Adresse ist vielleicht verschrieben, oder die Seite ist umgezogen. Es liegt nicht an Ihnen.",
    not_found_search="Die Suche findet jeden Artikel über seine Wörter: Taste / oder die Lupe oben.",
    not_found_nearest="Haben Sie eine von diesen gesucht?",
    not_found_ways="Andere Wege",
    home="Startseite",
    moved="Diese Seite ist umgezogen",
    moved_to="Sie steht jetzt hier:",
    describe_blog="Alle Beiträge von {site} ({posts}), die neuesten zuerst.",
    describe_archive="Alles, was {site} veröffentlicht hat, nach Jahren: {posts}.",
    describe_year="Was {site} im Jahr {year} veröffentlicht hat, Monat für Monat: {posts}.",
    describe_topics="Worüber {site} schreibt: {names}.",
    describe_topic="{posts} zu {topic} von {site}, die neuesten zuerst.",
    describe_authors="Wer für {site} schreibt: {names}.",
    describe_author="{posts} von {author} bei {site}, die neuesten zuerst.",
    describe_tags="Alle Beiträge von {site} nach Schlagwörtern: {names}.",
    describe_page="{title}: eine Seite von {site}.",
    describe_not_found="Unter dieser Adresse hat {site} keine Seite.",
    follow=follow_words.GERMAN,
    progress=progress_words.GERMAN,
    series=series_words.GERMAN,
    quizzes=quiz_page_words.GERMAN,
    quiz=quiz_words.GERMAN,
)

MATERIAL = {
    "continue_reading": "blog.continue",
    "archive": "blog.archive",
    "topics": "blog.categories",
    "authors": "blog.authors",
    "minutes_one": "readtime.one",
    "minutes_other": "readtime.other",
    "related_links": "blog.references",
    "updated": "source.file.date.updated",
    "previous": "footer.previous",
    "next": "footer.next",
    "footer": "footer",
}
"""Our words that Material has too, by its keys."""


def strings_in(language: str, translate: Callable[[str], str]) -> Strings:
    """The words in a language of the theme ("de", "pt-BR").

    `translate` is the theme's table: a key's text, or the key itself or "" where it has none.
    """
    ours = {"en": ENGLISH, "de": GERMAN}.get(language.lower().partition("-")[0])
    if ours is not None:
        return msgspec.structs.replace(ours, language=language)
    found = {field: (key, translate(key).strip()) for field, key in MATERIAL.items()}
    known = {field: _pattern(text) for field, (key, text) in found.items() if text and text != key}
    return msgspec.structs.replace(ENGLISH, language=language, **known)


def _pattern(text: str) -> str:
    """Material's "#" for a number as our {count}; its braces, if any, as text."""
    return text.replace("{", "{{").replace("}", "}}").replace("#", "{count}") if "#" in text else text
