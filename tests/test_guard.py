import asyncio
import base64
import json

import pytest
from httpx2 import Response
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocketDisconnect

from index.errors import SettingsError
from ui.desk.limits import MOST_BYTES
from ui.doors.guard import Doors, Guard

KEY = "a-key-of-some-length"


def client(doors: Doors | None = None, host: str = "127.0.0.1") -> TestClient:
    guarded = Guard(PlainTextResponse("in"), doors or Doors(), host)
    return TestClient(guarded, base_url="http://127.0.0.1:7860")


def code(reply: Response) -> str:
    return "" if reply.status_code == 200 else reply.json()["error"]["code"]


@pytest.mark.parametrize("host", ["127.0.0.1:7860", "localhost:7860", "localhost", "[::1]:7860", "127.9.9.9"])
def test_names_of_this_machine_are_answered_to(host: str):
    assert client().get("/", headers={"Host": host}).text == "in"


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:7860", "localhost.evil.example", "192.168.1.5:7860", "0.0.0.0", "", "[::1"]
)
def test_other_names_are_refused_on_a_loopback_address(host: str):
    reply = client().get("/api/facts", headers={"Host": host})
    assert (reply.status_code, code(reply)) == (403, "host_refused")
    assert client(Doors(KEY), "0.0.0.0").get("/health", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:9999", "", "http://[::1"])
def test_other_web_pages_are_refused(origin: str):
    for guarded in (client(), client(host="192.168.1.5")):
        assert code(guarded.post("/api/ask", headers={"Origin": origin})) == "origin_refused"


def test_the_own_page_and_named_pages_may_call():
    assert client().post("/", headers={"Origin": "http://127.0.0.1:7860"}).text == "in"
    named = Doors(origins=("https://app.example",))
    assert client(named).post("/", headers={"Origin": "https://app.example"}).text == "in"


@pytest.mark.parametrize(
    "headers",
    [
        {"Authorization": f"Bearer {KEY}"},
        {"authorization": f"bearer {KEY}"},
        {"X-API-Key": KEY},
        {"Authorization": "Basic " + base64.b64encode(f"me:{KEY}".encode()).decode()},
    ],
)
def test_the_key_lets_in(headers: dict[str, str]):
    assert client(Doors(KEY)).get("/api/facts", headers=headers).text == "in"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": f"Bearer {KEY}x"},
        {"Authorization": f"Bearer {KEY[:-1]}"},
        {"Authorization": KEY},
        {"Authorization": "Basic !"},
        {"Authorization": "Basic " + base64.b64encode(KEY.encode()).decode()},
        {"X-API-Key": ""},
        {"X-API-Key": "khoá-của-tôi".encode()},
    ],
)
@pytest.mark.parametrize("path", ["/", "/api/facts", "/v1/models", "/mcp", "/metrics", "/docs"])
def test_nothing_else_does(headers: dict[str, str], path: str):
    reply = client(Doors(KEY)).get(path, headers=headers)
    assert (reply.status_code, code(reply)) == (401, "invalid_api_key")
    assert reply.headers["WWW-Authenticate"] == "Bearer"
    assert reply.json()["error"]["type"] == "authentication_error"
    assert KEY not in reply.text


def test_a_browser_is_asked_for_a_password_and_health_is_open():
    guarded = client(Doors(KEY))
    reply = guarded.get("/", headers={"Accept": "text/html,*/*"})
    assert reply.headers["WWW-Authenticate"] == 'Basic realm="reformqa"'
    assert guarded.get("/health").text == "in"


def test_a_client_may_come_so_often_and_is_told_when_to_come_again():
    guarded = client(Doors(rate="2/minute"))
    assert [guarded.get("/api/facts").status_code for _ in range(3)] == [200, 200, 429]
    reply = guarded.get("/v1/models")
    assert code(reply) == "rate_limit_exceeded"
    assert 1 <= int(reply.headers["Retry-After"]) <= 60
    assert guarded.get("/").text == "in"  # the page, which makes many requests


def test_each_client_has_its_own_count_and_wrong_keys_are_counted():
    guarded = Guard(PlainTextResponse("in"), Doors(KEY, rate="1/minute"), "0.0.0.0")
    first, second = (TestClient(guarded, client=(host, 1)) for host in ("10.0.0.1", "10.0.0.2"))
    assert [first.get("/").status_code for _ in range(2)] == [401, 429]
    assert second.get("/api/facts", headers={"X-API-Key": KEY}).text == "in"


def test_long_bodies_are_not_read():
    reply = client().post("/api/ask", content=b"x" * (MOST_BYTES + 1))
    assert (reply.status_code, code(reply)) == (413, "too_large")
    assert client().post("/api/ask", content=b"x" * MOST_BYTES).text == "in"
    assert client().post("/api/ask", headers={"Content-Length": "-1"}).status_code == 413


def test_websockets_are_closed():
    with pytest.raises(WebSocketDisconnect) as closed, client().websocket_connect("/"):
        pass
    assert closed.value.code == 1008


def test_other_events_pass():
    seen = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope["type"])

    asyncio.run(Guard(app, Doors(), "127.0.0.1")({"type": "lifespan"}, None, None))
    assert seen == ["lifespan"]


def test_settings_are_read_from_the_environment():
    environment = {
        "REFORMQA_API_KEY": KEY,
        "REFORMQA_RATE": "5/second",
        "REFORMQA_ORIGINS": "https://a.example/, https://b.example",
    }
    assert Doors.load(environment) == Doors(KEY, "5/second", ("https://a.example", "https://b.example"))
    assert Doors.load({}) == Doors("", "600/minute", ())


@pytest.mark.parametrize("values", [{"api_key": "short"}, {"rate": "often"}, {"rate": ""}])
def test_impossible_settings_are_named(values: dict[str, str]):
    with pytest.raises(SettingsError, match=r"REFORMQA_(API_KEY|RATE) must"):
        Doors(**values)


def test_a_refusal_has_openai_s_form():
    body = json.loads(client().get("/", headers={"Host": "evil.example"}).content)
    assert set(body["error"]) == {"message", "type", "param", "code"}
