"""Definition lists, by mdit-py-plugins' rule: a term, and `:   definition` below it."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from mdit_py_plugins.deflist import deflist_plugin

from generator.markdown.blocks import BlockRule
from generator.markdown.parsing import parsing_of


def definition_rule() -> BlockRule:
    """The plugin's rule, taken from a parser that it was plugged into, for texts that have definitions."""
    donor = MarkdownIt("zero")
    deflist_plugin(donor)
    donor.block.ruler.enableOnly(["deflist"])
    rule = donor.block.ruler.getRules("")[0]

    def definition_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return parsing_of(state.env).features.definitions and rule(state, start, end, silent)

    return definition_list
