"""Citations: do they exist, do they point at the evidence, do they hold the value?"""

from collections.abc import Mapping, Sequence

from eval.metrics.ranking import Groups
from eval.metrics.spans import Span, overlap
from eval.metrics.values import said
from rag.types import Citation


def exact(citation: Citation, texts: Mapping[str, str]) -> bool:
    """Whether the quote stands, character for character, where the citation says that it does."""
    text = texts.get(citation.article_id)
    return text is not None and citation.quote != "" and text[citation.start : citation.end] == citation.quote


def right(citation: Citation, gold: Sequence[Span], texts: Mapping[str, str]) -> bool:
    """Whether a citation is exact and its span shares characters with a gold quote's span in the same article."""
    span = Span(citation.article_id, citation.start, citation.end)
    return exact(citation, texts) and any(overlap(span, quote) for quote in gold)


def judge(
    citations: Sequence[Citation],
    gold: Sequence[Span],
    groups: Groups,
    must_include: Sequence[str],
    texts: Mapping[str, str],
) -> dict[str, float]:
    """Citation figures of one answer; an answer without citations has precision 0.

    Args:
        citations: What the answer cites.
        gold: Places of the gold quotes.
        groups: Article ids of each evidence group; empty for an unanswerable question.
        must_include: Values of which a supporting quote holds at least one; empty skips ``supported``.
        texts: Article id to text, for every article that is cited.

    Returns:
        ``citation_exact``, ``span_precision`` and ``supported``: shares of the citations; ``span_recall``: share of the
        gold places that a right citation touches; ``group_recall``: share of the groups with a right citation.
    """
    hits = [c for c in citations if right(c, gold, texts)]
    spans = [Span(c.article_id, c.start, c.end) for c in hits]
    cited = len(citations)
    figures = {
        "citation_exact": sum(exact(c, texts) for c in citations) / cited if cited else 0.0,
        "span_precision": len(hits) / cited if cited else 0.0,
    }
    if must_include:
        holding = sum(exact(c, texts) and bool(said(c.quote, must_include)) for c in citations)
        figures["supported"] = holding / cited if cited else 0.0
    if gold:
        figures["span_recall"] = sum(any(overlap(q, s) for s in spans) for q in gold) / len(gold)
    if groups:
        figures["group_recall"] = sum(any(c.article_id in group for c in hits) for group in groups) / len(groups)
    return figures
