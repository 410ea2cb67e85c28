from collections.abc import Sequence
from pathlib import Path

import pytest
from index_fakes import ARTICLES, HashEmbedder
from langchain_core.documents import Document
from langchain_core.language_models.fake_chat_models import FakeListChatModel
from langchain_core.messages import AIMessage, HumanMessage, SystemMessage
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnablePassthrough
from pydantic import ValidationError

from index.build import build
from index.news_index import NewsIndex
from rag.langchain_api import NewsRetriever, assistant_runnable
from rag.retrieval.retrieve import retrieve
from rag.types import Answer, Query, Turn

QUESTION = "Hà Nội đứng thứ mấy về cải cách hành chính năm 2018?"


class EchoAssistant:
    """Answers with the question, and remembers what it was told."""

    def __init__(self) -> None:
        self.history: tuple[Turn, ...] = ()

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        self.history = tuple(history)
        query = Query(question, question, "vi", "free")
        return Answer(question, f"về {question}", True, "vi", "fact", (), query)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("index")
    build(ARTICLES, out, HashEmbedder())
    return out


@pytest.fixture
def index(folder: Path):
    opened = NewsIndex.open(folder, HashEmbedder())
    yield opened
    opened.close()


def test_documents_are_the_hits(index: NewsIndex):
    documents = NewsRetriever(index=index, k=2).invoke(QUESTION)
    hits = retrieve(index, QUESTION, 2)
    assert [document.page_content for document in documents] == [hit.passage.text for hit in hits]
    hit, article = hits[0], ARTICLES[1]
    assert documents[0] == Document(
        id=str(hit.passage.id),
        page_content=article.text[hit.passage.start : hit.passage.end],
        metadata={
            "article_id": "ha-noi-2018",
            "title": article.title,
            "url": None,
            "published": "2019-05",
            "publisher": None,
            "kind": "digest",
            "start": hit.passage.start,
            "end": hit.passage.end,
            "score": hit.score,
        },
    )


def test_the_weight_is_passed_on(index: NewsIndex):
    alone = NewsRetriever(index=index, k=3, weight=0.0).invoke(QUESTION)
    assert [document.metadata["score"] for document in alone] == [
        hit.score for hit in retrieve(index, QUESTION, 3, 0.0)
    ]


@pytest.mark.parametrize("wrong", [{"k": 0}, {"weight": 1.5}, {"weight": -0.1}])
def test_impossible_settings_are_refused(index: NewsIndex, wrong: dict[str, float]):
    with pytest.raises(ValidationError):
        NewsRetriever(index=index, **wrong)


async def _ainvoke(retriever: NewsRetriever) -> list[Document]:
    return await retriever.ainvoke(QUESTION)


def test_it_can_be_awaited(index: NewsIndex):
    import asyncio

    retriever = NewsRetriever(index=index, k=1)
    assert asyncio.run(_ainvoke(retriever)) == retriever.invoke(QUESTION)


def test_a_small_chain_end_to_end(index: NewsIndex):
    def formatted(documents: list[Document]) -> str:
        return "\n".join(f"[{n}] {document.page_content}" for n, document in enumerate(documents, start=1))

    seen: list[str] = []
    prompt = ChatPromptTemplate.from_messages([("system", "{passages}"), ("user", "{question}")])

    def noted(value: object) -> object:
        seen.append(prompt.invoke(value).to_string())
        return value

    model = FakeListChatModel(responses=["thứ hai [1]"])
    passages = NewsRetriever(index=index, k=1) | formatted
    chain = {"passages": passages, "question": RunnablePassthrough()} | RunnablePassthrough(noted) | prompt | model
    assert (chain | StrOutputParser()).invoke(QUESTION) == "thứ hai [1]"
    assert seen == [f"System: [1] {ARTICLES[1].text}\nHuman: {QUESTION}"]


def test_an_assistant_is_asked_a_plain_question():
    assistant = EchoAssistant()
    assert assistant_runnable(assistant).invoke("Huế?").answer == "về Huế?"
    assert assistant.history == ()


@pytest.mark.parametrize(
    "history",
    [
        [Turn("user", "Huế?"), Turn("assistant", "Thứ 7.")],
        [HumanMessage("Huế?"), AIMessage("Thứ 7.")],
        [{"role": "user", "content": "Huế?"}, {"role": "assistant", "content": "Thứ 7."}],
        [HumanMessage([{"type": "text", "text": "Huế?"}]), Turn("assistant", "Thứ 7.")],
    ],
)
def test_history_in_each_accepted_form(history: list[object]):
    assistant = EchoAssistant()
    answer = assistant_runnable(assistant).invoke({"question": "Còn Hà Nội?", "history": history})
    assert answer.question == "Còn Hà Nội?"
    assert assistant.history == (Turn("user", "Huế?"), Turn("assistant", "Thứ 7."))


def test_history_may_be_left_out():
    assert assistant_runnable(EchoAssistant()).invoke({"question": "Huế?"}).question == "Huế?"


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ({}, "expected a question"),
        ({"question": 3}, "expected a question"),
        ({"question": "Huế?", "history": 3}, "expected a question"),
        ({"question": "Huế?", "history": ["Huế?"]}, "expected messages"),
        ({"question": "Huế?", "history": [SystemMessage("x")]}, "expected messages"),
        ({"question": "Huế?", "history": [{"role": "system", "content": "x"}]}, "expected messages"),
    ],
)
def test_other_input_is_refused(asked: dict[str, object], fault: str):
    with pytest.raises(TypeError, match=fault):
        assistant_runnable(EchoAssistant()).invoke(asked)


def test_an_assistant_is_one_step_of_a_chain():
    chain = assistant_runnable(EchoAssistant()) | (lambda answer: answer.answer.upper())
    assert chain.batch(["a", "b"]) == ["VỀ A", "VỀ B"]
