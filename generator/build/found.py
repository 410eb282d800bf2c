"""What is published for machines besides pages, index and feed: sitemap, robots.txt, hosts' files, Markdown twins.

A file of the owner's at one of these addresses is published instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.build.outputs import Outputs
from generator.diagnostics import Problem, Problems, Span, note
from generator.frontmatter import parse_front_matter
from generator.library.values import Library, Post
from generator.model import Moment
from generator.publish import Stage
from generator.read import read_source
from generator.routes import absolute, base_path, twin_address
from generator.search.headers import HEADERS, POLICY, headers, lasting, policy_line
from generator.search.llms import LLMS, llms_txt
from generator.search.robots import robots
from generator.search.security_txt import SECURITY, security_txt
from generator.search.sitemap import sitemap_entries, sitemaps
from generator.search.twins import twin

REDIRECTS = "_redirects"
_MOST = 100_000
"""How many bytes of an owner's `_headers` are looked at."""


def stage_found(outputs: Outputs, stage: Stage, now: Moment) -> Problems:
    """Comes last: what is on the stage already is not replaced, and `_headers` tells of it."""
    site, config = outputs.site, outputs.site.config
    problems = list(_twins(outputs, stage)) if config.options.twins and config.site_url else []
    made: dict[str, Callable[[], bytes]] = {"robots.txt": lambda: robots(config)}
    if site.library.redirects:
        made[REDIRECTS] = lambda: _redirect_lines(site.library, config.site_url)
    if config.options.llms and config.site_url:
        made[LLMS] = lambda: llms_txt(site)
    if security := config.options.security:
        made[SECURITY] = lambda: security_txt(security, config.site_url)
        problems += _expired(security.expires, security.span, now)
    made[HEADERS] = lambda: headers(config, outputs.frames.loads, lasting(stage.paths), site.library.feeds)
    problems += _check_headers(outputs, stage)
    for path, make in made.items():
        if path not in stage.paths:
            stage.write(path, make(), "list")
    if config.site_url:
        for path, data in sitemaps(sitemap_entries(outputs.planned, site), config.site_url).items():
            stage.write(path, data, "list")
    return tuple(problems)


def _redirect_lines(library: Library, site_url: str) -> bytes:
    """The redirects for hosts that read such a file: an old path, a new path, and the status of a permanent move."""
    base = base_path(site_url)
    return "".join(f"{absolute(r.address, base)} {absolute(r.target, base)} 301\n" for r in library.redirects).encode()


def _twins(outputs: Outputs, stage: Stage) -> Iterator[Problem]:
    for post in outputs.site.library.posts:
        body = _source(post, outputs)
        if isinstance(body, Problem):
            yield body
        else:
            stage.write(twin_address(post.address), twin(post, body, outputs.site), "page")


def _source(post: Post, outputs: Outputs) -> str | Problem:
    """A post's Markdown: bodies are kept as HTML, so the file is read again."""
    config = outputs.site.config
    limits = config.options.limits
    source = read_source(outputs.content, post.entry.path, config.docs_dir, limits.post_bytes)
    return source if isinstance(source, Problem) else parse_front_matter(source.data, post.entry.path, limits).body


def _expired(expires: str, span: Span, now: Moment) -> Problems:
    if now.date <= expires:
        return ()
    message = f"security.txt is out of date since {expires}: nobody may rely on it any more"
    return (note(span, "security-expired", message, "check the contact, and write a day within the next year"),)


def _check_headers(outputs: Outputs, stage: Stage) -> Problems:
    """A note where the owner's own `_headers` lacks the policy that ours would have."""
    line = policy_line(outputs.site.config, outputs.frames.loads)
    path = next((path for path, address in outputs.files.items() if address == HEADERS), None)
    if not line or path is None:
        return ()
    docs_dir = outputs.site.config.docs_dir
    source = read_source(outputs.content, path, docs_dir, _MOST)
    if isinstance(source, Problem) or POLICY.lower().encode() in source.data.lower():
        return ()
    message = f"this file is published instead of Milepost's, and has no {POLICY}"
    hint = f"pages say it themselves; to have the server say it too, write\n/*\n  {line}"
    return (note(Span(f"{docs_dir}/{path}"), "headers-without-policy", message, hint),)
