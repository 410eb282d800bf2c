"""Which file makes which page, and which of them readers do not see. Asked for by the preview alone."""

from __future__ import annotations

from pathlib import Path

from generator.build.request import Sources
from generator.library.link import Linked


def page_sources(content: Path, linked: Linked) -> Sources:
    """The entries by the addresses of their pages. Of two at one address the one that can be seen counts."""
    targets, address_of = linked.library.targets, linked.address_of
    hidden = {
        address: path
        for path, address in address_of.items()
        if address and targets[path].address is None and targets[path].has_page
    }
    files = hidden | {target.address: path for path, target in targets.items() if target.address is not None}
    standing = linked.unpublished
    return Sources(
        content=str(content.absolute()),
        files=files,
        unpublished={address: standing[path] for address, path in files.items() if path in standing},
    )
