"""`subscribe:` below Milepost's options: the form by which readers get new posts by e-mail from a provider."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import parse_qs, urlsplit

from generator.config.nodes import Scalar, truth
from generator.config.sections import Section
from generator.config.words import did_you_mean, listed
from generator.diagnostics import Span, error

PLACES = ("post", "feeds", "footer")
"""Where the form may stand: at the end of posts, on the page of all feeds, and at the foot of every page."""
USUAL_PLACES = ("post", "feeds")

# Plain http is for a server on one's own machine, to try the form out.
_WEB = re.compile(r"(?:https://[A-Za-z0-9.-]+|http://(?:localhost|127\.0\.0\.1))(?::\d+)?(?:/[^\s\"<>\\^`|]*)?")
_USERNAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_LINK = re.compile(r"\[([^\[\]]+)\]\(([^()\s]+)\)")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SCHEMES = ("http:", "https:", "mailto:")
_EMBEDDED = "https://buttondown.com/api/emails/embed-subscribe/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """What a provider's form is like: its address as words, a pattern and an example, and the names of its fields."""

    needs: str
    """What its address is called in problems."""
    action: re.Pattern[str]
    example: str
    field: str
    hidden: Mapping[str, str]


PROVIDERS: Mapping[str, Provider] = {
    "buttondown": Provider(
        needs="your name at Buttondown",
        action=re.compile(rf"{re.escape(_EMBEDDED)}.+"),
        example="username: your-name-there",
        field="email",
        hidden={"embed": "1"},
    ),
    "mailchimp": Provider(
        needs="the address of a form at Mailchimp",
        action=re.compile(r"https://[^/]+\.list-manage\.com/subscribe/post\?(?=(?:.+&)?u=)(?=(?:.+&)?id=).+"),
        example="action: https://example.us1.list-manage.com/subscribe/post?u=1a2b&id=3c4d",
        field="EMAIL",
        hidden={},
    ),
    "mailerlite": Provider(
        needs="the address of a form at MailerLite",
        action=re.compile(r"https://[^/]+\.mailerlite\.(?:com|io)/.+"),
        example="action: https://assets.mailerlite.com/jsonp/1234/forms/5678/subscribe",
        field="fields[email]",
        hidden={"ml-submit": "1", "anticsrf": "true"},
    ),
    "kit": Provider(
        needs="the address of a form at Kit",
        action=re.compile(r"https://app\.(?:kit|convertkit)\.com/forms/[^/]+/subscriptions"),
        example="action: https://app.kit.com/forms/1234/subscriptions",
        field="email_address",
        hidden={},
    ),
}
"""As the forms are that these providers give to be put into a page of one's own."""
_BUTTONDOWN = PROVIDERS["buttondown"]
_ANY = Provider(
    needs="the address to which the form is sent",
    action=_WEB,
    example="action: https://news.example.org/subscribe",
    field="email",
    hidden={},
)
_PRIVACY = 'privacy: "Your address is used for this and nothing else: [privacy](pages/privacy.md)."'


@dataclass(frozen=True, slots=True)
class Phrase:
    """A piece of a sentence; with a target it is a link, to a content file, an address of this site or a URL."""

    text: str
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscribe:
    """The form. `hidden` are pairs of a name and a value."""

    action: str
    field: str
    hidden: tuple[tuple[str, str], ...]
    privacy: tuple[Phrase, ...]
    text: str
    where: tuple[str, ...]
    span: Span
    """Where `privacy` stands."""
    provider: str = ""
    """One of PROVIDERS; "" for another."""


def parse_subscribe(section: Section) -> Subscribe | None:
    """The option, None where it is not written or there is a mistake in it."""
    node = section.get("subscribe")
    if node is None or truth(node) is False:
        return None
    known, form = len(section.problems), section.section("subscribe")
    if len(section.problems) > known:
        return None
    name = form.choice("provider", tuple(PROVIDERS), "")
    provider = PROVIDERS.get(name, _ANY)
    if len(section.problems) > known:
        return None  # what else is wrong hangs on the provider
    action = _by_username(form, provider) if form.has("username") else _action(form, provider)
    field = form.text("field") or provider.field
    parsed = Subscribe(
        action=action,
        field=field,
        hidden=tuple({**provider.hidden, **_honeypot(action), **_hidden(form, field)}.items()),
        privacy=_privacy(form),
        text=form.text("text"),
        where=_where(form),
        span=form.span("privacy"),
        provider=name,
    )
    form.refuse_left_over()
    return parsed if len(section.problems) == known else None


def _by_username(form: Section, provider: Provider) -> str:
    name = form.text("username")
    if provider is not _BUTTONDOWN:
        hint = "provider: buttondown" if provider is _ANY else provider.example
        form.wrong("username", "makes an address at Buttondown alone", hint)
        form.accept("action")
    elif form.has("action"):
        form.wrong("action", "and 'username' cannot both say where the form leads", "keep one of the two")
    elif not _USERNAME.fullmatch(name):
        form.wrong("username", f"must be your name at Buttondown, not '{name}'", f"username: {_last_step(name)}")
    return f"{_EMBEDDED}{name}"


def _last_step(address: str) -> str:
    """The name at the end of an address of Buttondown's, an example where there is none."""
    name = address.rstrip("/").rpartition("/")[2].removeprefix("@")
    return name if _USERNAME.fullmatch(name) else "your-name-there"


def _action(form: Section, provider: Provider) -> str:
    """Providers show their forms as HTML, where "&" is written "&amp;"."""
    known, text = len(form.problems), unescape(form.text("action"))
    if not text and len(form.problems) == known:
        _missing(form, "username" if provider is _BUTTONDOWN else "action", provider.needs, provider.example)
    elif text and not _WEB.fullmatch(text):
        form.wrong("action", f"must be an address that begins with https://, not '{text}'", provider.example)
    elif text and not provider.action.fullmatch(text):
        form.wrong("action", f"is not {provider.needs}", provider.example)
    return text


def _missing(form: Section, key: str, what: str, example: str) -> None:
    place = form.span(key)
    form.problems.append(error(place, "config-value", f"'{form.name}' needs '{key}': {what}", example))


def _honeypot(action: str) -> Mapping[str, str]:
    """The empty field by which Mailchimp knows machines that fill in everything."""
    asked = parse_qs(urlsplit(action).query)
    if not PROVIDERS["mailchimp"].action.fullmatch(action) or not {"u", "id"} <= asked.keys():
        return {}
    return {f"b_{asked['u'][0]}_{asked['id'][0]}": ""}


def _hidden(form: Section, field: str) -> dict[str, str]:
    hidden, found = form.section("hidden"), dict[str, str]()
    for key, value in hidden.node.pairs:
        if key.text == field:
            hidden.wrong(
                key.text, "is the field of the address, which a reader fills in", "take it out, or rename 'field'"
            )
        elif isinstance(value, Scalar):
            found[key.text] = hidden.text(key.text)
        else:
            hidden.expected(key.text, value, "text", f"{key.text}: …")
    return found


def _where(form: Section) -> tuple[str, ...]:
    for place in form.scalars("where"):
        if place.text.strip() not in PLACES:
            hint = did_you_mean(place.text, PLACES, 0.5) or f"where: [{', '.join(USUAL_PLACES)}]"
            message = f"'{form.called('where')}' takes {listed(PLACES, 'and')}, not '{place.text}'"
            form.problems.append(error(place.span, "config-value", message, hint))
    return tuple(dict.fromkeys(form.texts("where", USUAL_PLACES)))


def _privacy(form: Section) -> tuple[Phrase, ...]:
    """The line with its links; nothing else of Markdown has a meaning in it."""
    known, text = len(form.problems), " ".join(form.text("privacy").split())
    if not text and len(form.problems) == known:
        _missing(form, "privacy", "what becomes of an address, with a link to your page on privacy", _PRIVACY)
    parts = _LINK.split(text)
    for target in parts[2::3]:
        if _SCHEME.match(target) and not target.lower().startswith(_SCHEMES):
            form.wrong("privacy", f"cannot lead to '{target}'", "link to a page of yours or to a web address")
    pieces = [Phrase(parts[0])]
    for label, target, after in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        pieces += [Phrase(label, target), Phrase(after)]
    return tuple(piece for piece in pieces if piece.text)
