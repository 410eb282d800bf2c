"""What of an author's mistakes can be mended without asking: problems and texts to edits. Nothing here opens a file."""

from generator.mends.plan import MENDED, plan_mends
from generator.mends.texts import apply_edits, read_page
from generator.mends.values import Edit, Known, Mend, Page

__all__ = ["MENDED", "Edit", "Known", "Mend", "Page", "apply_edits", "plan_mends", "read_page"]
