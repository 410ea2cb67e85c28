import json
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

import pytest
from eval_fakes import perfect
from report_help import ARTICLES, ITEMS

from eval.questions.drafts import read_feedback, write_drafts
from eval.questions.gold import GoldItem, load_gold
from index.errors import GoldError, SettingsError


def entry(item: GoldItem = ITEMS[0], verdict: str = "wrong", comment: str | None = None, **query: object) -> dict:
    answer = asdict(perfect(item, ARTICLES))
    answer["query"].update({"ask": "rank", **query})
    return {"verdict": verdict, "comment": comment, "answer": answer, "at": "2026-11-25T08:00:00+00:00"}


def drafted(tmp_path: Path, *entries: dict) -> list[dict]:
    feedback, out = tmp_path / "feedback.jsonl", tmp_path / "drafts.jsonl"
    feedback.write_text("\n".join(json.dumps(e, ensure_ascii=False) for e in entries) + "\n\n", encoding="utf-8")
    assert write_drafts(read_feedback(feedback), out) == len(out.read_text("utf-8").splitlines())
    return [json.loads(line) for line in out.read_text("utf-8").splitlines()]


def test_a_wrong_answer_becomes_a_draft(tmp_path: Path):
    (draft,) = drafted(tmp_path, entry(comment="Phải là 25,\nkhông phải 24"), entry(ITEMS[2], "right"))
    assert draft == {
        "id": f"draft-{sha256('Điện Biên xếp thứ mấy?'.encode()).hexdigest()[:8]}",
        "lang": "vi",
        "question": "Điện Biên xếp thứ mấy?",
        "category": "rank",
        "answerable": True,
        "answers": [],
        "must_include": [],
        "must_not_include": [],
        "evidence": [{"article": "a", "quote": "xếp thứ 24/63"}],
        "evidence_groups": [["a"]],
        "note": "2026-11-25T08:00:00+00:00, answered 'theo các bài là 24 [1]', marked wrong; "
        "reader: Phải là 25, không phải 24",
    }


def test_the_id_follows_the_question_alone(tmp_path: Path):
    (tmp_path / "again").mkdir()
    first = drafted(tmp_path, entry())
    again = drafted(tmp_path / "again", entry(comment="x"))
    assert first[0]["id"] == again[0]["id"]
    assert len(first[0]["id"]) == len("draft-") + 8


def test_a_completed_draft_is_a_gold_question(tmp_path: Path):
    (draft,) = drafted(tmp_path, entry())
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(draft), encoding="utf-8")
    with pytest.raises(GoldError, match="must_include is empty"):
        load_gold(path, ARTICLES)
    path.write_text(json.dumps({**draft, "must_include": ["24"]}), encoding="utf-8")
    (item,) = load_gold(path, ARTICLES)
    assert (item.question, item.must_include) == ("Điện Biên xếp thứ mấy?", ("24",))


@pytest.mark.parametrize(
    "comment",
    [
        "Trong bài không có số liệu này",
        "KHÔNG CÓ CÂU TRẢ LỜI",
        "nên từ chối",
        "there is no answer",
        "should have refused",
    ],
)
def test_a_reader_who_says_that_there_is_no_answer(tmp_path: Path, comment: str):
    (draft,) = drafted(tmp_path, entry(comment=comment))
    assert (draft["answerable"], draft["evidence"], draft["evidence_groups"]) == (False, [], [])
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(draft), encoding="utf-8")
    assert [item.answerable for item in load_gold(path, ARTICLES)] == [False]


@pytest.mark.parametrize("comment", [None, "", "Sai số, phải là 25", "The answer is 25", "không đúng"])
def test_other_readers(tmp_path: Path, comment: str | None):
    assert drafted(tmp_path, entry(comment=comment))[0]["answerable"] is True


def test_what_is_asked_is_guessed(tmp_path: Path):
    found = drafted(tmp_path, entry(), entry(ITEMS[1], ask="document"), entry(ITEMS[3], ask="person"))
    assert [(d["category"], d["lang"]) for d in found] == [("rank", "vi"), ("free", "en"), ("person", "vi")]
    assert found[2]["evidence"] == found[2]["evidence_groups"] == []


def test_a_follow_up_question_stands_on_its_own(tmp_path: Path):
    (draft,) = drafted(tmp_path, entry(ITEMS[2], standalone="Sơn La xếp thứ mấy?", carried=["year"]))
    assert draft["question"] == "Sơn La xếp thứ mấy?"
    assert "asked as 'Còn Sơn La?'" in draft["note"]


def test_a_question_marked_twice_is_one_draft(tmp_path: Path):
    (draft,) = drafted(tmp_path, entry(comment="một"), entry(comment="hai"))
    assert "reader: một; " in draft["note"]
    assert draft["note"].endswith("reader: hai")


def test_all_faults_are_listed_and_nothing_is_written(tmp_path: Path):
    path = tmp_path / "feedback.jsonl"
    bad = [
        "{",
        "[1]",
        json.dumps(entry(verdict="bad")),
        json.dumps({**entry(), "comment": 3}),
        json.dumps({"verdict": "wrong"}),
        json.dumps({**entry(), "at": ""}),
        json.dumps(entry(language="fr")),
    ]
    path.write_text("\n".join([json.dumps(entry()), *bad]), encoding="utf-8")
    with pytest.raises(GoldError, match=r"7 line\(s\) are no marked answers") as caught:
        read_feedback(path)
    listed = str(caught.value).splitlines()[1:]
    assert [line.split(":")[1] for line in listed] == [str(n) for n in range(2, 9)]
    assert "verdict has to be one of wrong, right, not 'bad'" in listed[2]
    assert "answer.query.language has to be vi or en" in listed[6]


def test_files(tmp_path: Path):
    with pytest.raises(GoldError, match=r"none\.jsonl: cannot be read"):
        read_feedback(tmp_path / "none.jsonl")
    out = tmp_path / "drafts.jsonl"
    out.write_text("somebody's work", encoding="utf-8")
    with pytest.raises(SettingsError, match="exists, and may have been filled in"):
        write_drafts([], out)
    assert out.read_text("utf-8") == "somebody's work"
