"""The words of a newsletter issue. English and German are ours; in every other language they are English ones."""

from __future__ import annotations

from generator.model import Value


class DigestWords(Value, frozen=True, kw_only=True):
    """The words in one language; the defaults are the English ones. {names} are filled in."""

    subject_one: str = "{site}: {title}"
    subject_two: str = "{site}: {title}, and one more"
    subject_other: str = "{site}: {title}, and {count} more"
    intro_one: str = "New from {site}: a post{about}."
    intro_other: str = "New from {site}: {count} posts{about}."
    in_series: str = " in the series {series}"
    about_topic: str = " about {topic}"
    by: str = "By {names}, {date}"
    no_author: str = "{date}"
    two: str = "{first} and {last}"
    read_on: str = "Read on"
    on_site: str = "Read it on the website"
    quiz: str = "With the quiz:"
    feeds: str = "Rather in a feed reader? Our feeds"
    unsubscribe: str = "Unsubscribe"
    address: str = "Our address:"

    def subject(self, site: str, title: str, count: int) -> str:
        pattern = {1: self.subject_one, 2: self.subject_two}.get(count, self.subject_other)
        return pattern.format(site=site, title=title, count=count - 1)

    def intro(self, site: str, about: str, count: int) -> str:
        pattern = self.intro_one if count == 1 else self.intro_other
        return pattern.format(site=site, about=about, count=count)

    def names(self, names: tuple[str, ...]) -> str:
        """ "Ann, Ben and Cleo"."""
        if len(names) < 2:
            return "".join(names)
        return self.two.format(first=", ".join(names[:-1]), last=names[-1])

    def byline(self, names: tuple[str, ...], date: str) -> str:
        pattern = self.by if names else self.no_author
        return pattern.format(names=self.names(names), date=date)


ENGLISH = DigestWords()

GERMAN = DigestWords(
    subject_two="{site}: {title} und ein weiterer Beitrag",
    subject_other="{site}: {title} und {count} weitere Beiträge",
    intro_one="Neu von {site}: ein Beitrag{about}.",
    intro_other="Neu von {site}: {count} Beiträge{about}.",
    in_series=" in der Reihe {series}",
    about_topic=" zum Thema {topic}",
    by="Von {names}, {date}",
    two="{first} und {last}",
    read_on="Weiterlesen",
    on_site="Auf der Website lesen",
    quiz="Mit dem Selbsttest:",
    feeds="Lieber im Feedreader? Unsere Feeds",
    unsubscribe="Abbestellen",
    address="Unsere Anschrift:",
)


def digest_words(language: str) -> DigestWords:
    """By the language of the theme ("de", "de-CH")."""
    return {"de": GERMAN}.get(language.lower().partition("-")[0], ENGLISH)
