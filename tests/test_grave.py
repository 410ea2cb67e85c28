import pytest
from rag_fakes import ask_for

from index.types import Article
from rag.retrieval.grave import tells_of_events

CALM = Article("yen", "Trung tâm thêm quầy", "Giám đốc Trần Văn Hải nói trung tâm dừng ở 12 quầy.")
STERN = Article("nghiem", "Kỷ luật hai cán bộ", "Huyện cách chức trưởng phòng. The clerk was fined.")


def test_an_event_that_no_sentence_tells_of_has_no_source():
    dismissed = ask_for("Ai đã cách chức giám đốc trung tâm?")
    assert not tells_of_events(dismissed, CALM)
    assert tells_of_events(dismissed, STERN)
    assert not tells_of_events(ask_for("Why was the clerk dismissed and arrested?"), STERN)
    assert tells_of_events(ask_for("Why was the clerk fined?"), STERN)


def test_stopping_at_a_place_is_no_event():
    assert tells_of_events(ask_for("Trung tâm dừng ở bao nhiêu quầy?"), STERN)
    assert not tells_of_events(ask_for("Vì sao mô hình quầy lưu động bị dừng?"), STERN)


@pytest.mark.parametrize("question", ["Why did Huế shut down its kiosk?", "When was the board dissolved?"])
def test_an_end_is_an_event(question: str):
    assert not tells_of_events(ask_for(question), CALM)
    assert tells_of_events(ask_for(question), Article("x", "The board", "The kiosk was closed, the board disbanded."))
