"""Material's register of authors, `.authors.yml`, as author entries. Nothing here opens a picture."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from generator.diagnostics import Problem, Problems, Span, error
from generator.entries.fields import common, links, picture
from generator.entries.places import entry_place
from generator.entries.printed import Print, printing_in
from generator.entries.values import ParsedAuthors, Rules
from generator.frontmatter import MappingNode, Node, ScalarNode, parse_text
from generator.model import AuthorEntry, Picture, Ref, Source
from generator.schema import check_fields, shape_of, shortened


def parse_authors_file(source: Source, rules: Rules) -> ParsedAuthors:
    """The authors of a file `authors: {id: {name, description, avatar, slug, url}}`, and what is wrong with it."""
    file = Span(f"{rules.docs_dir}/{source.path}")
    limits = rules.options.limits
    if len(source.data) > limits.post_bytes:
        message = f"this file holds {len(source.data) // 1024} KB, and at most {limits.post_bytes // 1024} KB are read"
        problem = error(file, "file-too-big", message, "raise the option limits.post_bytes in mkdocs.yml")
        return ParsedAuthors(path=source.path, problems=(problem,))
    text, unreadable = parse_text(source.data, file.path)
    if unreadable is not None:
        return ParsedAuthors(path=source.path, problems=(unreadable,))
    from generator.frontmatter.events import parse_yaml

    node, problems = parse_yaml(text, file.path, 1, limits.front_matter_depth)
    found = list(problems)
    authors = tuple(_authors(node, source.path, printing_in(rules.language), found)) if node is not None else ()
    return ParsedAuthors(path=source.path, authors=authors, problems=tuple(found))


def _authors(node: Node, path: str, printed: Print, problems: list[Problem]) -> Iterator[AuthorEntry]:
    register = node.get("authors") if isinstance(node, MappingNode) else None
    if register is None:
        problems.append(_shape(node, "this file should begin with 'authors:'"))
    elif isinstance(register, MappingNode):
        for key, value in register.entries:
            if isinstance(value, MappingNode):
                entry, more = _author(key, value, path, printed)
                problems.extend(more)
                yield entry
            else:
                problems.append(_shape(value, f"below '{shortened(key.text)}:' should stand name and description"))
    elif not (isinstance(register, ScalarNode) and register.is_nothing):
        problems.append(_shape(register, "below 'authors:' should stand the authors' ids"))


def _shape(node: Node, wanted: str) -> Problem:
    hint = "authors:\n  sales-desk:\n    name: The sales desk\n    description: Sales\n    avatar: images/sales.png"
    return error(node.span, "authors-shape", f"{wanted}, and here is {shape_of(node)}", hint)


def _author(key: ScalarNode, written: MappingNode, path: str, printed: Print) -> tuple[AuthorEntry, Problems]:
    fields, problems = check_fields("author", written)
    name = fields.name or fields.title
    if name is None or not name.name:
        message = f"the author '{shortened(key.text)}' has no name"
        problems = (*problems, error(key.span, "no-name", message, f"name: {shortened(key.text)}"))
    place = entry_place(f"{path}/{key.text}.md", fields.slug, key.span, None)
    entry = AuthorEntry(
        **common(fields, printed),
        path=f"{path}#{key.text}",
        span=key.span,
        slug=place.slug,
        slug_span=place.span,
        id=key.text,
        title=printed(name.name if name and name.name else key.text),
        role=printed(fields.role or fields.description),
        avatar=_from_root(picture(fields.avatar, printed), path),
        url=fields.url,
        links=links(fields.links, printed),
    )
    return entry, (*problems, *place.problems)


def _from_root(avatar: Picture | None, path: str) -> Picture | None:
    """Material reads an avatar's path from the content folder, and everything else here from the file that names it."""
    if avatar is None or ":" in avatar.src.name:
        return avatar
    relative = posixpath.relpath(avatar.src.name.lstrip("/") or ".", posixpath.dirname(path) or ".")
    return Picture(src=Ref(relative, avatar.src.span), alt=avatar.alt, caption=avatar.caption)
