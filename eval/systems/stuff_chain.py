"""The chain that most people would write: LangChain's splitter, embeddings and FAISS, and a "stuff" prompt.

Chunks of 1,000 characters that overlap by 100, the four nearest of them put before the model, which is told to answer
from them alone, to cite their numbers and to say when it does not know. A conversation stands before the question; the
search sees the question alone. Embedder and language model are the program's own; the embedder gets the prefixes that
its model card asks for, which many such chains forget.
"""

import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from eval.metrics.spans import Span
from eval.running.runner import Stage
from eval.systems.parts import as_typed, need_generator, refused, reply
from index.embed import E5_ID, open_embedder
from index.errors import MissingExtraError
from index.model_folder import PASSAGE_PREFIX, QUERY_PREFIX
from index.news_index import NewsIndex
from index.quiet import quiet_transformers
from index.types import Article
from index.weights import ensure_e5
from rag.models import Generator
from rag.settings import Settings
from rag.types import Answer, Citation, Query, Turn

if TYPE_CHECKING:
    from langchain_community.vectorstores import FAISS
    from langchain_core.documents import Document
    from langchain_core.embeddings import Embeddings

SIZE, OVERLAP, NEAREST = 1000, 100, 4
SYSTEM = (
    "Chỉ dùng các đoạn dưới đây để trả lời câu hỏi, bằng ngôn ngữ của câu hỏi. Sau mỗi ý, ghi số của đoạn trong "
    'ngoặc vuông, ví dụ [1]. Nếu các đoạn không có câu trả lời, hãy nói "Tôi không biết".\n\n{context}'
)
_MARKER = re.compile(r"\[(\d+)\]")


class StuffChain:
    """Retrieves four chunks, stuffs them into the prompt, and takes the reply for the answer."""

    name = "langchain"
    stages: tuple[Stage, ...] = ("dense", "fused")

    def __init__(self, index: NewsIndex, embeddings: "Embeddings", generator: Generator, max_tokens: int) -> None:
        self._index = index
        self._generator = generator
        self._max_tokens = max_tokens
        self._store = vector_store(index.articles(), embeddings)

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Answer a question that follows a conversation."""
        query, found = as_typed(question), self._store.similarity_search_with_score(question, NEAREST)
        context = "\n\n".join(f"[{n}] {chunk.page_content}" for n, (chunk, _) in enumerate(found, start=1))
        messages = [*history, Turn("user", question)]
        said = reply(self._generator, messages, SYSTEM.format(context=context), self._max_tokens)
        answered = not refused(said.text)
        return Answer(
            question=question,
            answer=said.text,
            answered=answered,
            language=query.language,
            route="model" if answered else "abstain",
            citations=self._citations(said.text, [chunk for chunk, _ in found]),
            query=query,
            index_fingerprint=self._index.manifest.fingerprint,
            models={"embedder": self._index.manifest.embedder, "generator": self._generator.model_id},
            # the store's score is the squared distance of unit vectors, 2 - 2 cos
            confidence=min(1.0, max(0.0, 1 - float(found[0][1]) / 2)) if found else 0.0,
            tokens=said.tokens,
        )

    def search(self, query: Query, stage: Stage, k: int) -> list[Span]:
        """Rank chunks; there is only the one search."""
        del stage
        return [self._place(chunk) for chunk in self._store.similarity_search(query.question, k)]

    def article(self, article_id: str) -> Article:
        """Look an article up."""
        return self._index.article(article_id)

    def _citations(self, text: str, chunks: Sequence["Document"]) -> tuple[Citation, ...]:
        """The whole chunk for each ``[n]``; a number that no chunk has points nowhere."""
        numbers = sorted({int(digits) for digits in _MARKER.findall(text)})
        places = {n: self._place(chunks[n - 1]) for n in numbers if 1 <= n <= len(chunks)}
        return tuple(self._citation(n, place) for n, place in places.items() if place.start < place.end)

    def _citation(self, marker: int, place: Span) -> Citation:
        page = self._index.article(place.article_id)
        return Citation(
            marker=marker,
            article_id=page.id,
            title=page.title,
            publisher=page.publisher,
            url=page.url,
            published=page.published,
            kind=page.kind,
            quote=page.text[place.start : place.end],
            start=place.start,
            end=place.end,
        )

    def _place(self, chunk: "Document") -> Span:
        """Where a chunk stands in the article's text; what it has of the title before it is left out."""
        start = int(chunk.metadata["start_index"]) - int(chunk.metadata["text_start"])
        end = start + len(chunk.page_content)
        return Span(str(chunk.metadata["article_id"]), max(start, 0), max(end, 0))


def vector_store(articles: Sequence[Article], embeddings: "Embeddings") -> "FAISS":
    """Split articles, each with its title above it, and embed the chunks.

    Raises:
        MissingExtraError: The chain's packages are not installed.
    """
    from langchain_core.documents import Document

    try:
        with warnings.catch_warnings():
            # The package says of itself that it is no longer developed; it still holds what people use.
            warnings.filterwarnings("ignore", category=DeprecationWarning)
            from langchain_community.vectorstores import FAISS
        from langchain_text_splitters import RecursiveCharacterTextSplitter
    except ImportError as error:
        raise MissingExtraError(
            f"the system 'langchain' needs {error.name}; install it with: pip install 'reform-news-qa[eval]'"
        ) from error
    splitter = RecursiveCharacterTextSplitter(chunk_size=SIZE, chunk_overlap=OVERLAP, add_start_index=True)
    pages = []
    for article in articles:
        head = f"{article.title}\n\n" if article.title else ""
        pages.append(Document(head + article.text, metadata={"article_id": article.id, "text_start": len(head)}))
    return FAISS.from_documents(splitter.split_documents(pages), embeddings)


def hugging_face(settings: Settings) -> "Embeddings":
    """The program's embedder as LangChain would load it."""
    from langchain_huggingface import HuggingFaceEmbeddings

    name = settings.embedder or str(ensure_e5() or E5_ID)
    prefixes = ("", "") if settings.embedder else (PASSAGE_PREFIX, QUERY_PREFIX)
    passage, query = ({"prompt": prefix, "normalize_embeddings": True} for prefix in prefixes)
    with quiet_transformers():
        return HuggingFaceEmbeddings(
            model_name=name, model_kwargs={"device": "cpu"}, encode_kwargs=passage, query_encode_kwargs=query
        )


@contextmanager
def opened(index: Path, settings: Settings) -> Iterator[StuffChain]:
    """Open it on an index, whose articles are split and embedded anew."""
    generator = need_generator(StuffChain.name, settings)
    with closing(NewsIndex.open(index, open_embedder(settings.embedder or None))) as reader:
        yield StuffChain(reader, hugging_face(settings), generator, settings.max_tokens)
