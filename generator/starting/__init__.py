"""Content files that are begun for their authors: where they go, and what stands in them at first. Opens no file."""

from generator.starting.files import KINDS, QUIZZES, Begun, Kind, place_of, template_of, text_of
from generator.starting.parts import with_part

__all__ = ["KINDS", "QUIZZES", "Begun", "Kind", "place_of", "template_of", "text_of", "with_part"]
