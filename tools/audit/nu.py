"""What the Nu HTML checker says about pages, in one run for as many as there are."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from tools.audit.finding import Finding
from tools.audit.host import hosting

ROOT = Path(__file__).resolve().parent.parent.parent
JAR = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
# A run ends before the optimizing compiler has been of use: without it, it takes a third of the time.
BRIEF = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """`file` below the checked folder; lines and columns from 1, of the end of what is meant."""

    file: str
    line: int
    column: int
    level: str
    text: str
    extract: str

    def finding(self) -> Finding:
        return Finding("nu", self.file, f"{self.line}:{self.column} {self.level}: {self.text}")


@cache
def java() -> str | None:
    find = [sys.executable, str(ROOT / "tools/java.py"), "--installed"]
    found = subprocess.run(find, capture_output=True, text=True, check=False)
    return found.stdout.strip() or None


def missing() -> str | None:
    """Why the checker cannot run here, if it cannot."""
    if not JAR.is_file():
        return "node_modules has no vnu-jar: run `make node_modules/installed`"
    return None if java() else "no Java is installed: run `python tools/java.py`"


def check_html(folder: Path, files: Iterable[Path]) -> tuple[Message, ...]:
    """Errors and warnings; what the checker only remarks (`info`) is left out.

    The pages are served, because to the checker a file is of no origin, and so `'self'` in a policy would refuse all.
    """
    names = [file.relative_to(folder).as_posix() for file in files]
    path = java()
    assert path is not None, "ask missing() first"
    with hosting(folder) as host:
        urls = [host + quote(name) for name in names]
        command = [
            path,
            *BRIEF,
            "-Xss4m",
            "-Dnu.validator.servlet.allow-forbidden-hosts=true",
            "-Dnu.validator.servlet.allowed-address-type=all",
            "-jar",
            str(JAR),
            "--format",
            "json",
            "--exit-zero-always",
            *urls,
        ]
        ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if not ran.stderr.startswith("{"):
        raise RuntimeError(f"the Nu checker did not answer: {ran.stderr[:2000]}")
    messages = (message(told) for told in json.loads(ran.stderr)["messages"] if level(told))
    return tuple(sorted(one for one in messages if not is_mistaken(one)))


def is_mistaken(message: Message) -> bool:
    """No policy applies to a script that holds data: browsers do not refuse JSON-LD, as tools/audit/policy.py shows."""
    return message.text.startswith("Inline script violates") and "application/ld+json" in message.extract


def level(told: dict[str, Any]) -> str:
    match told["type"], told.get("subType"):
        case "info", "warning":
            return "warning"
        case "info", _:
            return ""
        case _:
            return "error"


def message(told: dict[str, Any]) -> Message:
    return Message(
        file=unquote(urlsplit(told["url"]).path).lstrip("/"),
        line=told.get("lastLine", 0),
        column=told.get("lastColumn", 0),
        level=level(told),
        text=told["message"],
        extract=told.get("extract", ""),
    )
