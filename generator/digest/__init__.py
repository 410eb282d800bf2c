"""Newsletter issues: the posts of some days as an e-mail or as HTML for a newsletter provider. Values in, bytes out."""

from generator.digest.choosing import Nothing, Unknown, Wanted, choose
from generator.digest.issue import Asked, issue_of
from generator.digest.message import Sender, eml
from generator.digest.page import CLIPPED, TEMPLATE, page
from generator.digest.providers import PROVIDERS, merge_tags
from generator.digest.values import Issue

__all__ = [
    "CLIPPED",
    "PROVIDERS",
    "TEMPLATE",
    "Asked",
    "Issue",
    "Nothing",
    "Sender",
    "Unknown",
    "Wanted",
    "choose",
    "eml",
    "issue_of",
    "merge_tags",
    "page",
]
