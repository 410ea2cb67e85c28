from index.text.remembered import remembered


def test_a_text_is_read_once_and_the_list_is_the_callers_own():
    read: list[str] = []

    @remembered(2)
    def letters(text: str) -> list[str]:
        """Its letters."""
        read.append(text)
        return sorted(text)

    first = letters("ba")
    first.append("c")
    assert letters("ba") == ["a", "b"]
    assert read == ["ba"]
    assert (letters.__name__, letters.__doc__) == ("letters", "Its letters.")


def test_only_the_latest_texts_are_kept():
    read: list[str] = []

    @remembered(2)
    def length(text: str) -> list[int]:
        read.append(text)
        return [len(text)]

    assert [length(text) for text in ("a", "bb", "ccc", "a")] == [[1], [2], [3], [1]]
    assert read == ["a", "bb", "ccc", "a"]
