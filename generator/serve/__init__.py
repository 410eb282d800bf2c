"""The preview on this computer: build, serve on loopback, watch, build again, reload the page."""

from generator.serve.preview import Teller, serve
from generator.serve.server import PortTaken

__all__ = ["PortTaken", "Teller", "serve"]
