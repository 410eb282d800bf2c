"""A build as a process of its own, for the test that kills it: kill_build.py OPTIONS of `milepost`."""

from __future__ import annotations

import sys

from generator.cache import memory
from generator.cli.main import main

if __name__ == "__main__":
    memory.SETTLED_NS = int(sys.argv.pop(1))
    main()
