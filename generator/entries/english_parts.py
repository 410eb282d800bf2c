"""What an English title or text says of its own place in a series: "… part 3", "the third post in a series of five".

Precision before recall: what is overlooked costs nothing, and a claim that was never made annoys an author. So what may
speak of another post ("in part one we said") or of something else ("step one is to ask", "the first in a series of
workshops") is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CARDINALS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)  # fmt: skip
_ROMAN = (
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
    "xviii", "xix", "xx",
)  # fmt: skip
_NUMBERS = {
    **{word: number for words in (_CARDINALS, _ORDINALS, _ROMAN) for number, word in enumerate(words, 1)},
    **dict.fromkeys(("kick-off", "kickoff", "opening"), 1),
}


def _any(words: tuple[str, ...]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_NUMBER = rf"(?:{_any(_CARDINALS)}|\d{{1,2}}|(?-i:[IVX]{{1,5}}))\b"
_ORDINAL = rf"(?:{_any(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th)|kick-?off|opening)\b"
_LAST = r"(?:last|final|concluding)\b"
_NOUN = (
    r"(?:pt\b\.?|(?:part|step|chapter|lesson|episode|instal?lment|module|unit|session|lecture|stage|phase|volume|week|"
    r"day)\b)"
)
_POST = r"(?:(?:blog )?post|article|entry|piece|essay|instal?lment)\b"
_POSTS = r"(?:(?:blog )?posts|articles|essays|pieces|parts|entries|instal?lments|texts|letters)\b"

# A series of posts: neither "our speaker series" nor "a series of workshops".
_OTHER = r"(?:speaker|video|webinar|workshop|lecture|talk|event|training|podcast|film)\b"
_WORDS = rf"(?:(?!{_OTHER})[\w’'“”\"&-]+ ){{0,4}}?"
_AFTER = r"(?=\W*$|\s*[.,;:!)|–—]|\s(?:that|which|on|about|where|for)\b)"
_CLEARLY = rf"(?: of (?:{_NUMBER} )?{_POSTS}| of {_NUMBER}{_AFTER}|(?! of ))"
_A_SERIES = rf"(?:in|of) an? {_WORDS}(?:series|trilogy)\b{_CLEARLY}"
_SERIES = rf"(?:in|of) (?:an?|the|our|my|this) {_WORDS}(?:series|trilogy)\b{_CLEARLY}"

_NAMED = rf"(?P<noun>{_NOUN}) (?P<cardinal>{_NUMBER})"
_COUNTED = rf"(?:(?P<ordinal>{_ORDINAL})(?:,? (?:and|&) {_LAST})?|{_LAST})(?: (?P<what>{_POST}|{_NOUN}))?"
_PLACE = rf"(?:{_NAMED}|{_COUNTED})(?:,? (?:and|&) (?:the )?{_LAST}(?: (?:{_POST}|{_NOUN}))?)?"
# "The third of four" and "step three of four steps", and not "the first of two reasons".
_COUNTABLE = rf"(?:{_POSTS}|(?:part|step|chapter|lesson|episode)s\b|(?:on|about|in)\b)"
_OF = rf"(?:out )?of {_NUMBER}(?=\W*$|\s*[.,;:!)|–—]|\s+{_COUNTABLE})"


def _pattern(source: str) -> re.Pattern[str]:
    """A pattern whose words may be on two lines."""
    return re.compile(source.replace(" ", r"\s+"), re.IGNORECASE)


_THIS = re.compile(r"[Tt]his\s")
_BEGINNING_WITH_THIS = (
    _pattern(rf"\bthis (?:(?:{_POST}|part|one) )?is (?:the |our |my )?(?P<head>{_PLACE}) (?:{_SERIES}|{_OF})"),
    _pattern(rf"(?<=\bin\s)(?P<head>this {_COUNTED}) {_SERIES}"),
    _pattern(rf"(?<=\bin\s)(?P<head>this (?P<ordinal>{_ORDINAL}) (?P<what>{_POST}))(?=[,:])"),
)
_OPENING_THE_TEXT = (
    _pattern(rf"\W*(?:the )?(?P<head>{_PLACE}) {_A_SERIES}"),
    _pattern(rf"\W*(?P<head>{_NAMED}) of {_NUMBER}(?=[^\S\n]*(?:\n|[.:;,)|–—]|$))"),
)
_TITLE_PART = _pattern(
    rf"(?<![\w-])(?P<noun>{_NOUN})\s*#?(?P<cardinal>{_NUMBER})(?:(?:\s+of\s+|/)(?P<of>{_NUMBER}))?"
    r"(?=\s*$|[:,)\]|!?](?!\d)|\.(?!\d)|\s+[-–—:|·]|[–—](?!\d))"
)
_TITLE_OF = re.compile(r"(?:^|(?<=\s))[(\[]\s*(?P<cardinal>\d{1,2})\s*(?:/|of)\s*(?P<of>\d{1,2})\s*[)\]]")
# Behind these a part is another post's, or none of a series ("FAR Part 15").
_ELSEWHERE = re.compile(
    r"(?:\b(?i:in|of|to|from|after|before|since|beyond|until|about|on|and|or|with|than|see|revisit(?:ing|ed)|the|our|your|my|"
    r"its|a|an|by|for|as|take|via|versus|vs|recap|remember|read)|&|\b[A-Z]{2,6}|\bTitle|\bForm)\s+$"
)
_TOTAL = _pattern(rf"(?P<parts>{_NUMBER})[- ]part (?:series|trilogy)|(?P<trilogy>trilogy)|\bof (?P<of>{_NUMBER})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A place as it was put into words."""

    words: str
    number: int | None
    """None for one that is only called the last."""
    of: int | None
    last: bool
    noun: str
    """"part", "step" ...; "" for a post among posts."""


def said_in_title(title: str) -> Iterator[Said]:
    for found in _TITLE_PART.finditer(title):
        if _ELSEWHERE.search(title[max(0, found.start() - 20) : found.start()]) is None:
            yield from _counted(found, _noun(found["noun"]))
    for found in _TITLE_OF.finditer(title):
        if int(found["cardinal"]) <= int(found["of"]):
            yield from _counted(found, "part")


def _counted(found: re.Match[str], noun: str) -> Iterator[Said]:
    number, of = _number(found["cardinal"]), _number(found["of"] or "")
    if number is not None:
        yield Said(words=" ".join(found[0].split()), number=number, of=of, last=False, noun=noun)


def said_in_text(text: str) -> Iterator[Said]:
    """`text` is the beginning of a text, plain. Each place in words is told once."""
    told: set[str] = set()
    for found in _found(text):
        groups = found.groupdict()
        words = " ".join(text[found.start("head") : found.end()].split())
        written = groups.get("cardinal") or groups.get("ordinal") or ""
        number, last = _number(written), re.search(rf"\b{_LAST}", found["head"], re.IGNORECASE) is not None
        if words not in told and (number is not None or (last and not written)):
            told.add(words)
            noun = _noun(groups.get("noun") or groups.get("what") or "")
            yield Said(
                words=words, number=number, of=_total(text[found.end("head") : found.end()]), last=last, noun=noun
            )


def _found(text: str) -> Iterator[re.Match[str]]:
    """What the patterns find, tried only where one may begin: looking for them everywhere takes four times as long."""
    places = [(pattern, 0) for pattern in _OPENING_THE_TEXT]
    places += [(pattern, this.start()) for this in _THIS.finditer(text) for pattern in _BEGINNING_WITH_THIS]
    return (found for pattern, place in places if (found := pattern.match(text, place)))


def _total(words: str) -> int | None:
    found = _TOTAL.search(words)
    if found is None:
        return None
    return 3 if found["trilogy"] else _number(found["parts"] or found["of"])


def _number(word: str) -> int | None:
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else _NUMBERS.get(word.casefold())


def _noun(word: str) -> str:
    plain = word.casefold().rstrip(".")
    if plain == "pt":
        return "part"
    return plain if re.fullmatch(_NOUN, plain) and not plain.startswith("instal") else ""
