"""Bytes into the site folder, so that no reader ever meets a torn file; the only part that writes there."""

from generator.publish.manifest import Kind, Manifest, Writes, plan_writes
from generator.publish.opening import open_site
from generator.publish.stage import Published, Stage
from generator.publish.workspace import Stamp, put_new

__all__ = ["Kind", "Manifest", "Published", "Stage", "Stamp", "Writes", "open_site", "plan_writes", "put_new"]
