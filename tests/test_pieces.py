import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from index.errors import WeightsError
from index.pieces import LAYOUT, Encoded, Pieces, ensure_pieces, load_pieces
from index.weights import ensure_e5

SPECIAL = ["<s>", "<pad>", "</s>", "<unk>"]
WORDS = [
    ("▁tỉnh", -2.0),
    ("▁Huế", -2.0),
    ("▁", -3.0),
    ("h", -4.0),
    ("ạng", -4.0),
    ("ạ", -6.0),
    ("n", -6.0),
    ("g", -6.0),
]


def made(folder: Path) -> Path:
    """A folder with a tokenizer of a dozen pieces."""
    folder.mkdir()
    vocabulary = [(name, 0.0) for name in SPECIAL] + WORDS
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=3))
    tokenizer.normalizer = normalizers.NFKC()
    metaspace = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), metaspace])
    tokenizer.add_special_tokens(SPECIAL)
    tokenizer.save(str(folder / "tokenizer.json"))
    return folder


@pytest.fixture
def small(tmp_path: Path) -> Pieces:
    return load_pieces(made(tmp_path / "model"), 12)


def test_a_text_is_framed_and_every_piece_knows_its_place(small: Pieces):
    assert small.encode("tỉnh  Huế") == Encoded((0, 4, 5, 2), (None, 0, 0, None), ((0, 0), (0, 4), (6, 9), (0, 0)))
    assert small.encode("") == Encoded((0, 2), (None, None), ((0, 0), (0, 0)))


def test_what_is_decomposed_is_found_in_the_whole_of_its_word(small: Pieces):
    assert small.encode("Hue\u0302\u0301").ids == (0, 5, 2)
    assert small.encode("hạng").offsets == ((0, 0), (0, 1), (0, 1), (1, 4), (0, 0))
    assert small.encode("ha\u0323ng").offsets == ((0, 0), (0, 5), (0, 5), (0, 5), (0, 0))


def test_names_of_special_pieces_in_a_text_are_only_text(small: Pieces):
    assert 2 not in small.encode("</s>").ids[1:-1]


def test_two_texts_are_told_apart(small: Pieces):
    both = small.encode("Huế", "tỉnh Huế")
    assert both.ids == (0, 5, 2, 2, 4, 5, 2)
    assert both.sequence_ids == (None, 0, None, None, 1, 1, None)
    assert both.offsets[4:6] == ((0, 4), (5, 8))


def test_what_does_not_fit_is_cut_off_and_counted_all_the_same(small: Pieces):
    assert len(small.encode("Huế " * 30).ids) == 12
    both = small.encode("Huế " * 30, "tỉnh " * 30)
    assert both.ids == (0, 5, 5, 5, 5, 5, 5, 2, 2, 4, 4, 2)
    assert len(small.encode("Huế", "tỉnh " * 30).ids) == 12
    assert small.count("Huế " * 30) == 30


def test_both_files_are_written_once(tmp_path: Path):
    folder = made(tmp_path / "model")
    paths = ensure_pieces(folder)
    before = [path.stat().st_mtime_ns for path in paths]
    assert [path.stat().st_mtime_ns for path in ensure_pieces(folder)] == before
    assert sorted(path.name for path in folder.iterdir()) == [
        f"pieces-{LAYOUT}.bin",
        "tokenizer.json",
        f"words-{LAYOUT}.bin",
    ]


@pytest.mark.parametrize("content", ["", "{}", json.dumps({"model": {}, "added_tokens": []})])
def test_a_damaged_tokenizer_is_refused_with_the_mend(tmp_path: Path, content: str):
    (tmp_path / "tokenizer.json").write_text(content, encoding="utf-8")
    with pytest.raises(WeightsError, match="reformqa setup"):
        load_pieces(tmp_path, 12)


@pytest.mark.parametrize("name", ["pieces", "words"])
def test_damaged_files_are_refused_with_the_mend(tmp_path: Path, name: str):
    folder = made(tmp_path / "model")
    ensure_pieces(folder)
    (folder / f"{name}-{LAYOUT}.bin").write_bytes(b"\x00nothing")
    with pytest.raises(WeightsError, match="reformqa setup"):
        load_pieces(folder, 12)


@pytest.fixture(scope="module")
def real() -> tuple[Pieces, Tokenizer]:
    folder = ensure_e5()
    assert folder is not None
    return load_pieces(folder, 512), Tokenizer.from_file(str(folder / "tokenizer.json"))


@pytest.mark.models
def test_real_pieces_and_places_are_those_of_the_fast_tokenizer(real: tuple[Pieces, Tokenizer]):
    pieces, reference = real
    texts = [file.read_text(encoding="utf-8") for file in (Path(__file__).parents[1] / "index/corpus").glob("*.md")]
    lines = [line for text in texts for line in text.split("\n")] + [
        "",
        " ",
        "日本語",
        "½ ² ﬁ™",
        "e\u0302\u0301",
        "🙂 👍🏽",
    ]
    for line in lines:
        told = reference.encode(line)
        mine = pieces.encode(line)
        assert list(mine.ids) == told.ids[:511] + told.ids[-1:] if len(told.ids) > 512 else told.ids
        if line.isascii() and len(told.ids) <= 512:
            assert list(mine.offsets) == [tuple(place) for place in told.offsets]


@pytest.mark.models
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="<>"), max_size=60))
def test_real_pieces_stand_in_the_text(real: tuple[Pieces, Tokenizer], text: str):
    told = real[0].encode(text)
    assert len(told.ids) == len(told.offsets) == len(told.sequence_ids)
    assert all(0 <= start <= end <= len(text) for start, end in told.offsets)
    assert told.ids == real[0].encode(text, "Huế").ids[: len(told.ids)]
