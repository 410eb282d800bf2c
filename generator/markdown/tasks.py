"""Task lists: `- [ ] to do` and `- [x] done`, as boxes that show a state and cannot be ticked without a script."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from generator.markdown.effort import Effort, effort_in_words, split_effort
from generator.markdown.rendering import Mode, Rendering, escape, open_tag, shown_attributes

_BOX = re.compile(r"\[([ xX])\][ \t]+(?=\S)")
_LISTS = ("bullet_list_open", "ordered_list_open")
_NO_BREAK = "\N{NO-BREAK SPACE}"


def mark_tasks(tokens: Sequence[Token], language: str) -> None:
    """Take boxes and efforts off the texts of list items and note them on the items and their lists."""
    open_lists: list[Token] = []
    for index, token in enumerate(tokens):
        if token.type in _LISTS:
            open_lists.append(token)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            open_lists.pop()
        elif token.type == "list_item_open" and index + 2 < len(tokens) and tokens[index + 1].type == "paragraph_open":
            inline = tokens[index + 2]
            match = _BOX.match(inline.content)
            if match:
                _mark_task(inline, match, language)
                token.attrs["class"] = "task-list-item"
                open_lists[-1].attrs["class"] = "task-list"


def _mark_task(inline: Token, box: re.Match[str], language: str) -> None:
    text = inline.content[box.end() :]
    end, effort = split_effort(text, language)
    inline.content = text[:end]
    inline.meta["task"] = box[1] != " "
    if effort.fields:
        # What is taken off the end is kept, because problems are placed by where a line ends in the file.
        inline.meta["tail"] = text[end:]
        inline.meta["effort"] = effort


def effort_token(effort: Effort, language: str, *, actions: bool) -> Token:
    """What shows an effort after its sentence: where tasks are no action steps it is text, and bars become dots."""
    if actions:
        return Token("effort", "", 0, meta={"words": effort_in_words(effort, language)})
    fields = (field.replace(" ", _NO_BREAK) for field in effort.fields)
    return Token("text", "", 0, content="".join(f"{_NO_BREAK}· {field}" for field in fields))


def open_item(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    """A list's item; on its own page an action step carries its key, by which scripts find it."""
    token = tokens[index]
    attributes = shown_attributes(rendering, token)
    if "step" in token.meta and rendering.mode is Mode.PAGE:
        attributes = {**attributes, "data-mp-step": rendering.island(token.meta["step"])}
    open_tag(rendering, tokens, index, attributes)


def render_effort(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    rendering.out.append(" ")
    rendering.add_island(f'<span class="mp-effort">{escape(tokens[index].meta["words"])}</span>')


def open_task(rendering: Rendering, done: bool) -> None:
    """The box before a task's text, as Material draws it. The text is its label, so that the box has a name."""
    checked = " checked" if done else ""
    rendering.add_island(
        f'<label class="task-list-control"><input type="checkbox" disabled{checked}>'
        '<span class="task-list-indicator"></span> '
    )


def close_task(rendering: Rendering) -> None:
    rendering.add_island("</label>")
