"""Two articles, one count, two numbers: on hand-made articles of both languages, with an extractor that is scripted."""

from collections.abc import Sequence
from contextlib import nullcontext

import pytest
from rag_fakes import ask_for, index_of

from index.news_index import NewsIndex
from index.types import Article, Extraction, Fact, Hit
from rag.composing.answer_versions import versions_of_row
from rag.composing.draft import Draft, Statement
from rag.composing.rows import sentence_of
from rag.retrieval.versions import answers, candidates

QUESTION = "Trung tâm hành chính công Hà Nam nhận bao nhiêu hồ sơ trong tháng đầu?"
HOME = Article(
    "home", "Hà Nam: trung tâm mới", "Trung tâm hành chính công Hà Nam nhận 5.120 hồ sơ trong tháng đầu.",
    publisher="Báo A", published="2025-08-04",
)  # fmt: skip


def other(text: str, published: str = "2025-08-06", title: str = "Ha Nam opens its centre") -> Article:
    return Article("other", title, text, publisher="Báo B", published=published, lang="en")


class Pointing:
    """An extractor that takes every sentence for an answer, and reads this piece where it stands."""

    model_id = "pointing"

    def __init__(self, piece: str, relevance: float = 2.0) -> None:
        self._piece, self._relevance = piece, relevance

    def extract(self, question: str, sentences: Sequence[tuple[str, str]]) -> list[Extraction]:
        """Where the piece stands; the first character elsewhere."""
        starts = [max(0, text.find(self._piece)) for _, text in sentences]
        return [Extraction(self._relevance, start, start + len(self._piece), 0.9) for start in starts]


def row(index: NewsIndex, article: Article, value: str) -> Fact:
    (found,) = (fact for fact in index.facts(article_id=article.id) if fact.value == value)
    return found


def hits(index: NewsIndex) -> list[Hit]:
    return index.lexical("Ha Nam", 20)


def told(*articles: Article) -> list[str]:
    index = index_of(HOME, *articles)
    own = row(index, HOME, "5.120")
    return [fact.value for fact, _ in candidates(index, ask_for(QUESTION), own, sentence_of(index, own), hits(index))]


@pytest.mark.parametrize(
    ("text", "published", "found"),
    [
        ("The Ha Nam centre took in 5,210 dossiers in its first month.", "2025-08-06", ["5,210"]),
        ("The Ha Nam centre took in 5,120 dossiers in its first month.", "2025-08-06", []),
        ("The Ha Nam centre took in 9,870 dossiers in its first month.", "2025-08-06", []),
        ("The Ha Nam centre gave out 5,210 seedlings in its first month.", "2025-08-06", []),
        ("The Ha Nam centre took in 5,210 dossiers in its first month.", "2025-12-20", []),
        ("The Ha Nam centre took in 5,210 dossiers in its first month.", "2025", []),
        ("The centre of Ninh Binh took in 5,210 dossiers in its first month.", "2025-08-06", []),
    ],
    ids=[
        "another number",
        "the same",
        "too far apart",
        "something else",
        "months later",
        "in a year",
        "of another place",
    ],
)
def test_only_the_same_count_of_the_same_time_and_place_is_a_version(text: str, published: str, found: list[str]):
    assert told(other(text, published)) == found


def test_an_article_that_tells_the_same_number_too_has_no_other_version():
    text = "The Ha Nam centre took in 5,120 dossiers, and 5,210 dossiers with those of the wards."
    assert told(other(text)) == []


def test_both_are_told_with_their_sources_where_the_extractor_reads_the_number():
    article = other("The Ha Nam centre took in 5,210 dossiers in its first month.")
    plain = index_of(HOME, article)
    draft = Draft("fact", (Statement("5.120 hồ sơ", (row(plain, HOME, "5.120"),)),), sure=0.9)

    def versions(extractor: Pointing | None) -> Draft | None:
        index = NewsIndex(plain._reader, plain.embedder, extractor)
        return versions_of_row(index, ask_for(QUESTION), draft, hits(index), nullcontext())

    found = versions(Pointing("5,210 dossiers"))
    assert found is not None
    mine, its = (statement.text for statement in found.statements)
    assert mine.startswith("Các nguồn nêu khác nhau: “Trung tâm hành chính công Hà Nam nhận 5.120 hồ sơ")
    assert mine.endswith("(Báo A, 4/8/2025)")
    assert its == "Nguồn khác: “The Ha Nam centre took in 5,210 dossiers in its first month.” (Báo B, 6/8/2025)"
    assert found.sure == 0.9
    assert versions(Pointing("first month")) is None
    assert versions(Pointing("5,210 dossiers", relevance=-1.0)) is None
    assert versions(None) is None


def test_the_piece_must_reach_the_number():
    index = index_of(HOME)
    fact = row(index, HOME, "5.120")
    sentence = sentence_of(index, fact)
    start = sentence.text.index("5.120")
    assert answers(fact, sentence, Extraction(0.0, start - 4, start + 1, 0.5))
    assert not answers(fact, sentence, Extraction(0.0, start - 4, start, 0.5))


def test_another_article_of_the_edition_may_count_people_in_other_words():
    home = Article("home", "SIPAS 2020", "SIPAS 2020: có 35.789 người trả lời phiếu.", published="2021-04-20")
    text = "A total of 37,012 citizens filled in the SIPAS 2020 questionnaire, and 900 forms were void."
    index = index_of(home, Article("other", "SIPAS 2020", text, published="2021-04-21", lang="en"))
    own = row(index, home, "35.789")
    query = ask_for("How many respondents were there in the SIPAS 2020 survey?")
    assert [fact.value for fact, _ in candidates(index, query, own, sentence_of(index, own), [])] == ["37,012"]
