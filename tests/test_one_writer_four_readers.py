"""One writer changes an index over and over while four readers open it and ask: no error, no mixed generation."""

import itertools
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from index_fakes import ARTICLES, HashEmbedder

from index import generation
from index.build import build
from index.news_index import NewsIndex
from index.types import Article
from index.update import add, remove

SHORT, LONG = 6.0, 180.0


def told(number: int) -> list[Article]:
    """Two articles that tell of one state; an index with one of another state would be mixed."""
    return [
        Article(
            f"{side}", f"Tỉnh {side}", f"Năm 2018, chỉ số của tỉnh xếp thứ {number % 63 + 1}/63. Trạng thái {number}."
        )
        for side in ("mot", "hai")
    ]


def write(out: Path, ended: threading.Event) -> int:
    for number in itertools.count(1):
        if ended.is_set():
            return number
        add(told(number), out, HashEmbedder())
        if number % 5 == 0:
            remove(["papi"], out, HashEmbedder())
            add(ARTICLES[2:], out, HashEmbedder())
        if number % 7 == 0:
            generation.rollback(out)
    return 0


def read(out: Path, ended: threading.Event, seen: set[str]) -> int:
    asked = 0
    while not ended.is_set():
        index = NewsIndex.open(out, HashEmbedder())
        for _ in range(3):
            texts = {index.article(side).text for side in ("mot", "hai")}
            assert len(texts) == 1
            (text,) = texts
            hits = [*index.lexical("trạng thái", 9), *index.dense("trạng thái của tỉnh", 9)]
            assert {hit.passage.text for hit in hits if hit.passage.article_id in {"mot", "hai"}} == {text}
            assert {fact.value for fact in index.facts(article_id="mot")} == {
                fact.value for fact in index.facts(article_id="hai")
            }
            assert index.vocabulary.words
            asked += 1
        seen.add(text)
        index.close()
    return asked


def together(out: Path, seconds: float) -> tuple[int, int, int]:
    """Run the writer and the readers; how many states were written, seen, and how often was asked."""
    build([*ARTICLES, *told(0)], out, HashEmbedder())
    ended, failed, counts, seen = threading.Event(), [], [], set()

    def run(work: Callable[[], int]) -> None:
        try:
            counts.append(work())
        except BaseException as error:  # noqa: BLE001 - handed over to the test
            failed.append(error)
            ended.set()

    writer = threading.Thread(target=run, args=(lambda: -write(out, ended),))
    readers = [threading.Thread(target=run, args=(lambda: read(out, ended, seen),)) for _ in range(4)]
    for thread in (writer, *readers):
        thread.start()
    ended.wait(seconds)
    ended.set()
    for thread in (writer, *readers):
        thread.join()
    if failed:
        raise failed[0]
    return -min(counts), len(seen), sum(count for count in counts if count > 0)


def test_for_a_few_seconds(tmp_path: Path):
    written, seen, asked = together(tmp_path, SHORT)
    assert min(written, seen, asked) > 1
    build(ARTICLES, tmp_path, HashEmbedder())
    build(ARTICLES[:2], tmp_path, HashEmbedder())
    assert len(generation.generations(tmp_path)) == 2  # every reader let go of what it held


@pytest.mark.slow
def test_for_three_minutes(tmp_path: Path):
    written, seen, asked = together(tmp_path, LONG)
    print(f"{written} states written, {seen} seen, asked {asked} times")  # noqa: T201 - the figures of a long run
    assert min(written, seen, asked) > 50
