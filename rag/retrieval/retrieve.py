"""A question to passages, by meaning and by words together."""

from index.news_index import NewsIndex
from index.text.restore import restore
from index.types import Hit
from rag.retrieval.fuse import convex
from rag.types import Query
from rag.understanding.glossary import same_word


def retrieve(index: NewsIndex, question: str, k: int = 20, weight: float = 0.5, depth: int = 50) -> list[Hit]:
    """Search an index both ways and fuse the results.

    A question typed without diacritics gets them back, as far as the indexed articles' own words tell, before it is
    embedded: as typed it is another language to the embedder. The lexical search takes it as typed.

    Args:
        index: Where to search.
        question: As typed, or made to stand by itself.
        k: How many passages at most.
        weight: Share of the dense search in the score, 0 to 1.
        depth: How many candidates each search gives.

    Returns:
        Hits, best first; none when the question is blank.
    """
    dense = index.dense(restore(question, index.vocabulary), depth) if question.strip() else []
    return convex(dense, index.lexical(question, depth), weight, k)


def search_text(query: Query) -> str:
    """What to search for: the question with its names in Vietnamese and, for English, its words' counterparts."""
    asked = f"{query.standalone.rstrip(' ?.!')}?"  # how a question ends must not tell what is found
    parts = [asked, *query.entities, *query.indicators, query.dimension or "", *map(str, query.years)]
    if query.language == "en":
        parts += [other for term in query.terms for other in sorted(same_word(term) - {term})]
    return " ".join(part for part in parts if part)
