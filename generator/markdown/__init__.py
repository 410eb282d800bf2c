"""Markdown to HTML with marks, facts and problems: `parse` is all of it. Pure; no file is looked up."""

from generator.markdown.document import parse
from generator.markdown.options import MarkdownOptions

__all__ = ["MarkdownOptions", "parse"]
