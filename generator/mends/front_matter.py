"""Mends of front matter: lines that YAML cannot read, dates in another notation, keys and names with a slip.

A hint that holds a line to paste was tried by whoever found the problem. Nothing here decides who may see a text.
"""

from __future__ import annotations

import re

from generator.diagnostics import Problem
from generator.frontmatter.quoting import split_line
from generator.mends.slips import is_slip
from generator.mends.values import Edit, Known, Mend, Page
from generator.routes import slug_of

_CUT = "…"
_PASTED = re.compile(r"(?:.{1,60}?:   (?P<shown>.*\S.*)|(?P<whole>(?:[\w-]+:|-)[ ]\S.*))")
_MEANT = re.compile(r"did you mean (?:'(?P<name>[^']+)'\?|  \w+: (?P<value>\S+)$)")
_DECIDES_WHO_SEES = frozenset(("date", "draft", "expires", "from", "until"))
_GOES_ON = re.compile(r"[ \t]+(?!- |[\w-]+:(?:\s|$)|$)")
_CLOCK = re.compile(r"\d:\d|\dT\d", re.IGNORECASE)
_LIST_KEYS = frozenset(("tags", "tag", "topics", "topic", "categories", "category", "hide", "authors", "author"))


def mend_line(problem: Problem, page: Page, known: Known) -> Mend | None:
    """The line as the hint has it, where YAML stumbles over the present one."""
    pasted = _pasted(problem.hint)
    line = page.line(problem.span.line)
    if not pasted or _CUT in pasted or problem.span.line >= page.body_line > 1:
        return None
    if problem.code not in ("yaml-tab", "yaml-indent"):
        pasted = line[: len(line) - len(line.lstrip())] + pasted.lstrip()
    start, end = page.row(problem.span.line)
    return _mend(problem, Edit(start, end, pasted), f"writes {pasted.strip()!r}")


def mend_remark(problem: Problem, page: Page, known: Known) -> Mend | None:
    """`title: Tip #1` in quotes; behind other keys it may be a remark."""
    is_text = re.match(r"(?:title|description): +[^\s\[{]", page.line(problem.span.line))
    return mend_line(problem, page, known) if is_text else None


def mend_value(problem: Problem, page: Page, known: Known) -> Mend | None:
    """The value that the hint has: a date year first, a title without HTML, an address with `https://`."""
    pasted = _pasted(problem.hint)
    name, _, meant = pasted.partition(": ")
    found = _value(problem, page)
    if found is None or not meant or "(or)" in pasted or _CUT in meant or not re.fullmatch(r"\w+", name):
        return None
    start, end = found
    if problem.code.startswith("unreadable-") and _CLOCK.search(page.text[start:end]):
        return None  # the hint has the day alone
    return _mend(problem, Edit(start, end, meant), f"writes {meant}")


def mend_list(problem: Problem, page: Page, known: Known) -> Mend | None:
    """`tags: pricing, offers` in brackets; not where the commas may belong to one name."""
    found = _value(problem, page)
    if found is None:
        return None
    start, end = found
    value = page.text[start:end]
    pieces = [piece.strip() for piece in value.split(",")]
    key = split_line(page.line(problem.span.line))[0].strip().rstrip(":").casefold()
    if key not in _LIST_KEYS or any(not re.fullmatch(r"\w[\w '’&/.+-]{0,40}", piece) for piece in pieces):
        return None
    if key.startswith("author"):
        certain = all(slug_of(piece) in known.slugs for piece in pieces)
    else:
        certain = not re.search(r"\b(?:and|or|und|oder)\b|&", value)
    return _mend(problem, Edit(start, end, f"[{value}]"), "makes a list of it") if certain else None


def mend_key(problem: Problem, page: Page, known: Known) -> Mend | None:
    """A key with a slip in it. One that would decide who sees the text is left to its author."""
    start = page.offset(problem.span)
    meant = _meant(problem.hint)
    written = re.match(r"[\w-]+", page.text[start : start + 60])
    if problem.span.line >= page.body_line or written is None or meant in _DECIDES_WHO_SEES:
        return None
    if not meant or not is_slip(written[0].replace("-", "_"), meant.replace("-", "_")):
        return None
    return _mend(problem, Edit(start, start + len(written[0]), meant), f"writes '{meant}'")


def mend_name(problem: Problem, page: Page, known: Known) -> Mend | None:
    """The name of a topic, author, series, post or quiz with a slip in it, where only one can be meant."""
    found = _value(problem, page)
    meant = _meant(problem.hint)
    if found is None or not meant:
        return None
    start, end = found
    written = slug_of(page.text[start:end])
    near = {slug for slug in known.slugs if slug != written and is_slip(written, slug)}  # a topic exists by being named
    if not is_slip(written, slug_of(meant)) or near - {slug_of(meant)}:
        return None
    if re.search(rf"[\s,\[]{re.escape(meant)}(?:[\s,\]]|$)", page.line(problem.span.line)):
        return None  # it stands there already
    return _mend(problem, Edit(start, end, meant), f"writes '{meant}'")


def mend_place(problem: Problem, page: Page, known: Known) -> Mend | None:
    """Blank lines, spaces and what nobody sees before the first `---`."""
    above = re.match(r"[\s\u200b-\u200f\u2060\ufeff]*(?=---[ \t]*\n)", page.text)
    if above is None or not above[0]:
        return None
    return _mend(problem, Edit(0, above.end(), ""), "deletes what stands before ---")


def mend_missing_id(problem: Problem, page: Page, known: Known) -> Mend | None:
    """The id by which subscribers know the post, as the last line of its front matter."""
    line = problem.hint.partition("\n")[2]
    if not line.startswith("id: ") or page.body_line < 3:
        return None
    start, end = page.row(page.body_line - 1)
    if page.text[start:end].strip() not in ("---", "..."):
        return None
    return _mend(problem, Edit(start, start, f"{line}\n"), f"adds '{line}'")


def _pasted(hint: str) -> str:
    """The line to paste in a hint: what follows three spaces, or all of it where it is no sentence; "" for none."""
    found = _PASTED.fullmatch(hint)
    return (found["shown"] or found["whole"]) if found else ""


def _meant(hint: str) -> str:
    found = _MEANT.search(hint)
    return (found["name"] or found["value"]) if found else ""


def _value(problem: Problem, page: Page) -> tuple[int, int] | None:
    """Where a value of front matter that fits on its line begins and ends, with its quotes; None for any other."""
    if problem.span.line >= page.body_line or not problem.span.column:
        return None
    start = page.offset(problem.span)
    _, end = page.row(problem.span.line)
    rest = page.text[start:end]
    before = page.line(problem.span.line)[: problem.span.column - 1]
    in_brackets = max(map(before.rfind, "[{")) > max(map(before.rfind, "]}"))
    if rest[:1] in ("'", '"'):
        found = re.match(r"'[^'\\]*'|\"[^\"\\]*\"", rest)
    elif rest[:1] in ("|", ">", "[", "{", ""):
        found = None
    else:
        found = re.match(r"[^,\]}]+" if in_brackets else r"(?:[^\s#]|[ \t]+(?![#\s])|(?<!\s)#)+", rest)
        if (
            not in_brackets
            and problem.span.line + 1 < page.body_line
            and _GOES_ON.match(page.line(problem.span.line + 1))
        ):
            return None
    return None if found is None else (start, start + len(found[0].rstrip()))


def _mend(problem: Problem, edit: Edit, sentence: str) -> Mend:
    return Mend(problems=(problem,), edits=(edit,), sentence=sentence)
