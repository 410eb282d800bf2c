"""A content file that gets another name or place: where it goes, and what has to be written in all files. Pure."""

from generator.moves.places import Move, NoSuchPlace, plan_move
from generator.moves.texts import Renamed, front_edits, reference_edits

__all__ = ["Move", "NoSuchPlace", "Renamed", "front_edits", "plan_move", "reference_edits"]
