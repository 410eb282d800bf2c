"""What mkdocs.yml says about the form for an e-mail address."""

from __future__ import annotations

import pytest

from generator.config.subscribe import Phrase
from tests.test_config_after import options_of, said_of

PRIVACY = "privacy: 'For nothing else: [privacy](pages/privacy.md).'"
OPTION = "'plugins.milepost.subscribe"
MAILCHIMP = "https://example.us1.list-manage.com/subscribe/post?u=1a2b&id=3c4d"

PRESETS = {
    "provider: buttondown, username: firm": (
        "https://buttondown.com/api/emails/embed-subscribe/firm", "email", (("embed", "1"),),
    ),
    f"provider: mailchimp, action: '{MAILCHIMP}'": (MAILCHIMP, "EMAIL", (("b_1a2b_3c4d", ""),)),
    # As it stands in the form that Mailchimp shows.
    f"provider: mailchimp, action: '{MAILCHIMP.replace('&', '&amp;')}', hidden: {{tags: 12}}": (
        MAILCHIMP, "EMAIL", (("b_1a2b_3c4d", ""), ("tags", "12")),
    ),
    "provider: mailerlite, action: https://assets.mailerlite.com/jsonp/1/forms/2/subscribe": (
        "https://assets.mailerlite.com/jsonp/1/forms/2/subscribe",
        "fields[email]",
        (("ml-submit", "1"), ("anticsrf", "true")),
    ),
    "provider: kit, action: https://app.kit.com/forms/1234/subscriptions": (
        "https://app.kit.com/forms/1234/subscriptions", "email_address", (),
    ),
    "action: 'https://news.example:8443/in?list=2', field: who": ("https://news.example:8443/in?list=2", "who", ()),
}  # fmt: skip


@pytest.mark.parametrize("written", PRESETS)
def test_a_provider_is_known_by_its_name(written: str):
    form = options_of(f"subscribe: {{{written}, {PRIVACY}}}").subscribe
    assert form is not None
    assert (form.action, form.field, form.hidden) == PRESETS[written]


def test_the_line_on_privacy_is_words_and_links_and_the_form_stands_where_the_owner_wants_it():
    assert options_of("newest: 6").subscribe is None
    assert options_of("subscribe: false").subscribe is None
    form = options_of(f"subscribe: {{action: https://news.example/in, {PRIVACY}}}").subscribe
    assert form is not None
    assert form.privacy == (Phrase("For nothing else: "), Phrase("privacy", "pages/privacy.md"), Phrase("."))
    assert form.where == ("post", "feeds")
    line = "subscribe: {action: https://news.example/in, privacy: None., where: [footer, post], text: Monthly.}"
    form = options_of(line).subscribe
    assert form is not None
    assert (form.where, form.text) == (("footer", "post"), "Monthly.")


WRONG = {
    "true": (
        f"18: error[config-type]: {OPTION}' must be a mapping, not 'true'\n"
        "  hint: write:\n        subscribe:\n          name: value"
    ),
    "{action: https://a.example/}": (
        f"18: error[config-value]: {OPTION}' needs 'privacy': what becomes of an address, with a link to your page on"
        " privacy\n"
        '  hint: privacy: "Your address is used for this and nothing else: [privacy](pages/privacy.md)."'
    ),
    f"{{{PRIVACY}}}": (
        f"18: error[config-value]: {OPTION}' needs 'action': the address to which the form is sent\n"
        "  hint: action: https://news.example.org/subscribe"
    ),
    f"{{provider: buttondown, {PRIVACY}}}": (
        f"18: error[config-value]: {OPTION}' needs 'username': your name at Buttondown\n"
        "  hint: username: your-name-there"
    ),
    f"{{provider: mailchmp, action: https://a.example/, {PRIVACY}}}": (
        f"29: error[config-value]: {OPTION}.provider' must be buttondown, mailchimp, mailerlite or kit, not"
        " 'mailchmp'\n  hint: did you mean 'mailchimp'?"
    ),
    f"{{provider: Kit, username: firm, {PRIVACY}}}": (
        f"29: error[config-value]: {OPTION}.provider' must be buttondown, mailchimp, mailerlite or kit, not"
        " 'Kit'\n  hint: did you mean 'kit'?"
    ),
    f"{{provider: kit, username: firm, action: https://app.kit.com/forms/1/subscriptions, {PRIVACY}}}": (
        f"44: error[config-value]: {OPTION}.username' makes an address at Buttondown alone\n"
        "  hint: action: https://app.kit.com/forms/1234/subscriptions"
    ),
    f"{{action: https://a.example/, hidden: {{email: me@firm.example}}, {PRIVACY}}}": (
        f"63: error[config-value]: {OPTION}.hidden.email' is the field of the address, which a reader fills in\n"
        "  hint: take it out, or rename 'field'"
    ),
    f"{{provider: mailchimp, action: {MAILCHIMP.removesuffix('&id=3c4d')}, {PRIVACY}}}": (
        f"48: error[config-value]: {OPTION}.action' is not the address of a form at Mailchimp\n"
        "  hint: action: https://example.us1.list-manage.com/subscribe/post?u=1a2b&id=3c4d"
    ),
    f"{{provider: mailchimp, action: https://eepurl.com/abc, {PRIVACY}}}": (
        f"48: error[config-value]: {OPTION}.action' is not the address of a form at Mailchimp\n"
        "  hint: action: https://example.us1.list-manage.com/subscribe/post?u=1a2b&id=3c4d"
    ),
    f"{{action: http://a.example/, {PRIVACY}}}": (
        f"27: error[config-value]: {OPTION}.action' must be an address that begins with https://, not"
        " 'http://a.example/'\n"
        "  hint: action: https://news.example.org/subscribe"
    ),
    f"{{provider: kit, username: firm, {PRIVACY}}}": (
        f"44: error[config-value]: {OPTION}.username' makes an address at Buttondown alone\n"
        "  hint: action: https://app.kit.com/forms/1234/subscriptions"
    ),
    f"{{provider: buttondown, username: 'https://buttondown.com/firm', {PRIVACY}}}": (
        f"51: error[config-value]: {OPTION}.username' must be your name at Buttondown, not"
        " 'https://buttondown.com/firm'\n  hint: username: firm"
    ),
    f"{{provider: buttondown, username: firm, action: https://a.example/, {PRIVACY}}}": (
        f"65: error[config-value]: {OPTION}.action' and 'username' cannot both say where the form leads\n"
        "  hint: keep one of the two"
    ),
    "{action: https://a.example/, privacy: '[privacy](javascript:alert)'}": (
        f"56: error[config-value]: {OPTION}.privacy' cannot lead to 'javascript:alert'\n"
        "  hint: link to a page of yours or to a web address"
    ),
    f"{{action: https://a.example/, where: [post, foot], {PRIVACY}}}": (
        f"61: error[config-value]: {OPTION}.where' takes post, feeds and footer, not 'foot'\n"
        "  hint: did you mean 'footer'?"
    ),
    f"{{action: https://a.example/, hidden: {{list: [2]}}, {PRIVACY}}}": (
        f"62: error[config-type]: {OPTION}.hidden.list' must be text, not a list\n  hint: write list: …"
    ),
    f"{{action: https://a.example/, fild: email, {PRIVACY}}}": (
        "47: error[unknown-option]: 'milepost.subscribe' has no option 'fild'\n  hint: did you mean 'field'?"
    ),
}


@pytest.mark.parametrize("written", WRONG)
def test_a_mistake_is_told_in_these_words(written: str):
    assert said_of(f"subscribe: {written}") == f"mkdocs.yml:7:{WRONG[written]}"
