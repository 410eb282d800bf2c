"""Front matter as the manual describes it, a model for each kind of file. pydantic is loaded with this module.

The models get nodes and not plain values, so that every value is read as its key wants it and every mistake has its
place. Nothing here looks a name up or knows the site's options.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, WithJsonSchema

from generator import model
from generator.config.check import RULES
from generator.diagnostics import Span
from generator.model import Ref
from generator.schema import addresses, blocks, days, shapes, texts, words
from generator.schema.checks import read_check
from generator.schema.days import When

_DAY = {"type": "string", "examples": ["2026-11-20", "2026-11-20 09:00", "2026-11-20T09:00:00+01:00"]}
_FLAG = {"anyOf": [{"type": "boolean"}, {"enum": ["yes", "no", "on", "off"]}]}
_NAMES = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": ["string", "number"]}}]}
_TEXT = {"type": ["string", "number"]}
_TEXT_OR_FALSE = {"anyOf": [{"type": "string"}, {"const": False}]}

Text = Annotated[str, PlainValidator(texts.read_text), WithJsonSchema(_TEXT)]
Recap = Annotated[str, PlainValidator(texts.read_recap), WithJsonSchema({"type": "string"})]
TextRef = Annotated[Ref, PlainValidator(texts.read_ref), WithJsonSchema(_TEXT)]
Draft = Annotated[bool, PlainValidator(texts.read_draft), WithJsonSchema(_FLAG)]
Flag = Annotated[bool, PlainValidator(texts.read_flag), WithJsonSchema(_FLAG)]
Number = Annotated[int, PlainValidator(texts.read_number), WithJsonSchema({"type": "integer", "minimum": 0})]
PartNumber = Annotated[model.Number, PlainValidator(texts.read_part), WithJsonSchema({"type": "integer", "minimum": 0})]
RefOrFalse = Annotated[Ref | None, PlainValidator(texts.read_ref_or_false), WithJsonSchema(_TEXT_OR_FALSE)]
Choice = Annotated[
    Ref | bool, PlainValidator(texts.read_choice), WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "boolean"}]})
]
Names = Annotated[tuple[Ref, ...], PlainValidator(texts.read_names), WithJsonSchema(_NAMES)]
Texts = Annotated[tuple[str, ...], PlainValidator(texts.read_texts), WithJsonSchema(_NAMES)]
Json = Annotated[str, PlainValidator(texts.read_json), WithJsonSchema({"type": "object"})]
Moment = Annotated[When, PlainValidator(days.read_when), WithJsonSchema(_DAY)]
WebAddress = Annotated[
    str, PlainValidator(addresses.read_web_address), WithJsonSchema({"type": "string", "pattern": "^https?://"})
]
Target = Annotated[Ref, PlainValidator(addresses.read_target), WithJsonSchema({"type": "string"})]
PictureSource = Annotated[Ref, PlainValidator(addresses.read_picture), WithJsonSchema({"type": "string"})]
Lang = Annotated[str, PlainValidator(words.read_lang), WithJsonSchema({"type": "string"})]
Template = Annotated[Ref, PlainValidator(words.read_template), WithJsonSchema({"type": "string"})]
Numerals = Annotated[
    Literal["words", "digits"],
    PlainValidator(words.read_numerals),
    WithJsonSchema({"enum": list(words.NUMERALS)}),
]
Hide = Annotated[
    tuple[str, ...],
    PlainValidator(words.read_hide),
    WithJsonSchema({"type": "array", "items": {"enum": list(words.HIDEABLE)}}),
]

Check = Annotated[
    tuple[tuple[str, bool], ...],
    PlainValidator(read_check),
    WithJsonSchema({"type": "object", "properties": dict.fromkeys(RULES, _FLAG)}),
]


# Where a group stands: no value that anybody writes, but what its shape makes of it.
Place = Annotated[Span, PlainValidator(lambda node: node.span), WithJsonSchema({})]


class _Group(BaseModel):
    # A model is built when the first file of its kind is checked.
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)


class PictureFields(_Group):
    src: PictureSource
    alt: Text | None = None
    caption: Text = ""


class LinkFields(_Group):
    label: Text = ""
    target: Target


class CanonicalFields(_Group):
    url: WebAddress
    site: Text = ""


class DateFields(_Group):
    created: Moment
    updated: Moment | None = None


class SeriesFields(_Group):
    id: TextRef | None = None
    part: PartNumber | None = None
    of: Number | None = None


class PartFields(_Group):
    post: TextRef | None = None
    title: Text = ""
    due: Moment | None = None
    extra: Flag = False
    place: Place


class ChangeFields(_Group):
    day: Moment
    text: Text


_WrittenLinks = list[str | dict[str, Any]] | dict[str, str]
Link = Annotated[LinkFields, BeforeValidator(shapes.shape_link, json_schema_input_type=dict[str, str] | str)]
Links = Annotated[tuple[LinkFields, ...], BeforeValidator(shapes.shape_links, json_schema_input_type=_WrittenLinks)]


class HeroFields(_Group):
    title: Text = ""
    text: Text = ""
    button: Link | None = None


class BlockFields(_Group):
    kind: str
    title: Text = ""
    text: Text = ""
    points: Texts = ()
    link: Link | None = None
    links: Links = ()
    topics: Names = ()
    quizzes: Names = ()
    count: Number | None = None


_picture = shapes.group(("src", "alt", "caption"), "src")
Picture = Annotated[PictureFields, BeforeValidator(_picture, json_schema_input_type=str | PictureFields)]
_canonical = shapes.group(("url", "site"), "url")
Canonical = Annotated[CanonicalFields, BeforeValidator(_canonical, json_schema_input_type=str | CanonicalFields)]
PostDate = Annotated[DateFields, BeforeValidator(shapes.shape_date, json_schema_input_type=str | DateFields)]
Series = Annotated[SeriesFields, BeforeValidator(shapes.shape_series, json_schema_input_type=str | SeriesFields)]
_WrittenParts = list[str | dict[str, Any]]
SeriesParts = Annotated[
    tuple[PartFields, ...], BeforeValidator(shapes.shape_parts, json_schema_input_type=_WrittenParts)
]
_WrittenChanges = list[dict[str, str]] | dict[str, str]
Changes = Annotated[
    tuple[ChangeFields, ...], BeforeValidator(shapes.shape_changes, json_schema_input_type=_WrittenChanges)
]
Hero = Annotated[HeroFields, BeforeValidator(shapes.keys_only(("title", "text", "button")))]
_WrittenBlocks = list[str | dict[str, Any]]
Blocks = Annotated[tuple[BlockFields, ...], BeforeValidator(blocks.shape_blocks, json_schema_input_type=_WrittenBlocks)]


class Fields(_Group):
    """What every kind of file may say of itself."""

    title: TextRef | None = Field(None, description="The title, as plain text.")
    draft: Draft = Field(False, description="true: readers see nothing of it.")
    lang: Lang = Field("", description="The language of the text, if it is not the site's.")
    extra: Json = Field("{}", description="Keys of your own, for your own templates.")


class CommonFields(Fields):
    """What every file with a page of its own may say."""

    description: Text = Field("", description="One or two sentences: lists, search engines and feeds show them.")
    slug: TextRef | None = Field(None, description="The last part of the address; else the file's name.")
    aliases: Names = Field((), description="Former addresses, which lead here.")
    image: Picture | None = Field(None, description="A picture: src, alt and caption, or its file's name alone.")
    hide: Hide = Field((), description="Parts of the page to leave out.")
    toc: Flag = Field(True, description="false: no table of contents.")
    template: Template | None = Field(None, description="A template of your own for this page.")
    check: Check = Field((), description="Rules of milepost check that are on or off here: dated-words: off.")


class PostFields(CommonFields):
    date: PostDate | None = Field(None, description="When it is published, a date or a date and time.")
    updated: Moment | None = Field(None, description="When the advice last changed.")
    expires: Moment | None = Field(None, description="From when on readers see nothing of it.")
    reviewed: Moment | None = Field(None, description="When somebody last looked whether the advice still holds.")
    review_by: Moment | None = Field(None, description="When the advice should be looked at again.")
    id: Text = Field("", description="The identity in feeds, for a post that got a new address.")
    authors: Names = Field((), description="Who wrote it: ids or names.")
    topics: Names = Field((), description="What it is about: ids or titles.")
    tags: Names = Field((), description="Words to find it by.")
    canonical: Canonical | None = Field(None, description="Where it was first published: url and site.")
    links: Links = Field((), description="Related pages, listed beside the text.")
    pin: Flag = Field(False, description="true: stands first in lists.")
    comments: Flag = Field(True, description="false: no comments under this post.")
    faq: Flag = Field(False, description="true: headings that are questions, with their answers, for search engines.")
    readtime: Number | None = Field(None, description="Minutes to read it, if the computed ones are wrong.")
    series: Series | None = Field(None, description="The series that it is a part of.")
    part: PartNumber | None = Field(None, description="Which part, if no file of the series lists the order.")
    recap: Recap = Field("", description="One line for later parts of the series.")
    so_far: Choice = Field(True, description="What is said of earlier parts at its top: your words, or false.")
    actions: Flag = Field(True, description="false: the tasks in its lists are no steps for readers.")
    cta: Choice = Field(True, description="The call to action that closes it, false for none.")
    quiz: RefOrFalse = Field(None, description="The quiz that closes it.")
    changes: Changes = Field((), description="What has changed, in dated sentences.")


class SeriesFileFields(CommonFields):
    parts: SeriesParts = Field((), description="Its parts in order: slugs of posts, or post, title, due and extra.")
    topics: Names = Field((), description="What it is about.")
    audience: Text = Field("", description="For whom it is, in a sentence.")
    naming: Text = Field("part", description="What a part is called: step, part, lesson, chapter or a word of yours.")
    numerals: Numerals = Field("words", description="words (Step Three) or digits (Step 3).")
    complete: Flag = Field(False, description="true: it will not grow any more.")
    recap: Flag = Field(True, description="false: later parts do not say what the earlier ones came to.")
    quizzes: Names = Field((), description="Its quizzes, by their ids.")


class PageFields(CommonFields):
    updated: Moment | None = Field(None, description="When the page last changed.")
    faq: Flag = Field(False, description="true: headings that are questions, with their answers, for search engines.")
    hero: Hero | None = Field(None, description="The band at the top of the home page: title, text and button.")
    blocks: Blocks = Field((), description="The parts of the home page, in their order.")


class TopicFields(CommonFields):
    pass


class AuthorFields(CommonFields):
    name: TextRef | None = Field(None, description="The author's name.")
    role: Text = Field("", description="What the author does.")
    avatar: Picture | None = Field(None, description="A portrait.")
    url: WebAddress = Field("", description="The author's own website.")
    links: Links = Field((), description="Where else to find the author.")


class CtaFields(Fields):
    link: Link | None = Field(None, description="Where it leads: text and link.")
    topics: Names = Field((), description="The topics whose posts it closes; none for all others.")
    from_: Moment | None = Field(None, alias="from", description="The day from which it is shown.")
    until: Moment | None = Field(None, description="The last day on which it is shown.")


class QuizFields(CommonFields):
    kind: TextRef | None = Field(None, description="score, profile, outcome, calculator, ranking or plan.")
    date: Moment | None = Field(None, description="From when on it is there.")
    topics: Names = Field((), description="What it is about.")
    minutes: Number | None = Field(None, description="How long it takes, if the computed minutes are wrong.")
    scale: Names = Field((), description="What statements of a profile are answered with, from the least to the most.")
    chart: TextRef | None = Field(None, description="How a profile is drawn: radar or bars.")
    na: Flag = Field(False, description="true: a statement may be answered with: does not apply.")
    keep: TextRef | None = Field(None, description="How many items of a ranking are kept.")
