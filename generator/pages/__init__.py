"""Views to pages: the page's template, put into its frame. Nothing here decides what a page shows."""

from generator.pages.mistakes import template_problem
from generator.pages.render import attempt, render

__all__ = ["attempt", "render", "template_problem"]
