"""Who publishes the site and who writes in it, as structured data. Nothing here is about one page.

All of it needs whole URLs, so it is asked for only where the site knows its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.library.references import static_address
from generator.library.values import Author
from generator.routes import absolute, composed
from generator.views.jsonld import EntryPoint, ImageObject, Organization, Person, SearchAction, WebSite
from generator.views.share_image import portrait
from generator.views.site import Site


def organization(site: Site) -> Organization:
    """The publisher, as its home page describes it."""
    config = site.config
    return Organization(
        id=f"{config.site_url}#organization",
        name=config.site_author or config.site_name,
        url=config.site_url,
        logo=_logo(site),
        description=config.site_description,
        same_as=tuple(_profiles(config.extra, config.site_url)),
    )


def publisher(site: Site) -> Organization:
    """The same in short, for other pages."""
    whole = organization(site)
    return Organization(id=whole.id, name=whole.name, url=whole.url, logo=whole.logo)


def website(site: Site) -> WebSite:
    config = site.config
    return WebSite(
        id=f"{config.site_url}#website",
        name=config.site_name,
        url=config.site_url,
        description=config.site_description,
        in_language=site.strings.language,
        publisher=Organization(id=f"{config.site_url}#organization", name=config.site_author or config.site_name),
        potential_action=_search(site),
    )


def part_of(site: Site) -> WebSite:
    """The site in short, for its pages."""
    return WebSite(id=f"{site.config.site_url}#website", name=site.config.site_name, url=site.config.site_url)


def writer(author: Author, site: Site) -> Person | Organization:
    """An author; the firm itself where it signs its posts with its own name."""
    url = _own_page(author, site) or (author.entry.url if author.entry else "")
    if author.name in (site.config.site_name, site.config.site_author):
        return Organization(
            id=f"{site.config.site_url}#organization", name=author.name, url=url or site.config.site_url
        )
    return Person(id=_person_id(author, site), name=author.name, url=url)


def person(author: Author, site: Site) -> Person:
    """An author with everything that their file says."""
    entry = author.entry
    links = (*(link.target.name for link in entry.links), entry.url) if entry else ()
    return Person(
        id=_person_id(author, site),
        name=author.name,
        url=_own_page(author, site),
        image=portrait(entry.avatar, entry, site) if entry else None,
        job_title=entry.role if entry else "",
        description=entry.description if entry else "",
        works_for=Organization(id=f"{site.config.site_url}#organization", name=organization(site).name),
        same_as=tuple(dict.fromkeys(link for link in links if link.startswith(("https://", "http://")))),
    )


def _own_page(author: Author, site: Site) -> str:
    return absolute(author.address, site.config.site_url) if author.address else ""


def _person_id(author: Author, site: Site) -> str:
    page = _own_page(author, site)
    return f"{page}#person" if page else ""


def _search(site: Site) -> SearchAction | None:
    if not site.config.search.enabled:
        return None
    target = EntryPoint(url_template=f"{site.config.site_url}?q={{search_term_string}}")
    return SearchAction(target=target, query_input="required name=search_term_string")


def _logo(site: Site) -> ImageObject | None:
    """The theme's logo, else its icon in the browser's tab, where the owner has chosen one."""
    name = site.config.theme.logo or site.config.theme.favicon
    if not name or name.startswith(("https://", "http://")):
        return ImageObject(url=name) if name else None
    static = (f"{site.config.layout.static_dir}/{composed(name)}", composed(name))
    address = next((static_address(path, site.config.layout) for path in static if path in site.library.static), None)
    return ImageObject(url=absolute(address or composed(name).lstrip("/"), site.config.site_url))


def _profiles(extra: Mapping[str, Any], site_url: str) -> Iterator[str]:
    """Where else the firm can be found: the links of `extra.social` that lead to other sites."""
    social = extra.get("social")
    for item in social if isinstance(social, list | tuple) else ():
        link = item.get("link") if isinstance(item, Mapping) else None
        if isinstance(link, str) and link.startswith(("https://", "http://")) and not link.startswith(site_url):
            yield link
