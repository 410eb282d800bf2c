"""`milepost digest` as an owner types it, and the issue as a subscriber's mail program reads it."""

from __future__ import annotations

import re
from contextlib import closing
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image
from playwright.sync_api import Browser

from generator.cli.commands import milepost
from tests.quiz_site import BALANCE, ORDERS
from tests.sites import QUICK, build_site, post, write_site
from tests.themes import read

HOSTILE = '"Bcc: x@y.example <script>alert(1)</script> \\u202e {{ 7 }} *|UNSUB|* &amp; {$a}"'
NOW = "1795348800"  # 2026-11-22 12:00 UTC

TEXT = f"""\
## A heading

Advice with [a link](b.md) and `{{{{ code }}}}`.

- One
- Two

![A wide picture](wide.jpg)

| a | b |
| - | - |
| Donaudampfschifffahrtsgesellschaft | Rentenversicherungsbeitrag |

<https://elsewhere.example/{"-" * 99}>
"""


def picture() -> bytes:
    file = BytesIO()
    Image.new("RGB", (1600, 800), "teal").save(file, "JPEG")
    return file.getvalue()


FILES: dict[str, str | bytes] = {
    "mkdocs.yml": QUICK.replace("purge: false", "purge: false\n      reply: hello@advice.example"),
    "content/posts/a.md": post(
        "The first", "2026-11-02", TEXT, topics="[sales]", authors="[Ann]", description="In short."
    ),
    "content/posts/b.md": post("The second", "2026-11-20", image="\n  src: wide.jpg\n  alt: Quotes", topics="[sales]"),
    "content/posts/c.md": post(HOSTILE, "2026-11-10", "```quiz order-book\n```", topics="[rest]"),
    "content/posts/old.md": post("The old one", "2025-01-01"),
    "content/posts/draft.md": post("A hidden draft", "2026-11-11", draft="true"),
    "content/posts/next.md": post("A hidden future", "2026-12-24"),
    "content/posts/wide.jpg": picture(),
    "content/series/steps.md": "---\ntitle: Two steps\nparts: [a, b]\n---\n",
    "content/quizzes/order-book.md": re.sub(r"\[([^]]+)\]\(\.\./posts/[^)]+\)", r"\1", ORDERS),
    "content/quizzes/balance.md": re.sub(r"\[([^]]+)\]\(\.\./posts/[^)]+\)", r"\1", BALANCE),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("digest"), FILES)


@pytest.fixture(autouse=True)
def there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)


def typed(*words: str | Path) -> Result:
    return CliRunner().invoke(milepost, ["digest", *map(str, words)])


def issue(*words: str | Path) -> EmailMessage:
    done = typed(*words)
    assert done.exit_code == 0, done.output
    message = message_from_bytes(done.stdout_bytes, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def part(message: EmailMessage, kind: str) -> str:
    found = message.get_body((kind,))
    assert found is not None
    assert found.defects == []
    return str(found.get_content()).replace("\r\n", "\n")


def titles(text: str) -> list[str]:
    """The titles of posts in a plain text, in their order."""
    return re.findall(r"(?m)^(.+)\n=+$", text)


def test_an_issue_is_a_sound_message_whose_two_parts_say_the_same():
    done = typed("--since", "2026-11-01", "-o", "one.eml")
    assert done.exit_code == 0
    data = Path("one.eml").read_bytes()
    assert data == typed("--since", "3w").stdout_bytes, "the same posts, the same bytes"
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 78
    message = message_from_bytes(data, policy=default)
    assert [*message.defects, *(fault for value in message.values() for fault in value.defects)] == []
    assert [part.get_content_type() for part in message.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    assert message["From"] == "Advice <hello@advice.example>"
    assert message["Subject"] == "Advice: The second, and 2 more"
    assert message["Date"] == "Fri, 20 Nov 2026 00:00:00 +0000"
    assert message["X-Unsent"] == "1"
    assert message["Message-ID"].endswith("@advice.example>")
    assert {"To", "Bcc", "List-Unsubscribe"}.isdisjoint(message.keys())
    text, html = part(message, "plain"), part(message, "html")
    assert titles(text)[::2] == ["The second", "The first"]
    assert max(map(len, text.splitlines())) <= 72
    seen = read(html)
    for words in ("The second", "The first", "In short.", "By Ann, November 2, 2026", "How steady is your order book?"):
        assert words in text
        assert words in html
    for url in ("posts/a/", "posts/b/", "posts/c/", "quizzes/order-book/", "feeds/", ""):
        assert f"\nhttps://advice.example/{url}\n" in text
        assert f"https://advice.example/{url}" in seen.addresses()
    assert "hidden" not in text + html
    assert "The old one" not in text + html


def test_the_html_is_whole_and_holds_nothing_that_mail_programs_refuse():
    html = typed("--since", "2026-11-01", "--format", "html", "--full").stdout
    seen = read(html)
    assert seen.faults == []
    assert html.startswith("<!DOCTYPE html>")
    assert seen.all("html", lang="en", dir="ltr")
    assert {element.name for element in seen.elements}.isdisjoint({"script", "form", "input", "link", "svg", "iframe"})
    assert all(re.match(r"https://|mailto:", address) for address in seen.addresses())
    assert not [name for element in seen.elements for name in element.attributes if name.startswith("on")]
    layout = [table for table in seen.all("table") if "cellpadding" in table.attributes]
    assert len(layout) == 2
    assert all(table.attributes["role"] == "presentation" for table in layout)
    assert all("style" in element.attributes for element in seen.all("p", class_="byline quiet") or seen.all("h2"))
    assert "@media (prefers-color-scheme: dark)" in html
    # The example's text has one picture, as wide as the column whatever its file is, and headings below the post's.
    assert [(image.attributes["width"], image.attributes["height"]) for image in seen.all("img")] == [
        ("552", "276")
    ] * 2
    assert [heading.text for heading in seen.all("h3")] == ["A heading"]
    assert len(html) < 100_000


def test_a_picture_is_a_file_that_the_site_publishes(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def shown(*more: str) -> str:
        (image,) = read(typed("--since", "2026-11-20", "--format", "html", *more).stdout).all("img")
        assert image.attributes["alt"] == "Quotes"
        assert (image.attributes["width"], image.attributes["height"]) == ("552", "276")
        return image.attributes["src"].removeprefix("https://advice.example/")

    assert build_site(folder).counts
    assert shown() == shown("--full") == "posts/b/picture.jpg"
    assert Path("site", shown()).is_file()
    # Without feeds no picture has a name that stays.
    write_site(
        tmp_path, {**FILES, "mkdocs.yml": str(FILES["mkdocs.yml"]).replace("feed: {", "feed: {enabled: false, ")}
    )
    monkeypatch.chdir(tmp_path)
    assert shown() == shown("--full")
    assert Path(folder, "site", shown()).is_file()


def test_hostile_words_stay_words():
    message = issue("--since", "2026-11-10", "--topic", "rest", "--provider", "kit")
    words = "Bcc: x@y.example <script>alert(1)</script> {{ 7 }} *|UNSUB|* &amp; {$a}"
    assert message["Subject"] == f"Advice: {words}"
    assert "Bcc" not in message
    html, text = part(message, "html"), part(message, "plain")
    assert not read(html).all("script")
    # The provider puts something in where its own tags stand, and nowhere else.
    assert re.findall(r"\{\{ \w+ \}\}", html) == ["{{ address }}", "{{ unsubscribe_url }}"]
    assert re.findall(r"\{\{ \w+ \}\}", text) == ["{{ unsubscribe_url }}", "{{ address }}"]
    assert '<a class="link" href="{{ unsubscribe_url }}"' in html
    other = typed("--since", "2026-11-10", "--topic", "rest", "--provider", "mailchimp", "--format", "html").stdout
    assert re.findall(r"\*\|[A-Z_:]+\|\*", other) == ["*|HTML:LIST_ADDRESS_HTML|*", "*|UNSUB|*"]
    assert "{{ 7 }}" in other


def test_a_series_is_in_the_order_of_its_parts():
    message = issue("--since", "2026-11-01", "--series", "steps")
    text = part(message, "plain")
    assert titles(text) == ["The first", "The second"]
    assert "Part One of Two steps" in text
    assert "New from Advice: 2 posts in the series Two steps." in text


def test_whole_texts_read_well_without_html():
    text = part(issue("--since", "2026-11-02", "--full", "--series", "steps"), "plain")
    assert "A heading\n---------\n\nAdvice with a link [1] and {{ code }}.\n\n- One\n- Two\n" in text
    assert (
        "\na | b\nDonaudampfschifffahrtsgesellschaft | Rentenversicherungsbeitrag\n\nhttps://elsewhere.example/" in text
    )
    assert "\n\n[1] https://advice.example/posts/b/\n" in text
    assert "Read it on the website:\nhttps://advice.example/posts/a/" in text


def test_an_owner_says_who_sends_it_and_how_to_leave():
    ways = ("--from", "Ann Müller <ann@firm.example>", "--unsubscribe", "https://firm.example/leave?a=1&b=2")
    more = ("--subject", "Hello\nBcc: x@y.example", "--intro", "Dear reader <3", "--address", "1 Road & Lane")
    done = typed("--since", "2026-11-20", *ways, *more)
    assert "unsubscribe" not in done.stderr
    message = message_from_bytes(done.stdout_bytes, policy=default)
    assert message["From"] == "Ann Müller <ann@firm.example>"
    assert message["Subject"] == "Hello Bcc: x@y.example"
    assert message["List-Unsubscribe"] == "<https://firm.example/leave?a=1&b=2>"
    html = part(message, "html")
    assert "https://firm.example/leave?a=1&b=2" in read(html).addresses()
    assert "Dear reader &lt;3" in html
    assert "1 Road &amp; Lane" in html
    assert "\nUnsubscribe:\nhttps://firm.example/leave?a=1&b=2\n" in part(message, "plain")


def test_without_a_way_to_leave_the_owner_is_told_and_readers_see_no_gap():
    done = typed("--since", "2026-11-20")
    assert done.stderr.splitlines()[1].startswith("Nothing in it says how to unsubscribe: ")
    assert "nsubscribe" not in done.stdout
    assert "address" not in part(message_from_bytes(done.stdout_bytes, policy=default), "plain")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--since", "7d", "--series", "stebs"], 2, "There is no series 'stebs' on this site.\nDid you mean steps?"),
        (
            ["--since", "7d", "--topic", "zzz"],
            2,
            "There is no topic 'zzz' on this site.\nThe topics of this site: rest, sales.",
        ),
        (["--since", "soon"], 2, "'soon' is not a day. Write 2026-11-01, or 7d"),
        (["--since", "9999w"], 0, "Wrote 4 posts as eml, "),
        (["--since", "2027-01-01"], 2, "2027-01-01 is still to come.\nWrite a day that has been"),
        (
            ["--since", "1d"],
            1,
            "Nothing has been published since 2026-11-21.\nThe newest is of 2026-11-20: The second. Write --since",
        ),
        (["--since", "7d", "-o", "none/x.eml"], 2, "'none/x.eml' cannot be written: No such file or directory.\nName"),
        (
            ["--since", "7d", "-o", "mkdocs.yml"],
            2,
            "'mkdocs.yml' belongs to the site, and an issue would take its place.\n",
        ),
        (["--since", "7d", "-o", "content/posts/../posts/wide.jpg"], 2, "wide.jpg' belongs to the site"),
        (["--since", "7d", "-o", "site/index.html"], 2, "'site/index.html' belongs to the site"),
        (["--since", "7d", "--from", "nobody"], 2, "'nobody' is not a sender. Write hello@firm.example"),
        (["--since", "7d", "--from", "a@b.example\nBcc: c@d.example"], 2, "is not a sender."),
        (["--since", "7d", "--unsubscribe", "javascript:x"], 2, "leads nowhere. Write https://"),
        ([], 2, "Missing option '--since'"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(words: list[str], code: int, said: str):
    done = typed(*words)
    assert (done.exit_code, said in done.stderr) == (code, True), done.stderr
    assert "Traceback" not in done.output


def test_a_site_without_an_address_a_sender_or_with_errors_gets_no_issue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    write_site(tmp_path, {"mkdocs.yml": QUICK, "content/posts/a.md": post("A", "2026-11-20")})
    monkeypatch.chdir(tmp_path)
    assert "An e-mail needs a sender, and mkdocs.yml names no address.\n" in typed("--since", "7d").stderr
    assert typed("--since", "7d", "-o", "a.html").exit_code == 0
    assert Path("a.html").read_bytes().startswith(b"<!DOCTYPE html>")
    write_site(tmp_path, {"mkdocs.yml": QUICK, "content/posts/b.md": post("B", "2026-11-20", "Many words. " * 9000)})
    assert "Gmail shows the first 102" not in typed("--since", "7d", "-o", "a.html").stderr
    assert "The HTML has 11" in typed("--since", "7d", "-o", "a.html", "--full").stderr
    write_site(tmp_path, {"mkdocs.yml": QUICK, "content/posts/b.md": post(body="[x](gone.md)")})
    done = typed("--since", "7d")
    assert done.exit_code == 1
    assert "content/posts/b.md:6:1: error[missing-file]: " in done.stderr
    assert done.stderr.endswith("No issue was written: 1 error in the site.\n")
    write_site(tmp_path, {"mkdocs.yml": "site_name: Advice\n"})
    done = typed("--since", "7d")
    assert (done.exit_code, "Links in an e-mail need whole addresses: write site_url:" in done.stderr) == (2, True)


def test_providers_have_the_same_names_everywhere():
    from generator.cli import digest
    from generator.config import subscribe
    from generator.digest import PROVIDERS

    assert digest.PROVIDERS == PROVIDERS == (*subscribe.PROVIDERS, "custom")


def test_germans_read_german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    config = QUICK.replace("site_name: Advice", "site_name: Rat\ntheme: {name: material, language: de}")
    write_site(
        tmp_path, {"mkdocs.yml": config, "content/posts/a.md": post("Über Größe", "2026-11-20", authors="[Ann]")}
    )
    monkeypatch.chdir(tmp_path)
    message = issue("--since", "7d", "--from", "rat@firm.example", "--unsubscribe", "mailto:rat@firm.example")
    assert message["Subject"] == "Rat: Über Größe"
    text = part(message, "plain")
    assert "Neu von Rat: ein Beitrag." in text
    assert "Von Ann, 20. November 2026" in text
    assert "Weiterlesen:" in text
    assert "\nAbbestellen:\nmailto:rat@firm.example\n" in text
    assert read(part(message, "html")).all("html", lang="de")


def test_an_owner_changes_the_looks_and_is_told_of_a_slip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    config = QUICK.replace("site_name: Advice", "site_name: Advice\ntheme: {name: material, custom_dir: mine}")
    own = {"mkdocs.yml": config, "content/posts/a.md": post("A", "2026-11-20")}
    write_site(tmp_path, {**own, "mine/mail/issue.css": ".title { color: teal; }"})
    monkeypatch.chdir(tmp_path)
    (title,) = read(typed("--since", "7d", "--format", "html").stdout).all("h2")
    assert title.attributes["style"] == "color: teal;"
    write_site(tmp_path, {**own, "mine/mail/issue.html": "<p>\n{{ issue.introo }}"})
    done = typed("--since", "7d")
    assert done.exit_code == 1
    assert "mine/mail/issue.html:2: error[template-undefined]: " in done.stderr
    assert "docs/newsletter.md lists what an issue holds" in done.stderr


def test_nothing_can_make_an_issue_wider_than_a_phone(browser: Browser):
    html = typed("--since", "2026-11-01", "--format", "html", "--full").stdout
    with closing(
        browser.new_context(viewport={"width": 320, "height": 640}, color_scheme="dark", offline=True)
    ) as phone:
        page = phone.new_page()
        page.set_content(html, wait_until="domcontentloaded")
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        colours = "e => [getComputedStyle(e).color, getComputedStyle(e.closest('.sheet')).backgroundColor]"
        assert page.eval_on_selector(".byline", colours) == ["rgb(180, 186, 200)", "rgb(30, 33, 42)"]
