"""CommonMark's own examples through the parser with all our rules on: where we differ is listed, one by one.

The examples lie in a source package that requirements/spec.txt names; `make test` unpacks them. Before comparing, three
things are evened out that we do everywhere: headings have ids and links to themselves, elements without content are
written `<br>` and not `<br />`, and links within the site are references until a page is rendered.
"""

from __future__ import annotations

import json
import re
import sys
from functools import cache
from html import escape
from pathlib import Path
from urllib.parse import quote

import pytest

from generator.model import Fragment, IconRef, ImageRef
from tests.markdown_fixtures import parsed

ROOT = Path(__file__).resolve().parent.parent
SPEC = Path(sys.prefix, "commonmark.json")
DIFFERENCES = ROOT / "tests/commonmark/differences.txt"

_SAFE = "/:;?@&=+$,-_.!~*()#'"

needs_spec = pytest.mark.skipif(not SPEC.exists(), reason="the examples are not unpacked; `make test` does it")


@cache
def examples() -> dict[int, tuple[str, str]]:
    """Markdown and HTML of each example, by its number in the specification."""
    found = json.loads(SPEC.read_text("utf-8"))
    return {example["example"]: (example["markdown"], example["html"]) for example in found}


def listed() -> dict[int, str]:
    """The examples that we render otherwise, with the key of the reason."""
    lines = DIFFERENCES.read_text("utf-8").splitlines()
    return {int(line.split()[0]): line.split()[1] for line in lines if re.match(r"\d", line)}


def reasons() -> set[str]:
    return set(re.findall(r"^([a-z-]+): ", DIFFERENCES.read_text("utf-8"), re.MULTILINE))


def rendered(source: str) -> str:
    body = parsed(source, html="trusted").body
    title = f"<h1>{body.title.html}</h1>\n" if body.title.html else ""
    return title + _resolved(body.content)


def _resolved(fragment: Fragment) -> str:
    """References as the addresses that they were written as."""

    def written(mark: re.Match[str]) -> str:
        if mark[1]:
            return "</a>"
        ref = fragment.refs[int(mark[2])]
        assert not isinstance(ref, IconRef)
        target = escape(quote(ref.target, safe=_SAFE), quote=False)
        if isinstance(ref, ImageRef):
            return f'<img src="{target}" alt="{escape(ref.alt)}"{ref.attrs}>'
        query = f"?{escape(ref.query)}" if ref.query else ""
        anchor = f"#{quote(ref.anchor, safe=_SAFE)}" if ref.anchor else ""
        return f'<a href="{target}{query}{anchor}"{ref.attrs}>'

    return re.sub("\x02(/?)([0-9]+)\x03", written, fragment.html)


def evened(html: str) -> str:
    """HTML without what we add everywhere."""
    html = re.sub(r'<a class="headerlink".*?</a>', "", html)
    html = re.sub(r'(<h[1-6]) id="[^"]*"', r"\1", html).replace(' loading="lazy"', "")
    return re.sub(r"<(br|hr|img[^>]*?) ?/?>", r"<\1>", html)


@needs_spec
def test_the_specification_is_whole():
    assert len(examples()) == 652


@needs_spec
def test_we_differ_from_the_specification_only_where_we_say_so():
    different = {number for number, (source, html) in examples().items() if evened(rendered(source)) != evened(html)}
    assert different == set(listed())


def test_each_difference_has_its_reason():
    assert set(listed().values()) == reasons()


@needs_spec
@pytest.mark.parametrize("html", ["safe", "trusted"])
def test_no_example_is_beyond_us_whether_html_is_trusted_or_not(html: str):
    for source, _ in examples().values():
        parsed(source, html=html)
