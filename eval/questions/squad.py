"""SQuAD and XQuAD files as articles and gold questions, to measure answering over open retrieval."""

import json
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from eval.metrics.language import detect
from eval.questions.gold import GoldItem, GoldQuote
from index.errors import GoldError
from index.types import Article, Lang


def load_squad(path: Path, lang: Lang | None = None) -> tuple[list[Article], list[GoldItem]]:
    """Read a SQuAD file (version 1.1 or 2.0; XQuAD has the same layout).

    Args:
        path: The JSON file.
        lang: Language of paragraphs and questions; None to tell it by their function words.

    Returns:
        One article a paragraph, with ids ``squad-<n>`` from 0, and one question each with all its answers. A question's
        evidence is its whole paragraph, so ranking figures are those of paragraph retrieval; its required value is
        its shortest answer. Questions marked impossible are unanswerable.

    Raises:
        GoldError: The file cannot be read or has another layout.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        paragraphs = [
            (topic.get("title", ""), paragraph) for topic in data["data"] for paragraph in topic["paragraphs"]
        ]
        spoken = lang or detect(" ".join(paragraph["context"] for _, paragraph in paragraphs)) or "vi"
        articles = [_article(n, *entry, spoken, path) for n, entry in enumerate(paragraphs)]
        pairs = zip(articles, paragraphs, strict=True)
        return articles, [item for article, (_, raw) in pairs for item in _items(article, raw["qas"])]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise GoldError(f"{path}: no SQuAD file ({type(fault).__name__}: {fault}); give one in layout 1.1") from fault


def leave_out(
    articles: Sequence[Article], items: Sequence[GoldItem], every: int
) -> tuple[list[Article], list[GoldItem]]:
    """Take every n-th article away; the questions about it become unanswerable.

    Another paragraph may hold the answer by chance: of a question answered wrongly for that reason the file does not
    tell.

    Args:
        articles: All articles.
        items: Questions, each with its evidence in one article.
        every: 2 takes half of the articles away, 3 a third …; at least 2.

    Returns:
        The articles that stay, and all questions.
    """
    gone = {article.id for article in articles[every - 1 :: every]}
    asked = [_unanswerable(item) if any(q.article in gone for q in item.evidence) else item for item in items]
    return [article for article in articles if article.id not in gone], asked


def _unanswerable(item: GoldItem) -> GoldItem:
    return replace(item, answerable=False, answers=(), must_include=(), evidence=(), evidence_groups=())


def _article(number: int, title: str, paragraph: dict[str, Any], lang: Lang, path: Path) -> Article:
    text = unicodedata.normalize("NFC", paragraph["context"])
    return Article(id=f"squad-{number}", title=title.replace("_", " "), text=text, lang=lang, source=path.name)


def _items(article: Article, questions: list[dict[str, Any]]) -> Iterator[GoldItem]:
    for raw in questions:
        texts = (unicodedata.normalize("NFC", answer["text"]) for answer in raw["answers"])
        answers = () if raw.get("is_impossible") else tuple(dict.fromkeys(texts))
        yield GoldItem(
            id=raw["id"],
            lang=article.lang,
            question=unicodedata.normalize("NFC", raw["question"]),
            category="free",
            answerable=bool(answers),
            answers=answers,
            must_include=tuple(sorted(answers, key=len)[:1]),
            evidence=(GoldQuote(article.id, article.text),) if answers else (),
            evidence_groups=((article.id,),) if answers else (),
        )
