"""What the preview notices: saves as editors and git make them, each burst as one build."""

from __future__ import annotations

from pathlib import Path

from tests.previews import edit, previewing
from tests.sites import post, write_quick_site


def test_saves_of_every_kind_are_noticed_and_a_burst_is_one_build(tmp_path: Path):
    site = write_quick_site(tmp_path / "firm", {"content/posts/a.md": post(body="First words.")})
    with previewing(site) as preview:
        preview.until("/posts/a/", "First words.")
        new = site / "content/posts/a.md.new~"
        new.write_text(post(body="Renamed into place."))
        new.replace(site / "content/posts/a.md")
        preview.until("/posts/a/", "Renamed into place.")
        edit(site, {"content/posts/deep/er/b.md": post("B", body="In a new folder.")})
        preview.until("/posts/b/", "In a new folder.")
        before = preview.said.count("Built ")
        edit(site, {f"content/posts/many/{number}.md": post(f"N {number}") for number in range(300)})
        preview.until_said("Built 302 posts")
        # Half of a checkout may be built while the rest of it is written, and no more than that.
        assert preview.said.count("Built ") - before <= 3
        for file in (site / "content/posts/many").iterdir():
            file.unlink()
        (site / "content/posts/many").rmdir()
        (site / "content/posts/deep/er/b.md").unlink()
        preview.until_said("Built 1 post,", 3)
        assert preview.ask("/posts/b/")[0] == 404
