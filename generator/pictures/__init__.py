"""Makes what pictures are published as: sizes and formats as planned, and drawings in SVG without what could act."""

from generator.pictures.drawings import Drawings, clean_drawings
from generator.pictures.make import Made, make_pictures
from generator.pictures.making import MadeFile

__all__ = ["Drawings", "Made", "MadeFile", "clean_drawings", "make_pictures"]
