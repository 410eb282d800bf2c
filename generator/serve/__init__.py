"""The preview on this computer: build, serve on loopback, watch, build again, reload the page."""

from generator.serve.preview import serve

__all__ = ["serve"]
