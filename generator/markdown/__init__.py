"""Markdown to HTML with marks, facts and problems: `parse` a text, or `parse_sheet` one in parts. Looks no file up."""

from generator.markdown.document import parse
from generator.markdown.options import MarkdownOptions
from generator.markdown.sheet_lines import PartForm
from generator.markdown.sheets import Line, Part, Sheet, Table, Thing, parse_sheet

__all__ = ["Line", "MarkdownOptions", "Part", "PartForm", "Sheet", "Table", "Thing", "parse", "parse_sheet"]
