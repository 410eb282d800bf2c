"""Where Jekyll puts a page: its permalink, in one of its styles or written out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

_DAY = "/:categories/:year/:month/:day/:title"
_STYLES = {
    "date": f"{_DAY}:output_ext",
    "pretty": f"{_DAY}/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
"""Jekyll's built-in styles (docs: Permalinks)."""


def post_address(permalink: str, *, name: str, day: date, categories: Iterable[str], slug: str = "") -> str:
    """The address of a post, without a slash before it. `name` is its file's, without day and ending."""
    values = {
        "year": f"{day:%Y}", "month": f"{day:%m}", "day": f"{day:%d}", "short_year": f"{day:%y}",
        "i_month": str(day.month), "i_day": str(day.day), "y_day": f"{day:%j}",
        "long_month": f"{day:%B}", "short_month": f"{day:%b}", "long_day": f"{day:%A}", "short_day": f"{day:%a}",
        "week": f"{day:%V}", "w_year": f"{day:%G}", "w_day": str(day.isoweekday()),
        "hour": "00", "minute": "00", "second": "00",
        "title": slug or name, "slug": _slug(slug or name), "output_ext": ".html",
        "categories": "/".join(_slug(one) for one in categories),
    }  # fmt: skip
    pattern = _STYLES.get(permalink, permalink) or _STYLES["date"]
    # The longest names first, as Jekyll does: `:year` begins no other, but `:title` and `:short_day` hold shorter ones.
    names = "|".join(sorted(values, key=len, reverse=True))
    return address_in(re.sub(rf":({names})", lambda found: values[found[1]], pattern))


def page_address(path: str, permalink: str) -> str:
    """The address of a page by its path, under the site's permalink style."""
    stem = re.sub(r"\.[^./]+$", "", path)
    if stem == "index" or stem.endswith("/index"):
        return stem.removesuffix("index")
    is_pretty = permalink == "pretty" or permalink.endswith("/")
    return f"{stem}/" if is_pretty else f"{stem}.html"


def address_in(permalink: str) -> str:
    """A permalink as an address: no slash before it, no two in a row, and none of `index.html`."""
    path = re.sub(r"/{2,}", "/", permalink).lstrip("/")
    return path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path


def _slug(name: str) -> str:
    return re.sub(r"[^\w]+", "-", name.lower()).strip("-")
