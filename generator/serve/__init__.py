"""The preview on this computer: build, serve, watch, build again, and have the page that is looked at show it."""

from generator.serve.editors import VSCODE, editor_mistake
from generator.serve.preview import Teller, Wanted, serve
from generator.serve.server import HOST, NoSuchHost, PortTaken

__all__ = ["HOST", "VSCODE", "NoSuchHost", "PortTaken", "Teller", "Wanted", "editor_mistake", "serve"]
