import re
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from index_fakes import HashEmbedder
from rag_fakes import ARTICLES, LAO_CAI

from index import generation, manifest
from index.build import build
from index.doctor import repair
from index.errors import IndexStateError
from index.news_index import NewsIndex
from index.update import add
from rag.assistant import Assistant
from rag.following import Following
from rag.settings import Settings
from rag.types import Done

RANK = "Năm 2018 Lào Cai xếp thứ mấy về PAR INDEX?"
ONLY = replace(LAO_CAI, text=LAO_CAI.text.replace("thứ 9/63", "thứ 8/63"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    build([LAO_CAI], tmp_path, HashEmbedder())
    return tmp_path


@pytest.fixture
def following(folder: Path):
    first = Assistant(NewsIndex.open(folder, HashEmbedder()), folder, None, Settings(generator="none"))
    opened = Following(folder, Assistant.reopened, first, generation.current_name(folder))
    yield opened
    opened._now.assistant.index.close()


def test_the_next_question_is_answered_from_the_new_generation(folder: Path, following: Following):
    assert "9/63" in following.ask(RANK).answer
    add([ONLY], folder, HashEmbedder())
    assert "8/63" in following.ask(RANK).answer
    generation.rollback(folder)
    assert "9/63" in following.ask(RANK).answer


def test_the_other_calls_follow_too(folder: Path, following: Following):
    assert (following.info().articles, len(following.search(RANK))) == (1, 1)
    add([article for article in ARTICLES if article.id != LAO_CAI.id], folder, HashEmbedder())
    assert following.info().articles == len(ARTICLES)
    assert len(following.search(RANK)) > 1
    assert following.article(ARTICLES[1].id) == ARTICLES[1]


def test_an_answer_that_has_begun_ends_on_its_own_generation(folder: Path, following: Following):
    begun = following.stream(RANK)
    next(begun)
    old = following._now.assistant
    for text in ("thứ 8/63", "thứ 7/63", "thứ 6/63"):
        add([replace(LAO_CAI, text=LAO_CAI.text.replace("thứ 9/63", text))], folder, HashEmbedder())
    assert "6/63" in following.ask(RANK).answer
    *_, last = begun
    assert isinstance(last, Done)
    assert "9/63" in last.answer.answer
    with pytest.raises(IndexStateError, match="closed"):  # nobody needs it any more
        old.index.articles()


def test_a_generation_that_cannot_be_opened_is_passed_over(folder: Path, following: Following):
    add([ONLY], folder, HashEmbedder())
    (generation.current(folder) / "vocabulary.json").write_text("{}")
    assert "9/63" in following.ask(RANK).answer
    assert "9/63" in following.ask(RANK).answer
    build([ONLY], folder, HashEmbedder())
    assert "8/63" in following.ask(RANK).answer


def _overwritten(path: Path) -> None:
    path.write_bytes(b"x" * path.stat().st_size)


def _cut(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


@pytest.mark.parametrize("damage", [_overwritten, _cut, Path.unlink])
@pytest.mark.parametrize("name", ["store.sqlite", "vectors.faiss", "vocabulary.json", "words/**/*.npy"])
def test_damage_to_what_is_open_is_refused_with_the_file_and_the_mend(
    folder: Path, following: Following, name: str, damage: Callable[[Path], None]
):
    assert "9/63" in following.ask(RANK).answer
    path = min(generation.current(folder).glob(name))
    damage(path)
    for call in (lambda: following.ask(RANK), lambda: next(following.stream(RANK)), following.articles, following.info):
        with pytest.raises(IndexStateError, match=rf"{re.escape(str(path))}: .*; run: reformqa doctor --repair$"):
            call()
    assert following._now.users == 0


def test_a_repair_is_followed(folder: Path, following: Following):
    path = generation.current(folder) / "vectors.faiss"
    path.write_bytes(b"broken")
    with pytest.raises(IndexStateError, match="vectors"):
        following.ask(RANK)
    repair(folder, HashEmbedder())
    assert "9/63" in following.ask(RANK).answer


def test_a_file_that_is_copied_back_passes(folder: Path, following: Following):
    path = generation.current(folder) / "vocabulary.json"
    held = path.read_bytes()
    path.unlink()
    with pytest.raises(IndexStateError, match="missing or not readable"):
        following.ask(RANK)
    path.write_bytes(held)
    assert "9/63" in following.ask(RANK).answer


def test_an_undamaged_index_is_looked_at_and_not_read(following: Following, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(manifest, "sha256", lambda path: pytest.fail(f"{path} was read"))
    assert "9/63" in following.ask(RANK).answer


def test_questions_from_many_threads_while_the_index_changes(folder: Path, following: Following):
    ended, wrong = threading.Event(), []

    def ask() -> None:
        while not ended.is_set():
            answer = following.ask(RANK).answer
            if "9/63" not in answer and "8/63" not in answer:
                wrong.append(answer)

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        for turn in range(6):
            add([ONLY if turn % 2 == 0 else LAO_CAI], folder, HashEmbedder())
    finally:
        ended.set()
        for thread in threads:
            thread.join()
    assert wrong == []
    assert "9/63" in following.ask(RANK).answer
    assert following._now.users == 0
