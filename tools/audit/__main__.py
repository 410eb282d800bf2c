"""`make audit`: builds the example site, looks at every kind of page, and says what it found."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tools.audit import nu
from tools.audit.example import SITE_URL, build_example
from tools.audit.links import check_links


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        site = build_example(Path(folder))
        findings = check_links(site, SITE_URL)
        if reason := nu.missing():
            print(f"without the Nu checker: {reason}", file=sys.stderr)
        else:
            findings += tuple(message.finding() for message in nu.check_html(site, sorted(site.rglob("*.html"))))
    print(*findings, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
