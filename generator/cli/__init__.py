"""The command `milepost`: what an author types, and nothing that the program decides."""

from generator.cli.main import main

__all__ = ["main"]
