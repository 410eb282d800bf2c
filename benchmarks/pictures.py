"""Pictures: 200 photos of four megapixels made for readers, then a build that decodes none of them.

python benchmarks/pictures.py                  cold, warm, and warm into an empty folder
python benchmarks/pictures.py --count 20       fewer

The photos are gradients under noise of several sizes, the same by a fixed seed. Each build is a process of its own; how
many pictures it decoded is counted by Pillow's own `load`.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image, ImageChops, ImageOps

ROOT = Path(__file__).resolve().parent.parent
SIZE = (2448, 1632)
EACH = 10
CONFIG = """\
site_name: Pictures
site_url: https://pictures.example/
plugins:
  - milepost:
      feed: {authority: pictures.example, year: 2024}
"""
COUNTING = """
import sys
from pathlib import Path
from PIL import ImageFile
loads, load = [], ImageFile.ImageFile.load
def counted(picture):
    if picture.tile:
        loads.append(picture)
    return load(picture)
ImageFile.ImageFile.load = counted
from click.testing import CliRunner
from generator.cli.commands import milepost
ended = CliRunner().invoke(milepost, ["build", "-q", "-f", sys.argv[1]])
assert ended.exit_code == 0, ended.output
print(len(loads))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=200)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="milepost-pictures-") as folder:
        site = Path(folder)
        write(site, options.count)
        load = os.getloadavg()[0]
        print(f"{options.count} pictures of {SIZE[0]} x {SIZE[1]}, load {load:.1f} on {os.cpu_count()} cores\n")
        print("| build | CPU s | wall s | CPU / wall | decoded |\n| --- | ---: | ---: | ---: | ---: |")
        print(row("cold", site))
        print(row("warm", site))
        shutil.rmtree(site / "site")
        print(row("warm, the site's folder deleted", site))
        print(f"\n{weights(site)}")


def write(site: Path, count: int) -> None:
    """Posts of ten pictures each."""
    posts = site / "content/posts"
    posts.mkdir(parents=True)
    (site / "mkdocs.yml").write_text(CONFIG)
    for number in range(count):
        photo(random.Random(number)).save(posts / f"{number}.jpg", quality=90)
    for first in range(0, count, EACH):
        shown = "\n\n".join(f"![Photo {n}]({n}.jpg)" for n in range(first, min(first + EACH, count)))
        text = f"---\ntitle: From {first}\ndate: 2026-01-02\n---\n\nSome words.\n\n{shown}\n"
        (posts / f"from-{first}.md").write_text(text)


def photo(chance: random.Random) -> Image.Image:
    """A sky over hills, as a codec sees them: smooth light, shapes of all sizes, some grain."""
    bands = []
    for _ in range(3):
        light = Image.linear_gradient("L").rotate(chance.uniform(-30, 30)).resize(SIZE)
        shapes = noise(chance, 12).point(lambda value: value // 2)
        detail = noise(chance, 300).point(lambda value: value // 6)
        bands.append(ImageChops.add(ImageChops.add(light.point(lambda value: value // 3), shapes), detail))
    grain = noise(chance, SIZE[0]).point(lambda value: value // 24)
    return ImageOps.autocontrast(Image.merge("RGB", [ImageChops.add(band, grain) for band in bands]))


def noise(chance: random.Random, cells: int) -> Image.Image:
    size = (cells, max(1, cells * SIZE[1] // SIZE[0]))
    return Image.frombytes("L", size, chance.randbytes(size[0] * size[1])).resize(SIZE, Image.Resampling.BICUBIC)


def row(name: str, site: Path) -> str:
    began = time.perf_counter()
    building = subprocess.Popen(
        [sys.executable, "-c", COUNTING, str(site / "mkdocs.yml")],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert building.stdout is not None
    decoded = json.loads(building.stdout.read())
    _, status, usage = os.wait4(building.pid, 0)
    building.returncode = os.waitstatus_to_exitcode(status)
    wall, cpu = time.perf_counter() - began, usage.ru_utime + usage.ru_stime
    return f"| {name} | {cpu:.1f} | {wall:.1f} | {cpu / wall:.2f} | {decoded} |"


def weights(site: Path) -> str:
    """What a reader's browser fetches of a picture: on a phone, and on a wide screen of fine pixels."""
    lines = ["| width | AVIF KiB | WebP KiB | JPEG KiB |", "| --- | ---: | ---: | ---: |"]
    for width in (800, 1600):
        sizes = [_mean(site, f"*-{width}.{ending}") for ending in ("avif", "webp", "jpg")]
        lines.append(f"| {width} | " + " | ".join(f"{size / 1024:.0f}" for size in sizes) + " |")
    originals = [path.stat().st_size for path in (site / "content/posts").glob("*.jpg")]
    return "\n".join(lines) + f"\n\nOriginals: {sum(originals) / len(originals) / 1024:.0f} KiB each."


def _mean(site: Path, pattern: str) -> float:
    sizes = [path.stat().st_size for path in (site / "site/assets/media").glob(pattern)]
    return sum(sizes) / len(sizes)


if __name__ == "__main__":
    main()
