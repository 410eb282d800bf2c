"""What comes in from the disk: the listing of the content folder, sources, assets and the configuration's files."""

from generator.read.assets import measure_asset
from generator.read.config_files import read_config_files
from generator.read.digests import digest_content
from generator.read.listing import FileStat, Listing, list_content
from generator.read.sources import content_path, read_source

__all__ = [
    "FileStat",
    "Listing",
    "content_path",
    "digest_content",
    "list_content",
    "measure_asset",
    "read_config_files",
    "read_source",
]
