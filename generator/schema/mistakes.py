"""How reading one value ends where it cannot be read: problems in an exception that only the check catches."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.diagnostics import Problem, Problems, Span, error
from generator.frontmatter import MappingNode, Node, ScalarNode, SequenceNode

if TYPE_CHECKING:
    from pydantic import ValidationInfo


@dataclass(frozen=True, slots=True)
class Remarks:
    """What the readers of one file's values say besides the values; pydantic hands it to each of them.

    `names` holds the key that an author wrote where a lone value stands for a group: `date: …` for its `created`.
    """

    problems: list[Problem] = field(default_factory=list)
    names: dict[Span, str] = field(default_factory=dict)


def remarks_of(info: ValidationInfo) -> Remarks:
    return info.context if isinstance(info.context, Remarks) else Remarks()


def name_of(info: ValidationInfo, node: Node) -> str:
    """The key whose value is being read, as a hint should show it."""
    return remarks_of(info).names.get(node.span) or (info.field_name or "value").removesuffix("_")


class MistakeError(ValueError):
    """Carries problems through pydantic, which collects ValueErrors of all fields. Never leaves generator.schema."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems[0].code)
        self.problems: Problems = problems


def wrong_shape(node: Node, name: str, wanted: str, example: str) -> MistakeError:
    """`wanted` is what should stand there ("one line of text"), `example` a line to paste."""
    found = shape_of(node)
    return MistakeError(
        error(node.span, "wrong-shape", f"'{name}' should be {wanted}, and this is {found}", f"write   {example}")
    )


def shape_of(node: Node) -> str:
    """What stands there, in an author's words."""
    match node:
        case SequenceNode():
            return "a list"
        case MappingNode():
            return "a group of keys"
        case ScalarNode(text=text):
            return f"{shortened(text)!r}" if text else "nothing"


def shortened(text: str, longest: int = 60) -> str:
    """A text that fits into a sentence."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def missing_key(span: Span, name: str, key: str) -> Problem:
    """A group of keys without the one that it is about."""
    return error(span, "missing-key", f"'{name}' has no '{key}'", f"add a line   {key}: …")
