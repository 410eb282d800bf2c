"""JSON Schema of mkdocs.yml for editors: our own options in full, MkDocs' keys as far as they matter to a writer.

It helps to write and decides nothing: what a file means, and what is wrong with it, is for `parse_config` to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from generator.config.after import MAPPINGS, SHARES
from generator.config.check import RULES
from generator.config.csp import DIRECTIVES
from generator.config.milepost import KINDS
from generator.config.pictures import FORMATS, MOST_WIDTHS, NARROWEST, WIDEST
from generator.config.subscribe import PLACES, PROVIDERS
from generator.config.validation import GROUPS, RELATIVE
from generator.config.values import FeedOptions, Limits, Options, PictureOptions

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": ["string", "number"]}
_FLAG: Schema = {"type": "boolean"}
_TEXTS: Schema = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
_LEVEL: Schema = {"enum": ["error", "warn", "info", "ignore", RELATIVE]}


def config_schema() -> Schema:
    """The schema of mkdocs.yml. Keys of MkDocs and Material that are not named here are let through."""
    return {
        "$schema": DIALECT,
        "title": "mkdocs.yml of a Milepost site",
        "type": "object",
        "required": ["site_name"],
        "properties": {
            "site_name": _said(_TEXT, "The name of the site."),
            "site_url": _said({"type": "string", "pattern": "^https?://"}, "The whole address of the site."),
            "site_description": _said(_TEXT, "What the site is, in a sentence."),
            "site_author": _said(_TEXT, "Whose site it is."),
            "copyright": _said(_TEXT, "The line at the foot of every page."),
            "docs_dir": _said(_TEXT, "The folder with all texts: content, if nothing is said."),
            "site_dir": _said(_TEXT, "The folder into which the site is published: site, if nothing is said."),
            "nav": _said({"type": "array"}, "The menu."),
            "strict": _said(_FLAG, "true: warnings stop publication as errors do."),
            "theme": _said({"type": ["object", "string"]}, "How the site looks, with Material's keys."),
            "plugins": _said(_plugins(), "search, blog and milepost."),
            "validation": _said(_validation(), "How bad broken links are."),
        },
    }


def options_schema() -> Schema:
    """The schema of `plugins: - milepost:`, which has no other keys than these."""
    limits, usual = Limits(), Options()
    return _section(
        {
            "enabled": _said(_FLAG, "false: as if the plugin were not named."),
            "timezone": _said(_TEXT, "The zone of dates and times that name none.", usual.timezone),
            "permalink": _said({"type": "string"}, "The address of a post, with {slug} or {file} in it."),
            "per_page": _said(_number(1), "How many posts one page of a list shows.", usual.per_page),
            "newest": _said(_number(0), "How many posts the home page shows.", usual.newest),
            "related": _said(_number(0, 12), "How many related posts stand below a post.", usual.related),
            "share": _said(_or_flag(_some_of(SHARES)), "The ways to share a post, in their order; false for none."),
            "reply": _said(_reply(), "An address of mail for readers' answers, or email and discussion."),
            "quizzes": _said(_section({"email": _TEXT}), "email: to whom readers may send the result of a quiz."),
            "subscribe": _said(_subscribe(), "A form by which readers get new posts by e-mail."),
            "comments": _said(_comments(), "Comments by giscus or Isso."),
            "csp": _said(_or_flag(_section(dict.fromkeys(DIRECTIVES, _TEXTS))), "What pages may load from elsewhere."),
            "llms": _said(_FLAG, "true: an llms.txt for programs that read texts.", usual.llms),
            "twins": _said(_FLAG, "true: each post as Markdown too.", usual.twins),
            "security": _said(_security(), "Whom to write to about a weakness of the site."),
            "cards": _said(_FLAG, "false: no social cards.", usual.cards),
            "closed": _said(_some_of(KINDS), "Kinds of which only those with a file of their own may be named."),
            "script": _said({"enum": ["small", "material"]}, "Our small scripts, or Material's own.", usual.script),
            "html": _said({"enum": ["safe", "trusted"]}, "Whether HTML in posts is cleaned.", usual.html),
            "feed": _said(_feed(), "The feeds."),
            "pictures": _said(_pictures(), "Into what pictures are made; false publishes them as they are."),
            "limits": _said(
                _section({field.name: _said(_number(1), "", getattr(limits, field.name)) for field in fields(Limits)}),
                "How much one file may hold.",
            ),
            "check": _said(_section(dict.fromkeys(RULES, _FLAG)), "Rules of milepost check that are on or off."),
            "purge": _said(_or_flag(_section({"keep": _TEXTS})), "Whether style sheets go without what no page needs."),
        }
    )


def _plugins() -> Schema:
    ours = {"type": "object", "properties": {"milepost": {"anyOf": [options_schema(), {"type": "null"}]}}}
    return {"anyOf": [{"type": "array", "items": {"anyOf": [{"type": "string"}, ours]}}, ours]}


def _validation() -> Schema:
    """MkDocs' short form has the keys of both groups side by side, so that no name is refused here."""
    return _section({name: _section(dict.fromkeys(keys, _LEVEL)) for name, keys in GROUPS.items()}, is_open=True)


def _feed() -> Schema:
    usual = FeedOptions()
    return _section(
        {
            "enabled": _said(_FLAG, "false: a site without feeds.", usual.enabled),
            "authority": _said(_TEXT, "The domain that was yours when the site began. Never change it."),
            "year": _said(_TEXT, "The year in which the site began. Never change it."),
            "entries": _said(_number(1), "How many posts a feed holds.", usual.entries),
            "content": _said({"enum": ["full", "summary"]}, "Whole texts, or descriptions only.", usual.content),
            "order": _said({"enum": ["date", "part"]}, "The order in a series' feed.", usual.order),
            "also": _said(_TEXTS, "Former addresses of the site's feed."),
            "hubs": _said(_TEXTS, "WebSub hubs."),
            "ids": _said({"enum": ["tag", "permalink"]}, "How feed readers know a post.", usual.ids),
        }
    )


def _pictures() -> Schema:
    usual = PictureOptions()
    width = {"type": "integer", "minimum": NARROWEST, "maximum": WIDEST}
    widths: Schema = {"anyOf": [width, {"type": "array", "items": width, "maxItems": MOST_WIDTHS}]}
    quality = {kind: _said(_number(1, 100), "", getattr(usual, f"{kind}_quality")) for kind in ("avif", "webp", "jpeg")}
    return _or_flag(
        _section(
            {
                "formats": _said(_some_of(FORMATS), "Besides a picture's own.", list(usual.formats)),
                "widths": _said(widths, "In pixels.", list(usual.widths)),
                "quality": _said(_section(quality), "From 1 to 100."),
            }
        )
    )


def _reply() -> Schema:
    return {"anyOf": [{"type": "string"}, _FLAG, _section({"email": _TEXT, "discussion": _TEXT})]}


def _subscribe() -> Schema:
    form = _section(
        {
            "provider": _said({"enum": list(PROVIDERS)}, "Who sends the mail."),
            "username": _said(_TEXT, "Your name at Buttondown."),
            "action": _said(_TEXT, "The address of the provider's form."),
            "field": _said(_TEXT, "The name of the form's field for the address."),
            "hidden": _said({"type": "object", "additionalProperties": _TEXT}, "Further fields, with their values."),
            "privacy": _said(_TEXT, "What becomes of an address, with a link to your page on privacy."),
            "text": _said(_TEXT, "The sentence above the form."),
            "where": _said(_some_of(PLACES), "Where the form stands."),
        }
    )
    return _or_flag(form)


def _comments() -> Schema:
    giscus = dict.fromkeys(("repo", "repo_id", "category", "category_id", "lang", "url"), _TEXT)
    chosen = {
        "mapping": {"enum": list(MAPPINGS)},
        "strict": _FLAG,
        "reactions": _FLAG,
        "input_position": {"enum": ["top", "bottom"]},
    }
    isso = {"anyOf": [{"type": "string"}, _section({"url": _TEXT})]}
    return _or_flag(_section({"giscus": _section({**giscus, **chosen}), "isso": isso}))


def _security() -> Schema:
    lists = ("contact", "encryption", "acknowledgments", "policy", "hiring", "languages")
    day = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
    return {**_section({**dict.fromkeys(lists, _TEXTS), "expires": day}), "required": ["contact", "expires"]}


def _section(properties: Mapping[str, Schema], *, is_open: bool = False) -> Schema:
    return {"type": "object", "properties": dict(properties), "additionalProperties": is_open}


def _said(schema: Schema, description: str, default: object = None) -> Schema:
    said = {"description": description} if description else {}
    return {**schema, **said, **({} if default is None else {"default": default})}


def _number(lowest: int, highest: int | None = None) -> Schema:
    return {"type": "integer", "minimum": lowest, **({} if highest is None else {"maximum": highest})}


def _some_of(names: Sequence[str]) -> Schema:
    return {"anyOf": [{"enum": list(names)}, {"type": "array", "items": {"enum": list(names)}}]}


def _or_flag(schema: Schema) -> Schema:
    return {"anyOf": [_FLAG, schema]}
