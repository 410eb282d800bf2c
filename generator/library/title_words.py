"""The words of a title that tell what it is about, in one spelling. Nothing here knows how rare a word is."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 2

_ENGLISH = """
a about after again all also always an and announcement announcing another any are around as asked at back be
because been before being best better between both but by can come could did do does doing don done each either else
even ever every few find first five for four from get gets getting give given go goes going good got great had has
have having he her here hers him his how if in into introducing introduction is isn it its itself just keep know
last learn learned learning less let like ll long look looking lot made make makes making many may me might mine
more most much must my need needs never new next nine no nor not nothing now of off often on once one only or other
others our ours out over own part parts people per put question questions re really right same say see seven she
should six so some something still such take ten than that the their theirs them then there these they thing things
think this those three through time tip tips to today together too top toward towards try two under until up update
updates upon us use used using ve very via vs want was way ways we well were what whatever when where whether which
while who whom whose why will with within without won work worked working works would year years yes yet you your
yours
"""
_GERMAN = """
ab aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim besser beste besten bis
bist da damit dann das dass dein deine dem den denn der des die dies diese diesem diesen dieser dieses doch dort
drei du durch ein eine einem einen einer eines einfach er erste ersten es etwas euch euer frage fragen funf fur ganz
gegen gibt gut gute guten habe haben hat hatte hier ich ihm ihn ihr ihre ihrem ihren ihrer im immer in ins ist ja
jahr jahre jede jedem jeden jeder jedes jetzt kann kein keine keinen konnen lernen machen macht man mehr mein meine
mit muss mussen nach neu neue neuen nicht nichts nie noch nun nur ob oder ohne schon sehr sein seine sich sie sind
so soll sollen sollte statt teil tipps uber um und uns unser unsere unter viel viele vier vom von vor wann war waren
warum was wege weil welche wenn wer werden wie wieder will wir wird wo zu zum zur zwei zwischen
"""

STOP_WORDS = {"en": frozenset(_ENGLISH.split()), "de": frozenset(_GERMAN.split())}
"""Words that say nothing about a subject, accents taken off. In other languages rarity alone decides."""


def title_words(text: str, language: str) -> tuple[str, ...]:
    """The telling words of a title, each once: folded, without accents and without the ending of a plural.

    Numbers are left out: what two titles with a 7 have in common is not a subject. "re-use" is two words.
    """
    stop = STOP_WORDS.get(language.lower().partition("-")[0], frozenset())
    found = (word for word in _WORD.findall(_folded(text)) if word not in stop)
    return tuple(dict.fromkeys(_singular(word) for word in found if len(word) >= _SHORTEST and not word.isdigit()))


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _singular(word: str) -> str:
    """Coarse, and alike for all languages: only that both spellings become one matters, not which."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word
