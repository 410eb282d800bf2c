"""What front matter may say: a model for each kind of file, the check against it, and its JSON Schema.

Importing this package does not load pydantic; the first check does.
"""

from generator.schema.check import check_fields, json_schema
from generator.schema.keys import Kind
from generator.schema.mistakes import shape_of, shortened

__all__ = ["Kind", "check_fields", "json_schema", "shape_of", "shortened"]
