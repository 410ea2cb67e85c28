import json
import logging
import math
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import IndexStateError
from index.lexical import LexicalIndex
from index.tallies import Tallies, count_words

ROOT = Path(__file__).parents[1]
TEXTS = [
    "Năm 2017, chỉ số của tỉnh Hà Nam tăng 5 bậc",
    "Việt Nam có 63 tỉnh, thành phố",
    "Điện Biên xếp thứ 24/63",
    "Dien Bien dung thu 24",
]


@pytest.fixture(scope="module")
def index() -> LexicalIndex:
    return LexicalIndex.from_texts(TEXTS)


def found(index: LexicalIndex, query: str, k: int = 10) -> list[int]:
    ids, scores = index.search(query, k)
    assert (scores > 0).all()
    assert (np.diff(scores) <= 0).all()
    return [int(row) for row in ids]


def test_the_score_is_bm25():
    index = LexicalIndex.from_texts(["a b", "a c c", "d"])
    ids, scores = index.search("c", 5)
    # Lucene's BM25 with k1 = 1.5 and b = 0.75. The folded field holds 3, 5 and 1 tokens: words and pairs.
    idf = math.log(1 + (3 - 1 + 0.5) / (1 + 0.5))
    expected = idf * 2 / (2 + 1.5 * (1 - 0.75 + 0.75 * 5 / 3))
    assert ids.tolist() == [1]
    assert scores.tolist() == pytest.approx([expected])


def test_with_diacritics_both_fields_count(index: LexicalIndex):
    assert found(index, "Điện Biên") == [2, 3]
    with_diacritics, without = index.search("Điện Biên", 1)[1][0], index.search("Dien Bien", 1)[1][0]
    assert with_diacritics > without


def test_without_diacritics_only_the_folded_field_counts(index: LexicalIndex):
    assert set(found(index, "dien bien")) == {2, 3}
    both = index.search("dien bien", 2)[1]
    assert both[0] == pytest.approx(both[1], rel=0.2)
    assert found(index, "nam") == found(index, "NAM")
    assert set(found(index, "nam")) == {0, 1}


def test_a_word_spelled_alike_stands_first(index: LexicalIndex):
    assert found(index, "năm")[0] == 0


def test_pairs_of_neighbours_are_told_from_single_words():
    index = LexicalIndex.from_texts(["nam ha va bac ninh", "ha nam va bac ninh"])
    assert found(index, "ha nam")[0] == 1


@pytest.mark.parametrize("query", ["", "   ", "?!…", "xyzzy plugh", "\x00", "😀", "ß∂ƒ", "!" * 5000])
def test_garbage_finds_nothing(index: LexicalIndex, query: str):
    ids, scores = index.search(query, 10)
    assert (ids.tolist(), scores.tolist()) == ([], [])


def test_english_function_words_do_not_count():
    index = LexicalIndex.from_texts(["PAPI is what the citizens of a province say", "Điểm PAPI của An Giang năm 2018"])
    assert found(index, "What is the score of An Giang in 2018?")[0] == 1
    assert found(index, "what is the of") == []
    assert found(index, "What was Điện Biên's score?") == []


@pytest.mark.parametrize("query", ["an giang", "An Giang", "to do", "o the a", "in an"])
def test_vietnamese_syllables_that_look_english_count(query: str):
    index = LexicalIndex.from_texts(["tổ đô an giang ở thế à in án"])
    assert found(index, query) == [0]


@pytest.mark.parametrize(("k", "expected"), [(1, 1), (2, 2), (100, 2), (0, 0), (-1, 0)])
def test_k_limits_the_result(index: LexicalIndex, k: int, expected: int):
    assert len(found(index, "Điện Biên", k)) == expected


def test_equal_scores_are_ordered_by_row():
    index = LexicalIndex.from_texts(["một hai", "ba bốn", "một hai", "một hai"])
    assert found(index, "một") == [0, 2, 3]


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=4).map(" ".join), min_size=1), st.integers(0, 9))
def test_the_first_k_are_those_of_a_whole_ranking(texts: list[str], k: int):
    index = LexicalIndex.from_texts(texts)
    rows, scores = index.search("a b", len(texts))
    ranked = sorted(zip(rows.tolist(), scores.tolist(), strict=True), key=lambda pair: (-pair[1], pair[0]))
    few, their = index.search("a b", k)
    assert list(zip(few.tolist(), their.tolist(), strict=True)) == ranked[:k]
    assert set(rows.tolist()) == {row for row, text in enumerate(texts) if {"a", "b"} & set(text.split())}


def test_texts_without_any_word():
    index = LexicalIndex.from_texts(["…", ""])
    assert len(index) == 2
    assert found(index, "gì") == []


def test_round_trip(index: LexicalIndex, tmp_path: Path):
    count_words(TEXTS).save_words(tmp_path)
    loaded = LexicalIndex.load(tmp_path, len(TEXTS))
    for query in ("Điện Biên", "dien bien", "tỉnh Hà Nam năm 2017", "24/63"):
        for mine, theirs in zip(index.search(query, 9), loaded.search(query, 9), strict=True):
            np.testing.assert_array_equal(mine, theirs)


@pytest.mark.parametrize("texts", [TEXTS, ["…", ""], ['"\\ \u00e9\u200b', "năm 2018 💡 1/63"]])
def test_the_files_are_those_that_the_library_writes(texts: list[str], tmp_path: Path):
    tallies = count_words(texts)
    tallies.save_words(tmp_path / "ours")
    index = LexicalIndex.from_tallies(tallies)
    index._syllables.save(tmp_path / "theirs" / "syllables", show_progress=False)
    index._folded.save(tmp_path / "theirs" / "folded", show_progress=False)
    ours, theirs = (
        {path.relative_to(tmp_path / side).as_posix(): path.read_bytes() for path in (tmp_path / side).rglob("*.*")}
        for side in ("ours", "theirs")
    )
    assert len(ours) == 10
    assert ours == theirs


def test_a_change_does_not_wait_for_the_library():
    heavy = ["bm25s", "scipy", "datasketch"]
    code = f"import sys, index.update, ui.commands.upkeep; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_nothing_is_pickled(tmp_path: Path):
    count_words(TEXTS).save_words(tmp_path)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.suffix for path in files} == {".npy", ".json"}
    for path in files:
        if path.suffix == ".npy":
            np.load(path, allow_pickle=False)
        else:
            json.loads(path.read_text(encoding="utf-8"))


def test_another_process_writes_the_same_files(tmp_path: Path):
    count_words(TEXTS).save_words(tmp_path / "here")
    code = "import sys, json, pathlib; from index.tallies import count_words\n"
    code += "count_words(json.loads(sys.argv[1])).save_words(pathlib.Path(sys.argv[2]))"
    arguments = [sys.executable, "-c", code, json.dumps(TEXTS), str(tmp_path / "there")]
    done = subprocess.run(arguments, check=True, capture_output=True, text=True, cwd=ROOT)
    assert (done.stdout, done.stderr) == ("", "")
    for path in (tmp_path / "here").rglob("*.*"):
        assert path.read_bytes() == (tmp_path / "there" / path.relative_to(tmp_path / "here")).read_bytes()


def test_the_library_keeps_quiet(tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.DEBUG)
    count_words(TEXTS).save_words(tmp_path)
    LexicalIndex.load(tmp_path, len(TEXTS)).search("Điện Biên", 3)
    assert capfd.readouterr() == ("", "")
    assert not caplog.records


def test_another_number_of_texts_is_refused(tmp_path: Path):
    count_words(TEXTS).save_words(tmp_path)
    with pytest.raises(IndexStateError, match="4 texts where 5 are expected"):
        LexicalIndex.load(tmp_path, 5)


def test_every_missing_or_emptied_file_is_noticed(tmp_path: Path):
    count_words(TEXTS).save_words(tmp_path)
    for path in [path for path in tmp_path.rglob("*") if path.is_file()]:
        content = path.read_bytes()
        for damage in (None, b"", b"{}", content[: len(content) // 2]):
            path.unlink(missing_ok=True)
            if damage is not None:
                path.write_bytes(damage)
            with pytest.raises(IndexStateError, match=rf"{path.parent.name}.*run: reformqa doctor --repair"):
                LexicalIndex.load(tmp_path, len(TEXTS))
        path.write_bytes(content)
    assert found(LexicalIndex.load(tmp_path, len(TEXTS)), "Điện Biên") == [2, 3]


@given(query=st.text())
def test_any_query_is_answered_without_an_error(index: LexicalIndex, query: str):
    assert set(found(index, query)) <= {0, 1, 2, 3}


@pytest.mark.parametrize("texts", [TEXTS, ["…", ""]])
def test_counts_come_back_as_they_were(texts: list[str], tmp_path: Path):
    tallies = count_words(texts)
    tallies.save_words(tmp_path / "words")
    tallies.save(tmp_path / "tallies")
    loaded = Tallies.load(tmp_path / "tallies", tmp_path / "words")
    for mine, theirs in ((tallies.syllables, loaded.syllables), (tallies.folded, loaded.folded)):
        assert mine.words == theirs.words
        for part in ("starts", "rows", "counts", "lengths"):
            np.testing.assert_array_equal(getattr(mine, part), getattr(theirs, part))


def test_damaged_counts_are_named(tmp_path: Path):
    tallies = count_words(TEXTS)
    tallies.save_words(tmp_path / "words")
    tallies.save(tmp_path / "tallies")
    count_words(TEXTS[:2]).save(tmp_path / "others")
    (tmp_path / "others" / "folded-lengths.npy").write_bytes((tmp_path / "tallies" / "folded-lengths.npy").read_bytes())
    (tmp_path / "others" / "syllables-lengths.npy").write_bytes(
        (tmp_path / "tallies" / "syllables-lengths.npy").read_bytes()
    )
    with pytest.raises(IndexStateError, match="others: counts and scores do not fit"):
        Tallies.load(tmp_path / "others", tmp_path / "words")
    (tmp_path / "tallies" / "folded-counts.npy").write_bytes(b"")
    with pytest.raises(IndexStateError, match="tallies: no readable counts; run: reformqa doctor --repair"):
        Tallies.load(tmp_path / "tallies", tmp_path / "words")
