"""Which names a selector may meet on the pages of a site: a value. It knows no CSS and reads no file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from generator.model.constructs import ELEMENTS
from generator.views.constructs import is_construct, is_quiz

_OURS = ("md-", "mp-")
_CONTROLS = ("__", "mp-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The names that templates, scripts and texts may bring onto a page. What is not sure to be absent is there.

    Authors may write any class but those that begin with `md-` or `mp-`, and any id but those that begin with `__` or
    `mp-`; so only such names can be absent, besides elements and values of attributes.
    """

    names: frozenset[str]
    """Classes, ids and attributes, as templates and scripts write them."""
    scripted: frozenset[str]
    """Those of `names` that a script may put anywhere, inside of a text too."""
    built: frozenset[str]
    """Elements that templates and scripts make themselves, in lower case."""
    text: frozenset[str]
    """Classes of the theme that a text may hold: what the Markdown rules make and what authors may write."""
    elements: frozenset[str]
    """All elements that there may be, in lower case."""
    beginnings: tuple[str, ...] = ()
    """All names that begin so are there, too."""
    values: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """All values that an attribute can have in a frame, for those attributes whose values are known."""
    direction: str = ""
    """That of the pages, "" where it is not known. A text may have parts in the other one."""
    trusted: bool = False
    """Whether authors' HTML is published as they wrote it, with any class and element."""
    without_constructs: bool = False
    """For pages whose texts have none of what `views.constructs` lists."""
    without_quizzes: bool = False

    def unasking(self) -> Vocabulary:
        """The vocabulary of pages without a quiz."""
        return replace(self, without_quizzes=True)

    def plain(self) -> Vocabulary:
        """The vocabulary of pages without a quiz, whose texts have no constructs."""
        return replace(self, without_quizzes=True, without_constructs=True)

    def has_class(self, name: str) -> bool:
        if self.without_quizzes and is_quiz(name):
            return False
        if self._is_named(name):
            return True
        if self.without_constructs and is_construct(name):
            return False
        return self.trusted or not name.startswith(_OURS) or name in self.text

    def has_id(self, name: str) -> bool:
        return self.trusted or not name.startswith(_CONTROLS) or self._is_named(name)

    def has_element(self, name: str) -> bool:
        name = name.lower()
        if name in self.built or self._is_named(name):
            return True
        if self.without_constructs and name in ELEMENTS:
            return False
        return self.trusted or name in self.elements

    def has_attribute(self, name: str) -> bool:
        return self.trusted or not name.startswith(("data-md-", "data-mp-")) or self._is_named(name)

    def has_value(self, attribute: str, value: str) -> bool:
        known = self.values.get(attribute)
        return self.trusted or known is None or value in known or self._is_named(value)

    def has_property(self, name: str) -> bool:
        """Whether something besides our style sheets may name a custom property: all but the theme's own may be."""
        bare = name.removeprefix("--")
        return not bare.startswith(_OURS) or self._is_named(name) or self._is_named(bare)

    def has_keyframes(self, name: str) -> bool:
        return self._is_named(name)

    def may_be_in_text(self, name: str) -> bool:
        """Whether a class may stand inside a text, and not only in what the templates put around it."""
        return self.trusted or not name.startswith(_OURS) or name in self.text or name in self.scripted

    def _is_named(self, name: str) -> bool:
        return name in self.names or name.startswith(self.beginnings)
