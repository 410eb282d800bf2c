"""Texts of which only some are right: languages, templates, parts of a page to hide. Nothing here opens a template."""

from __future__ import annotations

import re

from pydantic import ValidationInfo

from generator.diagnostics import error, note, warning
from generator.frontmatter import Node
from generator.model import Ref
from generator.schema.mistakes import MistakeError, remarks_of, shortened
from generator.schema.texts import read_names, read_text

NUMERALS = ("words", "digits")
HIDEABLE = ("navigation", "toc", "footer")
_HIDEABLE_IN_MATERIAL = ("path", "tags", "feedback")


def read_lang(node: Node, info: ValidationInfo) -> str:
    """A language as HTML names it (BCP 47)."""
    text = read_text(node, info)
    if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", text) is None:
        message = f"{shortened(text)!r} is not the code of a language"
        raise MistakeError(
            error(node.span, "bad-lang", message, "write two letters, such as   lang: de   or   lang: pt-BR")
        )
    return text


def read_template(node: Node, info: ValidationInfo) -> Ref:
    """The name of a template: a path below templates/pages/."""
    text = read_text(node, info)
    if re.fullmatch(r"[\w-][\w.-]*(/[\w-][\w.-]*)*\.html", text) is None:
        message = f"{shortened(text)!r} is not the name of a template"
        near = f"{text}.html" if re.fullmatch(r"[\w-]{1,40}", text) else "page.html"
        raise MistakeError(
            error(node.span, "bad-template", message, f"name a file in templates/pages/, such as   template: {near}")
        )
    return Ref(text, node.span)


def read_numerals(node: Node, info: ValidationInfo) -> str:
    """How the numbers of a series' parts are written."""
    text = read_text(node, info).casefold()
    if text not in NUMERALS:
        message = f"'numerals' has no choice {shortened(text)!r}"
        raise MistakeError(error(node.span, "bad-numerals", message, "numerals: words   (or)   numerals: digits"))
    return text


def read_hide(node: Node, info: ValidationInfo) -> tuple[str, ...]:
    """Parts of the page to leave out."""
    found = []
    for ref in read_names(node, info):
        word = ref.name.casefold()
        if word in HIDEABLE:
            found.append(word)
        else:
            choices = ", ".join(HIDEABLE)
            if word in _HIDEABLE_IN_MATERIAL:
                message = f"to hide '{word}' has no effect here"
                remarks_of(info).problems.append(
                    note(ref.span, "key-without-effect", message, f"what can be hidden: {choices}")
                )
            else:
                message = f"there is nothing called {shortened(ref.name)!r} to hide"
                remarks_of(info).problems.append(
                    warning(ref.span, "unknown-hide", message, f"what can be hidden: {choices}")
                )
    return tuple(dict.fromkeys(found))
