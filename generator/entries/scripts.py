"""Scripts that an author writes into a text, which the site's Content-Security-Policy keeps from running."""

from __future__ import annotations

import re

from generator.config.values import Options
from generator.diagnostics import Lines, Problems, warning
from generator.frontmatter import FrontMatter
from generator.model import Body

_INLINE = re.compile(r"<script\b(?![^>]*\ssrc\s*=)", re.IGNORECASE)


def check_scripts(body: Body, front: FrontMatter, path: str, options: Options) -> Problems:
    """A warning at each inline script; only trusted HTML has any. Examples of code have none in the text's HTML."""
    if options.html != "trusted" or options.csp is None or not _INLINE.search(body.content.html):
        return ()
    lines = Lines(front.body, path, front.body_line)
    message = "this script will not run: the pages tell browsers to run nothing inline"
    hint = "put it into a file and name that under extra_javascript in mkdocs.yml, or write   csp: false"
    scripts = _INLINE.finditer(front.body)
    return tuple(warning(lines.span(found.start()), "script-blocked", message, hint) for found in scripts)
