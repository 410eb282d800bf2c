"""What mkdocs.yml asks for that Material's script bundle does, where the site is built without the bundle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeGuard

from generator.config.nodes import Mapping, Node, Scalar, Sequence, truth
from generator.config.values import Config
from generator.diagnostics import Problem, Problems, Span, warning

FEATURES = (
    "content.code.annotate", "content.code.select", "content.footnote.tooltips", "content.tooltips",
    "navigation.instant", "navigation.instant.prefetch", "navigation.instant.preview", "navigation.instant.progress",
)  # fmt: skip
"""`theme.features` that are nothing without the bundle; all others work with `script: small` too."""

SETTINGS = {
    "consent": "nobody is asked for consent, so that nothing that needs it is loaded",
    "version": "there is no choice of versions",
    "repo_facts": "stars and forks are not shown",
    "annotate": "there are no annotations",
}
"""Keys of `extra` likewise, and what their owner has to know."""

_HINT = """\
take this out, or have Material's scripts on every page:
plugins:
  - milepost:
      script: material"""


def check_script(config: Config, root: Mapping) -> Problems:
    """A warning at each thing that `script: small` leaves undone."""
    if config.options.script == "material":
        return ()
    return tuple(_asked(root))


def _asked(root: Mapping) -> Iterator[Problem]:
    features = _below(_below(root, "theme"), "features")
    for item in features.items if isinstance(features, Sequence) else ():
        if isinstance(item, Scalar) and item.text.strip() in FEATURES:
            yield _needs(item.span, f"the feature '{item.text.strip()}' needs Material's script, and does nothing here")
    extra = _below(root, "extra")
    for key, outcome in SETTINGS.items():
        value = _below(extra, key)
        if _is_on(value):
            yield _needs(value.span, f"'extra.{key}' needs Material's script: {outcome}")
    feedback = _below(_below(extra, "analytics"), "feedback")
    if _is_on(feedback):
        yield _needs(feedback.span, "'extra.analytics.feedback' needs Material's script: nobody is asked for feedback")


def _below(node: Node | None, key: str) -> Node | None:
    pairs = node.pairs if isinstance(node, Mapping) else ()
    return next((value for name, value in pairs if name.text == key), None)


def _is_on(node: Node | None) -> TypeGuard[Node]:
    return node is not None and truth(node) is not False and not (isinstance(node, Scalar) and not node.text)


def _needs(span: Span, message: str) -> Problem:
    return warning(span, "feature-needs-script", message, _HINT)
