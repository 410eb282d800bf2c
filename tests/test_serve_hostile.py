"""What the preview answers to those who are no browser of its author: raw bytes over sockets, on one preview."""

from __future__ import annotations

import re
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from generator.serve.guard import Head, allowed_names, refusal
from tests.previews import PATIENCE, Preview, previewing
from tests.sites import post, write_quick_site

IMPATIENT = (
    "import generator.serve.patience as patience\n"
    "patience.PATIENCE = 0.4\n"
    "from generator.cli import main; main()"
)  # fmt: skip
SECRET = "The firm's secret."


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One that waits for the rest of a request less long than others."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "secret.txt").write_text(SECRET)
    site = write_quick_site(folder / "firm", {"content/posts/a.md": post(), "content/static/a.txt": "Text."})
    with previewing(site, program=(sys.executable, "-c", IMPATIENT), TMPDIR=str(folder)) as preview:
        preview.until("/", "</html>")
        yield preview
        assert "Traceback" not in preview.said
        assert "mistake in Milepost" not in preview.said


def connected(preview: Preview) -> socket.socket:
    return socket.create_connection(("127.0.0.1", preview.port), PATIENCE)


def heard(connection: socket.socket) -> bytes:
    """All that comes until the other side closes."""
    found = b""
    try:
        while more := connection.recv(65536):
            found += more
    except ConnectionResetError:
        pass
    return found


def asked(preview: Preview, request: bytes) -> bytes:
    """The answer to these very bytes."""
    with connected(preview) as connection:
        connection.sendall(request)
        return heard(connection)


def request(target: str, *, method: str = "GET", host: str = "127.0.0.1", more: str = "") -> bytes:
    return f"{method} {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{more}\r\n".encode("latin-1")


def status(answer: bytes) -> int:
    found = re.match(rb"HTTP/1\.1 (\d+) ", answer)
    assert found, answer[:200]
    return int(found[1])


def test_no_path_leaves_the_site(preview: Preview):
    up = ("..", "%2e%2e", ".%2e", "%2E.", "..%00", "%252e%252e", "..;", "%c0%ae%c0%ae", "%uff0e%uff0e", "....")
    slashes = ("/", "%2f", "\\", "%5c", "//", "%252f")
    for level in up:
        for slash in slashes:
            path = "/" + slash.join([level] * 4) + slash
            for name in ("secret.txt", "etc/passwd"):
                answer = asked(preview, request(path + name))
                assert status(answer) in (400, 404), path + name
                assert SECRET.encode() not in answer
                assert b"root:" not in answer
    for path in ("//etc/passwd", "/%00", "/a.txt%00.html", "/.milepost-manifest.json", "/posts/", "/assets/", "/C:/x"):
        assert status(asked(preview, request(path))) == 404, path
    for path in ("/__milepost/../a.txt", "/__milepost/%2e%2e/app.py", "/__milepost/app.py", "/__milepost/"):
        assert status(asked(preview, request(path))) == 404, path
    assert status(asked(preview, request("/a.txt"))) == 200


def test_links_on_the_disk_lead_nowhere_either(preview: Preview):
    built = Path(preview.folder) / ".milepost/preview/site"
    (built / "out").symlink_to(Path(preview.folder).parent)
    (built / "out.txt").symlink_to(Path(preview.folder).parent / "secret.txt")
    for path in ("/out/secret.txt", "/out.txt", "/out/"):
        assert status(asked(preview, request(path))) == 404


def test_only_its_own_names_are_answered(preview: Preview):
    port = preview.port
    for host in ("127.0.0.1", "localhost", f"localhost:{port}", f"LocalHost:{port}", f"127.0.0.1:{port}"):
        assert status(asked(preview, request("/a.txt", host=host))) == 200, host
    wrong = ("evil.example", f"127.0.0.1.evil.example:{port}", "", "localhost.evil.example", "evil.example@127.0.0.1")
    for host in (*wrong, "0.0.0.0", "127.0.0.2", "[::1", "local host"):
        for path in ("/a.txt", "/__milepost/events", "/__milepost/preview.js"):
            assert status(asked(preview, request(path, host=host))) == 400, host
    for target in ("http://evil.example/a.txt", "http://127.0.0.1/a.txt", "*", "a.txt", "evil.example:80"):
        assert status(asked(preview, request(target))) == 400, target
    assert status(asked(preview, b"GET /a.txt HTTP/1.1\r\n\r\n")) == 400
    assert status(asked(preview, b"GET /a.txt HTTP/1.0\r\n\r\n")) == 400
    twice = b"GET /a.txt HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
    assert status(asked(preview, twice)) == 400
    assert b"access-control" not in asked(preview, request("/a.txt", more="Origin: https://evil.example\r\n")).lower()


def test_the_names_of_a_preview_for_the_network_are_those_of_this_computer():
    names = allowed_names("0.0.0.0", "Desk")
    for host in ("desk:8000", "desk.local", "localhost", "192.0.2.7:8000"):
        assert is_answered(host, names)
    for host in ("evil.example", "192.0.2.8"):
        assert not is_answered(host, names)
    assert not is_answered("desk", allowed_names("127.0.0.1", "Desk"))
    assert is_answered("[2001:DB8::1]:80", allowed_names("2001:db8::1", "Desk"))


def is_answered(host: str, names: frozenset[str]) -> bool:
    return refusal(Head(method="GET", path="/", host=host, local="192.0.2.7"), names) is None


def test_it_can_only_be_read(preview: Preview):
    for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get"):
        answer = asked(preview, request("/a.txt", method=method, more="Content-Length: 3\r\n") + b"abc")
        assert status(answer) == 405, method
        assert b"\r\nallow: get, head\r\n" in answer.lower()
        assert b"abc" not in answer
    assert status(asked(preview, request("/a.txt", more="Upgrade: websocket\r\nConnection: Upgrade\r\n"))) == 200
    assert asked(preview, request("/a.txt", method="HEAD")).endswith(b"\r\n\r\n")


def test_what_is_no_request_is_refused_and_forgotten(preview: Preview):
    long = "x" * 70_000
    for nonsense in (
        request("/a.txt", more=f"X: {long}\r\n"),
        request("/" + long),
        b"GET /a.txt HTTP/x\r\nHost: localhost\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 200,
        b"GET /a.txt HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        b"GET /a.txt HTTP/1.1\r\nHost: localhost\r\n smuggled: x\r\nTransfer-Encoding: nonsense\r\n\r\n",
        b"\r\n" * 40_000,
    ):
        answer = asked(preview, nonsense)
        assert not answer or status(answer) // 100 in (4, 5), nonsense[:60]
    ranges = ",".join(f"{number}-" for number in range(1500))
    assert status(asked(preview, request("/a.txt", more=f"Range: bytes={ranges}\r\n"))) in (200, 400, 416)
    assert status(asked(preview, request("/a.txt"))) == 200


def test_slow_and_vanished_clients_keep_nobody_waiting(preview: Preview):
    with ExitStack() as stack:
        silent, slow, unread = (stack.enter_context(connected(preview)) for _ in range(3))
        slow.sendall(b"GET /a.txt HTTP/1.1\r\nHost: loc")
        unread.sendall(request("/__milepost/events") * 3)
        half = stack.enter_context(connected(preview))
        half.sendall(request("/a.txt"))
        half.shutdown(socket.SHUT_WR)
        assert b"Text." in heard(half)
        for _ in range(20):
            with connected(preview) as gone:
                gone.sendall(request("/"))
                gone.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        assert status(asked(preview, request("/a.txt"))) == 200
        assert heard(silent) == b""  # they are hung up on
        assert heard(slow) == b""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl+C to whole consoles")
def test_ctrl_c_ends_it_with_fifty_pages_open_and_a_build_under_way(tmp_path: Path):
    """A build that hears of nothing, as where a library does the work, is not waited for either."""
    site = write_quick_site(tmp_path / "firm", {"content/posts/a.md": post()})
    deaf = (
        "import threading, generator.serve.preview as preview\n"
        "build = preview.build\n"
        "def slow(*arguments, **options):\n"
        "    result = build(*arguments, **options)\n"
        "    preview.build = lambda *arguments, **options: threading.Event().wait()\n"
        "    return result\n"
        "preview.build = slow\n"
        "from generator.cli import main; main()"
    )
    (tmp_path / "temporary").mkdir()
    with (
        previewing(site, program=(sys.executable, "-c", deaf), TMPDIR=str(tmp_path / "temporary")) as preview,
        ExitStack() as stack,
    ):
        preview.until("/", "</html>")
        pages = [stack.enter_context(connected(preview)) for _ in range(50)]
        for page in pages:
            page.sendall(request("/__milepost/events?page=/"))
            said = b""
            while b"retry" not in said:
                said += (more := page.recv(65536))
                assert more, preview.said
        stuck = stack.enter_context(connected(preview))
        stuck.sendall(request("/__milepost/events?page=/")[:-2])
        (site / "content/posts/a.md").write_text(post(body="Again."))
        assert preview.stop(signal.SIGINT) == 0
        assert all(heard(page) is not None for page in pages)
    assert list((tmp_path / "temporary").iterdir()) == []
