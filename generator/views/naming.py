"""How a series calls its parts, and where a post stands, for everybody who names one in a line."""

from __future__ import annotations

from generator.library.values import Post, Series
from generator.views.series_words import Naming, naming_of, part_label
from generator.views.site import Site


def naming(series: Series, site: Site) -> Naming:
    word, numerals = (series.entry.naming, series.entry.numerals) if series.entry else ("part", "words")
    return naming_of(word or "part", numerals, site.strings.series, site.strings.language)


def place_in_series(post: Post, site: Site) -> str:
    """ "Step Three of Four Steps": where a list or the search shows a post. "" for one that is in no series."""
    place = next(iter(site.library.places.get(post.entry.path, ())), None)
    if place is None:
        return ""
    series = site.places.series[place.series]
    label = part_label(series.parts[place.index].number, naming(series, site), site.strings.series)
    if not label:
        return site.strings.series.in_series.format(series=series.title)
    return site.strings.series.of_series.format(part=label, series=series.title)
