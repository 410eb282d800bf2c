"""All entries linked into one Library: who is visible, who refers to whom, what exists where."""

from generator.library.values import Author, Library, Page, Planned, Post, Redirect, Tag, Target, Topic

__all__ = ["Author", "Library", "Page", "Planned", "Post", "Redirect", "Tag", "Target", "Topic"]
