"""The promise of the README, on real articles with the real models."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from real import SEED, real_index

from rag import Settings, open_assistant
from rag.assistant import Assistant

pytestmark = pytest.mark.models

ROOT = Path(__file__).parent.parent
NO_LANGUAGE_MODEL = Settings(generator="none")


@pytest.fixture(scope="module")
def shipped() -> Assistant:
    return open_assistant(real_index(), NO_LANGUAGE_MODEL)


@pytest.fixture(scope="module")
def crawled() -> Assistant:
    if not SEED.is_dir():
        pytest.skip(f"the crawled article is not part of the project: {SEED} does not exist")
    return open_assistant(real_index(SEED), NO_LANGUAGE_MODEL)


@pytest.mark.parametrize(
    "question",
    [
        "what was Điện Biên's 2017 ranking?",
        "Năm 2017 Điện Biên xếp thứ mấy về chỉ số cải cách hành chính?",
        "dien bien nam 2017 xep thu may",
    ],
)
def test_the_rank_is_given_with_the_sentence_it_stands_in(shipped: Assistant, question: str):
    answer = shipped.ask(question)
    assert answer.answered
    assert "24/63" in answer.answer
    assert "18" in answer.answer
    assert "24/63" in answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "values", "quoted"),
    [
        ("Năm 2017 Điện Biên xếp thứ mấy về chỉ số CCHC?", ["24/63"], "24/63"),
        ("Năm 2017 Điện Biên tăng bao nhiêu bậc so với năm 2016?", ["18 bậc"], "18 bậc"),
        ("Bao nhiêu hồ sơ được giải quyết và tỷ lệ đúng hạn là bao nhiêu?", ["33.300", "100%"], "33.300"),
        ("6 tháng đầu năm 2018 bãi bỏ bao nhiêu thủ tục hành chính?", ["gần 150"], "gần 150"),
        ("Chủ tịch UBND tỉnh Điện Biên là ai?", ["Mùa A Sơn"], "Mùa A Sơn"),
    ],
)
def test_the_crawled_article_answers(crawled: Assistant, question: str, values: list[str], quoted: str):
    answer = crawled.ask(question)
    assert answer.answered
    assert [value for value in values if value not in answer.answer] == []
    assert any(quoted in citation.quote for citation in answer.citations)


def test_every_quote_stands_where_it_says(shipped: Assistant):
    for question in ("Ai dẫn đầu PAR INDEX 2022?", "PAPI 2021 của Điện Biên?", "SIPAS qua các năm?"):
        for citation in shipped.ask(question).citations:
            assert shipped.article(citation.article_id).text[citation.start : citation.end] == citation.quote


@pytest.mark.skipif(shutil.which("unshare") is None, reason="needs unshare to cut the network off")
def test_everything_works_without_a_network(tmp_path: Path):
    command = [
        sys.executable,
        "-c",
        "from ui.cli import main; main()",
        "ask",
        "--json",
        "--index",
        str(real_index()),
        "Chủ tịch Điện Biên là ai?",
    ]
    cut_off = ["unshare", "--user", "--map-root-user", "--net", *command]
    if subprocess.run([*cut_off[:4], "true"], check=False, capture_output=True).returncode:
        pytest.skip("this machine does not let a user cut the network off")
    done = subprocess.run(
        cut_off, cwd=ROOT, check=False, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"}
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert "Mùa A Sơn" in answer["answer"]
    assert answer["models"]["embedder"]
