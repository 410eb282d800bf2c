"""What each page shows, finished and frozen: from the library to views. Nothing here renders a template."""

from generator.views.kinds import view
from generator.views.pages import AnyView, FramedView, RedirectView, View
from generator.views.posts import finished, sketch_post
from generator.views.references import Icons, resolve, resolve_absolute
from generator.views.site import Site, entry_of
from generator.views.strings import Strings, strings_in
from generator.views.values import Shell

__all__ = [
    "AnyView",
    "FramedView",
    "Icons",
    "RedirectView",
    "Shell",
    "Site",
    "Strings",
    "View",
    "entry_of",
    "finished",
    "resolve",
    "resolve_absolute",
    "sketch_post",
    "strings_in",
    "view",
]
