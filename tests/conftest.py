"""Fixtures and profiles for all tests."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from tests import sites
from tests.sites import LONG

if TYPE_CHECKING:
    import jinja2
    from playwright.sync_api import Browser

    from tests.browsing import Visit

ROOT = Path(__file__).resolve().parent.parent

# `make test` says the same on every machine and every day; `make test-long` looks for what nobody has seen yet.
# A deadline would only measure how busy the machine is.
settings.register_profile("quick", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("long", settings.get_profile("quick"), derandomize=False, max_examples=1000, print_blob=True)
settings.load_profile("long" if LONG else "quick")


# A hundred tests start the program. Without compiled modules each of them would compile all of it.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if LONG:
        return
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(pytest.mark.skip(reason="takes minutes; set MILEPOST_LONG=1 (make test-long)"))


@pytest.fixture(scope="session", autouse=True)
def temporary_folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What asks for a temporary folder gets it below pytest's, which clears up even after a worker that was killed."""
    tempfile.tempdir = str(tmp_path_factory.mktemp("temporary"))


@pytest.fixture(scope="session", autouse=True)
def what_is_dear_is_made_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Pictures, cards and purged style sheets, for all builds of all workers."""
    from generator.cache import FileStore

    own = tmp_path_factory.getbasetemp()
    sites.SHARED_FOLDER = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "store"
    sites.SHARED = FileStore(sites.SHARED_FOLDER)


@pytest.fixture(scope="session", autouse=True)
def templates_are_compiled_once() -> Iterator[None]:
    """Every build makes a new environment, and compiling the theme's templates is most of what a small build does."""
    import jinja2

    compiled: dict[object, Any] = {}
    compile_template = jinja2.Environment.compile

    def compile_once(
        self: jinja2.Environment, source: Any, name: Any = None, filename: Any = None, **flags: Any
    ) -> Any:
        key = (source, name, filename, str(flags), type(self), self.undefined, self.autoescape)
        if key not in compiled:
            compiled[key] = compile_template(self, source, name, filename, **flags)
        return compiled[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jinja2.Environment, "compile", compile_once)
        yield


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """`make test` has it ready; a bare `pytest` looks for one, but installs nothing."""
    found = subprocess.run(
        [sys.executable, ROOT / "tools/chromium.py", "--installed"], capture_output=True, text=True, check=False
    )
    if found.returncode != 0:
        pytest.fail(found.stderr.strip())
    return found.stdout.strip()


# One for the session: with Playwright's own program it takes two CPU seconds to start. Playwright's loop counts as
# running for as long as it lives, so a test that calls asyncio.run() does that in a process of its own.
@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    from tests.browsing import CHROMIUM_ARGUMENTS

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=list(CHROMIUM_ARGUMENTS))
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """`visit(url, viewport={"width": 320, "height": 640})` opens a page that records errors and foreign requests."""
    from tests.browsing import visiting

    with ExitStack() as stack:

        def open_page(url: str, **options: Any) -> Visit:
            return stack.enter_context(visiting(browser, url, **options))

        yield open_page


@pytest.fixture
def serve_folder() -> Iterator[Callable[..., str]]:
    """`serve_folder(path, prefix="/advice")` serves a folder on loopback until the test ends; the site's address."""
    from tests.browsing import serving

    with ExitStack() as stack:

        def serve(folder: Path, prefix: str = "") -> str:
            return stack.enter_context(serving(folder, prefix))

        yield serve


@pytest.fixture(scope="session")
def example_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site, built for the root of its host, with lists of four."""
    from tests.example import build_example

    return build_example(tmp_path_factory.mktemp("example"), per_page=4)


@pytest.fixture(scope="session")
def site(example_folder: Path) -> Iterator[str]:
    """The address at which it is served."""
    from tests.browsing import serving

    with serving(example_folder) as address:
        yield address


@pytest.fixture(scope="session")
def site_under_a_path(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the example site below /advice/, as on GitHub's project pages."""
    from tests.browsing import serving
    from tests.example import build_example

    folder = build_example(tmp_path_factory.mktemp("under-a-path"), site_url="https://firm.example/advice/", per_page=4)
    with serving(folder, "/advice") as address:
        yield address


@pytest.fixture(scope="session")
def quiz_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site with a quiz of each kind, and a series that names them all."""
    from tests.quiz_browsing import build_quiz_site

    return build_quiz_site(tmp_path_factory.mktemp("quizzes"))


@pytest.fixture(scope="session")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the example site with all kinds of pages that the audit looks at; nobody writes into it."""
    from tools.audit.example import build_audited

    return build_audited(tmp_path_factory.mktemp("audited"))
