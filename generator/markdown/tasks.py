"""Task lists: `- [ ] to do` and `- [x] done`, as boxes that show a state and cannot be ticked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from generator.markdown.rendering import Rendering

_BOX = re.compile(r"\[([ xX])\][ \t]+(?=\S)")
# What an action step ends with: "| 20 min | day 3". It is text, so the bars become what readers expect between words,
# and each field stays on one line.
_LAST_FIELD = re.compile(r"[ \t]{1,9}\|[ \t]{1,9}(?:[0-9]{1,6} min|(?:day|week) [0-9]{1,6})[ \t]{0,9}\Z")
_LONGEST_FIELD = 45
_LISTS = ("bullet_list_open", "ordered_list_open")


def mark_tasks(tokens: Sequence[Token]) -> None:
    """Take the boxes off the texts of list items and note them on the items and their lists."""
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
                text = inline.content[match.end() :]
                end = _end_of_step(text)
                inline.content = text[:end] + _as_text(text[end:])
                inline.meta["task"] = match[1] != " "
                token.attrs["class"] = "task-list-item"
                open_lists[-1].attrs["class"] = "task-list"


def _end_of_step(text: str) -> int:
    """Where the fields begin: looked for from the end, so that a text of nothing but fields is read once."""
    end = len(text)
    while field := _LAST_FIELD.search(text, max(end - _LONGEST_FIELD, 0), end):
        end = field.start()
    return end


def _as_text(fields: str) -> str:
    """As long as before, because later problems are placed by counting characters."""
    return fields.replace(" ", "\N{NO-BREAK SPACE}").replace("|\N{NO-BREAK SPACE}", "· ")


def open_task(rendering: Rendering, done: bool) -> None:
    """The box before a task's text, as Material draws it. The text is its label, so that the box has a name."""
    checked = " checked" if done else ""
    rendering.add_island(
        f'<label class="task-list-control"><input type="checkbox" disabled{checked}>'
        '<span class="task-list-indicator"></span> '
    )


def close_task(rendering: Rendering) -> None:
    rendering.add_island("</label>")
