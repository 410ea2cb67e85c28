"""One page by HTTP: from permitted addresses only, and never more than the limits."""

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest
from web_help import LOOPBACK, Reply, Site, local_fetcher, serving

from index.errors import SourceError
from index.web.fetch import Fetcher, FetchLimits, parsed


def anything(address: str) -> None:
    """Forbid nothing."""


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        yield made


def test_a_page_comes_with_status_headers_and_its_own_host(site: Site):
    site["/a?b=1"] = Reply("chào", headers={"Content-Type": "text/html", "X-More": "1"})
    found = local_fetcher().get(site.url("/a?b=1#top"), anything, {"If-None-Match": '"x"'})
    assert (found.address, found.status, found.body.decode()) == (site.url("/a?b=1"), 200, "chào")
    assert found.headers["x-more"] == "1"
    assert site.sent[0]["host"] == f"bao.vn:{site.port}"
    assert site.sent[0]["if-none-match"] == '"x"'
    assert site.sent[0]["user-agent"].startswith("reformqa/")


@pytest.mark.parametrize(
    "address",
    ["ftp://bao.vn/a", "file:///etc/passwd", "http://a:b@bao.vn/", "http:///a", "//bao.vn", "bao.vn", "",
     "gopher://bao.vn", "http://bao.vn:99999/", "http://[::1", f"http://bao.vn/{'a' * 2000}", "http://a\nb.vn/"],
)  # fmt: skip
def test_only_plain_web_addresses_are_fetched(address: str):
    with pytest.raises(SourceError):
        parsed(address)


def test_addresses_are_spelt_one_way():
    assert str(parsed(" HTTP://Báo.VN/đường?q=1#x ")) == "http://xn--bo-mia.vn/%C4%91%C6%B0%E1%BB%9Dng?q=1"


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"]
)
def test_nothing_inside_is_fetched_by_the_fetcher_of_users(site: Site, host: str):
    site["/"] = "secret"
    with pytest.raises(SourceError, match=r"not on the public internet|no web address"):
        Fetcher().get(f"http://{host}:{site.port}/", anything)
    assert site.asked == []


@pytest.mark.parametrize("host", ["nha.vn", "lai.vn"])
def test_a_name_that_leads_inside_is_refused(site: Site, host: str):
    with pytest.raises(SourceError, match="not on the public internet"):
        local_fetcher().get(site.url("/", host), anything)


def test_every_redirect_is_checked_again(site: Site):
    site["/in"] = Reply("", 302, {"Location": site.url("/", "nha.vn")})
    site["/file"] = Reply("", 302, {"Location": "file:///etc/passwd"})
    site["/here"] = Reply("", 301, {"Location": "/there?x=1"})
    site["/there?x=1"] = "arrived"
    with pytest.raises(SourceError, match=r"'nha\.vn' leads to 10\.0\.0\.5"):
        local_fetcher().get(site.url("/in"), anything)
    with pytest.raises(SourceError, match="only http"):
        local_fetcher().get(site.url("/file"), anything)
    hops: list[str] = []
    found = local_fetcher().get(site.url("/here"), hops.append)
    assert (found.address, found.body) == (site.url("/there?x=1"), b"arrived")
    assert hops == [site.url("/here"), site.url("/there?x=1")]


def test_redirects_end(site: Site):
    site["/round"] = Reply("", 302, {"Location": "/round"})
    with pytest.raises(SourceError, match="redirects more than 5 times"):
        local_fetcher().get(site.url("/round"), anything)
    assert len(site.asked) == 6


def test_a_name_server_that_changes_its_mind_has_no_second_chance(site: Site):
    """Rebinding: the checked address is the one that is connected to, and the name is asked for once a request."""
    site["/"] = "public"
    answers = [[LOOPBACK], ["10.0.0.5"]]
    asked: list[str] = []

    def rebinding(host: str, port: int, seconds: float) -> list[str]:
        asked.append(host)
        return answers[len(asked) - 1]

    fetcher = Fetcher(None, rebinding, lambda address: address == LOOPBACK)
    assert fetcher.get(site.url("/", "doi.vn"), anything).body == b"public"
    assert asked == ["doi.vn"]
    with pytest.raises(SourceError, match=r"leads to 10\.0\.0\.5"):
        fetcher.get(site.url("/", "doi.vn"), anything)


def test_the_next_address_is_tried_where_one_does_not_answer(site: Site):
    site["/"] = "here"
    fetcher = Fetcher(None, lambda *_: ["127.0.0.2", LOOPBACK], lambda address: address.startswith("127."))
    assert fetcher.get(site.url("/"), anything).body == b"here"


def test_a_huge_body_ends_at_the_limit(site: Site):
    written = []

    def flood(write: Callable[[bytes], object]) -> None:
        for _ in range(2_000):
            write(b"x" * 10_000)
            written.append(10_000)

    site["/"] = Reply(drip=flood)
    with pytest.raises(SourceError, match=r"larger than 0\.1 MB"):
        local_fetcher(FetchLimits(size=100_000)).get(site.url("/"), anything)
    assert sum(written) < 20_000_000


@pytest.mark.parametrize("size", [99_999, 100_000, 100_001])
def test_the_limit_is_exact_and_counts_what_is_unpacked(site: Site, size: int):
    site["/"] = Reply(gzip.compress(b"\0" * size), headers={"Content-Encoding": "gzip"})
    fetcher = local_fetcher(FetchLimits(size=100_000))
    if size > 100_000:
        with pytest.raises(SourceError, match="larger than"):
            fetcher.get(site.url("/"), anything)
    else:
        assert fetcher.get(site.url("/"), anything).body == b"\0" * size


def test_a_bomb_is_put_out_early(site: Site):
    site["/"] = Reply(gzip.compress(b"\0" * 200_000_000), headers={"Content-Encoding": "gzip"})
    began = time.process_time()
    with pytest.raises(SourceError, match="larger than"):
        local_fetcher().get(site.url("/"), anything)
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("body", "encoding", "message"),
    [
        (gzip.compress(b"abc" * 99)[:-9], "gzip", "its end is missing"),
        (b"no gzip at all", "gzip", "damaged on the way"),
        (b"x", "br", "not asked for"),
        (b"x", "gzip, gzip", "not asked for"),
    ],
)
def test_what_cannot_be_unpacked_is_refused(site: Site, body: bytes, encoding: str, message: str):
    site["/"] = Reply(body, headers={"Content-Encoding": encoding})
    with pytest.raises(SourceError, match=message):
        local_fetcher().get(site.url("/"), anything)


def _raw(answer: Callable[[socket.socket], None]) -> Iterator[int]:
    with socket.create_server((LOOPBACK, 0)) as server:

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(4096)
                try:
                    answer(connection)
                except OSError:
                    return

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield server.getsockname()[1]
        thread.join(10)


@pytest.mark.parametrize("start", [b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\n\r\n", b""])
def test_a_slow_drip_ends_with_the_time(start: bytes):
    """In the header, in the body, and in silence: each byte comes in time, and all of them do not."""
    stop = threading.Event()

    def drip(connection: socket.socket) -> None:
        connection.sendall(start)
        while start and not stop.wait(0.02):
            connection.sendall(b"x")
        stop.wait(10)

    for port in _raw(drip):
        with pytest.raises(SourceError, match=r"takes more than 0\.3 s"):
            local_fetcher(FetchLimits(seconds=0.3)).get(f"http://bao.vn:{port}/", anything)
        stop.set()


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"garbage\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nx",
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000,
    ],
)
def test_what_is_no_http_is_an_error(said: bytes):
    for port in _raw(lambda connection: connection.sendall(said)):
        with pytest.raises(SourceError, match="cannot be fetched"):
            local_fetcher().get(f"http://bao.vn:{port}/", anything)


def test_nobody_at_home():
    with socket.create_server((LOOPBACK, 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(SourceError, match="cannot be fetched"):
        local_fetcher().get(f"http://bao.vn:{port}/", anything)


def test_a_silent_or_unknowing_name_server_is_named():
    def silent(host: str, port: int, seconds: float) -> list[str]:
        raise TimeoutError("no answer")

    def unknowing(host: str, port: int, seconds: float) -> list[str]:
        raise OSError("Name or service not known")

    with pytest.raises(SourceError, match="takes more than 60 s"):
        Fetcher(None, silent).get("http://bao.vn/", anything)
    with pytest.raises(SourceError, match="its name cannot be resolved"):
        Fetcher(None, unknowing).get("http://bao.vn/", anything)


def test_encryption_goes_by_the_name_not_by_the_address():
    hello: list[bytes] = []

    with socket.create_server((LOOPBACK, 0)) as server:

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                hello.append(connection.recv(4096))

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        with pytest.raises(SourceError, match="cannot be fetched"):
            local_fetcher().get(f"https://bao.vn:{server.getsockname()[1]}/", anything)
        thread.join(10)
    assert b"bao.vn" in hello[0]  # the name stands in the first message of TLS
