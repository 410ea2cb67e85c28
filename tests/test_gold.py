"""Reading gold files: every fault is found, all at once, by line."""

import json
from pathlib import Path
from typing import Any

import pytest

from eval.questions.gold import GoldItem, GoldQuote, load_gold
from index.corpus import corpus_dir
from index.errors import GoldError, SourceError
from index.sources import read_all
from index.types import Article
from rag.types import Turn

ARTICLES = {"a": Article("a", "Tin", "Năm 2017 Điện Biên xếp thứ 24/63 với 33.300 hồ sơ.")}


GOOD: dict[str, Any] = {
    "id": "q1",
    "lang": "vi",
    "question": "Điện Biên xếp thứ mấy?",
    "category": "rank",
    "answerable": True,
    "answers": ["24/63"],
    "must_include": ["24"],
    "must_not_include": ["42"],
    "evidence": [{"article": "a", "quote": "xếp thứ 24/63"}],
    "evidence_groups": [["a"]],
    "entity": "Điện Biên",
    "indicator": None,
    "year": 2017,
    "trap": None,
}


REFUSED: dict[str, Any] = {"id": "q2", "lang": "en", "question": "Who?", "category": "person", "answerable": False}


SHIPPED = Path(__file__).parent.parent / "eval" / "sets" / "dev" / "dev.jsonl"


def write(path: Path, *lines: object) -> Path:
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), "utf-8")
    return path


def faults(path: Path, *lines: object, articles: dict[str, Article] | None = None) -> list[str]:
    with pytest.raises(GoldError) as caught:
        load_gold(write(path, *lines), articles)
    listed = str(caught.value).split("\n")[1:]
    assert str(caught.value).startswith(f"{len(listed)} fault(s)")
    return [fault.removeprefix(f"{path}:") for fault in listed]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "gold.jsonl"


def test_a_good_file(file: Path):
    history = [{"role": "user", "content": "Xin chào"}, {"role": "assistant", "content": "Chào bạn"}]
    items = load_gold(write(file, GOOD, "", {**REFUSED, "history": history, "variant_of": "q1"}), ARTICLES)
    assert items == [
        GoldItem(
            id="q1",
            lang="vi",
            question="Điện Biên xếp thứ mấy?",
            category="rank",
            answerable=True,
            answers=("24/63",),
            must_include=("24",),
            must_not_include=("42",),
            evidence=(GoldQuote("a", "xếp thứ 24/63"),),
            evidence_groups=(("a",),),
            entity="Điện Biên",
            year=2017,
        ),
        GoldItem(
            id="q2",
            lang="en",
            question="Who?",
            category="person",
            answerable=False,
            history=(Turn("user", "Xin chào"), Turn("assistant", "Chào bạn")),
            variant_of="q1",
        ),
    ]


def test_all_faults_come_at_once_in_order(file: Path):
    bad_quote = {**GOOD, "evidence": [{"article": "a", "quote": "xếp thứ 24/64"}]}
    assert [fault.split(":")[0] for fault in faults(file, bad_quote, "{", GOOD, REFUSED, articles=ARTICLES)] == [
        "1",
        "2",
        "3",
    ]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "bad JSON"),
        ("[" * 100_000, "bad JSON"),
        ("[]", "not a JSON object"),
        ({**GOOD, "colour": "red"}, "unknown key 'colour'"),
        ({k: v for k, v in GOOD.items() if k != "lang"}, "key 'lang' is missing"),
        ({**GOOD, "lang": "fr"}, 'lang has to be "vi" or "en", not "fr"'),
        ({**GOOD, "category": "colour"}, "category has to be one of"),
        ({**GOOD, "category": []}, "category has to be one of"),
        ({**GOOD, "trap": "pit"}, "trap has to be null or one of"),
        ({**GOOD, "answerable": 1}, "answerable has to be true or false, not 1"),
        ({**GOOD, "year": "2017"}, "year has to be a whole number or null"),
        ({**GOOD, "year": True}, "year has to be a whole number or null"),
        ({**GOOD, "must_include": "24"}, "must_include has to be a list of texts"),
        ({**GOOD, "history": [{"role": "system", "content": ""}]}, "history has to be"),
        ({**GOOD, "evidence": [{"article": "a"}]}, "evidence has to be"),
        ({**GOOD, "evidence_groups": [[]]}, "evidence_groups has to be"),
        ({**GOOD, "question": " "}, "question has to be a text"),
        ({**GOOD, "variant_of": "q9"}, "variant_of names 'q9'"),
        ({**GOOD, "must_not_include": ["—"]}, "the value '—' holds neither a word nor a figure"),
        ({**GOOD, "must_include": []}, "must_include is empty"),
        ({**GOOD, "must_include": ["42"]}, "must_include '42' stands in none of the evidence quotes"),
        ({**GOOD, "evidence": [], "evidence_groups": []}, "answerable, but without evidence"),
        ({**GOOD, "evidence_groups": [["a", "b"]]}, "the article 'b' has to stand both"),
        ({**GOOD, "evidence_groups": []}, "the article 'a' has to stand both"),
        ({**GOOD, "evidence": [{"article": "b", "quote": "24"}], "evidence_groups": [["b"]]}, "does not hold"),
        ({**GOOD, "evidence": [{"article": "a", "quote": "thứ 24."}]}, "no exact substring of 'a'"),
        ({**REFUSED, "must_include": ["24"]}, "unanswerable, but must_include is not empty"),
        ({**REFUSED, "answers": ["24"]}, "unanswerable, but answers is not empty"),
        ("", "the file holds no question"),
    ],
)
def test_each_fault_is_named(file: Path, line: object, fault: str):
    found = faults(file, line, articles=ARTICLES)
    assert len(found) == 1
    assert found[0].startswith("1: ")
    assert fault in found[0]


def test_a_repeated_id_is_a_fault(file: Path):
    assert faults(file, GOOD, {**GOOD, "question": "?"}) == ["2: id 'q1' stands on line 1 already"]


def test_a_computed_value_need_not_be_quoted(file: Path):
    assert load_gold(write(file, {**GOOD, "must_include": ["42"], "trap": "derived"}), ARTICLES)


def test_without_articles_the_texts_are_not_checked(file: Path):
    assert load_gold(write(file, {**GOOD, "evidence": [{"article": "a", "quote": "thứ 24."}]}))


def test_a_line_separator_inside_a_string_ends_no_line(file: Path):
    line = json.dumps({**GOOD, "question": "Một\u2028hai"}, ensure_ascii=False)
    assert load_gold(write(file, line), ARTICLES)[0].question == "Một\u2028hai"


def test_a_file_that_cannot_be_read(file: Path, tmp_path: Path):
    with pytest.raises(GoldError, match=r"gold\.jsonl: cannot be read"):
        load_gold(file)
    with pytest.raises(GoldError, match="cannot be read"):
        load_gold(tmp_path)
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(GoldError, match="give a UTF-8 file"):
        load_gold(file)


def test_the_shipped_set_fits_the_shipped_corpus():
    read = [articles for _, articles in read_all([corpus_dir()])]
    assert not [fault for fault in read if isinstance(fault, SourceError)]
    articles = {a.id: a for batch in read if not isinstance(batch, SourceError) for a in batch}
    items = load_gold(SHIPPED, articles)
    assert len(items) == 330
    assert sum(item.answerable for item in items) == 250


def test_the_second_set_is_without_fault():
    from index.sources import read_all

    folder = Path(__file__).parent.parent / "eval" / "sets" / "second"
    articles = {article.id: article for _, found in read_all([folder / "articles"]) for article in found}
    assert len(load_gold(folder / "questions.jsonl", articles)) == 150
    assert len(articles) == 36
