"""The site as its mkdocs.yml describes it, checked and complete; nothing here reads YAML or a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.config.comments import Comments, QuizOptions, Reply
from generator.config.security import Security
from generator.config.subscribe import Subscribe
from generator.diagnostics import Severity, Span
from generator.routes import Layout


@dataclass(frozen=True, slots=True, kw_only=True)
class NavItem:
    """An entry of the menu: a group has children and no target, a leaf the other way round.

    `target` is a content path ("pages/about.md"), an address of this site ("/topics/") or a URL; `title` is "" where
    the page's own title shall stand.
    """

    title: str
    target: str
    span: Span
    children: tuple[NavItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """One of the theme's colour schemes, with the button that leads from it to the next."""

    scheme: str = "default"
    primary: str = "indigo"
    accent: str = "indigo"
    media: str = ""
    toggle_icon: str = ""
    toggle_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeConfig:
    """`theme:` with Material's keys. `palette_is_list` tells `palette: {…}` from `palette: [{…}]`, as Material does."""

    custom_dir: str = ""
    language: str = "en"
    direction: str = ""
    features: tuple[str, ...] = ()
    palette: tuple[Palette, ...] = ()
    palette_is_list: bool = False
    font_text: str = ""
    """"" is the reader's own fonts; anything else is loaded from the font provider, because the owner asked for it."""
    font_code: str = ""
    logo: str = ""
    favicon: str = ""
    icon: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """One of `extra_javascript`."""

    path: str
    type: str = ""
    is_async: bool = False
    defer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Validation:
    """How bad broken references are, by MkDocs' `validation:` keys; None says nothing at all."""

    nav_omitted: Severity | None = None
    nav_not_found: Severity | None = "error"
    nav_absolute: Severity | None = "error"
    not_found: Severity | None = "error"
    """A link or picture whose file is not there."""
    anchors: Severity | None = "error"
    absolute: Severity | None = "error"
    """A link from the root ("/about/") to an address that this site does not have."""
    unrecognized: Severity | None = "warning"
    """A relative link that is neither a content file nor an address of this site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchConfig:
    enabled: bool = True
    lang: tuple[str, ...] = ("en",)
    separator: str = r"[\s\-]+"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedOptions:
    """`feed:`. Authority and year make the posts' feed ids (a tag: URI) and never change once a site is begun."""

    enabled: bool = True
    authority: str = ""
    year: str = ""
    entries: int = 20
    ids: str = "tag"
    """Or "permalink", for a blog that moves here with such ids."""
    content: str = "full"
    """Or "summary": feeds lead to the posts and do not hold them."""
    order: str = "date"
    """Or "part": the feed of a series has its posts in reading order."""
    also: tuple[str, ...] = ()
    """Other addresses at which the site's RSS is, for those who subscribed there."""
    hubs: tuple[str, ...] = ()
    """URLs of WebSub hubs that tell subscribers of what is new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureOptions:
    """`pictures:`. Widths in pixels, the narrowest first; qualities from 1 to 100."""

    enabled: bool = True
    """False publishes every picture as it is."""
    formats: tuple[str, ...] = ("avif", "webp")
    """Besides a picture's own: any of these two."""
    widths: tuple[int, ...] = (400, 800, 1200, 1600)
    avif_quality: int = 55
    webp_quality: int = 76
    jpeg_quality: int = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one file may hold."""

    front_matter_bytes: int = 64 * 1024
    front_matter_depth: int = 20
    post_bytes: int = 512 * 1024
    nesting: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class PurgeOptions:
    """`purge:`. Whether style sheets are published without what no page needs, and which names stay all the same."""

    enabled: bool = True
    keep: tuple[str, ...] = ()
    """Classes, ids, elements and properties; one that ends with `*` stands for all that begin so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Milepost's own options, under `plugins: - milepost:`."""

    timezone: str = "UTC"
    html: str = "safe"
    """Or "trusted": authors' HTML is published as they wrote it."""
    script: str = "small"
    """Or "material": pages load Material's own bundle instead of our small scripts."""
    closed: tuple[str, ...] = ()
    """Any of "topics" and "authors": kinds of which only those with a file exist."""
    allowed_topics: tuple[str, ...] = ()
    """The only topics that there may be, as `categories_allowed` of Material's blog names them; () for any."""
    per_page: int = 10
    newest: int = 6
    """How many posts the home page shows."""
    related: int = 3
    """How many related posts stand below a text, at most."""
    share: tuple[str, ...] = ()
    """Ways to share a post, in their order: any of generator.config.after.SHARES."""
    reply: Reply = Reply()
    quizzes: QuizOptions = QuizOptions()
    subscribe: Subscribe | None = None
    comments: Comments | None = None
    csp: Mapping[str, tuple[str, ...]] | None = field(default_factory=dict)
    """What pages may load besides, by directive of the Content-Security-Policy; None for pages without one."""
    llms: bool = False
    """Whether there is an llms.txt."""
    twins: bool = False
    """Whether each post stands there as Markdown too."""
    security: Security | None = None
    cards: bool = True
    """Whether each page has a picture by which other sites show it."""
    feed: FeedOptions = FeedOptions()
    limits: Limits = Limits()
    purge: PurgeOptions = PurgeOptions()
    pictures: PictureOptions = PictureOptions()
    check: tuple[tuple[str, bool], ...] = ()
    """Rules of `milepost check` that are switched on or off."""
    blog_layout: bool = False
    """Whether `plugins: - blog` describes the layout: Material's front matter and folders."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All of mkdocs.yml. `extra` and `mdx_configs` are plain nested values, for the theme's templates only."""

    path: str = "mkdocs.yml"
    site_name: str
    site_url: str = ""
    """Ends with "/"; "" where it is not set."""
    site_description: str = ""
    site_author: str = ""
    copyright: str = ""
    repo_url: str = ""
    repo_name: str = ""
    edit_uri: str = ""
    docs_dir: str = "content"
    site_dir: str = "site"
    nav: tuple[NavItem, ...] = ()
    """() where the menu is to be made from the pages."""
    theme: ThemeConfig = ThemeConfig()
    extra: Mapping[str, Any] = field(default_factory=dict)
    extra_css: tuple[str, ...] = ()
    extra_javascript: tuple[Script, ...] = ()
    mdx_configs: Mapping[str, Any] = field(default_factory=dict)
    plugins: tuple[str, ...] = ()
    search: SearchConfig = SearchConfig()
    validation: Validation = Validation()
    strict: bool = False
    layout: Layout = Layout()
    options: Options = Options()
    spans: Mapping[str, Span] = field(default_factory=dict)
    """Where each value stands, by dotted name ("theme.logo", "extra.social.0.icon", "extra_css.1"), for later steps."""
