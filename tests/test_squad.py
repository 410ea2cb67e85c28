"""Reading SQuAD files as articles and gold questions."""

import json
from pathlib import Path

import pytest

from eval.questions.gold import GoldItem, GoldQuote
from eval.questions.squad import leave_out, load_squad
from index.errors import GoldError
from index.types import Article

SHARED = Path(__file__).parent.parent.parent / "shared"


def write(path: Path, *lines: object) -> Path:
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), "utf-8")
    return path


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
