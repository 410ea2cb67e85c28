from ui.words.counts import counted


def test_a_word_goes_with_its_number() -> None:
    assert counted("{count} row(s)", 1) == "1 row"
    assert counted("{count} row(s)", 2) == "2 rows"
    assert counted("{count} row(s)", 0) == "0 rows"
    assert counted("{count} dòng", 2) == "2 dòng"
