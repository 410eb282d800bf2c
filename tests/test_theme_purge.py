"""What purging takes out of a style sheet, and what it never takes."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.config.values import Palette
from generator.theme.styles import Source, Vocabulary, make_sheets, purge

VOCABULARY = Vocabulary(
    names=frozenset(
        {
            "dialog",
            "md-kept",
            "md-nav",
            "md-nav__link",
            "__drawer",
            "data-md-toggle",
            "md-copy",
            "data-md-color-primary",
            "data-md-color-scheme",
        }
    ),
    scripted=frozenset({"md-copy"}),
    built=frozenset({"nav", "main"}),
    text=frozenset({"md-typeset", "md-button"}),
    elements=frozenset(["html", "body", "p", "a", "li", "ul", "table", "td", "code"]),
    beginnings=("md-begins-",),
    values={"data-md-color-primary": frozenset({"teal"})},
    direction="ltr",
)


@pytest.mark.parametrize(
    "selector",
    [
        ".md-absent", "#__absent", ".md-nav .md-absent", ".md-nav.md-absent", ".md-absent>p", "meter", ".md-absent~li",
        "[data-md-absent]", "[data-md-color-primary=red]", '[data-md-color-primary="red"] a', ":is(.md-absent,meter)",
        ":where(.md-absent) p", "p:has(.md-absent)", "p:has(>.md-absent)", ".md-absent:hover", ".md-absent::before",
        "[dir=rtl] .md-nav", "[dir=rtl] .md-nav>li", ".md\\-absent",
    ],
)  # fmt: skip
def test_what_can_match_nothing_goes(selector):
    assert purge(f"{selector}{{color:red}}", VOCABULARY) == ""


@pytest.mark.parametrize(
    "selector",
    [
        ".md-nav", ".anything", ".md-typeset .grid.cards>ul", "#any", "#__drawer:checked~.md-nav", "*", ":root", "a",
        ".md-kept", ".md-begins-here", "dialog", "MAIN", "[data-md-toggle=drawer]", "[data-md-color-primary=teal]",
        "[data-md-color-primary^=r]", "p:not(.md-absent)", ":is(.md-absent,.md-nav)", ":where(p,.md-absent)",
        "p:has(.md-absent,a)", ":nth-child(2n + 1 of .md-absent)", ":future(.md-absent)", "[dir=ltr] .md-nav",
        "[dir=rtl] .md-typeset li", "[dir=rtl] .md-typeset .md-copy", "[dir=rtl].md-nav", ":not([dir=rtl]) .md-nav",
        "a::part(md-absent)", "[hidden]", "html|a",
    ],
)  # fmt: skip
def test_what_may_match_stays_as_it_is_written(selector):
    assert purge(f"{selector}{{color:red}}", VOCABULARY) == f"{selector}{{color:red}}"


def test_a_list_keeps_the_selectors_that_may_match():
    assert purge(".md-absent, .md-nav , meter{color:red}", VOCABULARY) == ".md-nav{color:red}"


def test_a_list_that_other_browsers_drop_is_not_brought_to_life():
    css = ".md-absent::-moz-focus-inner,.md-nav{color:red}"
    assert purge(css, VOCABULARY) == css
    assert purge(".md-absent::-moz-focus-inner,meter{color:red}", VOCABULARY) == ""


@pytest.mark.parametrize("rule", ["@media print", "@supports (gap:1px)", "@layer base", "@container (width>3em)"])
def test_rules_inside_of_others_are_judged(rule):
    assert purge(f"{rule}{{.md-absent{{color:red}}.md-nav{{color:red}}}}", VOCABULARY) == (
        f"{rule}{{.md-nav{{color:red}}}}"
    )


def test_rules_nested_in_a_rule_are_judged():
    css = ".md-nav{color:red;&:hover{gap:0}& .md-absent{gap:0}>li{gap:0}@media print{gap:0}}"
    assert purge(css, VOCABULARY) == ".md-nav{color:red;&:hover{gap:0}>li{gap:0}@media print{gap:0}}"


def test_an_empty_rule_goes_but_the_order_of_layers_stays():
    assert purge("@layer a,b;@media print{.md-absent{gap:0}}.md-nav{}@layer c{}", VOCABULARY) == "@layer a,b;@layer c{}"


def test_custom_properties_stay_but_icons_that_nothing_shows():
    css = (
        ":root{--md-unused:1px;--md-icon:url(data:x);--md-none:url(data:y);--md-deep:url('data:z');--own:url(data:o)}"
        "p{--md-via:var(--md-deep);mask:var(--md-icon,none)}"
    )
    left = purge(css, VOCABULARY)
    assert "--md-none" not in left
    assert all(name in left for name in ("--md-unused:", "--md-icon:", "--md-deep:", "--own:"))


def test_an_icon_of_a_rule_that_goes_goes_too():
    assert purge(":root{--md-a:url(data:x)}.md-absent{mask:var(--md-a)}", VOCABULARY) == ""


def test_keyframes_stay_while_something_runs_them():
    css = "@keyframes spin{to{rotate:1turn}}@keyframes none-runs{to{rotate:1turn}}p{animation:spin 1s}"
    assert purge(css, VOCABULARY) == "@keyframes spin{to{rotate:1turn}}p{animation:spin 1s}"


def test_former_names_go_where_the_agreed_one_stands_beside_them():
    assert purge("p{-webkit-mask-size:1px;mask-size:1px}a{-webkit-mask-size:1px}", VOCABULARY) == (
        "p{mask-size:1px}a{-webkit-mask-size:1px}"
    )


@pytest.mark.parametrize(
    ("css", "shortest"),
    [
        ("/* a */ p { color : red ; }\n\n", "p{color:red}"),
        ("p > a ,  p + a{gap:0}", "p>a,p+a{gap:0}"),
        ("p{width:calc(1px + 2px - (3px * 2))}", "p{width:calc(1px + 2px - (3px * 2))}"),
        ("p{font:1px/2 a , b}", "p{font:1px/2 a,b}"),
        ("p{content:'a  b /* c */'}", 'p{content:"a  b /* c */"}'),
        ("p{--a: ;--b:  {x:y} }", "p{--a: ;--b:{x:y};}"),
        ("p{color:red!important}", "p{color:red!important}"),
        ("@media ( min-width : 1em ) and (hover){p{gap:0}}", "@media (min-width :1em) and (hover){p{gap:0}}"),
        ("@supports selector(a :hover){p{gap:0}}", "@supports selector(a :hover){p{gap:0}}"),
        ("p{gap:0;wrong;color red;margin:0}", "p{gap:0;margin:0}"),
        ("p{gap:0", "p{gap:0}"),
        ("p{content:'é'}", '@charset "UTF-8";p{content:"é"}'),
        ("@charset \"UTF-8\";p{gap:0}/*# sourceMappingURL=a.map */", "p{gap:0}"),
        ("p:is( a , li > a ){gap:0}", "p:is(a,li>a){gap:0}"),
        ("p{background:url( a.png )}", "p{background:url(a.png)}"),
    ],
)  # fmt: skip
def test_what_no_browser_reads_is_left_out(css, shortest):
    assert purge(css, VOCABULARY) == shortest


def test_purging_twice_is_purging_once():
    css = ".md-nav > li{gap:0}@media print{p{--a:url(data:x)}}p{&:hover{mask:var(--a)}}"
    once = purge(css, VOCABULARY)
    assert purge(once, VOCABULARY) == once


@example('@\0"')
@example('@media "p{gap:0}')
@given(st.text(alphabet="pa.#{}[]()\"':;,@>&!\\/* \n-1é\0", max_size=60))
def test_any_text_gives_a_style_sheet(css):
    once = purge(css, VOCABULARY)
    assert purge(once, VOCABULARY) == once


def test_pages_without_constructs_get_the_same_rules_without_theirs():
    css = "p{gap:0}.md-typeset .admonition{gap:0}table,p{gap:1px}.tabbed-set>a{gap:0}.own{gap:0}"
    sheets = make_sheets([Source("a/b.css", css)], VOCABULARY, (), "a")
    assert sheets.text == css
    assert sheets.plain == "p{gap:0}p{gap:1px}.own{gap:0}"


def test_what_templates_hold_themselves_stays_on_all_pages():
    with_table = Vocabulary(
        names=frozenset({"highlight"}), scripted=frozenset(), built=frozenset({"table"}), text=frozenset(),
        elements=frozenset(),
    )  # fmt: skip
    css = "table{gap:0}.highlight{gap:0}"
    assert make_sheets([Source("a.css", css)], with_table, (), "").plain == css


def test_addresses_are_right_in_another_folder():
    css = (
        "p{background:url(../img/a.png),url('b c.png'),url(/d.png),url(https://x.example/e.png),url(#f),url(data:,g)}"
        "a{background:image-set('h.png' 1x)}"
    )
    sheets = make_sheets([Source("assets/own.1/css/a.css", css)], VOCABULARY, (), "assets/stylesheets")
    assert sheets.text == (
        'p{background:url("../own.1/img/a.png"),url("../own.1/css/b c.png"),url(/d.png),url(https://x.example/e.png),'
        'url(#f),url(data:,g)}a{background:image-set("../own.1/css/h.png" 1x)}'
    )


def test_a_sheet_with_an_import_stays_apart():
    sheets = make_sheets(
        [Source("a.css", "p{gap:0}"), Source("b.css", "@import 'c.css';p{gap:1px}")], VOCABULARY, (), ""
    )
    assert sheets.text == "p{gap:0}"
    assert sheets.apart == ("b.css",)


def test_a_reader_in_the_dark_needs_no_script():
    palettes = (
        Palette(media="(prefers-color-scheme: light)", scheme="default", primary="teal"),
        Palette(media="(prefers-color-scheme: dark)", scheme="slate", primary="teal"),
    )
    css = "@media screen{[data-md-color-scheme=slate]{gap:0}}[data-md-color-scheme=default]{gap:1px}"
    assert make_sheets([Source("a.css", css)], VOCABULARY, palettes, "").text == (
        "@media screen{[data-md-color-scheme=slate]{gap:0}"
        "@media (prefers-color-scheme:dark){:where(.no-js) [data-md-color-scheme]{gap:0}}}"
        "[data-md-color-scheme=default]{gap:1px}"
    )
