import json
import random
from pathlib import Path

import pytest
from index_fakes import HashEmbedder

from eval.fitting.examples import Contrast, Example, Text, contrasts, squad, written
from eval.running.opening import read_corpus
from index.errors import GoldError
from index.types import Article

ROOT = Path(__file__).parents[1]
QUESTIONS = ROOT / "eval" / "sets" / "training" / "questions.jsonl"
PAGE = Article("a", "Lào Cai", "Lào Cai xếp thứ 9. Ông Hải là giám đốc sở. Ông Hải nói vậy.")
LINE = {"set": "s", "article": "a", "start": 19, "answer": "Ông Hải", "style": "vi", "question": "Ai là giám đốc?"}


def write(path: Path, *lines: object) -> Path:
    path.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), encoding="utf-8")
    return path


def test_a_question_is_read_with_its_sentence(tmp_path: Path):
    lines = (LINE, LINE | {"set": "other"}, LINE | {"start": None, "answer": None, "question": "Ai là phó giám đốc?"})
    ((examples, texts),) = written(write(tmp_path / "q.jsonl", *lines), {"s": {"a": PAGE}})
    assert [text.text for text in texts] == ["Lào Cai xếp thứ 9.", "Ông Hải là giám đốc sở.", "Ông Hải nói vậy."]
    assert examples == [Example("Ai là giám đốc?", "a", texts[1], 0, 7), Example("Ai là phó giám đốc?", "a")]


def test_every_set_is_a_part_of_its_own(tmp_path: Path):
    homes = {"s": {"a": PAGE}, "other": {"a": Article("a", "Sơn La", "Sơn La đứng đầu.")}}
    parts = written(write(tmp_path / "q.jsonl", LINE), homes)
    assert [(len(examples), len(texts)) for examples, texts in parts] == [(1, 3), (0, 1)]


@pytest.mark.parametrize(
    "line",
    [LINE | {"answer": "Bà Hải"}, LINE | {"answer": ""}, LINE | {"article": "b"}, {"set": "s"}, ["no", "object"]],
)
def test_a_line_that_is_wrong_is_named(tmp_path: Path, line: object):
    with pytest.raises(GoldError, match=r"q\.jsonl, line 2"):
        written(write(tmp_path / "q.jsonl", LINE, line), {"s": {"a": PAGE}})


def test_what_holds_the_answer_is_no_counterexample():
    own, other, third = (Text("a", "", text) for text in ("Ông Hải là giám đốc.", "Ông Hải nói.", "Sở dời nhà."))
    (contrast,) = contrasts([Example("Ai là giám đốc?", "a", own, 0, 7)], [own, other, third], HashEmbedder())
    assert contrast.near == contrast.same == (third,)


def test_the_nearest_come_first():
    own = Text("a", "", "Giám đốc sở là bà Lan.")
    far, near = Text("b", "", "Cầu đã xây xong."), Text("c", "", "Ai là giám đốc mới?")
    (contrast,) = contrasts([Example("Ai là giám đốc?", "a", own, 16, 21)], [own, far, near], HashEmbedder())
    assert contrast.near == (near, far)
    assert contrast.same == ()


def test_of_a_question_without_an_answer_all_are_counterexamples():
    own, far = Text("a", "", "Ai là giám đốc sở?"), Text("b", "", "Cầu đã xây xong.")
    (contrast,) = contrasts([Example("Ai là giám đốc?", "a")], [own, far], HashEmbedder())
    assert contrast.near == (own, far)
    assert contrast.same == (own,)


def test_counterexamples_are_drawn_of_both_kinds():
    texts = [Text("a", "", str(number)) for number in range(6)]
    contrast = Contrast(Example("?", "a", texts[0], 0, 1), tuple(texts[1:4]), tuple(texts[4:]))
    drawn = contrast.drawn(3, random.Random(0))
    assert len(set(drawn[:2]) & set(texts[1:4])) == 2
    assert drawn[2] in texts[4:]
    alone = Contrast(contrast.example, (texts[1],), ())
    assert alone.drawn(3, random.Random(0)) == [texts[1]] * 3


def test_part_of_a_squad_file_is_left_to_measure_on(tmp_path: Path):
    paragraphs = [
        {
            "context": f"Trang {n}. Số {n} ở đây.",
            "qas": [{"id": str(n), "question": "?", "answers": [{"text": f"Số {n}"}]}],
        }
        for n in range(3)
    ]
    path = tmp_path / "squad.json"
    path.write_text(json.dumps({"data": [{"title": "T", "paragraphs": paragraphs}]}), encoding="utf-8")
    examples, texts = squad(path, 2 / 3)
    assert [example.text.text for example in examples if example.text] == ["Số 0 ở đây.", "Số 1 ở đây."]
    assert [(example.start, example.end) for example in examples] == [(0, 4), (0, 4)]
    assert len(texts) == 4


def test_every_question_to_train_on_has_its_answer_where_it_says():
    names = "second third fourth fifth sixth seventh eighth training".split()
    folders = {"corpus": ROOT / "index" / "corpus"} | {n: ROOT / "eval" / "sets" / n / "articles" for n in names}
    parts = written(QUESTIONS, {name: dict(read_corpus(folder)) for name, folder in folders.items()})
    examples = [example for part, _ in parts for example in part]
    assert len(examples) == len(QUESTIONS.read_text(encoding="utf-8").splitlines()) > 7000
    told = [one for one in examples if one.text]
    assert all(one.text and 0 <= one.start < one.end <= len(one.text.text) for one in told)
    assert 1000 < len(examples) - len(told) < 0.2 * len(examples)
