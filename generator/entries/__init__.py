"""From a content file's bytes to an entry: what the file is, where it will stand, when, and what other pages may show.

Pure, one file at a time. Whether readers may see an entry is decided later, when `now` is known.
"""

from generator.entries.authors_file import parse_authors_file
from generator.entries.kinds import Kind, kind_of
from generator.entries.parse import parse_entry
from generator.entries.values import VISIBILITY_CODES, ParsedAuthors, ParsedEntry, Rules

__all__ = [
    "VISIBILITY_CODES",
    "Kind",
    "ParsedAuthors",
    "ParsedEntry",
    "Rules",
    "kind_of",
    "parse_authors_file",
    "parse_entry",
]
