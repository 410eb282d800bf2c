"""What newsletter providers put in for every subscriber: the tags as their own documentation has them.

Checked in November 2026. Mailchimp: "HTML code for footer content" in its knowledge base has *|UNSUB|* and
*|HTML:LIST_ADDRESS_HTML|*, for text *|LIST:ADDRESS|*. MailerLite: "Put custom content to campaign" in its reference
for developers has {$unsubscribe}; the address comes with the footer that the account adds. Kit: "Troubleshooting: HTML
email templates" in its help has {{ unsubscribe_url }}; {{ address }} is what its templates must have. Buttondown:
"Template variables" in its documentation has {{ unsubscribe_url }}, and no tag for an address.
"""

from __future__ import annotations

from generator.model import Value

PROVIDERS = ("buttondown", "mailchimp", "mailerlite", "kit", "custom")


class MergeTags(Value, frozen=True, kw_only=True):
    """A provider's tags. `specials` are the pairs of characters by which it knows a tag in a text."""

    unsubscribe: str = ""
    """Stands for a URL, in HTML and in text."""
    address: str = ""
    address_as_text: str = ""
    specials: tuple[str, ...] = ()


_BRACES = ("{{", "{%", "{#")

_TAGS = {
    "buttondown": MergeTags(unsubscribe="{{ unsubscribe_url }}", specials=_BRACES),
    "mailchimp": MergeTags(
        unsubscribe="*|UNSUB|*",
        address="*|HTML:LIST_ADDRESS_HTML|*",
        address_as_text="*|LIST:ADDRESS|*",
        specials=("*|",),
    ),
    "mailerlite": MergeTags(unsubscribe="{$unsubscribe}", specials=("{$",)),
    "kit": MergeTags(
        unsubscribe="{{ unsubscribe_url }}", address="{{ address }}", address_as_text="{{ address }}", specials=_BRACES
    ),
}


def merge_tags(provider: str) -> MergeTags:
    """The tags of one of PROVIDERS; none for "custom" and for ""."""
    return _TAGS.get(provider, MergeTags())
