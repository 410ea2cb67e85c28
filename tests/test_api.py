"""The REST door on a live server."""

import json
import re
from collections.abc import Iterator

import httpx2 as httpx
import pytest
from answer_fakes import ARTICLES, RANK, rank_answer
from rag_fakes import ScriptedGenerator
from rag_fakes import assistant as real_assistant
from serve_help import served, until
from ui_fakes import FakeAssistant

from index.errors import GeneratorError, IndexStateError, NoArticleError
from index.types import Article
from rag.types import Answer, Event, Stage
from ui.desk.limits import MAX_QUESTION
from ui.words.render import answer_json


@pytest.fixture(scope="module")
def assistant() -> FakeAssistant:
    return FakeAssistant()


@pytest.fixture(scope="module")
def client(assistant: FakeAssistant) -> Iterator[httpx.Client]:
    with served(assistant) as address, httpx.Client(base_url=address, timeout=30, trust_env=False) as opened:
        yield opened


def expected(answer: Answer) -> object:
    return json.loads(answer_json(answer))


def events(text: str) -> list[tuple[str, dict]]:
    return [(name, json.loads(data)) for name, data in re.findall(r"event: (\w+)\ndata: (.*)\n\n", text)]


def test_an_answer_is_the_documented_json(client: httpx.Client):
    reply = client.post("/api/ask", json={"question": " Năm 2017 Điện Biên xếp thứ mấy? "})
    assert reply.headers["content-type"] == "application/json"
    assert reply.json() == expected(rank_answer("Năm 2017 Điện Biên xếp thứ mấy?"))


def test_the_history_comes_with_the_question(client: httpx.Client):
    history = [{"role": "user", "content": "Hà Nội?"}, {"role": "assistant", "content": "…"}]
    reply = client.post("/api/ask", json={"question": "2017?", "history": history})
    assert reply.json()["query"]["carried"] == ["entity"]


@pytest.mark.parametrize(
    ("body", "accepted", "wanted"),
    [
        ({}, "en-GB,en;q=0.9", "en"),
        ({}, "vi", "vi"),
        ({}, "fr", None),
        ({"language": "vi"}, "en", "vi"),
        ({"language": "en", "stream": True}, "", "en"),
    ],
)
def test_the_language_is_what_the_request_names(
    client: httpx.Client, assistant: FakeAssistant, body: dict, accepted: str, wanted: str | None
):
    client.post("/api/ask", json={"question": "2017?"} | body, headers={"Accept-Language": accepted})
    assert assistant.languages[-1] == wanted


@pytest.mark.parametrize(("body", "headers"), [({"stream": True}, {}), ({}, {"Accept": "text/event-stream"})])
def test_events_come_in_their_order(client: httpx.Client, body: dict, headers: dict):
    reply = client.post("/api/ask", json={"question": "Who led 2023?"} | body, headers=headers)
    assert reply.headers["content-type"].startswith("text/event-stream")
    told = events(reply.text)
    assert [name for name, _ in told] == ["understood", "found", "stage", *["wording"] * 4, "done"]
    assert told[2][1] == {"name": "generate"}
    assert "".join(data["text"] for name, data in told if name == "wording") == told[-1][1]["answer"]["answer"]
    assert told[1][1]["citations"] == told[-1][1]["answer"]["citations"]


def test_a_client_that_leaves_a_stream_ends_the_work(client: httpx.Client, assistant: FakeAssistant):
    with client.stream("POST", "/api/ask", json={"question": "chậm", "stream": True}) as reply:
        assert next(reply.iter_lines()) == "event: understood"
        assert assistant.running == 1
    until(lambda: assistant.running == 0)
    assert 'reformqa_answers_total{outcome="gone",route="none"}' in client.get("/metrics").text


def test_a_client_that_leaves_without_waiting_ends_the_work(client: httpx.Client, assistant: FakeAssistant):
    with pytest.raises(httpx.ReadTimeout):
        client.post("/api/ask", json={"question": "chậm"}, timeout=0.5)
    until(lambda: assistant.running == 0)


def test_the_model_stops_when_the_client_has_gone(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("rag.llm.wording._BEAT", 0.0)
    generator = ScriptedGenerator("Lệ phí đăng ký kết hôn trong nước được miễn. " * 1_000_000, size=3)
    with (
        served(real_assistant(generator=generator)) as address,
        httpx.stream(
            "POST",
            f"{address}/api/ask",
            json={"question": "Đăng ký kết hôn trong nước lệ phí thế nào?", "stream": True},
            trust_env=False,
        ) as reply,
    ):
        assert any('"generate"' in line for line in reply.iter_lines())
        assert generator.ended == []
        reply.close()
        until(lambda: generator.ended == ["closed"])


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "question"),
        ({"question": "   "}, "question"),
        ({"question": "a" * (MAX_QUESTION + 1)}, "question"),
        ({"question": 5}, "question"),
        ({"question": "?", "histroy": []}, "histroy"),
        ({"question": "?", "history": [{"role": "system", "content": "x"}]}, "history.0.role"),
        ({"question": "\ud800"}, "question"),
        ({"question": "?", "history": [{"role": "user", "content": "\udfff"}]}, "history.0.content"),
        ("no object", None),
    ],
)
def test_what_cannot_be_asked_is_named(client: httpx.Client, body: object, field: str | None):
    reply = client.post("/api/ask", content=json.dumps(body), headers={"Content-Type": "application/json"})
    assert reply.status_code == 422
    assert (reply.json()["error"]["param"], reply.json()["error"]["type"]) == (field, "invalid_request_error")


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 200_000, b'{"question": NaN}', b"{}" * 3])
@pytest.mark.parametrize("path", ["/api/ask", "/api/search", "/v1/chat/completions"])
def test_what_is_no_json_is_said_to_be_none(client: httpx.Client, path: str, body: bytes):
    reply = client.post(path, content=body, headers={"Content-Type": "application/json"})
    assert reply.status_code in {400, 422}
    assert reply.json()["error"]["type"] == "invalid_request_error"


def test_errors_have_the_program_s_own_words(client: httpx.Client):
    reply = client.post("/api/ask", json={"question": "hỏng"})
    problem = {
        "message": "chỉ mục <b>hỏng</b>: không đọc được bản kê; hãy chạy: reformqa index",
        "type": "server_error",
        "param": None,
        "code": "IndexStateError",
    }
    assert (reply.status_code, reply.json()) == (500, {"error": problem})
    reply = client.post("/api/ask", json={"question": "hỏng", "stream": True})
    assert (reply.status_code, reply.json()) == (500, {"error": problem})
    reply = client.post("/api/ask", json={"question": "What is the rank of hỏng?"})
    problem["message"] = "chỉ mục <b>hỏng</b>: no readable manifest; run: reformqa index"
    assert (reply.status_code, reply.json()) == (500, {"error": problem})


def test_an_error_in_the_midst_of_a_stream_speaks_the_question_s_language(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
):
    def broken(*_: object) -> Iterator[Event]:
        yield Stage("generate")
        raise GeneratorError("the stream ended without an answer; ask again")

    monkeypatch.setattr(FakeAssistant, "_events", broken)
    for question, said in (("Ai?", "xin hỏi lại"), ("Who is it?", "without an answer; ask again")):
        events = client.post("/api/ask", json={"question": question, "stream": True}).text
        assert said in events.partition("event: error")[2]


def test_without_a_question_errors_speak_the_language_that_is_accepted(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
):
    def missing(_: FakeAssistant, article_id: str) -> Article:
        raise NoArticleError(f"store: no article {article_id!r}; ask for one of those that it lists")

    monkeypatch.setattr(FakeAssistant, "article", missing)
    told = {
        wanted: client.get("/api/articles/x", headers={"Accept-Language": wanted}).json()["error"]["message"]
        for wanted in ("vi-VN,vi;q=0.9", "en")
    }
    assert told == {
        "vi-VN,vi;q=0.9": "store: không có bài 'x'; hãy chọn một bài trong danh sách",
        "en": "store: no article 'x'; ask for one of those that it lists",
    }


def test_an_article_of_a_damaged_index_is_not_said_to_be_missing(client: httpx.Client, monkeypatch: pytest.MonkeyPatch):
    def damaged(_: FakeAssistant, article_id: str) -> Article:
        raise IndexStateError(f"{article_id}/store.sqlite: missing or not readable; run: reformqa doctor --repair")

    monkeypatch.setattr(FakeAssistant, "article", damaged)
    reply = client.get("/api/articles/x")
    assert reply.status_code == 500
    assert reply.json()["error"] == {
        "message": "x/store.sqlite: missing or not readable; run: reformqa doctor --repair",
        "type": "server_error",
        "param": None,
        "code": "IndexStateError",
    }


def test_a_bug_is_no_traceback(monkeypatch: pytest.MonkeyPatch, client: httpx.Client):
    monkeypatch.setattr(FakeAssistant, "articles", lambda _: 1 / 0)
    reply = client.get("/api/articles")
    assert (reply.status_code, reply.json()["error"]["code"]) == (500, "internal_error")
    assert "ZeroDivision" not in reply.text


def test_passages_are_found(client: httpx.Client):
    got = client.get("/api/search", params={"question": "một cửa", "k": 2}).json()
    assert got == client.post("/api/search", json={"question": "một cửa", "k": 2}).json()
    assert [hit["article_id"] for hit in got["hits"]] == ["dien-bien", "par-2023"]
    assert got["hits"][1]["text"] == ARTICLES[1].text
    assert (got["hits"][1]["kind"], got["hits"][1]["score"]) == ("digest", 0.5)
    assert client.get("/api/search", params={"question": "?", "k": 0}).status_code == 422


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ({}, 1),
        ({"entity": "dien bien", "indicator": "par index", "year": 2017, "measure": "rank"}, 1),
        ({"entity": "Hà Nội"}, 0),
        ({"measure": "score"}, 0),
    ],
)
def test_facts_come_with_their_sentences(client: httpx.Client, query: dict, total: int):
    got = client.get("/api/facts", params=query).json()
    assert (got["total"], len(got["facts"])) == (total, total)
    for fact in got["facts"]:
        assert (fact["value"], fact["number"], fact["sentence"]) == ("24/63", "24", RANK)
        assert fact["title"] == ARTICLES[0].title


def test_facts_and_articles_come_page_by_page(client: httpx.Client):
    assert client.get("/api/facts", params={"offset": 1}).json() == {"total": 1, "facts": []}
    got = client.get("/api/articles", params={"limit": 1, "offset": 1}).json()
    assert (got["total"], [article["id"] for article in got["articles"]]) == (3, ["par-2023"])
    assert client.get("/api/facts", params={"measure": "beauty"}).json()["error"]["param"] == "measure"


def test_an_article_can_be_read(client: httpx.Client):
    article = client.get("/api/articles/dien-bien").json()
    assert (article["text"], article["characters"]) == (ARTICLES[0].text, len(ARTICLES[0].text))
    assert "source" not in article
    reply = client.get("/api/articles/no/such")
    assert (reply.status_code, reply.json()["error"]["message"]) == (404, "no article no/such")


def test_health_and_metrics(client: httpx.Client):
    assert client.get("/health").json() == {"status": "ok", "models_loaded": {"embedder": True}, "loading": False}
    client.get("/api/articles/dien-bien")
    text = client.get("/metrics").text
    assert re.search(r'reformqa_requests_total\{door="/api/articles/\{article_id:path\}",status="200"\} \d', text)
    assert 'reformqa_request_seconds_bucket{door="/health",le="+Inf"}' in text
    assert "reformqa_queue_length 0.0" in text
    assert 'reformqa_answers_total{outcome="answered",route="fact"}' in text


def test_the_description_of_the_doors_loads_nothing_from_elsewhere(client: httpx.Client):
    page = client.get("/docs").text
    needed = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert needed
    assert all(client.get(path).status_code == 200 and path.startswith("/") for path in needed)
    assert "http://" not in page
    assert "https://" not in page
    described = client.get("/openapi.json").json()["paths"]
    assert {"/api/ask", "/api/search", "/api/facts", "/api/articles", "/v1/chat/completions"} <= set(described)
    assert client.get("/", follow_redirects=False).headers["location"] == "/docs"
