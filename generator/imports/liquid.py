"""Liquid, the language of Jekyll's templates, in texts: put into Markdown, or left as it stands and told of."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.diagnostics import Lines, Problem, Problems, note, warning
from generator.imports.jekyll_front import short

_HIGHLIGHT = re.compile(
    r"\{%-?\s*highlight\s+([\w+#.-]+)([^%]*?)-?%\}[ \t]*\n?(.*?)\n?[ \t]*\{%-?\s*endhighlight\s*-?%\}", re.DOTALL
)
_ANY = re.compile(
    r"\{%-?\s*raw\s*-?%\}(?P<raw>.*?)\{%-?\s*endraw\s*-?%\}"
    r"|\{%-?\s*comment\s*-?%\}(?P<comment>.*?)\{%-?\s*endcomment\s*-?%\}"
    r"|\{%-?\s*(?!(?:end)?highlight\b)(?P<name>\w+)(?P<rest>(?:[^%]|%(?!\}))*?)-?%\}"
    r"|\{\{-?(?P<value>[^{}]*?)-?\}\}",
    re.DOTALL,
)
# Control characters, which no text may hold, around the number of what stood in {% raw %}.
_OPEN, _CLOSE = "\x02", "\x03"
_KEPT = re.compile("\x02(\\d+)\x03")
_ADDRESS_FILTERS = re.compile(
    r"""(?P<quote>["'])(?P<path>[^"']*)(?P=quote)\s*\|\s*"""
    r"(?:url|relative_url|absolute_url|prepend:\s*site\.(?:baseurl|url)(?:\s*\|\s*prepend:\s*site\.url)?)$"
)
_SITE = ("site.baseurl", "site.url", "page.baseurl", "base_path")
_FILTERED = re.compile(
    r"""(?P<quote>["'])(?P<first>.*)(?P=quote)\s*\|\s*(?P<name>\w+)\s*(?::\s*(?P<rest>.*))?$""", re.DOTALL
)
_OWN = re.compile(r"(?:page\.)?(\w+)(?:\s*\|\s*(?:url|relative_url|absolute_url))?")
_PAIR = re.compile(r"(\w+)=(.*)", re.DOTALL)
_COLON = re.compile(r"(?<![^\s,])(\w+):\s+(?=[\"'])")
_QUOTES = "\"',"
_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a blog's own words mean: tags and filters to Markdown with places like {1} and {alt}."""

    tags: Mapping[str, str]
    site: Mapping[str, str]
    """Values of `site.…`."""
    page: Mapping[str, object]
    """Values of `page.…`: the front matter of the text."""
    post: Callable[[str], str | None]
    """The address of a post by the name of its file without its ending."""


def without_liquid(text: str, lines: Lines, offset: int, words: Words) -> tuple[str, Problems]:
    """The text without Liquid, and what stayed or went. `offset` is where the text begins in its file, for `lines`."""
    problems: list[Problem] = []
    raw: list[str] = []

    def resolved(found: re.Match[str]) -> str:
        span = lines.span(offset + found.start())
        if found["raw"] is not None:
            raw.append(found["raw"])
            return f"{_OPEN}{len(raw) - 1}{_CLOSE}"
        if found["comment"] is not None:
            problems.append(
                note(span, "import-dropped", "what stands in {% comment %} is not shown, and does not come")
            )
            return ""
        answer = _tag(found, words) if found["name"] else _value(found["value"].strip(), words)
        if answer is None:
            message = f"nobody can tell what {short(found[0])} stands for: it stays as it is"
            hint = "say in the file that you name with --map what it means, or write here what readers shall see"
            problems.append(warning(span, "import-liquid", message, hint))
        return found[0] if answer is None else answer

    # What stands in {% raw %} is no Liquid, but may stand within a block that is: it is put back last.
    done = _HIGHLIGHT.sub(lambda found: f"```{found[1]}\n{found[3]}\n```", _ANY.sub(resolved, text))
    kept = {str(number): piece for number, piece in enumerate(raw)}
    return _KEPT.sub(lambda found: kept.get(found[1], ""), done), tuple(problems)


def _tag(found: re.Match[str], words: Words) -> str | None:
    name, rest = found["name"], found["rest"].strip()
    if name == "post_url":
        return words.post(rest)
    if name == "link":
        return words.post(rest.rpartition("/")[2].rpartition(".")[0]) or f"/{rest}"
    if name == "include":
        file, rest = [*rest.split(None, 1), "", ""][:2]
        name = f"include {file.strip(_QUOTES)}"
    return _filled(words.tags[name], _arguments(rest)) if name in words.tags else None


def _value(value: str, words: Words) -> str | None:
    if value in _SITE:
        return ""
    if value.startswith("site."):
        return words.site.get(value.removeprefix("site."))
    own = _OWN.fullmatch(value)
    if own and isinstance(words.page.get(own[1]), str):
        return str(words.page[own[1]])
    address = _ADDRESS_FILTERS.match(value)
    if address:
        return address["path"]
    filtered = _FILTERED.match(value)
    if filtered and filtered["name"] in words.tags:
        more = _arguments((filtered["rest"] or "").replace(",", " "))
        after = {str(int(name) + 1): one for name, one in more.items() if name.isdecimal()}
        return _filled(words.tags[filtered["name"]], {"1": filtered["first"], **after})
    return None


def _arguments(rest: str) -> dict[str, str]:
    """What stands after a tag's name: by number from 1, and by name where it has one."""
    try:
        # Eleventy's and Shopify's own dialects write `name: "value",` where Jekyll has `name="value"`.
        parts = shlex.split(_COLON.sub(r"\1=", rest).replace('",', '"').replace("',", "'"))
    except ValueError:
        parts = rest.split()
    named = [_PAIR.fullmatch(part) for part in parts]
    plain = [part for part, pair in zip(parts, named, strict=True) if pair is None]
    return {**{str(n): part for n, part in enumerate(plain, 1)}, **{pair[1]: pair[2] for pair in named if pair}}


def _filled(pattern: str, values: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda place: values.get(place[1], ""), pattern)
