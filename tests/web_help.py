"""A small web on loopback, and a fetcher that is let to it and to nothing else."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from index.web.fetch import Fetcher, FetchLimits
from index.web.gather import Web
from index.web.shelf import Shelf

LOOPBACK = "127.0.0.1"
HOSTS = {"bao.vn": [LOOPBACK], "tin.vn": [LOOPBACK], "nha.vn": ["10.0.0.5"], "lai.vn": ["93.184.216.34", "127.0.0.9"]}
TEXT = "Năm 2018, Thừa Thiên Huế xếp thứ 7/63 tỉnh, thành phố về chỉ số PAR INDEX, tăng 5 bậc so với năm 2017."
MORE = "Người dân và doanh nghiệp hài lòng hơn với bộ phận một cửa, theo kết quả khảo sát công bố sáng nay ở Huế."


@dataclass
class Reply:
    body: bytes | str = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})
    drip: Callable[[Callable[[bytes], object]], None] | None = None  # writes the body itself


def page(title: str = "Huế tăng hạng", text: str = TEXT, head: str = "") -> str:
    return (
        f'<html lang="vi"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body><article><h1>{title}</h1><p>{text}</p><p>{MORE}</p></article></body></html>"
    )


def rss(*links: str, date: str = "Fri, 24 May 2019 01:00:00 +0700") -> Reply:
    items = "".join(f"<item><title>t</title><link>{link}</link><pubDate>{date}</pubDate></item>" for link in links)
    return Reply(f'<?xml version="1.0"?><rss version="2.0"><channel><title>Báo</title>{items}</channel></rss>',
                 headers={"Content-Type": "application/rss+xml"})  # fmt: skip


class Site:
    """What the server answers, by path (with the host before it where that matters), and what it was asked."""

    def __init__(self) -> None:
        self.replies: dict[str, Reply] = {}
        self.asked: list[str] = []
        self.sent: list[dict[str, str]] = []
        self.port = 0

    def __setitem__(self, path: str, reply: "Reply | str") -> None:
        self.replies[path] = Reply(reply) if isinstance(reply, str) else reply

    def url(self, path: str, host: str = "bao.vn") -> str:
        return f"http://{host}:{self.port}{path}"

    def pages(self) -> list[str]:
        return [path for path in self.asked if path != "/robots.txt"]

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        self.asked.append(handler.path)
        self.sent.append({name.lower(): value for name, value in handler.headers.items()})
        host = (handler.headers["Host"] or "").partition(":")[0]
        reply = self.replies.get(host + handler.path) or self.replies.get(handler.path) or Reply("none", 404)
        etag = reply.headers.get("ETag")
        if etag and handler.headers["If-None-Match"] == etag:
            reply = Reply("", 304, {"ETag": etag})
        body = reply.body.encode() if isinstance(reply.body, str) else reply.body
        handler.send_response(reply.status)
        for name, value in reply.headers.items():
            handler.send_header(name, value)
        if reply.drip is None:
            handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        if reply.drip is None:
            handler.wfile.write(body)
        else:
            reply.drip(handler.wfile.write)


@contextmanager
def serving() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            try:
                site.answer(self)
            except OSError:  # the client has had enough
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Be quiet."""

    with ThreadingHTTPServer((LOOPBACK, 0), Handler) as server:
        site.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()


def named(host: str, port: int, seconds: float) -> list[str]:
    """Resolve the hosts of this web; numbers stand for themselves."""
    return HOSTS.get(host, [host])


def local_fetcher(limits: FetchLimits | None = None) -> Fetcher:
    return Fetcher(limits, named, lambda address: address == LOOPBACK)


def local_web(folder: Path, *, now: float = 0.0, limits: FetchLimits | None = None) -> Web:
    return Web(local_fetcher(limits), Shelf(folder / "web"), delay=0.0, now=lambda: now)
