"""What the rules know of English and German: links that say nothing, and words that are true for some days only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

# A link is heard without its sentence by those who go from link to link.
VAGUE = frozenset(
    (
        "article", "click", "click here", "click this", "click this link", "click to read more", "continue reading",
        "details", "find out more", "follow this link", "go here", "here", "here's more", "info", "learn more", "link",
        "more", "more details", "more here", "more info", "more information", "page", "post", "read here", "read more",
        "read more here", "read on", "read this", "see here", "see more", "site", "this", "this article", "this blog",
        "this blog post", "this link", "this one", "this page", "this post", "this site", "this website", "website",
        "artikel", "dieser artikel", "dieser beitrag", "dieser link", "diesen link", "diesem link", "diese seite",
        "dieser seite", "hier", "hier klicken", "hier lesen", "hier mehr", "klick", "klick hier", "klicke hier",
        "klicken sie hier", "mehr", "mehr dazu", "mehr erfahren", "mehr hier", "mehr infos", "mehr informationen",
        "mehr lesen", "seite", "siehe hier", "weiter", "weitere informationen", "weiterlesen", "zum artikel",
        "zur seite",
    )
)  # fmt: skip

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SPAN = r"(?:week|month|year|summer|winter|spring|fall|autumn|quarter)"

# "most recently", "until recently" and the like date nothing; "a recently hired colleague" does not either.
_RECENTLY = r"(?<!most\s)(?<!more\s)(?<!until\s)(?<!very\s)(?<!how\s)(?<!a\s)(?<!the\s)(?<!any\s)(?<!you\s)recently"
_ENGLISH_COUNTED = re.compile(
    r"\b(?:(?:last|this|next)\s+(?:week|month|year)(?!['’]s)|yesterday(?!['’]s)|(?<!of\s)tomorrow(?!['’]s))\b",
    re.IGNORECASE,
)
_ENGLISH_TOLD = re.compile(
    rf"\b(?:(?:earlier|later)\s+this\s+{_SPAN}|this\s+(?:past|coming)\s+{_SPAN}|the\s+other\s+day"
    rf"|a\s+few\s+(?:days|weeks|months)\s+ago|{_RECENTLY})\b",
    re.IGNORECASE,
)
_GERMAN_COUNTED = re.compile(
    r"\b(?:(?:letzte|vergangene|kommende|nächste|diese)[mnrs]?\s+(?:Woche|Monats?|Jahr(?:e?s)?)|gestern|heuer)\b",
    re.IGNORECASE,
)
_GERMAN_TOLD = re.compile(
    r"\b(?:vorgestern|neulich|kürzlich|vor\s+kurzem|vor\s+(?:wenigen|ein\s+paar)\s+(?:Tagen|Wochen|Monaten))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dated:
    """How a language counts from the day on which somebody writes."""

    told: re.Pattern[str]
    """Words in which only a writer tells of his time."""
    counted: re.Pattern[str]
    """Words that count from a reader's day as well."""
    author: re.Pattern[str]
    """Words by which an author speaks of himself."""


DATED: Mapping[str, Dated] = {
    "en": Dated(_ENGLISH_TOLD, _ENGLISH_COUNTED, re.compile(r"\b(?:[Ww]e|[Oo]urs?|us|I|[Mm]y|me)\b")),
    "de": Dated(
        _GERMAN_TOLD, _GERMAN_COUNTED, re.compile(r"\b(?:wir|uns(?:er\w{0,2})?|ich|mich|mir|mein\w{0,2})\b", re.I)
    ),
}
"""By language; in another one nothing is looked for."""

COMPARED = (
    re.compile(r"\b(?:last|previous)\s", re.IGNORECASE),
    re.compile(r"\b(?:this|next)\s+(?:week|month|year)", re.IGNORECASE),
)
"""A sentence with both speaks of any week: "what they did last week and what they will do this week"."""

SPELT_DAY = re.compile(rf"\b(?:(?:19|20)\d\d|{_MONTH}\s+\d|\d\d?\.\s*{_MONTH}|\d\d?\s+{_MONTH})\b")
"""A day or year that says which week was meant."""

_SCALE = r"(?:\s?(?:thousand|million|billion|trillion|bn|k|m|Tausend|Mio\.|Mrd\.|Millionen|Milliarden)\b)?"
_NUMBER = r"\d[\d.,]{0,20}"
FIGURE = re.compile(
    rf"(?<![\w$€£])(?:{_NUMBER}\s?(?:%|percent\b|per\s+cent\b|Prozent\b)"
    rf"|[$€£]\s?{_NUMBER}{_SCALE}(?!\s+(?:bill|coin|note)\b)"
    rf"|{_NUMBER}{_SCALE}\s?(?:€|EUR\b|USD\b|GBP\b|CHF\b|Euro\b|euros?\b|dollars\b))"
)
