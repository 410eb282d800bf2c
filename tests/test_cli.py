"""The command line as an author, a script and a terminal meet it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import endings
from generator.cli.commands import milepost
from generator.cli.options import now
from tests.sites import QUICK as CONFIG
from tests.sites import post, published
from tests.sites import write_quick_site as write_site

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = (sys.executable, "-m", "generator")
CODE = (sys.executable, "-c")
AT = ("--at", "2026-11-22T12:00:00+00:00")
BROKEN = post(body="[x](gone.md)")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site of one post, which is the current folder."""
    monkeypatch.chdir(write_site(tmp_path, {"content/posts/a.md": post()}))
    return tmp_path


def typed(*arguments: str | Path) -> Result:
    return CliRunner().invoke(milepost, list(map(str, arguments)))


def run(*command: str | Path, cwd: Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """A program of its own, as it would be in a terminal."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **options.pop("env", {})}
    options = {"capture_output": True, "encoding": "utf-8", "errors": "surrogateescape", **options}
    return subprocess.run(list(map(str, command)), cwd=cwd, env=environment, check=False, timeout=120, **options)


# --- Exit codes, and the last line --------------------------------------------------------------------------------


def test_a_build_ends_with_one_line_of_posts_pages_files_and_time(site: Path):
    done = typed("build", *AT)
    assert done.exit_code == 0
    assert done.stderr == ""
    assert re.fullmatch(
        r"Published 1 post, \d+ pages in all: \d+ files written, 0 deleted, in \d+\.\d s\.\n", done.stdout
    )


def test_a_second_build_says_that_nothing_has_changed(site: Path):
    typed("build", *AT)
    assert "in all: nothing has changed, in " in typed("build", *AT).stdout


def test_posts_that_nobody_sees_are_counted(site: Path):
    write_site(
        site, {"content/posts/b.md": post("B", draft="true"), "content/posts/c.md": post("C", date="2027-01-01")}
    )
    assert typed("build", *AT).stdout.endswith(" s. Hidden: 1 draft, 1 scheduled, next change on 1 January 2027.\n")


def test_whoever_starts_builds_can_read_when_the_next_is_due(site: Path):
    """Also after a build that had nothing to do; and not where time alone changes nothing."""
    write_site(site, {"content/posts/c.md": post("C", date="2027-01-01 09:30")})
    for _ in range(2):
        assert typed("build", *AT).stdout.endswith(" s. Hidden: 1 scheduled, next change on 1 January 2027, 09:30.\n")
        assert (site / ".milepost/next").read_text() == "2027-01-01T09:30:00+00:00\n"
    assert "hidden" not in typed("build", "--at", "2027-01-02").stdout.lower()
    assert not (site / ".milepost/next").exists()


def test_an_error_ends_with_1_and_says_that_the_site_is_as_it_was(site: Path):
    write_site(site, {"content/posts/b.md": BROKEN, "content/posts/c.md": post(colour="red")})
    done = typed("build", *AT)
    assert done.exit_code == 1
    assert done.stdout == ""
    assert "content/posts/b.md:6:1: error[missing-file]: " in done.stderr
    assert done.stderr.endswith("\nNothing was published: 1 error, 1 warning. The site is as it was.\n")
    assert not (site / "site").exists()


def test_a_strict_build_ends_with_1_for_a_warning(site: Path):
    write_site(site, {"content/posts/a.md": post(colour="red")})
    assert typed("build", *AT).exit_code == 0
    done = typed("build", *AT, "--strict")
    assert done.exit_code == 1
    assert "Nothing was published: 1 error." in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["bild"], "No such command 'bild'. Did you mean 'build'?"),
        (["build", "--strit"], "Did you mean '--strict'?"),
        (["build", "--format", "xml"], "'text', 'json', 'github'"),
        (["build", "--at", "soon"], "'soon' is not a time. Write 2026-11-22, or '2026-11-22 09:00', or 2026-11-22T09"),
        (["build", "--at", "2026-02-30"], "'2026-02-30' is not a time."),
        (["build", "-f", "nothing.yml"], "Error: There is no file 'nothing.yml'.\n"),
        (["build", "-f", "content"], f"'content' is a folder. Name the file: -f {Path('content/mkdocs.yml')}"),
        (["serve", "--port", "65536"], "not in the range"),
        (["serve", "--port", "x"], "is not a valid integer"),
    ],
)
def test_what_cannot_be_understood_ends_with_2(site: Path, arguments: list[str], words: str):
    done = typed(*arguments)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert words in done.stderr


@pytest.mark.parametrize("command", ["build", "serve"])
def test_a_folder_without_a_configuration_ends_with_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str):
    monkeypatch.chdir(tmp_path)
    done = typed(command)
    assert done.exit_code == 2
    assert done.stderr == (
        f"Error: There is no mkdocs.yml in this folder ({tmp_path}).\n"
        f"Go to the folder that holds it, or say where it is: milepost {command} -f path/to/mkdocs.yml\n"
    )


def test_a_configuration_may_be_called_mkdocs_yaml_as_with_mkdocs(site: Path):
    (site / "mkdocs.yml").rename(site / "mkdocs.yaml")
    assert typed("build", *AT).exit_code == 0


def test_quiet_says_nothing_but_problems(site: Path):
    assert typed("build", *AT, "-q").output == ""
    write_site(site, {"content/posts/b.md": BROKEN})
    done = typed("build", *AT, "--quiet")
    assert done.exit_code == 1
    assert "missing-file" in done.stderr
    assert "Nothing was published" not in done.stderr


# --- Where things are ---------------------------------------------------------------------------------------------


def test_a_configuration_elsewhere_builds_into_its_own_folder(site: Path, monkeypatch: pytest.MonkeyPatch):
    elsewhere = site / "some/where"
    elsewhere.mkdir(parents=True)
    monkeypatch.chdir(elsewhere)
    assert typed("build", *AT, "-f", "../../mkdocs.yml").exit_code == 0
    assert (site / "site/index.html").exists()
    assert list(elsewhere.iterdir()) == []


def test_the_site_folder_on_the_command_line_counts_from_the_current_folder(
    site: Path, monkeypatch: pytest.MonkeyPatch
):
    elsewhere = site / "some"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert typed("build", *AT, "--config", site / "mkdocs.yml", "--site-dir", "out/there").exit_code == 0
    assert (elsewhere / "out/there/index.html").exists()
    assert not (site / "site").exists()


@pytest.mark.parametrize(
    ("start", "config", "shown"),
    [
        (".", "mkdocs.yml", "content/posts/b.md:6:1:"),
        ("some", "../mkdocs.yml", "../content/posts/b.md:6:1:"),
        ("..", "{name}/mkdocs.yml", "{name}/content/posts/b.md:6:1:"),
        ("..", "{site}/mkdocs.yml", "{name}/content/posts/b.md:6:1:"),
        ("some", "{site}/mkdocs.yml", "{site}/content/posts/b.md:6:1:"),
    ],
)
def test_problems_name_files_so_that_an_editor_finds_them_from_here(
    site: Path, monkeypatch: pytest.MonkeyPatch, start: str, config: str, shown: str
):
    write_site(site, {"content/posts/b.md": BROKEN})
    (site / "some").mkdir()
    monkeypatch.chdir(site / start)
    done = typed("build", *AT, "-f", config.format(site=site, name=site.name))
    assert done.stderr.startswith(shown.format(site=site.as_posix(), name=site.name))


def test_a_folder_with_files_of_others_is_used_only_with_force(site: Path):
    write_site(site, {"site/letter.txt": "Dear Ann"})
    refused = typed("build", *AT)
    assert refused.exit_code == 1
    assert "error[site-not-ours]" in refused.stderr
    assert typed("build", *AT, "--force").exit_code == 0
    assert (site / "site/letter.txt").read_text() == "Dear Ann"


def test_a_clean_build_mends_what_somebody_changed_in_the_site(site: Path):
    typed("build", *AT)
    before = published(site / "site")
    (site / "site/index.html").write_text("mine")
    assert typed("build", *AT, "--clean").exit_code == 0
    assert published(site / "site") == before


# --- The time of a build -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "is_there"),
    [
        ("2026-12-01", False),
        ("2026-12-02", True),
        ("2026-12-01 08:59", False),
        ("2026-12-01 09:00", True),
        ("2026-12-01T09:00:00", True),
        ("2026-12-01T07:59:59Z", False),
        ("2026-12-01T08:00:00Z", True),
        ("2026-12-01T09:00:00+01:00", True),
        ("2026-12-01T09:00:00+02:00", False),
    ],
)
def test_a_build_may_be_given_its_time_in_the_sites_zone_or_in_any(site: Path, at: str, is_there: bool):
    zone = CONFIG.replace("milepost:", "milepost:\n      timezone: Europe/Berlin")
    write_site(site, {"mkdocs.yml": zone, "content/posts/b.md": post("B", date="2026-12-01 09:00")})
    assert typed("build", "--at", at).exit_code == 0
    assert (site / "site/posts/b/index.html").exists() == is_there


def test_drafts_are_built_on_request(site: Path):
    write_site(site, {"content/posts/b.md": post("B", draft="true")})
    typed("build", *AT, "--drafts")
    assert (site / "site/posts/b/index.html").exists()


def test_source_date_epoch_is_the_time_of_a_build(site: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    assert now() == datetime(2026, 11, 22, tzinfo=UTC)
    write_site(site, {"content/posts/b.md": post("B", date="2026-11-23")})
    typed("build")
    assert not (site / "site/posts/b").exists()
    assert typed("build", "--at", "2026-11-23").exit_code == 0
    assert (site / "site/posts/b").exists()


@pytest.mark.parametrize("value", ["x", "-1", "1.5", "²", "٣", "9" * 30, "9" * 9999])
def test_a_source_date_epoch_that_is_no_time_ends_with_2(site: Path, monkeypatch: pytest.MonkeyPatch, value: str):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    done = typed("build")
    assert done.exit_code == 2
    assert "The environment variable SOURCE_DATE_EPOCH is " in done.stderr
    assert "1795305600" in done.stderr
    assert not (site / "site").exists()


def test_an_empty_source_date_epoch_is_none(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert abs((now() - datetime.now(UTC)).total_seconds()) < 60


# --- Formats -------------------------------------------------------------------------------------------------------


def test_json_stands_alone_on_standard_output(site: Path):
    write_site(site, {"content/posts/größe.md": post("Größe", body="[x](→.md)")})
    done = typed("build", *AT, "--format", "json")
    assert done.exit_code == 1
    (problem,) = json.loads(done.stdout)
    assert problem["file"] == "content/posts/größe.md"
    assert (problem["line"], problem["column"], problem["severity"]) == (6, 1, "error")
    assert problem["code"] == "missing-file"
    assert "→.md" in problem["message"]
    assert problem["hint"]
    assert done.stdout.isascii()
    assert done.stderr == "Nothing was published: 1 error. The site is as it was.\n"


def test_json_without_problems_is_an_empty_list(site: Path):
    done = typed("build", *AT, "--format", "json")
    assert json.loads(done.stdout) == []
    assert done.stderr.startswith("Published 1 post")


def test_github_reads_a_command_for_each_problem(site: Path):
    write_site(site, {"content/posts/b,c.md": post("100%", body="[x](gone.md)", colour="red")})
    done = typed("build", *AT, "--format", "github")
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    assert [line.partition("::")[2].partition(" ")[0] for line in lines] == ["warning", "error"]
    assert "::error file=content/posts/b%2Cc.md,line=7,col=1,title=missing-file::there is no file 'gone.md'" in lines[1]
    assert "%0Ahint: " in lines[1]
    assert done.stderr.startswith("Nothing was published")


# --- The program in a terminal, a pipe and a script -----------------------------------------------------------------


def test_the_module_is_the_command(site: Path):
    module, _, function = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"][
        "milepost"
    ].partition(":")
    script = f"import sys; from {module} import {function}; sys.exit({function}())"
    for arguments in (["build", "--wrong"], ["build", "-q", *AT]):
        one = run(*PROGRAM, *arguments, cwd=site)
        other = run(*CODE, script, *arguments, cwd=site)
        assert (one.returncode, one.stdout, one.stderr) == (other.returncode, other.stdout, other.stderr)
        assert "python -m" not in one.stdout + one.stderr


def test_a_closed_pipe_changes_neither_the_site_nor_the_exit_code(site: Path):
    write_site(site, {f"content/posts/{number}.md": post(str(number), colour="red") for number in range(30)})
    reading, writing = os.pipe()
    os.close(reading)
    done = run(
        *PROGRAM,
        "build",
        *AT,
        "--format",
        "json",
        cwd=site,
        capture_output=False,
        stdout=writing,
        stderr=subprocess.PIPE,
    )
    os.close(writing)
    assert done.returncode == 0
    assert done.stderr.startswith("Published 31 posts")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_an_output_that_cannot_be_written_is_said_and_is_no_traceback(site: Path):
    with Path("/dev/full").open("w") as full:
        done = run(*PROGRAM, "build", *AT, cwd=site, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 0
    assert done.stderr == "Not all could be said on standard output: No space left on device.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix closes the streams")
def test_closed_streams_stop_no_build(site: Path):
    write_site(site, {"content/posts/a.md": post(colour="red")})
    done = run("sh", "-c", f'"{sys.executable}" -m generator build --at 2026-11-22 >&- 2>&-', cwd=site)
    assert done.returncode == 0
    assert (site / "site/posts/a/index.html").exists()


@pytest.mark.parametrize(
    ("encoding", "form"), [("cp1252", "text"), ("cp1252", "json"), ("cp1252", "github"), ("ascii", "text")]
)
def test_a_console_that_lacks_a_character_is_written_to_all_the_same(site: Path, encoding: str, form: str):
    write_site(site, {"content/posts/a.md": post(body="[x](“→”.md)")})
    done = run(*PROGRAM, "build", "--format", form, cwd=site, env={"PYTHONIOENCODING": encoding})
    assert done.returncode == 1
    assert "missing-file" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert "\\u2192" in done.stdout + done.stderr or "→" in done.stdout + done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="limits are a matter of Unix")
def test_a_full_disk_is_a_problem_like_others(site: Path):
    script = (
        "import resource, signal; resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000));"
        "from generator.cli import main; main()"
    )
    done = run(*CODE, script, "build", *AT, cwd=site)
    assert done.returncode == 1
    assert "error[site-unwritable]: this cannot be written: File too large" in done.stderr
    assert "Nothing was published: 1 error. The site is as it was." in done.stderr
    assert not (site / "site").exists()


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that even root cannot write to")
def test_a_site_folder_that_cannot_be_written_is_a_problem_like_others(site: Path):
    done = run(*PROGRAM, "build", *AT, "--site-dir", "/proc/milepost/site", cwd=site)
    assert done.returncode == 1
    assert done.stderr.startswith("/proc/milepost/site: error[site-unwritable]: ")
    assert "Traceback" not in done.stderr


def breaking(line: str) -> str:
    """The program, but a step of its build does something else. It says on standard output when it comes to that."""
    return (
        "import signal, sys, time, generator.cli.progress as progress\n"
        # Whoever runs the tests in a shell's background has them ignore it, and their children too.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "def silent(*step):\n"
        "    print('begun', flush=True)\n"
        f"    {line}\n"
        "progress.silent = silent\n"
        "from generator.cli import main\n"
        "main()\n"
    )


def test_ctrl_c_ends_with_130_and_leaves_the_site_as_it_was(site: Path):
    typed("build", *AT)
    before = published(site / "site")
    write_site(site, {"content/posts/a.md": post("Changed")})
    with subprocess.Popen(
        [*CODE, breaking("time.sleep(60)"), "build"],
        cwd=site,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "begun\n"
        program.send_signal(signal.SIGINT)
        _, said = program.communicate(timeout=30)
    assert program.returncode == 130
    assert said.strip() == "Stopped. No page of the site is half-written; the next build completes it."
    assert published(site / "site") == before


def test_a_mistake_of_ours_is_said_in_short_and_kept_in_a_file(site: Path, tmp_path: Path):
    (tmp_path / "kept").mkdir()
    done = run(*CODE, breaking("{}['→']"), "build", cwd=site, env={"TMPDIR": str(tmp_path / "kept")})
    assert done.returncode == 1
    (file,) = (tmp_path / "kept").iterdir()
    assert done.stderr == (
        "This is a mistake in Milepost, not in your texts: KeyError: '→'\n"
        "No page of your site is half-written. Please report it to whoever gave you Milepost, with this file:\n"
        f"{file}\n"
    )
    kept = file.read_text("utf-8")
    assert kept.startswith("Milepost ")
    assert "Traceback (most recent call last):" in kept
    assert "KeyError: '→'" in kept
    assert not (site / "site").exists()


def test_a_mistake_of_ours_is_told_in_full_where_no_file_can_be_written(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(endings, "_kept", lambda mistake: "")
    told = endings.explained(KeyError("x"))
    assert "KeyError: 'x'" in told
    assert "Milepost unpackaged, Python" in told or "Milepost 0." in told


def test_what_the_computer_refuses_is_one_sentence(site: Path):
    done = run(*CODE, breaking("raise OSError(28, 'No space left on device', '/tmp/x')"), "build", cwd=site)
    assert done.returncode == 1
    assert done.stderr == ("Milepost had to stop: No space left on device (/tmp/x). The published site is as it was.\n")


# --- The progress bar -----------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
@pytest.mark.parametrize(("patience", "arguments", "is_drawn"), [(0, [], True), (60, [], False), (0, ["-q"], False)])
def test_a_bar_is_drawn_on_a_terminal_for_those_who_wait(
    site: Path, patience: int, arguments: list[str], is_drawn: bool
):
    import pty

    ours, theirs = pty.openpty()
    script = f"import generator.cli.progress as p; p.PATIENCE = {patience}\nfrom generator.cli import main; main()"
    with ThreadPoolExecutor() as reading:  # a terminal that nobody reads is soon full
        drawn = reading.submit(drained, ours)
        try:
            done = run(
                *CODE,
                script,
                "build",
                *arguments,
                cwd=site,
                capture_output=False,
                stdout=subprocess.PIPE,
                stderr=theirs,
                env={"TERM": "xterm", "COLUMNS": "80"},
            )
        finally:
            os.close(theirs)
    assert done.returncode == 0
    assert ("reading" in drawn.result() and "rendering" in drawn.result()) == is_drawn, drawn.result()
    assert is_drawn or drawn.result() == ""
    assert done.stdout.startswith("Published") or arguments == ["-q"]


def drained(descriptor: int) -> str:
    """All that is written to a terminal until its other end is closed."""
    written = b""
    try:
        while piece := os.read(descriptor, 65536):
            written += piece
    except OSError:  # how Linux says that there is no more
        pass
    finally:
        os.close(descriptor)
    return written.decode("utf-8", "replace")


def test_no_bar_is_drawn_into_a_file(site: Path):
    script = "import generator.cli.progress as p; p.PATIENCE = 0\nfrom generator.cli import main; main()"
    assert run(*CODE, script, "build", *AT, cwd=site).stderr == ""


def test_help_loads_neither_the_program_nor_its_libraries(site: Path):
    done = run(sys.executable, "-X", "importtime", "-m", "generator", "build", "--help", cwd=site)
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "generator.cli.commands" in loaded
    assert loaded.isdisjoint({"generator.build", "jinja2", "pydantic", "rich", "markdown_it", "starlette", "yaml"})
