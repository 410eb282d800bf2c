"""A new file by its kind: its place in the content folder, its template, and its text."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal, get_args

from generator.routes import Layout

Kind = Literal["post", "page", "series", "topic", "author", "quiz"]
KINDS: tuple[Kind, ...] = get_args(Kind)
QUIZZES = ("score", "profile", "outcome", "calculator", "ranking", "plan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """What is known of a file that is to be begun. Names of authors, topics and series are as front matter has them.

    `id` is the identity in feeds, "" where the site has none to give; `part` is None for a post that is no part, or
    that the file of its series lists.
    """

    kind: Kind
    title: str
    slug: str
    date: str = ""
    """An ISO date, or a date and a time."""
    id: str = ""
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    series: str = ""
    part: int | None = None
    quiz: str = "score"
    draft: bool = True


def place_of(begun: Begun, layout: Layout) -> str:
    """The content path of the file."""
    folders: dict[Kind, str] = {
        "post": layout.posts_dir,
        "page": layout.pages_dir,
        "series": layout.series_dir,
        "topic": layout.topics_dir,
        "author": layout.authors_dir,
        "quiz": layout.quizzes_dir,
    }
    folder = folders[begun.kind]
    return f"{folder}/{begun.slug}.md" if folder else f"{begun.slug}.md"


def template_of(begun: Begun) -> str:
    """The name of the template below the folder of templates; an owner's own goes before ours."""
    return f"new/quiz-{begun.quiz}.md" if begun.kind == "quiz" else f"new/{begun.kind}.md"


def text_of(template: str, begun: Begun) -> str:
    """The text of the file. What an owner's template does wrong is raised as it comes."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(undefined=StrictUndefined, keep_trailing_newline=True, trim_blocks=True, autoescape=False)
    environment.filters["yaml"] = in_yaml
    return environment.from_string(template).render(asdict(begun))


def in_yaml(value: object) -> str:
    """A text or a list of texts as it stands in front matter, on one line, quoted where it has to be."""
    import yaml

    given = list(value) if isinstance(value, tuple) else value
    text = yaml.safe_dump(given, default_flow_style=True, allow_unicode=True, width=10**6)
    return text.removesuffix("...\n").strip()
