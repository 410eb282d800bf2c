"""What machines that look for pages are given: the search index, the sitemap and robots.txt. Nothing here is HTML."""

from generator.search.index import Searchable, search_index, searchable, searchable_page
from generator.search.robots import robots
from generator.search.sitemap import SitemapEntry, sitemap_entries, sitemaps

__all__ = [
    "Searchable",
    "SitemapEntry",
    "robots",
    "search_index",
    "searchable",
    "searchable_page",
    "sitemap_entries",
    "sitemaps",
]
