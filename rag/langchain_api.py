"""The retriever and the assistant as parts of LangChain chains."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.messages import AIMessage, HumanMessage
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableLambda
from pydantic import ConfigDict, Field

from index.news_index import NewsIndex
from index.types import Hit
from rag.retrieval.retrieve import retrieve
from rag.types import Answer, Turn


class Askable(Protocol):
    """Whatever answers questions."""

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Answer a question in the light of the messages before it."""


class NewsRetriever(BaseRetriever):
    """Passages of an index as LangChain documents.

    Attributes:
        index: Where to search.
        k: How many documents at most.
        weight: Share of the dense search in the score, 0 to 1.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    index: NewsIndex
    k: int = Field(default=4, ge=1)
    weight: float = Field(default=0.5, ge=0, le=1)

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        del run_manager
        return [_document(self.index, hit) for hit in retrieve(self.index, query, self.k, self.weight)]


def assistant_runnable(assistant: Askable) -> Runnable[str | dict[str, object], Answer]:
    """Wrap an assistant as a Runnable.

    Its input is a question, or a mapping with ``question`` and, optionally, ``history``: earlier messages, each a
    ``Turn``, a LangChain message, or a mapping with ``role`` and ``content``.

    Raises:
        TypeError: On invocation, for input of another shape.
    """

    def ask(asked: str | dict[str, object]) -> Answer:
        if isinstance(asked, str):
            return assistant.ask(asked, ())
        question, history = asked.get("question"), asked.get("history", ())
        if not isinstance(question, str) or not isinstance(history, Iterable):
            raise TypeError("expected a question, or a mapping with 'question' (text) and 'history' (messages)")
        return assistant.ask(question, tuple(_turn(message) for message in history))

    return RunnableLambda(ask, name="assistant")


def _document(index: NewsIndex, hit: Hit) -> Document:
    article = index.article(hit.passage.article_id)
    return Document(
        id=str(hit.passage.id),
        page_content=hit.passage.text,
        metadata={
            "article_id": article.id,
            "title": article.title,
            "url": article.url,
            "published": article.published,
            "publisher": article.publisher,
            "kind": article.kind,
            "start": hit.passage.start,
            "end": hit.passage.end,
            "score": hit.score,
        },
    )


def _turn(message: object) -> Turn:
    if isinstance(message, Turn):
        return message
    if isinstance(message, HumanMessage | AIMessage):
        return Turn("user" if isinstance(message, HumanMessage) else "assistant", str(message.text))
    if isinstance(message, Mapping):
        role, content = message.get("role"), message.get("content")
        if role in ("user", "assistant") and isinstance(content, str):
            return Turn(role, content)
    raise TypeError(f"expected messages of a user or an assistant in 'history', found {message!r}")
