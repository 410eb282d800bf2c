"""A site made with Material for MkDocs: its posts, pages, topics, authors and files. Its templates stay behind."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from datetime import date
from urllib.parse import quote, unquote

from generator.diagnostics import Problem, Problems, Span, note, warning
from generator.imports.material_blog import Material, is_pretty, page_address
from generator.imports.material_front import PAGE, POST, Keys, link_list, with_meta
from generator.imports.material_lines import lines_of, settings_of
from generator.imports.material_lists import Lists, find_lists
from generator.imports.material_markup import markup_problems
from generator.imports.material_posts import Post, find_posts, found_front
from generator.imports.material_rest import OTHERS, feeds_of, redirects_of, rest_problems
from generator.imports.values import Coming, Copy, Text
from generator.imports.writing import ordered
from generator.markdown.destinations import relinked
from generator.routes import Layout

_TAGS = ("<!-- material/tags -->", "[TAGS]")


def plan_material(site: Material, layout: Layout, today: date) -> Coming:
    """All that comes. A post without a date becomes a draft of `today`. Problems: `import-…`."""
    planning = _Planning(site, layout, today)
    texts = tuple(planning.texts())
    files = _files(site, layout)
    return Coming(
        texts=texts,
        copies=tuple(files.values()),
        site_url=site.config.site_url,
        others={**OTHERS, **feeds_of(site), **planning.left, **planning.others},
        settings=settings_of(site, layout),
        lines=lines_of(site, planning.ways),
        problems=(*site.problems, *planning.problems, *planning.keys.problems(), *rest_problems(site)),
    )


def _files(site: Material, layout: Layout) -> dict[str, Copy]:
    """Everything else by its path; what lies beside posts stands beside the blog, as Material has it."""
    found: dict[str, Copy] = {}
    posts, blog = f"{site.config.layout.posts_dir}/", site.blog_address
    for path in site.files:
        address = f"{blog}{path.removeprefix(posts)}" if site.blog is not None and path.startswith(posts) else path
        source = f"{site.docs}/{path}"
        found[path] = Copy(place=f"{layout.static_dir}/{address}", source=source, address=address)
    return found


class _Planning:
    """Texts one after the other; what is said of them stays here."""

    def __init__(self, site: Material, layout: Layout, today: date) -> None:
        self._site = site
        self._layout = layout
        self._today = today
        self.keys = Keys()
        self.problems: list[Problem] = []
        self._posts = find_posts(site, layout)
        self._lists: Lists = find_lists(site, layout, self._posts)
        self.others: dict[str, str] = dict(self._lists.others)
        self._redirects = redirects_of(site)
        self._pages = [path for path in sorted(site.texts) if not site.is_post(path)]
        self._tags = {path for path in self._pages if any(one in site.texts[path] for one in _TAGS)}
        self.places = {post.path: post.place for post in self._posts}
        self.places |= {path: self._page_place(path) for path in self._pages if not self._is_our_tags(path)}
        files = _files(site, layout)
        self._addresses = {post.path: post.address for post in self._posts if post.address}
        self._addresses |= {path: self._page_address(path) for path in self._pages}
        self._addresses |= {path: copy.address for path, copy in files.items()}
        self.places |= {path: copy.place for path, copy in files.items()}

    @property
    def left(self) -> dict[str, str]:
        """Redirects to what does not come, once all texts were asked for."""
        return {address: "a redirect" for froms in self._redirects.values() for address in froms}

    @property
    def ways(self) -> dict[str, str]:
        """Where a menu leads to by the path that it names: a file, or an address where a page makes itself."""
        return {**self.places, **{path: f"/{self._layout.tags}" for path in self._tags if self._is_our_tags(path)}}

    def texts(self) -> Iterator[Text]:
        yield from map(self._post, self._posts)
        for path in self._pages:
            if self._is_our_tags(path):
                self.others[self._page_address(path)] = "the page of tags"
                message = "the page of tags makes itself here, and does not come"
                self._say((note(Span(self._source(path)), "import-dropped", message),))
            else:
                yield self._page(path)
        if self._site.index and self._site.index not in self._site.texts:
            yield self._index()
        yield from self._lists.topics
        yield from self._lists.authors(self.places)

    def _post(self, post: Post) -> Text:
        site, path = self._site, self._source(post.path)
        self._say(post.problems)
        values = with_meta(post.values, post.path, site.metas)
        front = self.keys.front_of(values, POST, post.text, path) | post.more
        front["topics"] = [self._lists.titles.get(one, one) for one in post.categories]
        front.pop("categories", None)
        front["links"] = link_list(values.get("links"), post.place, self.places)
        if "date" not in front:
            front |= {"date": self._today, "draft": True}
            hint = "write its date, and take `draft: true` away"
            self._say((warning(Span(path), "import-date", "the post has no date: it comes as a draft of today", hint),))
        if post.address and not post.is_draft and post.day is not None and f"{post.day:%Y-%m-%d}" > f"{self._today}":
            message = f"the post is dated {post.day:%Y-%m-%d}: here nobody sees it, or comes to it, before that day"
            self._say((note(Span(path), "import-date", message),))
        if post.address and post.is_draft:
            self.others[post.address] = "a draft, which the old site shows"
        if post.address and site.options("rss") is not None and site.config.site_url:
            front["id"] = f"{site.config.site_url}{quote(post.address)}"
        return Text(
            place=post.place,
            front=ordered(front),
            body=self._body(post.path, post.front.body),
            source=Span(path),
            formerly=(post.address, *self._redirects.pop(post.path, ())) if post.address and not post.is_draft else (),
        )

    def _page(self, path: str) -> Text:
        site, text, source = self._site, self._site.texts[path], self._source(path)
        front, values, more, problems = found_front(text, source)
        self._say(problems)
        written = self.keys.front_of(with_meta(values, path, site.metas), PAGE, text, source) | more
        if path in site.drafts:
            written["draft"] = True
        body = front.body
        if path == site.index:
            body = self._with_way(body)
        for mark in _TAGS:
            body = body.replace(mark, f"[{self._layout.tags}](/{self._layout.tags})" if self._layout.tags else "")
        return Text(
            place=self.places[path],
            front=ordered(written),
            body=self._body(path, body),
            source=Span(source),
            formerly=self._page_formerly(path, is_draft=written.get("draft") is True),
        )

    def _page_formerly(self, path: str, *, is_draft: bool) -> tuple[str, ...]:
        """MkDocs publishes a page that calls itself a draft, unless `draft_docs` names it; here nobody sees it."""
        address = self._page_address(path)
        if is_draft:
            self.others |= {} if path in self._site.drafts else {address: "a draft, which the old site shows"}
            return ()
        return (address, *(self._lists.blog if path == self._site.index else ()), *self._redirects.pop(path, ()))

    def _index(self) -> Text:
        """The blog's own page, which MkDocs makes where nobody wrote one."""
        path = self._site.index
        return Text(
            place=self._page_place(path),
            front={"title": "Blog"},
            body=self._with_way(""),
            source=Span(self._source(path)),
            formerly=(self._site.blog_address, *self._lists.blog),
        )

    def _with_way(self, body: str) -> str:
        """The list of posts has a page of its own here; the home page shows the newest by itself."""
        if not self._layout.archive or not self._site.blog_address:
            return body
        message = f"the blog's list of posts is at /{self._layout.archive} here: its page has a link there"
        self._say((note(Span(self._source(self._site.index)), "import-changed", message),))
        return f"{body.rstrip()}\n\n[All posts](/{self._layout.archive})\n"

    def _body(self, path: str, body: str) -> str:
        site = self._site
        text = site.texts[path]
        has_macros = site.options("macros") is not None
        self._say(tuple(markup_problems(text, self._source(path), has_macros=has_macros)))
        separator = str((site.blog or {}).get("post_excerpt_separator") or "<!-- more -->")
        led = relinked(body, lambda target: self._lead(target, path))
        return led.replace(separator, "<!-- more -->") if site.is_post(path) else led

    def _lead(self, target: str, path: str) -> str:
        """MkDocs' links name files: the address of that file in the old site."""
        name, mark, fragment = target.partition("#")
        if not name or ":" in name or name.startswith("/"):
            return target
        file = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(name)))
        address = self._addresses.get(file)
        if address is None:
            return target
        return f"{self._site.config.site_url or '/'}{quote(address)}{mark}{fragment}"

    def _is_our_tags(self, path: str) -> bool:
        return path in self._tags and page_address(path, is_pretty=True) == self._layout.tags

    def _page_address(self, path: str) -> str:
        return page_address(path, is_pretty=is_pretty(self._site))

    def _page_place(self, path: str) -> str:
        stem = posixpath.splitext(path)[0]
        folder, name = posixpath.split(stem)
        return posixpath.join(self._layout.pages_dir, folder, f"{'index' if name == 'README' else name}.md")

    def _source(self, path: str) -> str:
        return f"{self._site.docs}/{path}"

    def _say(self, problems: Problems) -> None:
        self.problems += problems
