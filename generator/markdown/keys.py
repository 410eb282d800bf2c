"""Keys of a keyboard, `++ctrl+alt+del++`, with Material's class names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from generator.markdown.rendering import Rendering, attributes_html, escape, shown_attributes

_KEYS = re.compile(r'\+\+((?:[\w-]{1,30}|"[^"\n]{1,40}")(?:\+(?:[\w-]{1,30}|"[^"\n]{1,40}")){0,9})\+\+')
_KEY = re.compile(r'"([^"]*)"|[\w-]+')

_NAMES = {
    "alt": "Alt",
    "arrow-down": "Down",
    "arrow-left": "Left",
    "arrow-right": "Right",
    "arrow-up": "Up",
    "backspace": "Backspace",
    "caps-lock": "Caps Lock",
    "command": "Cmd",
    "context-menu": "Menu",
    "control": "Ctrl",
    "delete": "Del",
    "end": "End",
    "enter": "Enter",
    "escape": "Esc",
    "function": "Fn",
    "home": "Home",
    "insert": "Ins",
    "left-button": "Left Button",
    "meta": "Meta",
    "middle-button": "Middle Button",
    "num-lock": "Num Lock",
    "option": "Option",
    "page-down": "Page Down",
    "page-up": "Page Up",
    "pause": "Pause",
    "print-screen": "Print Screen",
    "right-button": "Right Button",
    "scroll-lock": "Scroll Lock",
    "shift": "Shift",
    "space": "Space",
    "super": "Super",
    "tab": "Tab",
    "windows": "Win",
}
"""What is printed on a key, by the name that Material's style sheet knows it by."""

_ALIASES = {
    "bksp": "backspace",
    "bs": "backspace",
    "caps": "caps-lock",
    "cmd": "command",
    "ctrl": "control",
    "ctl": "control",
    "del": "delete",
    "down": "arrow-down",
    "esc": "escape",
    "fn": "function",
    "ins": "insert",
    "left": "arrow-left",
    "lmb": "left-button",
    "menu": "context-menu",
    "mmb": "middle-button",
    "opt": "option",
    "pageup": "page-up",
    "pagedown": "page-down",
    "pg-dn": "page-down",
    "pg-up": "page-up",
    "pgdn": "page-down",
    "pgup": "page-up",
    "prtsc": "print-screen",
    "return": "enter",
    "right": "arrow-right",
    "rmb": "right-button",
    "spc": "space",
    "up": "arrow-up",
    "win": "windows",
}
_CHARACTERS = {"plus": "+", "minus": "-", "comma": ",", "period": ".", "slash": "/", "equal": "="}


def keys(state: StateInline, silent: bool) -> bool:
    """One key, or several that are pressed together. A key in quotation marks is printed as it is."""
    match = _KEYS.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("keys", "span", 0)
        token.meta = {"keys": [_named(key[0], key[1]) for key in _KEY.finditer(match[1])]}
        token.content = "+".join(label for _, label in token.meta["keys"])
    state.pos = match.end()
    return True


def _named(written: str, quoted: str | None) -> tuple[str, str]:
    """A key's name for the style sheet ("" where it has none) and what is printed on it."""
    if quoted is not None:
        return "", quoted
    name = written.lower().replace("_", "-")
    name = _ALIASES.get(name, name)
    return name, _NAMES.get(name) or _CHARACTERS.get(name) or (name.upper() if len(name) < 4 else name.title())


def render_keys(rendering: Rendering, tokens: Sequence[Token], index: int) -> None:
    token = tokens[index]
    attributes = dict(shown_attributes(rendering, token))
    attributes["class"] = f"keys {attributes.get('class', '')}".strip()
    printed = "<span>+</span>".join(
        f'<kbd class="key-{escape(name)}">{escape(label)}</kbd>' if name else f"<kbd>{escape(label)}</kbd>"
        for name, label in token.meta["keys"]
    )
    rendering.out.append(f"<span{attributes_html(attributes)}>{printed}</span>")
