"""A content file's bytes as an entry with its facts and body: pure, one file at a time, so that it can be remembered.

Nothing here knows the moment, or whether a name that an author wrote exists.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypedDict

from generator.diagnostics import Problems, Span, error, has_errors, note
from generator.entries.dates import is_written, post_date, shown_days
from generator.entries.fields import block, common, hero, link, links, moment, picture, post_values, series_values
from generator.entries.kinds import dated_name, id_below, kind_of
from generator.entries.part_claims import part_claims
from generator.entries.places import Place, entry_place, page_place
from generator.entries.printed import Print, printing_in
from generator.entries.questions import check_questions
from generator.entries.quizzes import QUIZ_BYTES, quiz_place, quiz_settings
from generator.entries.scripts import check_scripts
from generator.entries.titles import description_of, no_title, title_from_name, title_of
from generator.entries.values import ParsedEntry, Rules
from generator.frontmatter import FrontMatter, parse_front_matter
from generator.model import (
    AnyEntry,
    AuthorEntry,
    CtaEntry,
    PageEntry,
    Parsed,
    PostEntry,
    QuizEntry,
    Ref,
    SeriesEntry,
    Source,
    TextFacts,
    TopicEntry,
)
from generator.schema import check_fields

if TYPE_CHECKING:
    from generator.markdown import MarkdownOptions


def parse_entry(source: Source, rules: Rules) -> ParsedEntry:
    """The entry that a content file is, its body, and everything that is wrong with it.

    A file of no known kind (see `kind_of`) has no entry and no problem.
    """
    kind = kind_of(source.path, rules.layout)
    if kind is None:
        return ParsedEntry(path=source.path)
    file = Span(f"{rules.docs_dir}/{source.path}")
    limit = rules.options.limits.post_bytes
    hint = "cut it in two, or raise the option limits.post_bytes in mkdocs.yml"
    if kind == "quiz" and limit > QUIZ_BYTES:
        limit, hint = QUIZ_BYTES, "a quiz of sixty questions is shorter: look for what has come into it by mistake"
    if len(source.data) > limit:
        message = f"this file holds {len(source.data) // 1024} KB, and at most {limit // 1024} KB are read"
        return ParsedEntry(path=source.path, problems=(error(file, "file-too-big", message, hint),))
    front = parse_front_matter(source.data, file.path, rules.options.limits)
    if not front.readable:
        return ParsedEntry(path=source.path, problems=front.problems)
    return _READERS[kind](_Reading(source.path, file, front, rules))


@dataclass(frozen=True, slots=True)
class _Reading:
    """One file on its way: front matter taken apart, fields and text not yet read."""

    path: str
    file: Span
    front: FrontMatter
    rules: Rules


class _Shared(TypedDict):
    path: str
    span: Span
    slug: str
    slug_span: Span
    title: str
    description: str
    text: TextFacts


def _read_post(reading: _Reading) -> ParsedEntry:
    fields, problems = check_fields("post", reading.front.fields)
    parsed = _parse_body(reading, fields.lang, actions=fields.actions, place="recap")
    printed = printing_in(fields.lang or reading.rules.language)
    title, title_problems = title_of(fields.title, parsed.facts.title)
    if not title:
        title = _named(reading) or "Untitled"
        if not is_written("title", reading.front.fields) or fields.title:
            title_problems = (no_title(fields.title, Ref(title, Span(reading.file.path, 1, 1))),)
    place = entry_place(reading.path, fields.slug, reading.file, title if reading.rules.options.blog_layout else None)
    zone = reading.rules.options.timezone
    date, date_problems = post_date(fields.date, reading.path, reading.front.fields, zone, reading.file)
    entry = PostEntry(
        **_shared(reading, place, title, fields.description, parsed, printed),
        **common(fields, printed),
        **post_values(fields, zone, printed),
        date=date,
        claims=part_claims(title, fields.lang or reading.rules.language, parsed.body, reading.front, reading.file.path),
    )
    faq = check_questions(parsed.body, reading.front.fields) if fields.faq else ()
    return _parsed(reading, entry, parsed, problems, title_problems, place.problems, date_problems, faq)


def _read_page(reading: _Reading) -> ParsedEntry:
    fields, problems = check_fields("page", reading.front.fields)
    parsed = _parse_body(reading, fields.lang)
    printed = printing_in(fields.lang or reading.rules.language)
    title, title_problems = title_of(fields.title, parsed.facts.title)
    place, address = page_place(reading.path, fields.slug, reading.rules.layout, reading.file)
    title = title or (_named(reading) if address else "Home")
    entry = PageEntry(
        **_shared(reading, place, title, fields.description, parsed, printed),
        **common(fields, printed),
        address=address,
        hero=hero(fields.hero, printed),
        blocks=tuple(block(each, printed) for each in fields.blocks),
        updated=moment(fields.updated, reading.rules.options.timezone),
        faq=fields.faq,
    )
    faq = check_questions(parsed.body, reading.front.fields) if fields.faq else ()
    idle = _idle_blocks(reading, entry)
    return _parsed(reading, entry, parsed, problems, title_problems, place.problems, idle, faq)


def _idle_blocks(reading: _Reading, page: PageEntry) -> Problems:
    if not (page.address and page.blocks):
        return ()
    written = next((key.span for key, _ in reading.front.fields.entries if key.text.strip().casefold() == "blocks"))
    return (note(written, "key-without-effect", "only the home page has blocks", "you may take it out"),)


def _read_topic(reading: _Reading) -> ParsedEntry:
    fields, problems = check_fields("topic", reading.front.fields)
    parsed = _parse_body(reading, fields.lang)
    printed = printing_in(fields.lang or reading.rules.language)
    title, title_problems = title_of(fields.title, parsed.facts.title)
    title = title or _named(reading)
    place = entry_place(reading.path, fields.slug, reading.file, None)
    entry = TopicEntry(**_shared(reading, place, title, fields.description, parsed, printed), **common(fields, printed))
    return _parsed(reading, entry, parsed, problems, title_problems, place.problems)


def _read_author(reading: _Reading) -> ParsedEntry:
    fields, problems = check_fields("author", reading.front.fields)
    parsed = _parse_body(reading, fields.lang)
    printed = printing_in(fields.lang or reading.rules.language)
    title, title_problems = title_of(fields.name or fields.title, parsed.facts.title)
    title = title or _named(reading)
    place = entry_place(reading.path, fields.slug, reading.file, None)
    # "title: Sales director" beside a name is what the author does.
    job = fields.title.name if fields.name and fields.title else ""
    entry = AuthorEntry(
        **_shared(reading, place, title, fields.description, parsed, printed),
        **common(fields, printed),
        role=printed(fields.role or job),
        avatar=picture(fields.avatar, printed),
        url=fields.url,
        links=links(fields.links, printed),
    )
    return _parsed(reading, entry, parsed, problems, title_problems, place.problems)


def _read_cta(reading: _Reading) -> ParsedEntry:
    fields, problems = check_fields("cta", reading.front.fields)
    parsed = _parse_body(reading, fields.lang, excerpt="whole")
    printed = printing_in(fields.lang or reading.rules.language)
    title, title_problems = title_of(fields.title, parsed.facts.title)
    place = Place(id_below(reading.path, reading.rules.layout.ctas_dir), reading.file)
    begins, ends, more = shown_days(fields.from_, fields.until, reading.rules.options.timezone)
    entry = CtaEntry(
        **_shared(reading, place, title or _named(reading), "", parsed, printed),
        draft=fields.draft,
        lang=fields.lang,
        extra=fields.extra,
        link=link(fields.link, printed),
        topics=fields.topics,
        begins=begins,
        ends=ends,
    )
    return _parsed(reading, entry, parsed, problems, title_problems, more)


def _read_series(reading: _Reading) -> ParsedEntry:
    fields, problems = check_fields("series", reading.front.fields)
    parsed = _parse_body(reading, fields.lang, place="parts")
    printed = printing_in(fields.lang or reading.rules.language)
    title, title_problems = title_of(fields.title, parsed.facts.title)
    place = entry_place(reading.path, fields.slug, reading.file, None)
    entry = SeriesEntry(
        **_shared(reading, place, title or _named(reading), fields.description, parsed, printed),
        **common(fields, printed),
        **series_values(fields, reading.rules.options.timezone, printed),
        lists_parts=is_written("parts", reading.front.fields),
    )
    return _parsed(reading, entry, parsed, problems, title_problems, place.problems)


def _read_quiz(reading: _Reading) -> ParsedEntry:
    # Loaded here for the same reason as the Markdown parser.
    from generator.quiz import parse_quiz

    fields, problems = check_fields("quiz", reading.front.fields)
    options = _markdown_options(reading, fields.lang)
    parsed = parse_quiz(
        reading.front.body,
        path=reading.file.path,
        first_line=reading.front.body_line,
        options=options,
        settings=quiz_settings(fields, reading.front.fields),
        file=reading.file,
    )
    printed = printing_in(options.language)
    title, title_problems = title_of(fields.title, parsed.facts.title)
    place, more = quiz_place(reading.path, fields.slug, reading.file)
    text = Parsed(body=parsed.body, facts=parsed.facts, problems=parsed.problems)
    entry = QuizEntry(
        **_shared(reading, place, title or _named(reading), fields.description, text, printed),
        **common(fields, printed),
        date=moment(fields.date, reading.rules.options.timezone),
        topics=fields.topics,
        minutes=fields.minutes,
        quiz=None if has_errors(more) else parsed.quiz,
    )
    return _parsed(reading, entry, text, problems, title_problems, more)


_READERS = {
    "post": _read_post,
    "page": _read_page,
    "topic": _read_topic,
    "author": _read_author,
    "cta": _read_cta,
    "series": _read_series,
    "quiz": _read_quiz,
}


def _parse_body(
    reading: _Reading,
    lang: str,
    *,
    excerpt: Literal["opening", "whole"] = "opening",
    actions: bool = False,
    place: Literal["", "recap", "parts"] = "",
) -> Parsed:
    # Loaded here, because markdown-it-py takes 80 ms that a build with nothing to parse need not pay.
    from generator.markdown import parse

    options = _markdown_options(reading, lang)
    return parse(
        reading.front.body,
        path=reading.file.path,
        first_line=reading.front.body_line,
        options=replace(options, excerpt=excerpt, actions=actions, place=place),
    )


def _markdown_options(reading: _Reading, lang: str) -> MarkdownOptions:
    from generator.markdown import MarkdownOptions

    options = reading.rules.options
    return MarkdownOptions(
        language=lang or reading.rules.language,
        html="trusted" if options.html == "trusted" else "safe",
        nesting=options.limits.nesting,
    )


def _named(reading: _Reading) -> str:
    """The title that a file's name suggests."""
    return title_from_name(dated_name(reading.path)[1])


def _shared(reading: _Reading, place: Place, title: str, description: str, parsed: Parsed, printed: Print) -> _Shared:
    return _Shared(
        path=reading.path,
        span=reading.file,
        slug=place.slug,
        slug_span=place.span,
        # A heading is printed already, and may hold code.
        title=title if title == parsed.facts.title else printed(title),
        description=description_of(printed(description), parsed.facts.summary),
        text=parsed.facts,
    )


def _parsed(reading: _Reading, entry: AnyEntry, parsed: Parsed, *problems: Problems) -> ParsedEntry:
    blocked = check_scripts(parsed.body, reading.front, reading.file.path, reading.rules.options)
    found = (*reading.front.problems, *(p for group in (*problems, blocked) for p in group), *parsed.problems)
    return ParsedEntry(path=reading.path, entry=entry, body=parsed.body, problems=found)
