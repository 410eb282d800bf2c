"""What mkdocs.yml says about the end of a post: related posts, ways to share, to reply and to comment."""

from __future__ import annotations

import pytest

from generator.config import Giscus, Isso, Options, Reply, foreign_origins, parse_config

BEGIN = """\
site_name: A
site_url: https://example.org/
plugins:
  - search
  - milepost:
      feed: {authority: example.org, year: 2024}
"""
GISCUS = "repo: firm/talk, repo_id: R_1, category: Talk, category_id: DIC_1"


def options_of(line: str) -> Options:
    config, problems = parse_config({"mkdocs.yml": f"{BEGIN}      {line}\n".encode()}, "mkdocs.yml", {})
    assert [str(problem) for problem in problems] == []
    assert config is not None
    return config.options


def said_of(line: str) -> str:
    _, problems = parse_config({"mkdocs.yml": f"{BEGIN}      {line}\n".encode()}, "mkdocs.yml", {})
    return "\n".join(str(problem) for problem in problems)


def test_a_site_that_says_nothing_offers_related_posts_and_sharing_and_no_comments():
    options = options_of("newest: 6")
    assert (options.related, options.reply, options.comments) == (3, Reply(), None)
    assert options.share == ("email", "linkedin", "facebook", "x", "copy", "device")


@pytest.mark.parametrize(
    ("line", "ways"),
    [
        ("share: false", ()),
        ("share: true", ("email", "linkedin", "facebook", "x", "copy", "device")),
        ("share: [copy, email, copy]", ("copy", "email")),
        ("share: bluesky", ("bluesky",)),
    ],
)
def test_the_ways_to_share_stand_in_the_owners_order(line: str, ways: tuple[str, ...]):
    assert options_of(line).share == ways


@pytest.mark.parametrize(
    ("line", "reply"),
    [
        ("reply: false", Reply()),
        ("reply: hello@example.org", Reply(email="hello@example.org")),
        ("reply: mailto:hello@example.org", Reply(email="hello@example.org")),
        (
            "reply: {email: a.b@example.org, discussion: 'https://example.org/new?title={title}&u={url}'}",
            Reply(email="a.b@example.org", discussion="https://example.org/new?title={title}&u={url}"),
        ),
    ],
)
def test_readers_reply_by_mail_or_where_there_is_a_discussion(line: str, reply: Reply):
    assert options_of(line).reply == reply


@pytest.mark.parametrize(
    "line",
    ["comments: {isso: https://talk.example.org}", "comments: {isso: {url: https://talk.example.org/}}"],
)
def test_isso_needs_its_address_alone(line: str):
    assert options_of(line).comments == Isso(url="https://talk.example.org/")


def test_giscus_takes_what_its_own_page_shows():
    comments = options_of(f"comments: {{giscus: {{{GISCUS}, mapping: title, reactions: no}}}}").comments
    assert comments == Giscus(
        repo="firm/talk", repo_id="R_1", category="Talk", category_id="DIC_1", mapping="title", reactions=False
    )


def test_without_comments_no_other_host_is_ever_needed():
    assert foreign_origins(options_of("comments: false").comments) == {}


def test_the_origins_are_those_of_the_service():
    giscus = options_of(f"comments: {{giscus: {{{GISCUS}}}}}").comments
    assert {origin for origins in foreign_origins(giscus).values() for origin in origins} == {"https://giscus.app"}
    assert "frame-src" in foreign_origins(giscus)
    isso = foreign_origins(Isso(url="https://talk.example.org:8443/isso/"))
    assert isso["connect-src"] == ("https://talk.example.org:8443",)


WRONG = {
    "share: [email, linkdin]": (
        "mkdocs.yml:7:22: error[config-value]: 'share' takes email, linkedin, facebook, x, mastodon, bluesky, copy and "
        "device, not 'linkdin'\n  hint: did you mean 'linkedin'?"
    ),
    "share: {email: yes}": (
        "mkdocs.yml:7:14: error[config-type]: 'plugins.milepost.share' must be a list, not a mapping (`key: value`)\n"
        "  hint: write:\n        share:\n          - …"
    ),
    "related: 99": (
        "mkdocs.yml:7:16: error[config-type]: 'plugins.milepost.related' must be a whole number from 0 to 12, "
        "not '99'\n  hint: write related: 3"
    ),
    "reply: hello at example.org": (
        "mkdocs.yml:7:14: error[config-value]: 'plugins.milepost.reply' must be an address of mail, "
        "not 'hello at example.org'\n  hint: reply: hello@example.org"
    ),
    "reply: {mail: hello@example.org}": (
        "mkdocs.yml:7:15: error[unknown-option]: 'milepost.reply' has no option 'mail'\n  hint: did you mean 'email'?"
    ),
    "reply: {email: 'a@b.example?bcc=c@d.example'}": (
        "mkdocs.yml:7:22: error[config-value]: 'plugins.milepost.reply.email' must be an address of mail, "
        "not 'a@b.example?bcc=c@d.example'\n  hint: email: hello@example.org"
    ),
    "reply: {discussion: 'https://example.org/{slg}'}": (
        "mkdocs.yml:7:27: error[config-value]: 'plugins.milepost.reply.discussion' has no placeholder '{slg}'\n"
        "  hint: did you mean '{slug}'?"
    ),
    "reply: {discussion: 'javascript:alert(1)'}": (
        "mkdocs.yml:7:27: error[config-value]: 'plugins.milepost.reply.discussion' must be a web address, "
        "not 'javascript:alert(1)'\n  hint: discussion: https://example.org/talk/{slug}"
    ),
    "comments: true": (
        "mkdocs.yml:7:17: error[config-type]: 'plugins.milepost.comments' must be a mapping, not 'true'\n"
        "  hint: write:\n        comments:\n          name: value"
    ),
    "comments: {disqus: firm}": (
        "mkdocs.yml:7:18: error[unknown-option]: 'milepost.comments' has no option 'disqus'\n"
        "  hint: did you mean 'giscus'?"
    ),
    "comments: {giscus: {repo: firm/talk, repo_id: R_1, category: Talk}}": (
        "mkdocs.yml:7:26: error[config-value]: 'plugins.milepost.comments.giscus' needs 'category_id': "
        "https://giscus.app shows it once you have chosen a repository\n  hint: category_id: DIC_kwDOH…"
    ),
    f"comments: {{giscus: {{{GISCUS.replace('firm/talk', 'https://github.com/firm/talk')}}}}}": (
        "mkdocs.yml:7:33: error[config-value]: 'plugins.milepost.comments.giscus.repo' must be a repository on GitHub "
        "as owner/name, not 'https://github.com/firm/talk'\n  hint: repo: firm/talk"
    ),
    f"comments: {{giscus: {{{GISCUS}, mapping: path}}}}": (
        "mkdocs.yml:7:103: error[config-value]: 'plugins.milepost.comments.giscus.mapping' must be pathname, url, "
        "title or og:title, not 'path'\n  hint: did you mean 'pathname'?"
    ),
    "comments: {isso: talk.example.org}": (
        "mkdocs.yml:7:24: error[config-value]: 'plugins.milepost.comments.isso' must be the server's whole address, "
        "not 'talk.example.org'\n  hint: isso: https://comments.example.org/"
    ),
    f"comments: {{isso: https://talk.example.org, giscus: {{{GISCUS}}}}}": (
        "mkdocs.yml:7:24: error[config-value]: 'plugins.milepost.comments.isso' and 'giscus' cannot both keep "
        "the comments\n  hint: keep one of the two"
    ),
    "comments: {isso: {}}": (
        "mkdocs.yml:7:24: error[config-value]: 'plugins.milepost.comments.isso' needs the address of your Isso server\n"
        "  hint: comments: {isso: https://comments.example.org/}"
    ),
}


@pytest.mark.parametrize("line", WRONG)
def test_a_mistake_is_told_in_these_words(line: str):
    assert said_of(line) == WRONG[line]


def test_results_of_quizzes_go_to_nobody_unless_the_owner_names_an_address():
    assert options_of("newest: 6").quizzes.email == ""
    assert options_of("quizzes: {email: hello@example.org}").quizzes.email == "hello@example.org"
    assert said_of("quizzes: {email: 'not an address'}") == (
        "mkdocs.yml:7:24: error[config-value]: 'plugins.milepost.quizzes.email' must be an address of mail, not"
        " 'not an address'\n"
        "  hint: email: hello@example.org"
    )
    assert "did you mean 'email'?" in said_of("quizzes: {emial: hello@example.org}")
