"""Lighthouse's view of a page from a phone: the median of some runs, because each is a little different."""

from __future__ import annotations

import json
import os
import signal
import statistics
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = ROOT / "node_modules/lighthouse/cli/index.js"
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 120  # seconds; a run takes ten to thirty
TRIES = 3
SCORES = ("performance", "accessibility", "best-practices", "seo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Scores from 0 to 100; `lcp` in seconds, `blocking` in milliseconds. `lost` names what cost points of the three
    scores that a run gives or takes whole."""

    performance: float
    accessibility: float
    practices: float
    seo: float
    lcp: float
    blocking: float
    shift: float
    lost: tuple[str, ...]


def missing() -> str | None:
    """Why Lighthouse cannot run here, if it cannot."""
    return None if PROGRAM.is_file() else "node_modules has no lighthouse: run `make node_modules/installed-audit`"


def measure(chromium: str, url: str, runs: int) -> Scores:
    """Runs with Lighthouse's own settings for phones: a slow network and a slow processor, both simulated."""
    reports = [report(chromium, url) for _ in range(runs)]
    scores = {name: middle(reports, "categories", name, "score") * 100 for name in SCORES}
    return Scores(
        performance=scores["performance"],
        accessibility=scores["accessibility"],
        practices=scores["best-practices"],
        seo=scores["seo"],
        lcp=middle(reports, "audits", "largest-contentful-paint", "numericValue") / 1000,
        blocking=middle(reports, "audits", "total-blocking-time", "numericValue"),
        shift=middle(reports, "audits", "cumulative-layout-shift", "numericValue"),
        lost=tuple(sorted({name for one in reports for name in lost(one)})),
    )


def report(chromium: str, url: str) -> dict[str, Any]:
    """One run's report. Now and then a run hangs for good; then another one is made."""
    for _ in range(TRIES):
        told = run(chromium, url)
        if told is not None:
            return told
    raise RuntimeError(f"Lighthouse hung {TRIES} times at {url}")


def run(chromium: str, url: str) -> dict[str, Any] | None:
    command = ["node", str(PROGRAM), url, "--output=json", "--quiet", f"--chrome-flags={' '.join(FLAGS)}"]
    environment = {**os.environ, "CHROME_PATH": chromium}
    piped = subprocess.PIPE
    with subprocess.Popen(command, env=environment, stdout=piped, stderr=piped) as process:
        try:
            answer, errors = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            ended(process)
            return None
    if process.returncode != 0:
        raise RuntimeError(f"Lighthouse failed at {url}: {errors.decode(errors='replace')[-2000:]}")
    told: dict[str, Any] = json.loads(answer)
    if "runtimeError" in told:
        raise RuntimeError(f"Lighthouse failed at {url}: {told['runtimeError']['message']}")
    return told


def ended(process: subprocess.Popen[bytes]) -> None:
    """Asked to stop, Lighthouse stops its browser too, which is in a session of its own."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()


def middle(reports: list[dict[str, Any]], *names: str) -> float:
    return statistics.median(value(one, *names) for one in reports)


def value(told: Any, *names: str) -> float:
    for name in names:
        told = told[name]
    return float(told)


def lost(told: dict[str, Any]) -> list[str]:
    """The audits that keep accessibility, practices or findability below 100."""
    weighed = [
        audit["id"]
        for name in SCORES[1:]
        for audit in told["categories"][name]["auditRefs"]
        if audit["weight"]
    ]  # fmt: skip
    return [name for name in weighed if (told["audits"][name]["score"] or 0) < 1 and judged(told["audits"][name])]


def judged(audit: dict[str, Any]) -> bool:
    return audit["scoreDisplayMode"] in {"binary", "numeric", "metricSavings"}
