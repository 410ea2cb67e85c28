"""Conversations as texts: what goes to the browser comes back the same, and nothing else is taken for one."""

import json
from dataclasses import replace

import pytest
from answer_fakes import ARTICLES, RANK, XSS, course_answer, hostile, list_answer, rank_answer, refusal
from hypothesis import given
from hypothesis import strategies as st

from ui.page.archive import MOST_EXCHANGES, Talk, dump, load, markdown
from ui.page.conversation import Exchange
from ui.page.share import answer_page
from ui.page.wishes import fulfil
from ui.words.strings import VI

ANSWERED = replace(Exchange("Năm 2017?", "vi"), answer=rank_answer("Năm 2017?"), seconds=0.5)
STOPPED = Exchange("chậm", "vi", note="Đã dừng.")


def texts(article_id: str) -> str | None:
    return next((article.text for article in ARTICLES if article.id == article_id), None)


@pytest.mark.parametrize("answer", [rank_answer("?"), list_answer("?"), refusal("?"), course_answer("?")])
def test_a_conversation_comes_back_as_it_went(answer: object) -> None:
    exchanges = (replace(ANSWERED, answer=answer, query=answer.query, citations=answer.citations), STOPPED)
    assert load(dump("t1", exchanges)) == Talk("t1", "Năm 2017?", exchanges)


def test_nothing_asked_is_nothing_to_keep() -> None:
    assert dump("t1", ()) == ""


def test_the_oldest_questions_of_a_very_long_conversation_go() -> None:
    kept = load(dump("t1", [Exchange(str(n), "vi") for n in range(MOST_EXCHANGES + 5)]))
    assert [len(kept.exchanges), kept.exchanges[0].question] == [MOST_EXCHANGES, "5"]


@given(st.text() | st.sampled_from(["[]", "{}", '{"id":"a","title":"b","exchanges":[]}', '{"id":1}', "null"]))
def test_anything_else_is_no_conversation(text: str) -> None:
    assert load(text) is None


def test_a_changed_conversation_is_refused_not_guessed() -> None:
    raw = json.loads(dump("t1", (ANSWERED,)))
    raw["exchanges"][0]["answer"]["route"] = "magic"
    assert load(json.dumps(raw)) is None


def test_a_conversation_as_markdown() -> None:
    text = markdown(Talk("t1", "Năm 2017?", (replace(ANSWERED, question="Năm *2017*?"), STOPPED)))
    assert text.startswith("### Năm \\*2017\\*?\n\nNăm 2017, Điện Biên xếp thứ 24/63")
    assert f"> {RANK}" in text
    assert text.endswith("---\n\n### chậm\n\n*Đã dừng.*\n")


def test_one_answer_as_a_page_has_no_script_and_leads_to_its_source() -> None:
    page = answer_page(replace(ANSWERED, citations=ANSWERED.answer.citations), texts)
    assert "<h1>Năm 2017?</h1>" in page
    assert '<a class="rq-ref" href="#source-1"' in page
    assert 'id="source-1"' in page
    assert f"<mark>{RANK}</mark>" in page
    assert "<script" not in page
    assert "<button" not in page
    assert "default-src 'none'" in page


def test_a_course_is_drawn_on_the_saved_page_too() -> None:
    answer = course_answer("?")
    page = answer_page(replace(ANSWERED, answer=answer, citations=answer.citations), texts)
    assert page.count('<a href="#source-1"') == 3
    assert "<button" not in page


def test_a_hostile_answer_stays_text_on_the_saved_page() -> None:
    answer = hostile(XSS)
    page = answer_page(replace(ANSWERED, question=XSS, answer=answer, citations=answer.citations), texts)
    assert page.count("<img") == page.count("<script") == page.count("<svg/") == 0
    assert "javascript:" not in page.replace("a href=javascript:", "")  # as the text that was typed, escaped


def test_wishes_are_fulfilled_from_what_the_browser_sends() -> None:
    talk = dump("t1", (ANSWERED, STOPPED))
    made = json.loads(fulfil(json.dumps({"kind": "markdown", "talk": talk}), texts))
    assert (made["type"], made["text"]) == ("text/markdown", markdown(load(talk)))
    made = json.loads(fulfil(json.dumps({"kind": "page", "talk": talk, "number": 0}), texts))
    assert (made["name"], made["text"]) == ("reformqa.html", answer_page(ANSWERED, texts))


@pytest.mark.parametrize("wish", ["", "{}", '{"kind":"exec","talk":""}', '{"kind":"page","talk":"{}"}'])
def test_a_wish_that_makes_no_sense_makes_nothing(wish: str) -> None:
    assert fulfil(wish, texts) == ""


def test_a_page_of_an_answer_that_is_not_there_is_nothing() -> None:
    wish = {"kind": "page", "talk": dump("t1", (ANSWERED,)), "number": -1}
    assert fulfil(json.dumps(wish), texts) == ""
    assert fulfil(json.dumps(wish | {"number": 1}), texts) == ""
    assert VI.interrupted in markdown(Talk("t1", "?", (Exchange("?", "vi"),)))
