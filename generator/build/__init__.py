"""A site's folder to a published site: the steps of ARCHITECTURE.md as one function."""

from generator.build.request import Counts, Progress, Request, Result, silent
from generator.build.site import build

__all__ = ["Counts", "Progress", "Request", "Result", "build", "silent"]
