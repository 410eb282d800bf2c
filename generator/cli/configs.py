"""A site's configuration alone, for commands that need no more of the site."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.config import Config


def read_config(path: Path) -> Config | None:
    """What mkdocs.yml says, whatever is wrong with it; None where nobody can tell what the site is."""
    from generator.config import inherited_paths, parse_config
    from generator.read import read_config_files

    files, _ = read_config_files(path, partial(inherited_paths, environ=os.environ))
    return parse_config(files, path.name, os.environ)[0] if path.name in files else None
