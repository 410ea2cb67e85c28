"""A model that lies on purpose: whatever it alters, nothing altered may leave the program.

Every story is asked about in a way that lets the model word the answer. It first tells the truth, which must pass, so
that the suite shows a verifier at work and not a model that is never heard; then it lies in one thing at a time.
"""

import re

import pytest
from liar_stories import STORIES
from rag_fakes import ARTICLES as BACKGROUND
from rag_fakes import ScriptedGenerator, assistant

from index.text.normalize import clean
from index.types import Article
from rag.types import Answer

ARTICLES = tuple(
    Article(key, story.title, story.text, lang=story.lang, publisher="Báo Thử", url=f"https://{key}.example/")
    for key, story in STORIES.items()
)
EVERY_LIE = [pytest.param(key, lie, id=f"{key}: {name}") for key, story in STORIES.items() for name, lie in story.lies]


def told(key: str, reply: str) -> Answer:
    """The answer to a story's question when the model replies so; the usual eight articles are in the index too."""
    generator = ScriptedGenerator(reply)
    answer = assistant(*ARTICLES, *BACKGROUND, generator=generator).ask(STORIES[key].question)
    assert generator.said, "the model was not asked"
    return answer


def figures(text: str) -> set[str]:
    """All numbers as written, markers aside."""
    return set(re.findall(r"\d+(?:[.,/]\d+)*", re.sub(r"\[\d+\]", "", text)))


@pytest.mark.parametrize("key", STORIES)
def test_the_truth_passes(key: str):
    answer = told(key, STORIES[key].truth)
    (cited,) = answer.citations
    assert (answer.route, answer.answer) == ("model", f"{STORIES[key].truth} [{cited.marker}]")
    assert cited.article_id == key
    assert answer.dropped == ()


@pytest.mark.parametrize(("key", "lie"), EVERY_LIE)
def test_a_lie_is_caught(key: str, lie: str):
    answer = told(key, lie)
    assert answer.route != "model"
    assert clean(lie) in answer.dropped
    assert clean(lie).rstrip(".") not in answer.answer
    assert figures(answer.answer) <= figures(STORIES[key].text)
    assert not all(check.passed for check in answer.checks)


@pytest.mark.parametrize(("key", "lie"), EVERY_LIE)
def test_a_lie_behind_the_truth_is_caught(key: str, lie: str):
    """The second sentence may lean on the first one's subject, and must still not get through."""
    truth = STORIES[key].truth
    answer = told(key, f"{truth} {lie}")
    assert [answer.answer] == [f"{truth} [{cited.marker}]" for cited in answer.citations]
    assert answer.dropped == (clean(lie),)


@pytest.mark.parametrize(
    ("truth", "lie"),
    [
        ("Trà Vinh đạt 44,86 điểm, xếp thứ 9.", "Tỉnh này còn xếp thứ 38."),
        ("Bạc Liêu đạt 41,12 điểm, xếp thứ 38.", "Tỉnh này đạt 44,86 điểm ở bảng PAPI."),
    ],
)
def test_what_this_province_is_comes_from_the_sentence_before(truth: str, lie: str):
    answer = told("papi", f"{truth} {lie}")
    assert [answer.answer] == [f"{truth} [{cited.marker}]" for cited in answer.citations]
    assert answer.dropped == (lie,)
