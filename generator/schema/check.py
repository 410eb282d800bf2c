"""Front matter checked against its kind's model, every mistake at the place of its value.

Importing this module does not load pydantic; the first check does. Nothing here compares two files.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, overload

from generator.diagnostics import Problem, Problems, Span, error
from generator.frontmatter import MappingNode, Node
from generator.schema.keys import SPELLINGS, Kind, name_keys
from generator.schema.mistakes import Remarks

if TYPE_CHECKING:
    from pydantic import ValidationError

    from generator.schema.models import (
        AuthorFields,
        CtaFields,
        Fields,
        PageFields,
        PostFields,
        QuizFields,
        SeriesFileFields,
        TopicFields,
    )


@overload
def check_fields(kind: Literal["post"], fields: MappingNode) -> tuple[PostFields, Problems]: ...
@overload
def check_fields(kind: Literal["page"], fields: MappingNode) -> tuple[PageFields, Problems]: ...
@overload
def check_fields(kind: Literal["topic"], fields: MappingNode) -> tuple[TopicFields, Problems]: ...
@overload
def check_fields(kind: Literal["author"], fields: MappingNode) -> tuple[AuthorFields, Problems]: ...
@overload
def check_fields(kind: Literal["cta"], fields: MappingNode) -> tuple[CtaFields, Problems]: ...
@overload
def check_fields(kind: Literal["series"], fields: MappingNode) -> tuple[SeriesFileFields, Problems]: ...
@overload
def check_fields(kind: Literal["quiz"], fields: MappingNode) -> tuple[QuizFields, Problems]: ...
def check_fields(kind: Kind, fields: MappingNode) -> tuple[Fields, Problems]:
    """The values of front matter. A key whose value is wrong counts as not written, and its problems are returned."""
    from pydantic import ValidationError

    model = _models()[kind]
    known = [field.alias or name for name, field in model.model_fields.items()]
    values, problems = name_keys(fields, known, kind)
    remarks = Remarks()
    try:
        return model.model_validate(values, context=remarks), (*problems, *remarks.problems)
    except ValidationError as failure:
        mistakes = _problems(failure, values)
        wrong = {str(found["loc"][0]) for found in failure.errors(include_url=False) if found["loc"]}
    remaining = {name: node for name, node in values.items() if name not in wrong}
    return model.model_validate(remaining, context=Remarks()), (*problems, *remarks.problems, *mistakes)


def json_schema(kind: Kind) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a kind's front matter, with both spellings of every key, for editors."""
    schema = _models()[kind].model_json_schema(mode="validation")
    properties = schema["properties"]
    for spelling, name in SPELLINGS.items():
        if name in properties:
            properties[spelling] = properties[name]
    for described in properties.values():
        described.pop("default", None)
        described.pop("title", None)
    return schema


@cache
def _models() -> Mapping[str, type[Fields]]:
    from generator.schema import models

    return {
        "post": models.PostFields,
        "page": models.PageFields,
        "topic": models.TopicFields,
        "author": models.AuthorFields,
        "cta": models.CtaFields,
        "series": models.SeriesFileFields,
        "quiz": models.QuizFields,
    }


def _problems(failure: ValidationError, values: Mapping[str, Node]) -> tuple[Problem, ...]:
    found: list[Problem] = []
    for mistake in failure.errors(include_url=False):
        carried = getattr(mistake.get("ctx", {}).get("error"), "problems", None)
        if carried is not None:
            found.extend(carried)
            continue
        # The readers answer for every value, so that only what they let through without a look can end here.
        name = str(mistake["loc"][0])
        found.append(_unreadable(values[name].span, name))
    return tuple(found)


def _unreadable(span: Span, name: str) -> Problem:
    return error(span, "wrong-shape", f"'{name}' cannot be read as it stands", "see the manual's page on front matter")
