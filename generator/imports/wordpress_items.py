"""A post or page of WordPress: its front matter and its text."""

from __future__ import annotations

from generator.diagnostics import Problem, Problems, Span, note, warning
from generator.imports.html import markdown_of
from generator.imports.wordpress_blog import DRAFTS, Blog, plain
from generator.imports.wordpress_text import prepared
from generator.imports.wxr import Item


def front_of(item: Item, blog: Blog) -> tuple[dict[str, object], Problems]:
    """What posts and pages have in common. Problems: `import-changed`."""
    title = plain(item.title) or item.name.replace("-", " ").capitalize() or "Untitled"
    front: dict[str, object] = {
        "title": title,
        "description": plain(item.value("_yoast_wpseo_metadesc") or item.excerpt),
        "image": _image(item, blog),
    }
    if item.status in DRAFTS or item.password:
        front["draft"] = True
    own = {key: values for key, values in item.meta.items() if not key.startswith("_")}
    front["extra"] = {key: values[0] if len(values) == 1 else list(values) for key, values in own.items()}
    said: list[Problem] = []
    if "<" in item.title:
        message = f"HTML in the title goes: {title!r}"
        said.append(note(Span(blog.path, item.line), "import-changed", message, "titles are plain text"))
    if item.status == "private":
        message = f"{title!r} was private: it comes as a draft"
        said.append(note(Span(blog.path, item.line), "import-changed", message))
    if item.password:
        message = f"{title!r} was protected by a password: it comes as a draft"
        hint = "a site of plain files has no passwords"
        said.append(warning(Span(blog.path, item.line), "import-changed", message, hint))
    return front, tuple(said)


def _image(item: Item, blog: Blog) -> dict[str, str] | None:
    found = blog.attachments.get(item.value("_thumbnail_id"))
    if found is None:
        return None
    caption = plain(found.excerpt)
    image = {"src": f"/{blog.file(found.file)}", "alt": found.value("_wp_attachment_image_alt")}
    return {**image, "caption": caption} if caption else image


def body_of(item: Item, blog: Blog) -> tuple[str, Problems]:
    """The text in Markdown. Problems: `import-shortcode`, `import-dropped`, `import-changed`."""
    made = prepared(blog.with_shared_blocks(item.content), lambda values: blog.gallery(item, values))
    written = markdown_of(blog.with_whole_pictures(made.html))
    title, span = plain(item.title), Span(blog.path, item.line)
    said: list[Problem] = []
    for name in made.shortcodes:
        message = f"{title!r}: nobody can tell what [{name}] stands for: it stays as it is"
        said.append(warning(span, "import-shortcode", message, "write there what readers shall see"))
    if made.filled:
        message = f"{title!r}: blocks that WordPress fills when it is asked do not come: {', '.join(made.filled)}"
        said.append(warning(span, "import-dropped", message, "write there what readers shall see"))
    if written.is_too_deep:
        message = f"{title!r}: its elements are nested too deep to be read: the HTML stands there as plain text"
        said.append(warning(span, "import-changed", message, "readers would see its signs: write it anew"))
    if written.dropped:
        names = ", ".join(f"<{name}>" for name in written.dropped)
        said.append(warning(span, "import-dropped", f"{title!r}: what no text may hold does not come: {names}"))
    changed = {
        f"the text was cut into {made.pages + 1} pages, and is one now": made.pages,
        f"players and frames are links now: {', '.join(written.linked)}": written.linked,
        f"colours, sizes and the like do not come. Places: {written.styles}": written.styles,
        f"blocks that stay HTML, because Markdown has no signs for them: {written.kept}": written.kept,
    }
    said += (note(span, "import-changed", f"{title!r}: {message}") for message, found in changed.items() if found)
    return written.text, tuple(said)
