"""The REST door with many clients at once, and over real answers."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager

import httpx2 as httpx
from rag_fakes import ARTICLES as NEWS
from rag_fakes import ScriptedGenerator
from rag_fakes import assistant as real_assistant
from serve_help import served, until
from ui_fakes import FakeAssistant

from ui.desk.limits import ROOM


def test_eight_clients_at_once_get_their_own_answers_or_a_clean_no():
    """Real answers over a small index, half of them by a model that takes its time."""
    generator = ScriptedGenerator("Lệ phí đăng ký kết hôn trong nước được miễn.", size=1)
    questions = [
        "Năm 2018 Sơn La xếp thứ mấy về PAR INDEX?",
        "Đăng ký kết hôn trong nước lệ phí thế nào?",
        "Quảng Ninh và Đồng Tháp, nơi nào có PCI 2020 cao hơn?",
        "Lào Cai tiếp nhận bao nhiêu hồ sơ?",
    ]
    asked = real_assistant(generator=generator)
    right = {question: asked.ask(question).answer for question in questions}
    with served(asked) as address, httpx.Client(base_url=address, timeout=60, trust_env=False) as client:

        def ask(number: int) -> tuple[str, httpx.Response]:
            question = questions[number % len(questions)]
            return question, client.post("/api/ask", json={"question": question})

        with ThreadPoolExecutor(8) as pool:
            replies = list(pool.map(ask, range(40)))
    assert {reply.status_code for _, reply in replies} <= {200, 503}
    answered = [(question, reply.json()) for question, reply in replies if reply.status_code == 200]
    assert len(answered) >= len(questions)
    assert all(body["question"] == question and body["answer"] == right[question] for question, body in answered)
    assert set(generator.ended) == {"finished"}


def test_who_finds_no_room_is_told_when_to_come_again():
    with served(FakeAssistant()) as address, httpx.Client(base_url=address, timeout=60, trust_env=False) as client:

        def hold(_: int) -> None:
            with client.stream("POST", "/api/ask", json={"question": "chậm", "stream": True}) as reply:
                list(zip(reply.iter_lines(), range(400), strict=False))

        with ThreadPoolExecutor(ROOM) as pool:
            held = [pool.submit(hold, number) for number in range(ROOM)]
            until(lambda: f"reformqa_questions {ROOM}.0" in client.get("/metrics").text)
            for reply in (
                client.post("/api/ask", json={"question": "2017"}),
                client.post("/api/ask", json={"question": "2017", "stream": True}),
                client.get("/api/search", params={"question": "?"}),
            ):
                assert (reply.status_code, reply.json()["error"]["code"]) == (503, "busy")
                assert int(reply.headers["Retry-After"]) == 5
            assert client.get("/health").status_code == 200
            for future in held:
                future.result()


def test_who_waits_for_the_model_is_told_the_place_and_each_change_of_it_once():
    with served(FakeAssistant()) as address, httpx.Client(base_url=address, timeout=60, trust_env=False) as client:

        def ask(question: str) -> AbstractContextManager[httpx.Response]:
            return client.stream("POST", "/api/ask", json={"question": question, "stream": True})

        def queued(place: int) -> str:
            return f'data: {{"name": "queue", "place": {place}, "seconds": null}}'

        with ask("chậm 2023") as first, ask("chậm 2023") as second, ask("2023") as third:
            lines = [reply.iter_lines() for reply in (first, second, third)]  # one that is let go of hangs up
            begun = [[next(told) for _ in range(9)] for told in lines]
            assert [told[6:] for told in begun] == [
                ["event: stage", 'data: {"name": "generate"}', ""],
                ["event: stage", queued(1), ""],
                ["event: stage", queued(2), ""],
            ]
            assert [next(lines[2]), next(lines[2])] == [": at work", ""]
            second.close()
            assert next(line for line in lines[2] if line.startswith("data")) == queued(1)
            first.close()
            assert "event: done" in list(lines[2])


def test_real_articles_are_listed_with_their_facts():
    with served(real_assistant()) as address, httpx.Client(base_url=address, trust_env=False) as client:
        assert client.get("/api/articles").json()["total"] == len(NEWS)
        got = client.get("/api/facts", params={"entity": "lao cai", "indicator": "PAR INDEX", "measure": "rank"}).json()
        assert [fact["value"] for fact in got["facts"]] == ["9/63", "11/63"]
        assert client.get("/api/search", params={"question": "đăng ký kết hôn"}).json()["hits"][0]["kind"] == "article"
