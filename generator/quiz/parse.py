"""A quiz's text to a Quiz, its facts, and everything that is wrong with it. Never raises for what an author wrote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

import msgspec

from generator.diagnostics import Problem, Problems, Span, error, has_errors, note, warning
from generator.markdown import MarkdownOptions, Part, PartForm, Sheet, parse_sheet
from generator.model import Body, Fragment, Quiz, Section, TextFacts
from generator.quiz.kind import Kind, Reading, Settings
from generator.quiz.kinds import KINDS
from generator.schema import shortened

AFTERWARDS = "Afterwards"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedQuiz:
    """What a file holds. `quiz` is None where an error stands in the way of using it."""

    quiz: Quiz | None
    facts: TextFacts
    body: Body
    problems: Problems


def parse_quiz(
    text: str, *, path: str, first_line: int, options: MarkdownOptions, settings: Settings, file: Span
) -> ParsedQuiz:
    """The quiz that a text is; text, path and first line as `markdown.parse` has them.

    `file` stands for what is wrong with the file as a whole.
    """
    problems: list[Problem] = []
    kind = _kind(settings, file, problems)
    parts = {**kind.parts, AFTERWARDS: PartForm(whole=True)} if kind else {}
    sheet = parse_sheet(
        text,
        path=path,
        first_line=first_line,
        options=options,
        forms={name.casefold(): form for name, form in parts.items()},
    )
    quiz = _read(kind, sheet, settings, file, problems) if kind else None
    found = (*sheet.problems, *problems, *map(_footnote, sheet.footnotes))
    return ParsedQuiz(
        quiz=None if has_errors(problems) else quiz,
        facts=_facts(sheet),
        body=Body(title=sheet.title.html, sections=_sections(sheet, quiz)),
        problems=found,
    )


def _footnote(span: Span) -> Problem:
    message = "a quiz shows no footnotes, so readers see nothing of this one"
    return warning(span, "quiz-footnote", message, "write it into the text, in brackets")


def _kind(settings: Settings, file: Span, problems: list[Problem]) -> Kind | None:
    written = settings.kind
    if written is None:
        hint = f"add a line to its front matter, one of {', '.join(KINDS)}:\nkind: score"
        problems.append(error(file, "quiz-kind", "this quiz does not say of which kind it is", hint))
        return None
    kind = KINDS.get(written.name.strip().casefold())
    if kind is None:
        near = get_close_matches(written.name.strip().casefold(), KINDS, n=1, cutoff=0.6)
        hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(KINDS)}"
        message = f"there is no kind of quiz {shortened(written.name)!r}"
        problems.append(error(written.span, "quiz-kind", message, hint))
    return kind


def _read(kind: Kind, sheet: Sheet, settings: Settings, file: Span, problems: list[Problem]) -> Quiz:
    parts = _parts(kind, sheet, file, problems)
    problems += _idle_settings(kind, settings)
    quiz = kind.read(Reading(file=file, settings=settings, parts=parts, problems=problems))
    closing = parts[AFTERWARDS].things if AFTERWARDS in parts else ()
    return msgspec.structs.replace(
        quiz,
        introduction=sheet.introduction.text,
        afterwards=closing[0].text if closing else Fragment(),
    )


def _parts(kind: Kind, sheet: Sheet, file: Span, problems: list[Problem]) -> Mapping[str, Part]:
    names = (*kind.parts, AFTERWARDS)
    by_folded = {name.casefold(): name for name in names}
    found: dict[str, Part] = {}
    misspelt: set[str] = set()
    for part in sheet.parts:
        name = by_folded.get(part.name.casefold())
        if name is None:
            near = next(iter(get_close_matches(part.name.casefold(), by_folded, n=1, cutoff=0.6)), "")
            misspelt.add(by_folded.get(near, ""))
            problems.append(_unknown_part(part, kind, names, by_folded.get(near)))
        elif name in found:
            message = f"there is a second ## {name} in this quiz"
            problems.append(error(part.span, "quiz-part", message, f"the first is on line {found[name].span.line}"))
        else:
            found[name] = part
    for name in kind.parts:
        if name not in found and name not in misspelt:
            message = f"a quiz of the kind {kind.name} needs ## {name}, and this one has none"
            problems.append(
                error(file, "quiz-part", message, f"write this heading, and below it what belongs there:\n## {name}")
            )
    return found


def _unknown_part(part: Part, kind: Kind, names: tuple[str, ...], near: str | None) -> Problem:
    hint = f"it has: {', '.join(f'## {name}' for name in names)}; headings within an advice begin with ####"
    if near:
        hint = f"did you mean ## {near}?"
    return error(part.span, "quiz-part", f"a quiz of the kind {kind.name} has no part {shortened(part.name)!r}", hint)


def _idle_settings(kind: Kind, settings: Settings) -> Iterator[Problem]:
    for name, span in settings.written.items():
        if name not in kind.settings:
            message = f"{name!r} has no effect in a quiz of the kind {kind.name}"
            yield note(span, "key-without-effect", message, "you may take it out")


def _facts(sheet: Sheet) -> TextFacts:
    return TextFacts(
        title=sheet.title.text, excerpt=sheet.opening, summary=sheet.summary, refs=sheet.refs, words=sheet.words
    )


def _sections(sheet: Sheet, quiz: Quiz | None) -> tuple[Section, ...]:
    """What search finds: the introduction and the questions, no answers and no advice."""
    asked = [question.words.plain for question in quiz.questions] if quiz else []
    asked += [each.words.plain for each in quiz.inputs] if quiz else []
    text = "\n".join([sheet.introduced, *asked]).strip()
    return (Section(anchor="", title=sheet.title.text, text=text),)
