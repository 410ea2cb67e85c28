import json
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from eval.fitting.train_reader import Adapted, read_asked  # noqa: E402

TEXT = "Hà Nội là thủ đô. Huế nằm bên sông Hương. Đà Nẵng có cảng."


def squad(path: Path, *answers: tuple[str, str]) -> Path:
    asked = [
        {"id": name, "question": f"{name}?", "answers": [{"text": text, "answer_start": TEXT.find(text)}]}
        for name, text in answers
    ]
    article = {"title": "Ba_thành_phố", "paragraphs": [{"context": TEXT, "qas": asked}]}
    path.write_text(json.dumps({"data": [article, article]}), encoding="utf-8")
    return path


def test_a_question_has_its_sentence_and_the_answers_place_in_it(tmp_path: Path):
    asked = read_asked(squad(tmp_path / "vi.json", ("q1", "sông Hương")))["q1"]
    assert (asked.title, asked.sentences[asked.own]) == ("Ba thành phố", "Huế nằm bên sông Hương.")
    begin, end = asked.answer
    assert asked.sentences[asked.own][begin:end] == "sông Hương"
    assert len(asked.article) == 3


def test_an_answer_across_two_sentences_is_left_out(tmp_path: Path):
    assert read_asked(squad(tmp_path / "vi.json", ("q1", "thủ đô. Huế"))) == {}


def test_only_every_nth_article_is_read(tmp_path: Path):
    path = squad(tmp_path / "vi.json", ("q1", "cảng"))
    assert read_asked(path, 2, 2) == {}
    assert set(read_asked(path, 1, 2)) == {"q1"}


def test_an_adapted_layer_begins_as_the_layer_that_it_adapts():
    base = torch.nn.Linear(4, 3)
    adapted = Adapted(base)
    x = torch.randn(5, 4)
    assert torch.equal(adapted(x), base(x))
    with torch.no_grad():
        adapted.B += 1.0
    assert not torch.equal(adapted(x), base(x))
