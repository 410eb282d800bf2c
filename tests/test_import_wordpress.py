"""A WordPress blog moves here from its own export: what it held is here, and what is not is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli.commands import milepost
from generator.imports.html import markdown_of
from tests.sites import NOW, PNG, QUICK, build_site, published, said, write_site

EXPORT = Path(__file__).resolve().parent / "wordpress/export.xml"
PERMALINK = QUICK.replace("- milepost:", '- milepost:\n      permalink: "{year}/{month}/{slug}/"')


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    uploads = tmp_path / "uploads/2024/03"
    uploads.mkdir(parents=True)
    (uploads / "hour.png").write_bytes(PNG)
    folder = write_site(
        tmp_path / "firm", {"mkdocs.yml": PERMALINK, "content/pages/index.md": "---\ntitle: Home\n---\nHi.\n"}
    )
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    return folder


def bring(*arguments: str, file: Path = EXPORT) -> Result:
    return CliRunner().invoke(milepost, ["import", "wordpress", str(file), "--media", "../uploads", *arguments])


def read(path: Path) -> tuple[dict[str, object], str]:
    _, front, body = path.read_text("utf-8").split("---\n", 2)
    return yaml.safe_load(front), body


def test_a_post_of_the_old_editor_comes_with_all_that_it_says(site: Path):
    assert bring().exit_code == 0
    front, body = read(site / "content/posts/2024-03-04-the-first-call.md")
    assert front == {
        "title": "The first call & the Café",
        "date": "2024-03-04 09:00",
        "description": "Who calls has decided already.",
        "authors": ["mary"],
        "topics": ["selling"],
        "tags": ["Telephone"],
        "image": {
            "src": "../static/wp-content/uploads/2024/03/hour.png",
            "alt": "A clock",
            "caption": "A clock at nine",
        },
        "id": "https://harbour.example/?p=21",
        "extra": {"mood": "calm"},
        "pin": True,
        "aliases": ["/2024/03/first-call/"],
    }
    picture = "../static/wp-content/uploads/2024/03/hour.png"
    for part in (
        "It’s the “cheapest” marketing there is, says the café owner.  \nOn this line too, with **bold** & 5 * 3.\n",
        "<!-- more -->\n",
        f'<figure><a href="{picture}"><img alt="A clock"',
        "<figcaption>Nine o'clock</figcaption></figure>\n",
        "## What to say\n\n1. Your name.\n2. See [the second call](2024-04-02-the-second-call.md#again)",
        "and [us](../pages/about/us.md).",
        f"![A clock]({picture})\n",
        "<https://film.example/watch?v=1>\n",
        '[contact-form to="mary@harbour.example"]\n',
        '```python\nif a < b:\n    print("[gallery]")\n```\n',
        '<table><tbody><tr><td colspan="2">Wide</td></tr>',
        "<https://map.example/here>",
    ):
        assert part in body, body
    assert "alert" not in body


def test_a_post_of_the_new_editor_and_pages_below_one_another_come(site: Path):
    bring()
    front, body = read(site / "content/posts/2024-04-02-the-second-call.md")
    assert body == (
        "\nCall again. Nobody does.\n\n<!-- more -->\n\n## Again\n\n- On Tuesday\n\n"
        '![A clock](../static/wp-content/uploads/2024/03/hour.png "Nine")\n\n<https://film.example/watch?v=2>\n\n'
        "```\na < b\n```\n\nH<sub>2</sub>O on the second page.\n"
    )
    assert "aliases" not in front
    assert read(site / "content/pages/about/us.md") == ({"title": "Us"}, "\nTwo advisers above a bakery.\n")
    for name in ("posts/half-a-thought.md", "posts/2024-05-02-for-members.md"):
        assert read(site / "content" / name)[0]["draft"] is True


def test_topics_authors_series_and_comments_come(site: Path):
    bring()
    selling = read(site / "content/topics/selling.md")
    assert selling == ({"title": "Selling & asking", "aliases": ["/category/selling/"]}, "\nHow to *ask*.\n")
    assert read(site / "content/topics/prices.md")[0]["aliases"] == ["/category/selling/prices/"]
    assert read(site / "content/authors/mary.md")[0] == {"name": "Mary Quay", "aliases": ["/author/mary/"]}
    assert not (site / "content/authors/nobody.md").exists()
    assert read(site / "content/series/two-calls.md") == (
        {"title": "Two calls", "parts": ["the-first-call", "the-second-call"]},
        "\nCall, and call again.\n",
    )
    assert json.loads((site / "comments/the-first-call.json").read_text("utf-8")) == [
        {"id": "1", "parent": "0", "author": "Ann", "url": "", "date": "2024-03-05 10:00:00", "text": "It works."}
    ]


def test_the_site_can_be_published_and_subscribers_get_nothing_twice(site: Path):
    bring()
    result = build_site(site)
    assert not [one for one in result.problems if one.severity == "error"], said(result)
    pages = published(site / "site")
    assert "2024/03/the-first-call/index.html" in pages
    assert b"the-first-call/" in pages["2024/03/first-call/index.html"]
    assert b"topics/selling/" in pages["category/selling/index.html"]
    assert pages["wp-content/uploads/2024/03/hour.png"] == PNG
    feed = pages["feed.xml"].decode()
    assert "https://harbour.example/?p=21" in feed
    assert "https://harbour.example/?p=22" in feed
    assert "Part Two of Two" in pages["2024/04/the-second-call/index.html"].decode()
    assert not any(b"It works." in page or b"ann@reader" in page for page in pages.values())


def test_the_report_tells_what_was_mended_what_stays_behind_and_what_becomes_of_every_address(site: Path):
    told = bring("--dry-run").output
    assert not (site / "content/posts").exists()
    assert not (site / "comments").exists()
    for line in (
        "export.xml:44: note[import-encoding]: an encoding was taken for another one: 'cafÃ©' is 'café' now",
        "warning[import-dropped]: 'The first call & the Café': what no text may hold does not come: <script>",
        "warning[import-shortcode]: 'The first call & the Café': nobody can tell what [contact-form] stands for",
        "players and frames are links now: https://map.example/here",
        "colours, sizes and the like do not come. Places: 1",
        "the text was cut into 2 pages, and is one now",
        "'For members' was protected by a password: it comes as a draft",
        "'A chair', of the type 'product' and the status 'publish', does not come",
        "the custom field 'mood' has no counterpart here",
        "1 of 2 comments are kept in the folder comments/",
        "note[import-feed]: subscribers know the feed at /feed/",
        "kept       /2024/03/the-first-call/",
        "redirected /2024/03/first-call/ -> /2024/03/the-first-call/",
        "redirected /author/mary/ -> /authors/mary/",
        "kept       /wp-content/uploads/2024/03/hour.png",
        "lost       /tag/telephone/ (the posts with a tag)",
    ):
        assert line in told, told
    (site / "mkdocs.yml").write_text(QUICK, "utf-8")
    told = bring("--dry-run").output
    assert "redirected /2024/03/the-first-call/ -> /posts/the-first-call/" in told
    assert '      permalink: "{year}/{month}/{slug}/"' in told


def test_to_import_twice_changes_nothing(site: Path):
    bring()
    before = published(site)
    assert "\n0 files written" in bring().output
    assert published(site) == before


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"Dear reader", "x.xml:1:1: error[import-export]: this is not XML"),
        (EXPORT.read_bytes()[:5000], "error[import-export]: this is not XML"),
        (b"<rss><channel/></rss>", "error[import-export]: this is XML, and no export of WordPress"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><rss>&b;</rss>', "error[import-export]: the file declares a document type"),
        (b"", "error[import-export]: this is not XML"),
    ],
    ids=["text", "cut off", "another feed", "entities", "empty"],
)
def test_what_is_no_export_is_told_in_a_sentence(site: Path, data: bytes, sentence: str):
    file = site.parent / "x.xml"
    file.write_bytes(data)
    told = bring(file=file)
    assert told.exit_code == 1
    assert sentence in told.output
    assert not (site / "content/posts").exists()


def test_what_no_xml_may_hold_is_taken_out_and_told(site: Path):
    file = site.parent / "x.xml"
    data = EXPORT.read_bytes().replace(b"Not yet.", b"Not\x0b yet.").replace(b"<title>Harbour", b"<title>&nbsp;Harbour")
    file.write_bytes(data)
    told = bring(file=file)
    assert told.exit_code == 0
    assert "note[import-encoding]: 1 control characters, which no XML may hold, were taken out" in told.output
    assert read(site / "content/posts/half-a-thought.md")[1] == "\nNot yet.\n"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>5 * 3 * 2, a_b_c, [x] and {y}</p>", "5 * 3 * 2, a_b_c, [x] and {y}"),
        ("<p>*not* emphasis</p>", r"\*not\* emphasis"),
        ("<p># no heading</p>", r"\# no heading"),
        ("<h1>Top</h1>Loose text<ul><li>a<ul><li>b</li></ul></li></ul>", "## Top\n\nLoose text\n\n- a\n  - b"),
        ("<div><div><p>In rooms</p></div></div>", "In rooms"),
        ("<details><summary>More</summary><p>x</p></details>", "<details><summary>More</summary><p>x</p></details>"),
        ("<table><tr><th>a</th></tr><tr><td>b</td></tr></table>", "| a |\n| --- |\n| b |"),
        ('<ol start="3"><li>c</li></ol>', "3. c"),
        ("<p>x<!-- a note --></p>", "x"),
        ('<p><a href="/a b">a</a> <img src="x (1).png" alt="[1]"></p>', r"[a](</a b>) ![\[1\]](<x (1).png>)"),
        ('<p><video src="/film.mp4"></video></p>', "[film.mp4](/film.mp4)"),
    ],
)
def test_html_is_said_in_markdown_where_markdown_can_say_it(html: str, text: str):
    assert markdown_of(html).text == text


def export_of(site: Path, *items: str) -> Path:
    """An export with items of "id type status link name", then the text, and further elements after a "||"."""
    before = EXPORT.read_text("utf-8").partition("<item>")[0]
    made = []
    for item in items:
        facts, _, rest = item.partition("\n")
        number, kind, status, link, name = facts.split(" ")
        text, _, more = rest.partition("||")
        made.append(
            f"<item><title>{name}</title><link>https://harbour.example/{link}</link><dc:creator>mary</dc:creator>"
            f"<content:encoded><![CDATA[{text}]]></content:encoded><wp:post_id>{number}</wp:post_id>"
            f"<wp:post_date>2024-01-0{number} 09:00:00</wp:post_date><wp:post_name>{name}</wp:post_name>"
            f"<wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type>{more}</item>"
        )
    file = site.parent / "made.xml"
    file.write_text(f"{before}{''.join(made)}</channel></rss>", "utf-8")
    return file


def test_of_items_that_have_one_name_or_address_none_is_lost(site: Path):
    comment = (
        "||<wp:comment><wp:comment_id>{0}</wp:comment_id><wp:comment_content>No {0}</wp:comment_content>"
        "<wp:comment_approved>1</wp:comment_approved></wp:comment>"
    )
    file = export_of(
        site,
        f"1 page publish ?page_id=1 team\nAsked by number.{comment.format(1)}",
        f"2 page draft ?page_id=2 team\nA draft.{comment.format(2)}",
        "3 post publish a/ a\nFirst.",
        "4 post publish a-2/ a-2\nSecond.",
        "5 post publish b/a/ a\nThird.",
    )
    told = bring(file=file)
    assert (
        "1 addresses name a text by its number, which plain files cannot answer: https://harbour.example/?page_id=1"
        in (told.output)
    )
    assert read(site / "content/pages/team.md")[1] == "\nAsked by number.\n"
    assert read(site / "content/pages/team-2.md")[1] == "\nA draft.\n"
    assert [read(path)[1].strip() for path in sorted((site / "content/posts").iterdir())] == [
        "First.",
        "Second.",
        "Third.",
    ]
    assert len(list((site / "comments").iterdir())) == 2


def test_no_name_or_address_of_an_export_leads_out_of_the_site(site: Path):
    file = export_of(site, "1 page publish ../../../evil/ evil\nx", "2 page publish a/../../../../evil/ ../../evil\nx")
    before = {path for path in site.parent.rglob("*") if site not in path.parents}
    bring(file=file)
    assert {path for path in site.parent.rglob("*") if site not in path.parents} == before
    assert sorted(path.name for path in site.rglob("*evil*")) == ["evil-2.md", "evil.md"]


def test_what_stays_behind_is_told_and_shared_blocks_stand_in_the_text(site: Path):
    number = "<wp:postmeta><wp:meta_key>_series_part_5</wp:meta_key><wp:meta_value>{}</wp:meta_value></wp:postmeta>"
    course = '||<category domain="series" nicename="two-calls"><![CDATA[Two calls]]></category>' + number
    told = bring(
        file=export_of(
            site,
            '1 post publish a/ a\n<!-- wp:block {"ref":3} /--><!-- wp:latest-posts {"n":3} /-->' + course.format(2),
            "2 post publish b/ b\n[[gallery]] [row_a]<pre><!DOCTYPE html></pre>"
            + course.format(1)
            + '<category domain="course" nicename="c"><![CDATA[C]]></category>',
            "3 wp_block publish c/ c\n<!-- wp:paragraph --><p>Call us.</p><!-- /wp:paragraph -->",
            "4 nav_menu_item publish d/ d\n",
            "5 attachment inherit e/ e\n||<wp:attachment_url>https://harbour.example/wp-content/uploads/a.pdf</wp:attachment_url>",
            f"6 post publish f/ f\n{'<b>' * 3000}deep",
        )
    ).output
    assert read(site / "content/posts/2024-01-01-a.md")[1] == "\nCall us.\n"
    assert "[gallery]" in read(site / "content/posts/2024-01-02-b.md")[1]
    assert read(site / "content/series/two-calls.md")[0]["parts"] == ["b", "a"]
    for line in (
        "warning[import-dropped]: 'a': blocks that WordPress fills when it is asked do not come: latest-posts",
        "warning[import-shortcode]: 'b': nobody can tell what [row_a] stands for",
        "note[import-unknown]: the taxonomy 'course' has no counterpart here, and does not come (1 texts have it)",
        "if its terms are series, add --series course",
        "what WordPress keeps for its own look and work does not come: 1 nav_menu_item",
        "1 of 1 files of the media library are not in the copy",
        "'f': its elements are nested too deep to be read",
    ):
        assert line in told, told


def test_lines_of_the_old_editor_are_paragraphs_beside_lists_and_paragraphs_in_html(site: Path):
    text = "One:\n<ul>\n<li>a</li>\n</ul>\nTwo.\n\n<p>Three.</p>\nFour.\n\nFive\nlines."
    bring(file=export_of(site, f"1 post publish a/ a\n{text}"))
    body = read(site / "content/posts/2024-01-01-a.md")[1]
    assert body == "\nOne:\n\n- a\n\nTwo.\n\nThree.\n\nFour.\n\nFive  \nlines.\n"
