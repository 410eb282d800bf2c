"""What `milepost fix` mends, what it leaves alone, and that a second run finds nothing more to do."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from markdown_it import MarkdownIt

from generator.build import checking
from generator.cli.commands import milepost
from tests.sites import NOW, QUICK, post, write_site

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared/corpus/18f"

# What stands in a post, and what it becomes. Each stands in a file of its own.
MENDED = {
    "title: Prices: the basics": 'title: "Prices: the basics"',
    'title: "Prices': 'title: "Prices"',
    "title:Prices": "title: Prices",
    "title: @home": 'title: "@home"',
    "title: Tip #1": 'title: "Tip #1"',
    "title: <em>Prices</em> &amp; bids": 'title: "Prices & bids"',
    "date: 20 November 2012": "date: 2012-11-20",
    "updated: Nov 3, 2025 # who knows": "updated: 2025-11-03 # who knows",
    "descripton: What it costs.": "description: What it costs.",
    "tags: prices, open offers": "tags: [prices, open offers]",
    "topics: [salse, offers]": "topics: [sales, offers]",
    "authors:\n\t- Mary": "authors:\n  - Mary",
    "canonical: www.example.com/prices": "canonical: https://www.example.com/prices",
}
MENDED_TEXT = {
    "See [us](about.md?x=1#who-we-are).": "See [us](../pages/about.md?x=1#who-we-are).",
    "See [a `]` in us](<About.md> 'Us').": "See [a `]` in us](<../pages/about.md> 'Us').",
    "See [us](../pages/about/).": "See [us](../pages/about.md).",
    "See [us](..\\pages\\about.md).": "See [us](../pages/about.md).",
    "See [us](/About.html) and [her](/author/mary/).": "See [us](../pages/about.md) and [her](/authors/mary/).",
    "See [us][there].\n\n[there]: ../pages/abuot.md": "See [us][there].\n\n[there]: ../pages/about.md",
    "See [us](../pages/about.md#Who_we_are).": "See [us](../pages/about.md#who-we-are).",
    "See [them](//www.example.com/a).": "See [them](https://www.example.com/a).",
    "### A\n\n#### B ####\n\n### C": "## A\n\n### B ###\n\n## C",
    "!!! note\nOne.\n*Two.*\n\nThree.": "!!! note\n    One.\n    *Two.*\n\nThree.",
}
LEFT = {
    "date: 3/4/2026": "either day may be meant",
    "date: 20 November 2012 at 9:30": "the hour would be lost",
    "darft: true": "who may see a text is its author's to say",
    "tags: Pricing, bids and offers": "it may be one name",
    "topics: [firing]": "hiring is near, and something else",
    "summary: What it costs.": "no slip",
    "extra: {a: *b}": "there is no line to paste",
    "description: *b": "it may be no text",
    "tags: sales #hiring": "it may be a remark",
    "slug: b\n- One.\n- Two.": "what is mended in part cannot be read either",
    "topics: [sales, salse]": "it is there already",
    "check: {heading-skips: off}\n---\n\n### A": "the rule is off in this file",
}
LEFT_TEXT = {
    "### A <!-- check: off heading-skips -->": "the rule is off on this line",
    "## A\n\n#### B\n\n### C": "nobody knows whether B was above C",
    "## A\n\n#### B\n\n<h5>C</h5>": "HTML is not written anew",
    "<a href='about.md'>us</a>": "nor is a link in it",
    "> See [us](about.md).": "a quotation is somebody else's",
    "`[us](about.md)`\n\n    [us](about.md)\n\n```\n[us](about.md)\n```": "code is code",
    "![A chart](chart2.svg)": "chart1 is another one",
    "See [it](../twice.md).": "there are two of that name",
    "See [it](/about-this-site/).": "no address is near enough",
}


def with_front(line: str) -> str:
    key = line.partition(":")[0]
    kept = [each for each in ("title: A post", "date: 2026-01-02") if not each.startswith(f"{key}:")]
    return "---\n" + "".join(f"{each}\n" for each in kept) + f"{line}\n---\n\nSome advice.\n"


def with_body(text: str) -> str:
    return post(body=text)


def files_of(front: list[str], bodies: list[str]) -> dict[str, str | bytes]:
    texts = [*map(with_front, front), *map(with_body, bodies)]
    named = {f"content/posts/post-{chr(97 + index)}.md": text for index, text in enumerate(texts)}
    return {
        "mkdocs.yml": QUICK.replace("purge: false", "purge: false\n      closed: [topics]"),
        "content/pages/about.md": "---\ntitle: About\n---\n\n## Who we are\n\nWe.\n",
        "content/pages/twice.md": "---\ntitle: One\n---\n\nWe.\n",
        "content/pages/more/twice.md": "---\ntitle: Two\n---\n\nWe.\n",
        "content/topics/sales.md": "---\ntitle: Sales\n---\n",
        "content/topics/offers.md": "---\ntitle: Offers\n---\n",
        "content/topics/hiring.md": "---\ntitle: Hiring\n---\n",
        "content/posts/chart1.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
        **named,
    }


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))


def run(folder: Path, *arguments: str) -> Result:
    here = Path.cwd()
    os.chdir(folder)
    try:
        return CliRunner().invoke(milepost, [*arguments], catch_exceptions=False)
    finally:
        os.chdir(here)


def posts(folder: Path) -> list[str]:
    return [path.read_bytes().decode() for path in sorted((folder / "content/posts").glob("*.md"))]


def test_what_is_mechanical_is_mended_once_and_for_all(tmp_path: Path):
    write_site(tmp_path, files_of([*MENDED], [*MENDED_TEXT]))
    done = run(tmp_path, "fix")
    assert posts(tmp_path) == [*map(with_front, MENDED.values()), *map(with_body, MENDED_TEXT.values())]
    assert '-title: Prices: the basics\n+title: "Prices: the basics"\n' in done.stdout
    assert f"24 things mended in {len(MENDED) + len(MENDED_TEXT)} files." in done.stderr
    assert "was not mended" not in done.stderr
    again = run(tmp_path, "fix", "--dry-run")
    assert (again.stdout, again.exit_code) == ("", 0)
    assert "There is nothing to mend." in again.stderr


def test_what_may_be_meant_otherwise_stays_as_it_is(tmp_path: Path):
    files = files_of([*LEFT], [*LEFT_TEXT])
    write_site(tmp_path, files)
    done = run(tmp_path, "fix")
    assert done.stdout == ""
    assert posts(tmp_path) == [*map(with_front, LEFT), *map(with_body, LEFT_TEXT)]
    assert "are left: `milepost check` tells them." in done.stderr


def test_a_dry_run_shows_the_same_and_writes_nothing(tmp_path: Path):
    files = files_of(["title: Prices: the basics"], [])
    write_site(tmp_path, files)
    shown = run(tmp_path, "fix", "--dry-run")
    assert shown.exit_code == 1
    assert posts(tmp_path) == [with_front("title: Prices: the basics")]
    done = run(tmp_path, "fix", "content/posts")
    assert (done.exit_code, done.stdout) == (0, shown.stdout)
    assert run(tmp_path, "fix", "content/nowhere.md").exit_code == 2


def test_where_the_site_cannot_be_read_that_is_said(tmp_path: Path):
    write_site(tmp_path, {"mkdocs.yml": "site_name: [Advice\n"})
    done = run(tmp_path, "fix")
    assert "error[config-syntax]" in done.stderr
    assert done.exit_code == 1


def test_line_ends_the_byte_order_mark_and_permissions_stay(tmp_path: Path):
    text = b"\xef\xbb\xbf---\r\ntitle: A: b\r\ndate: 2026-01-02\r\n---\r\n\r\n### Gr\xc3\xb6\xc3\x9fe\r\nNo end"
    write_site(tmp_path, {"mkdocs.yml": QUICK, "content/posts/a.md": text})
    place = tmp_path / "content/posts/a.md"
    place.chmod(0o640)
    run(tmp_path, "fix")
    assert place.read_bytes() == text.replace(b"A: b", b'"A: b"').replace(b"### G", b"## G")
    assert stat.S_IMODE(place.stat().st_mode) == 0o640
    assert sorted(path.name for path in place.parent.iterdir()) == ["a.md"]


def test_a_mend_that_brings_something_new_is_given_up_and_told(tmp_path: Path):
    text = with_front("titel: Two titles").replace("titel", "title: One\ntitel")  # the title would be there twice
    files = {
        "mkdocs.yml": QUICK,
        "content/posts/a.md": text.replace("title: A post\n", "").replace("advice", "[x](A.md)"),
    }
    write_site(tmp_path, files)
    done = run(tmp_path, "fix")
    assert "a.md:4:1: unknown-key was not mended" in done.stderr
    assert posts(tmp_path) == [str(files["content/posts/a.md"]).replace("A.md", "a.md")]


def test_of_many_mends_those_that_are_no_good_are_found(tmp_path: Path):
    """On each line one is good, and the other would lead to a heading that is not there."""
    text = with_body("".join(f"[x](A.md) and [y](A.md#no) {number}\n\n" for number in range(60)))
    write_site(tmp_path, {"mkdocs.yml": QUICK, "content/posts/a.md": text})
    done = run(tmp_path, "fix")
    assert posts(tmp_path) == [text.replace("(A.md)", "(a.md)")]
    assert "Neither were 50 more.\n60 things mended in 1 file. 61 problems are left" in done.stderr
    assert run(tmp_path, "fix").stdout == ""


def test_a_file_that_somebody_changes_meanwhile_is_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write_site(tmp_path, files_of(["title: Prices: the basics"], []))
    place = tmp_path / "content/posts/post-a.md"
    first, tried = checking.check_texts, list[checking.SiteTexts]()

    def and_meanwhile(site: checking.SiteTexts) -> checking.Said:
        if tried:
            place.write_text("Something else.\n", "utf-8")
        tried.append(site)
        return first(site)

    monkeypatch.setattr("generator.build.mending.check_texts", and_meanwhile)
    done = run(tmp_path, "fix")
    assert "post-a.md was changed meanwhile and stays as it is" in done.stderr
    assert done.exit_code == 1
    assert place.read_text("utf-8") == "Something else.\n"


SPOILS: tuple[tuple[str, str], ...] = (
    (r"\]\(\.\./(\w+)/", r"](../../\1/"),
    (r"\]\(([\w./-]+)\.md", r"](\1.MD"),
    (r"\]\((\.\.)/(\w+)/", r"](\1\\\\\2\\\\"),
    (r"(?m)^desc", "dsec"),
    (r"(?m)^date: ", "date:"),
    (r"(?m)^title: \"?([^\"\n]+)\"?", r"title: Re: \1"),
    (r"(?m)^## ", "#### "),
    (r"(?m)^(topics: \[)(\w)(\w)(\w\w)", r"\1\2\4\3"),
    (r"(?m)^  - ", "\t- "),
    (r"(?m)^(!!! .+\n)\n?    (\w.*\n)(?=\n)", r"\1\2"),
)


def spoilt(text: str, index: int) -> str:
    """A text with two mistakes of those that can be mended, as far as it has places for them."""
    for number in (index, index + 3):
        pattern, mistake = SPOILS[number % len(SPOILS)]
        text = re.sub(pattern, mistake, text, count=2)
    return text


def foreign(text: str) -> list[str]:
    """What is no words of the author's: code, HTML, and the texts of quotations."""
    tokens = MarkdownIt("commonmark").parse(text.split("\n---", 1)[-1])
    found = [token.content for token in tokens if token.type in ("fence", "code_block", "html_block")]
    for token in tokens:
        found += [child.content for child in token.children or () if child.type in ("code_inline", "html_inline")]
    return [*found, *(line for line in text.splitlines() if line.startswith(">"))]


def mended_to_the_end(folder: Path, texts: dict[str, str]) -> None:
    """A second run changes nothing, and no run what is not the author's."""
    site = write_site(folder, {"mkdocs.yml": QUICK, **texts})
    files = [site / name for name in texts]
    done = run(site, "fix")
    assert int(done.stderr.rpartition(" things mended in")[0].rpartition("\n")[2]) > 20
    once = [file.read_text("utf-8") for file in files]
    assert run(site, "fix").stdout == ""
    assert [file.read_text("utf-8") for file in files] == once
    for before, after in zip(texts.values(), once, strict=True):
        assert foreign(after) == foreign(before)
        assert after.count("\n") == before.count("\n")


def test_the_example_site_with_mistakes_is_mended_to_the_end_at_once(tmp_path: Path):
    content = sorted((ROOT / "content").rglob("*.md"))
    texts = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in content}
    mended_to_the_end(tmp_path, {name: spoilt(text, index) for index, (name, text) in enumerate(texts.items())})


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the 18F corpus is not beside this repository")
def test_real_posts_with_mistakes_are_mended_to_the_end_at_once(tmp_path: Path):
    paths = sorted((CORPUS / "posts").glob("*.md"))[::12][:40]
    texts = {f"content/posts/{path.name}": spoilt(path.read_text("utf-8"), index) for index, path in enumerate(paths)}
    mended_to_the_end(tmp_path, texts)
