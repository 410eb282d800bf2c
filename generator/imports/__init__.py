"""Blogs that were made elsewhere, as files of a Milepost site. Nothing here touches the disk."""

from generator.imports.fates import Address, Fate, fates
from generator.imports.placing import Known, Placed, placed
from generator.imports.values import Coming, Copy, Text

__all__ = ["Address", "Coming", "Copy", "Fate", "Known", "Placed", "Text", "fates", "placed"]
