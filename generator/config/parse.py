"""mkdocs.yml, and what it inherits from, as a `Config` and problems: the one way in. Reads no file and no clock."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping as Environment
from typing import Any
from urllib.parse import quote, urlsplit

from generator.config.blog import parse_blog
from generator.config.extensions import parse_extensions, parse_scripts
from generator.config.idle import Idle
from generator.config.inheritance import compose_all
from generator.config.keys import HIDING_KEYS, HOST_KEYS, IDLE_KEYS, KEYS_OF_OTHERS
from generator.config.milepost import parse_milepost
from generator.config.navigation import parse_nav
from generator.config.nodes import Mapping, Sequence, plain, spans
from generator.config.plugins import parse_plugins, parse_search, parse_tags
from generator.config.scripted import check_script
from generator.config.sections import Section
from generator.config.theme import parse_extra, parse_theme
from generator.config.validation import parse_validation
from generator.config.values import Config
from generator.config.words import nearest
from generator.diagnostics import Problem, Problems, Span, error, sorted_problems, warning


def parse_config(
    files: Environment[str, bytes],
    path: str,
    environ: Environment[str, str],
) -> tuple[Config | None, Problems]:
    """The site that the file at `path` describes.

    `files` holds it and all that it inherits from (`inherited_paths`), by path from the site's folder. The
    config is None only if one of these files cannot be had or is no YAML mapping, because nobody knows then what the
    site is; else it is complete, with defaults in the place of what has a problem.
    """
    root, problems = compose_all(files, path, environ)
    if root is None:
        return None, sorted_problems(problems)
    site = Section("", root, list(problems))
    config = _config(site, path)
    return config, sorted_problems(site.problems)


def plain_config(files: Environment[str, bytes], path: str, environ: Environment[str, str]) -> dict[str, Any]:
    """The same file as plain values, for what this program has no meaning for; empty where it cannot be read."""
    root, _ = compose_all(files, path, environ)
    found = plain(root) if root is not None else None
    return found if isinstance(found, dict) else {}


def _config(site: Section, path: str) -> Config:
    idle = Idle()
    site_url = _site_url(site, path)
    theme = parse_theme(site, idle)
    plugins = parse_plugins(site, idle)
    with_tags = parse_tags(plugins, idle)
    blog = parse_blog(plugins["blog"], with_tags=with_tags, idle=idle) if "blog" in plugins else None
    own = plugins.get("milepost") or Section("plugins.milepost", Mapping(Span(path)), site.problems)
    options, layout = parse_milepost(own, blog, site_url)
    repo_url, repo_name = _repository(site)
    config = Config(
        path=path,
        site_name=_site_name(site, path),
        site_url=site_url,
        site_description=site.text("site_description"),
        site_author=site.text("site_author"),
        copyright=site.text("copyright"),
        repo_url=repo_url,
        repo_name=repo_name,
        edit_uri=site.text("edit_uri"),
        docs_dir=_folder(site, "docs_dir", "docs" if blog else "content"),
        site_dir=_folder(site, "site_dir", "site"),
        nav=parse_nav(site),
        theme=theme,
        extra=parse_extra(site),
        extra_css=site.texts("extra_css"),
        extra_javascript=parse_scripts(site),
        mdx_configs=parse_extensions(site, idle),
        plugins=tuple(plugins),
        search=parse_search(plugins, theme.language, idle),
        validation=parse_validation(site),
        strict=site.flag("strict", False),
        layout=layout,
        options=options,
        spans=dict(spans(site.node)),
    )
    _check_folders(site, config)
    site.problems.extend(check_script(config, site.node))
    _pass_over(site, idle)
    site.problems.extend(idle.notes())
    return config


def _site_name(site: Section, path: str) -> str:
    name = site.text("site_name")
    if not name and not _has_fault_at(site, "site_name"):
        place = site.span("site_name") if site.has("site_name") else Span(path)
        problem = error(place, "no-site-name", "the site has no name", "site_name: Milepost & Co.")
        site.problems.append(problem)
    return name


def _has_fault_at(site: Section, key: str) -> bool:
    return site.has(key) and any(problem.span == site.span(key) for problem in site.problems)


def _site_url(site: Section, path: str) -> str:
    """The site's address, with "/" at its end, a lower-case host and no character outside ASCII."""
    text = site.text("site_url")
    if not text:
        if not _has_fault_at(site, "site_url"):
            hint = "site_url: https://example.org/"
            message = "without a site_url there are no feeds, no canonical links and no sitemap"
            place = site.span("site_url") if site.has("site_url") else Span(path)
            site.problems.append(warning(place, "no-site-url", message, hint))
        return ""
    url = normal_url(text)
    if not url:
        hint = f"site_url: {normal_url(f'https://{text}') or 'https://example.org/'}"
        site.wrong("site_url", f"must be the site's whole address, not '{text}'", hint)
    return url


def normal_url(text: str) -> str:
    """An http or https address in its one spelling, "" for anything else."""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or parts.query or parts.fragment:
        return ""
    if not re.fullmatch(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|[0-9a-f:.]*:[0-9a-f:.]*", host) or re.search(r"\s|\\", text):
        return ""
    netloc = f"[{host}]" if ":" in host else host
    folder = quote(re.sub(r"/{2,}", "/", parts.path), safe="/%~!$&'()*+,;=:@")
    return f"{parts.scheme}://{netloc}{f':{port}' if port is not None else ''}{folder.rstrip('/')}/"


def _repository(site: Section) -> tuple[str, str]:
    """The repository's address, and its name, which MkDocs takes from the host where the owner gives none."""
    url, name = site.text("repo_url"), site.text("repo_name")
    if not url or name:
        return url, name
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        host = ""
    names = {"github.com": "GitHub", "gitlab.com": "GitLab", "bitbucket.org": "Bitbucket"}
    return url, names.get(host, host.split(".")[0].title())


def _folder(site: Section, key: str, default: str) -> str:
    text = site.text(key, default)
    folder = posixpath.normpath(text) if text else ""
    if folder in ("", ".", "..", "/"):
        site.wrong(key, f"must be a folder of its own, not '{text}'", f"{key}: {default}")
        return default
    return folder


def _check_folders(site: Section, config: Config) -> None:
    one, other = f"{config.docs_dir}/", f"{config.site_dir}/"
    if one.startswith(other) or other.startswith(one):
        site.wrong("site_dir", "and 'docs_dir' must not lie within each other", "docs_dir: content\nsite_dir: site")


def _pass_over(site: Section, idle: Idle) -> None:
    """The keys that nobody has read: MkDocs' own with no effect here, and those that nobody knows."""
    if not site.flag("use_directory_urls", True):
        idle.add("keys", "use_directory_urls", site.span("use_directory_urls"), "addresses end in /")
    for key in site.left_over():
        if key.text in IDLE_KEYS:
            if _has_kind(site, key.text, IDLE_KEYS[key.text]):
                idle.add("keys", key.text, key.span)
        elif key.text in HOST_KEYS:
            site.text(key.text)
        elif key.text in HIDING_KEYS:
            if site.text(key.text):
                message = f"'{key.text}' hides nothing here: the files that it names are published"
                hint = "move them out of the content folder, or write `draft: true` into their front matter"
                site.problems.append(warning(key.span, "not-hidden", message, hint))
        else:
            site.problems.append(_unknown_key(key.text, key.span, site))


def _has_kind(site: Section, key: str, kind: str) -> bool:
    if kind == "text":
        return bool(site.text(key))
    node = site.get(key)
    if node is not None and not isinstance(node, Sequence):
        site.expected(key, node, "a list", f"{key}:\n  - …")
    return isinstance(node, Sequence) and bool(node.items)


def _unknown_key(name: str, span: Span, site: Section) -> Problem:
    near = KEYS_OF_OTHERS.get(name) or nearest(name, (*site.asked, *IDLE_KEYS, *HOST_KEYS, *HIDING_KEYS))
    hint = f"did you mean '{near}'?" if near else "values of your own go under `extra:`"
    return warning(span, "unknown-key", f"mkdocs.yml has no key '{name}'", hint)
