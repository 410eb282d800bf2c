"""What the preview notices: saves as editors and git make them, each burst as one build."""

from __future__ import annotations

import asyncio
import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from generator.serve.watching import git_is_done
from tests.previews import PATIENCE, Preview, edit, previewing
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
        half_of_a_checkout_is_not_built(preview, site)
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


def half_of_a_checkout_is_not_built(preview: Preview, site: Path) -> None:
    """While git holds its lock, a link may lead to what is still to come."""
    lock = site / ".git/index.lock"
    edit(site, {".git/index.lock": "", "content/posts/a.md": post(body="Checked [out](git.md).")})
    time.sleep(0.3)  # longer than a build takes to begin
    edit(site, {"content/posts/git.md": post("G")})
    lock.unlink()
    preview.until("/posts/a/", "Checked")
    assert "missing-file" not in preview.said
    (site / "content/posts/git.md").unlink()
    edit(site, {"content/posts/a.md": post(body="As before.")})
    preview.until("/posts/a/", "As before.")


def test_a_build_waits_for_git_but_not_for_a_lock_that_a_crash_has_left(tmp_path: Path):
    """The site may be a folder of a larger checkout."""
    site, lock = tmp_path / "firm/site", tmp_path / "firm/.git/index.lock"
    site.mkdir(parents=True)
    edit(tmp_path, {"firm/.git/index.lock": ""})

    async def wait_for_git() -> None:
        waiting = asyncio.create_task(git_is_done(site))
        done, _ = await asyncio.wait([waiting], timeout=0.1)
        assert not done
        lock.unlink()
        await asyncio.wait_for(waiting, PATIENCE)
        lock.touch()
        os.utime(lock, (0, 0))
        waiting = asyncio.create_task(git_is_done(site))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert waiting.done()

    # In a thread of its own: a browser of other tests may have a loop in this one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, wait_for_git()).result()
