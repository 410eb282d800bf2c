"""The two Jinja2 environments: Material's for frames, a strict one for our pages. Nothing is rendered here.

Neither is `optimized`: looking for constants to compute is a fifth of compiling a template, and ours have hardly any.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import Any

from jinja2 import (
    BaseLoader,
    ChainableUndefined,
    ChoiceLoader,
    DictLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
)
from markupsafe import Markup

from generator.theme import material
from generator.theme.addresses import script_tag_filter, url_filter
from generator.theme.folders import Folders
from generator.theme.icons import Icons
from generator.theme.slots import mark

# The contents' entries are one slot, so the partial for one entry is that slot, whoever has a file of this name.
_REPLACED = {"partials/toc-item.html": '{{ slot("toc") }}'}


def frame_environment(folders: Folders, paths: Mapping[str, str], script: str = "small") -> Environment:
    """For frames, over the owner's templates, ours and Material's; "material/base.html" is Material's own in any case.

    What the page of one `script` needs (templates/scripts/<script>/) stands between our templates and Material's.
    As MkDocs makes it: nothing is escaped, and a name that is not there is empty (here also what lies below it).
    Lines that hold only a tag vanish, which halves the size of a page.
    """
    theirs = FileSystemLoader(material.templates())
    loaders: list[BaseLoader] = [DictLoader(_REPLACED), *(FileSystemLoader(folder) for folder in folders.both)]
    loaders.append(FileSystemLoader(folders.default / "scripts" / script))
    environment = Environment(
        loader=ChoiceLoader([*loaders, PrefixLoader({"material": theirs}), theirs]),
        autoescape=False,
        undefined=ChainableUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        optimized=False,
    )
    url = url_filter(paths)
    environment.filters.update(url=url, script_tag=script_tag_filter(url), date=str)
    environment.globals["slot"] = mark
    return environment


class _PageEnvironment(Environment):
    """Templates that are imported are asked on every page whether they were made with other globals. There are none,
    and the same mapping answers that ten times as fast as an empty one over it."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return super().make_globals(d) if d else self.globals


def page_environment(folders: Folders, icons: Icons) -> Environment:
    """For templates/pages/, over the owner's templates and ours: escapes, and fails on a name that is not there."""
    environment = _PageEnvironment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders.both]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        optimized=False,
    )
    environment.globals["icon"] = lambda name: Markup(icons.svg(name) or "")  # the theme's own SVG
    return environment
