"""A content file taken apart into front matter and body, before anybody knows what the keys mean.

Nothing here opens a file. python-frontmatter and PyYAML are loaded when the first file is read.
"""

from generator.frontmatter.nodes import MappingNode, Node, ScalarNode, SequenceNode
from generator.frontmatter.parse import FrontMatter, parse_front_matter
from generator.frontmatter.quoting import quote
from generator.frontmatter.text import parse_text

__all__ = [
    "FrontMatter",
    "MappingNode",
    "Node",
    "ScalarNode",
    "SequenceNode",
    "parse_front_matter",
    "parse_text",
    "quote",
]
