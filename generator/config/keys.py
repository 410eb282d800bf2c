"""Which names of MkDocs and of Material are known, and which of them mean something here. Tables only, no code."""

from __future__ import annotations

# --- mkdocs.yml itself --------------------------------------------------------------------------------------------

IDLE_KEYS = {
    "edit_uri_template": "text",
    "extra_templates": "list",
    "google_analytics": "list",
    "hooks": "list",
    "not_in_nav": "text",
    "watch": "list",
}
"""Keys of MkDocs that have no effect here, and what MkDocs wants them to be."""

HOST_KEYS = ("dev_addr", "remote_branch", "remote_name")
"""Keys that MkDocs' own commands read when they hand over: texts, which a build has no use for."""

HIDING_KEYS = ("exclude_docs", "draft_docs")
"""Keys of MkDocs that keep files from being published. They do not do so here, which their owner must hear."""

KEYS_OF_OTHERS = {"pages": "nav", "theme_dir": "theme", "site_title": "site_name", "title": "site_name"}
"""What people write, and what it is called now."""

# --- theme --------------------------------------------------------------------------------------------------------

IDLE_THEME_KEYS = ("static_templates", "locale", "include_search_page", "search_index_only")

FEATURES = frozenset({
    "announce.dismiss", "content.code.annotate", "content.code.copy", "content.code.select",
    "content.footnote.tooltips", "content.lazy", "content.tabs.link", "content.tooltips", "header.autohide",
    "navigation.expand", "navigation.footer", "navigation.indexes", "navigation.instant", "navigation.instant.prefetch",
    "navigation.instant.preview", "navigation.instant.progress", "navigation.path", "navigation.prune",
    "navigation.sections", "navigation.tabs",
    "navigation.tabs.sticky", "navigation.top", "navigation.tracking", "search.highlight", "search.share",
    "search.suggest", "toc.follow", "toc.integrate",
})  # fmt: skip
"""`theme.features` that work here."""

IDLE_FEATURES = frozenset({"content.action.edit", "content.action.view"})
"""`theme.features` that Material has and that do nothing here."""

COLORS = (
    "red", "pink", "purple", "deep purple", "indigo", "blue", "light blue", "cyan", "teal", "green", "light green",
    "lime", "yellow", "amber", "orange", "deep orange", "brown", "grey", "blue grey", "black", "white", "custom",
)  # fmt: skip

EXTRA_KINDS = {
    "alternate": "list", "analytics": "mapping", "annotate": "mapping", "consent": "mapping", "generator": "flag",
    "homepage": "text", "polyfills": "list", "scope": "text", "social": "list", "status": "mapping", "tags": "mapping",
    "version": "mapping",
}  # fmt: skip
"""What Material's templates take these keys of `extra` to be; other keys are the owner's own."""

EXTRA_ENTRIES = {
    "social": (("icon", "link"), "icon: fontawesome/brands/linkedin\n    link: https://…"),
    "alternate": (("name", "link", "lang"), "name: Deutsch\n    link: /de/\n    lang: de"),
}
"""Lists in `extra`: what every entry must have, and how one is written."""

# --- search -------------------------------------------------------------------------------------------------------

SEARCH_LANGUAGES = frozenset({
    "ar", "da", "de", "du", "el", "en", "es", "fi", "fr", "he", "hi", "hu", "hy", "it", "ja", "jp", "kn", "ko", "nl",
    "no", "pt", "ro", "ru", "sa", "sv", "ta", "te", "th", "tr", "vi", "zh",
})  # fmt: skip
"""Languages whose words the search can take apart."""

SEARCH_BY_LANGUAGE = {
    "af": "nl", "be": "ru", "bg": "ru", "da": "da", "de": "de", "eo": "es", "es": "es", "fi": "fi", "fr": "fr",
    "gl": "es", "hi": "hi", "hu": "hu", "it": "it", "ja": "ja", "mk": "ru", "nb": "no", "nl": "nl", "nn": "no",
    "pt": "pt", "pt-BR": "pt", "ro": "ro", "ru": "ru", "sv": "sv", "th": "th", "tr": "tr", "uz": "tr", "vi": "vi",
}  # fmt: skip
"""With which of them the theme searches a site in a language of its own; all others as English."""

_CHINESE = r"[\s\u200b\u3000\-、。，．？！；]+"
SEPARATORS = {"ja": "[\\s\\-\u3000、。，．]+", "zh": _CHINESE, "zh-Hant": _CHINESE, "zh-TW": _CHINESE}
"""What stands between words, where it is more than white space and hyphens."""

# --- plugins ------------------------------------------------------------------------------------------------------

PLUGINS = frozenset({"blog", "group", "milepost", "search", "tags"})
"""Plugins whose options are read."""

SILENT_PLUGINS = frozenset({"autorefs", "info"})
"""Plugins whose absence no reader and no author can notice."""

PLUGIN_HINTS = {
    "awesome-nav": "list the menu under `nav:`",
    "awesome-pages": "list the menu under `nav:`",
    "git-revision-date-localized": "rss and sitemap dates come from `updated:` in front matter",
    "macros": "`{{ … }}` in content is text",
    "meta": "write what all posts share into each post's front matter",
    "offline": "pages need a web server, if only `milepost serve`",
    "optimize": "pictures are made small without a plugin",
    "privacy": "nothing is loaded from elsewhere unless this file names it; `theme.font` does",
    "redirects": "list a page's former addresses in its front matter: `aliases: [/old/address/]`",
    "rss": "the feed is made without a plugin, at /feed.xml",
    "social": "a post's `image:` is its preview picture",
}
"""What there is instead."""

IDLE_SEARCH_OPTIONS = (
    "boost", "pipeline", "fields", "jieba_dict", "jieba_dict_user", "indexing", "prebuild_index", "min_search_length",
)  # fmt: skip

TAGS_OPTIONS = (
    "filters", "tags", "tags_slugify", "tags_slugify_separator", "tags_slugify_format", "tags_hierarchy",
    "tags_hierarchy_separator", "tags_sort_by", "tags_sort_reverse", "tags_name_property", "tags_name_variable",
    "tags_allowed", "listings", "listings_map", "listings_sort_by", "listings_sort_reverse", "listings_tags_sort_by",
    "listings_tags_sort_reverse", "listings_directive", "listings_layout", "listings_toc", "shadow", "shadow_on_serve",
    "shadow_tags", "shadow_tags_prefix", "shadow_tags_suffix", "export", "export_file", "export_only", "tags_compare",
    "tags_compare_reverse", "tags_pages_compare", "tags_pages_compare_reverse", "tags_file", "tags_extra_files",
)  # fmt: skip

IDLE_BLOG_OPTIONS = (
    "blog_toc", "post_date_format", "post_excerpt", "post_excerpt_max_authors", "post_excerpt_max_categories",
    "post_excerpt_separator", "post_readtime", "post_readtime_words_per_minute", "post_slugify_separator",
    "archive_name", "archive_date_format", "archive_pagination", "archive_pagination_per_page", "archive_toc",
    "categories_name", "categories_slugify_separator", "categories_sort_by", "categories_sort_reverse",
    "categories_pagination", "categories_pagination_per_page", "categories_toc", "authors_profiles_name",
    "authors_profiles_pagination", "authors_profiles_pagination_per_page", "authors_profiles_toc",
    "pagination_format", "pagination_if_single_page", "pagination_keep_content", "pagination_template", "draft",
    "draft_on_serve", "draft_if_future_date",
)  # fmt: skip

SAME_AS_HERE = {
    "draft": "false",
    "draft_if_future_date": "true",
    "post_excerpt": "optional",
    "post_excerpt_separator": "<!-- more -->",
    "post_slugify_separator": "-",
    "categories_slugify_separator": "-",
    "tags": "true",
    "tags_slugify_separator": "-",
    "listings": "true",
}
"""Options of the blog and tags plugins that ask for what happens here anyway, and so need no note."""

# --- Markdown -----------------------------------------------------------------------------------------------------

EXTENSIONS = frozenset({
    "abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes", "legacy_attrs",
    "legacy_em", "md_in_html", "meta", "sane_lists", "smarty", "tables", "toc", "pymdownx.betterem", "pymdownx.caret",
    "pymdownx.details", "pymdownx.emoji", "pymdownx.escapeall", "pymdownx.extra", "pymdownx.highlight",
    "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.magiclink", "pymdownx.mark", "pymdownx.saneheaders",
    "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde",
})  # fmt: skip
"""Markdown extensions whose syntax is read here without being asked for, or whose absence nobody notices."""

IDLE_EXTENSION_OPTIONS = {"pymdownx.superfences": ("custom_fences",)}
"""Options of those that add a syntax of their own, which is not read here."""
