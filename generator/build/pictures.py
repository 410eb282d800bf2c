"""The pictures of a site, made before any page is: a picture of which nothing can be made is published as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from generator.build.request import Progress
from generator.cache import Store
from generator.diagnostics import Problem, Problems
from generator.library import Library
from generator.library.link import Linked
from generator.library.references import asset_address
from generator.model import Asset
from generator.pictures import MadeFile, clean_drawings, make_pictures
from generator.read import read_source

_LARGEST = 1 << 30


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFiles:
    """What is published of pictures: `made` by address, and by content path what takes a drawing's place."""

    made: Mapping[str, MadeFile]
    drawings: Mapping[str, MadeFile]


def make_site_pictures(
    linked: Linked, content: Path, docs_dir: str, store: Store, progress: Progress
) -> tuple[Linked, PictureFiles, Problems]:
    """Every picture that is visible or will be, so that the day on which a post appears brings nothing new to light."""
    source = partial(_bytes_of, root=content, docs_dir=docs_dir)
    drawings = clean_drawings(linked.assets.values(), source, docs_dir, store)
    made = make_pictures(linked.pictures, source, docs_dir, store, progress)
    pictures = {path: plan for path, plan in linked.library.pictures.items() if path in made.files}
    library = replace(linked.library, pictures=pictures)
    files = {
        variant.address: file
        for path, plan in pictures.items()
        for variant, file in zip(plan.variants, made.files[path], strict=True)
    }
    shown = PictureFiles(made=files, drawings=drawings.files)
    return replace(linked, library=library), shown, (*drawings.problems, *made.problems)


def plain_assets(library: Library) -> Iterator[tuple[str, Asset]]:
    """The files that pages refer to and that are published as they are, each with its address."""
    for asset in library.assets.values():
        if asset.path not in library.pictures:
            yield asset_address(asset), asset


def _bytes_of(path: str, *, root: Path, docs_dir: str) -> bytes | Problem:
    source = read_source(root, path, docs_dir, _LARGEST)
    return source if isinstance(source, Problem) else source.data
