"""Reading gold files: every fault is found, all at once, by line."""

import json
from pathlib import Path
from typing import Any

import pytest

from eval.questions.gold import GoldItem, GoldQuote, load_gold
from eval.questions.squad import leave_out, load_squad
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
SHARED = Path(__file__).parent.parent.parent / "shared"


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


SQUAD = {
    "data": [
        {
            "title": "Super_Bowl",
            "paragraphs": [
                {
                    "context": "Đội thua 308 điểm.",
                    "qas": [
                        {
                            "id": "x1",
                            "question": "Bao nhiêu?",
                            "answers": [{"text": "308 điểm"}, {"text": "308"}, {"text": "308"}],
                        },
                        {"id": "x2", "question": "Ai?", "answers": [], "is_impossible": True},
                    ],
                }
            ],
        }
    ]
}


def test_squad(tmp_path: Path):
    articles, items = load_squad(write(tmp_path / "squad.json", SQUAD), "vi")
    assert articles == [Article("squad-0", "Super Bowl", "Đội thua 308 điểm.", source="squad.json")]
    assert items == [
        GoldItem(
            id="x1",
            lang="vi",
            question="Bao nhiêu?",
            category="free",
            answerable=True,
            answers=("308 điểm", "308"),
            must_include=("308",),
            evidence=(GoldQuote("squad-0", "Đội thua 308 điểm."),),
            evidence_groups=(("squad-0",),),
        ),
        GoldItem(id="x2", lang="vi", question="Ai?", category="free", answerable=False),
    ]


@pytest.mark.parametrize("content", ["", "[]", '{"data": [{}]}', '{"data": [{"paragraphs": [{"context": 1}]}]}'])
def test_no_squad_file(tmp_path: Path, content: str):
    with pytest.raises(GoldError, match=r"squad\.json: no SQuAD file"):
        load_squad(write(tmp_path / "squad.json", content), "vi")


def test_a_squad_files_language_is_told_by_its_words(tmp_path: Path):
    assert {item.lang for item in load_squad(write(tmp_path / "vi.json", SQUAD))[1]} == {"vi"}
    told = json.loads(json.dumps(SQUAD))
    told["data"][0]["paragraphs"][0]["context"] = "The team lost 308 points in that year."
    articles, items = load_squad(write(tmp_path / "en.json", told))
    assert ({article.lang for article in articles}, {item.lang for item in items}) == ({"en"}, {"en"})


def test_articles_left_out_make_their_questions_unanswerable():
    articles = [Article(f"squad-{n}", "", f"Đoạn {n}.") for n in range(5)]
    items = [
        GoldItem(
            id=f"q{n}",
            lang="vi",
            question="?",
            category="free",
            answerable=True,
            answers=(str(n),),
            must_include=(str(n),),
            evidence=(GoldQuote(f"squad-{n}", f"Đoạn {n}."),),
            evidence_groups=((f"squad-{n}",),),
        )
        for n in range(5)
    ]
    left, asked = leave_out(articles, items, 2)
    assert [article.id for article in left] == ["squad-0", "squad-2", "squad-4"]
    assert [item.answerable for item in asked] == [True, False, True, False, True]
    assert asked[1] == GoldItem(id="q1", lang="vi", question="?", category="free", answerable=False)
    assert asked[::2] == items[::2]


def test_xquad_counts():
    path = SHARED / "data" / "xquad.vi.dev.json"
    if not path.exists():
        pytest.skip("../shared/data/xquad.vi.dev.json is not there")
    articles, items = load_squad(path, "vi")
    assert len(articles) == len({article.id for article in articles})
    assert all(quote.quote for item in items for quote in item.evidence)
    assert all(item.answerable for item in items)
    assert len(items) > 500


def test_the_second_set_is_without_fault():
    from index.sources import read_all

    folder = Path(__file__).parent.parent / "eval" / "sets" / "second"
    articles = {article.id: article for _, found in read_all([folder / "articles"]) for article in found}
    assert len(load_gold(folder / "questions.jsonl", articles)) == 150
    assert len(articles) == 36
