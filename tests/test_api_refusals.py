"""What the doors say to whom they turn away, in the language that is asked for."""

from collections.abc import Iterator

import httpx2 as httpx
import pytest
from serve_help import served
from ui_fakes import FakeAssistant

from ui.desk.limits import MAX_QUESTION
from ui.words.faults import fault_text
from ui.words.faults_doors import OF_DOORS

VIETNAMESE = {"Accept-Language": "vi-VN,vi;q=0.9"}


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with served(FakeAssistant()) as address, httpx.Client(base_url=address, timeout=30, trust_env=False) as opened:
        yield opened


def told(reply: httpx.Response) -> tuple[int, str]:
    return reply.status_code, reply.json()["error"]["message"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({}, "question: thiếu trường này"),
        ({"question": 7}, "question: phải là chuỗi ký tự"),
        ({"question": ""}, "question: phải có ít nhất 1 ký tự"),
        ({"question": "a" * (MAX_QUESTION + 1)}, f"question: nhiều nhất {MAX_QUESTION} ký tự"),
        ({"question": "a", "history": 1}, "history: phải là danh sách"),
        ({"question": "a", "history": ["b"]}, "history.0: phải là đối tượng JSON"),
        ({"question": "a", "stream": "often"}, "stream: phải là true hoặc false"),
    ],
)
def test_a_wrong_field_is_told_in_vietnamese(client: httpx.Client, body: dict, said: str):
    assert told(client.post("/api/ask", json=body, headers=VIETNAMESE)) == (422, said)
    assert told(client.post("/api/ask", json=body))[1].isascii()


def test_a_number_out_of_range_is_told_in_vietnamese(client: httpx.Client):
    for k, said in ((0, "k: phải từ 1 trở lên"), ("x", "k: phải là số nguyên")):
        reply = client.get("/api/search", params={"question": "?", "k": k}, headers=VIETNAMESE)
        assert told(reply) == (422, said)


def test_no_json_and_no_such_place_are_told_in_vietnamese(client: httpx.Client):
    broken = client.post("/api/ask", content="{", headers={**VIETNAMESE, "Content-Type": "application/json"})
    assert told(broken)[1].endswith("không phải JSON hợp lệ")
    assert told(client.get("/api/nothing", headers=VIETNAMESE)) == (
        404,
        "ở đây không có GET /api/nothing; xem /docs để biết có những gì",
    )


def test_the_openai_door_tells_it_in_the_question_s_language(client: httpx.Client):
    asked = {"model": "gpt", "messages": [{"role": "user", "content": "Năm 2017 Điện Biên xếp thứ mấy?"}]}
    assert told(client.post("/v1/chat/completions", json=asked))[1].startswith("Không có mô hình 'gpt'")
    silent = {"model": "gpt", "messages": [{"role": "assistant", "content": "…"}]}
    assert told(client.post("/v1/chat/completions", json=silent))[1].startswith("The model 'gpt' does not exist")
    assert told(client.get("/v1/models/gpt", headers=VIETNAMESE))[1].startswith("Không có mô hình 'gpt'")


def test_a_stranger_is_turned_away_in_vietnamese(client: httpx.Client):
    reply = client.get("/api/facts", headers={**VIETNAMESE, "Host": "evil.example"})
    assert told(reply) == (403, "máy chủ này chỉ trả lời cho localhost và 127.0.0.1")
    reply = client.get("/api/facts", headers={**VIETNAMESE, "Origin": "http://evil.example"})
    assert told(reply) == (403, "trang web khác không được gọi máy chủ này (REFORMQA_ORIGINS)")


@pytest.mark.parametrize("english", OF_DOORS)
def test_every_message_of_the_doors_is_found_by_its_own_entry(english: str):
    filled = english.replace("{}", "⟨x⟩")
    assert fault_text(filled, "vi") == OF_DOORS[english].replace("{}", "⟨x⟩")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/nothing", 404), ("GET", "/api/ask", 404), ("PUT", "/v1/x", 404), ("POST", "/health", 405)],
)
def test_what_is_not_there_is_said_in_json(client: httpx.Client, method: str, path: str, status: int):
    reply = client.request(method, path)
    assert (reply.status_code, reply.json()["error"]["type"]) == (status, "invalid_request_error")


@pytest.mark.parametrize("told", [True, False])
@pytest.mark.parametrize("path", ["/api/ask", "/v1/chat/completions"])
def test_a_body_that_is_too_long_is_cut_off_with_or_without_a_length(client: httpx.Client, path: str, told: bool):
    content = b" " * 300_000 if told else (b" " * 100_000 for _ in range(3))
    reply = client.post(path, content=content, headers={"Accept-Language": "vi"})
    assert (reply.status_code, reply.headers["content-type"]) == (413, "application/json")
    assert reply.json() == {
        "error": {
            "message": "mỗi yêu cầu có tối đa 262144 byte",
            "type": "invalid_request_error",
            "param": None,
            "code": "too_large",
        }
    }
