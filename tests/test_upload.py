"""Reading a form of files while it arrives."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.library.upload import Taken, take

KIND = "multipart/form-data; boundary=x"


def form(*files: tuple[str, str, bytes]) -> bytes:
    parts = [
        f'--x\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\n\r\n'.encode() + data + b"\r\n"
        for name, file, data in files
    ]
    return b"".join(parts) + b"--x--\r\n"


def taken(body: bytes, most: int = 10, most_files: int = 9, kind: str = KIND, step: int = 7) -> Taken:
    async def pieces() -> AsyncIterator[bytes]:
        for start in range(0, len(body), step):
            yield body[start : start + step]

    return asyncio.run(take(kind, pieces(), most, most_files, lambda name: name.endswith(".md")))


def test_files_are_kept_up_to_the_limit_and_later_ones_that_still_fit():
    body = form(("files", "a", b"12345"), ("files", "b", b"123456"), ("files", "ảnh", b"12345"), ("files", "d", b"1"))
    assert taken(body) == Taken([("a", b"12345"), ("ảnh", b"12345")], ["b", "d"])


def test_of_a_folder_other_kinds_are_passed_over_and_take_no_room():
    body = form(("folder", "t/a.png", b"1" * 99), ("folder", "t/a.md", b"1" * 10), ("files", "b.png", b""))
    assert taken(body) == Taken([("t/a.md", b"1" * 10), ("b.png", b"")], [], 1)


def test_an_empty_field_is_no_file():
    assert taken(form(("files", "", b""))) == Taken()


@given(sizes=st.lists(st.integers(0, 40), max_size=8), step=st.integers(1, 200), most=st.integers(0, 60))
def test_what_is_kept_is_whole_and_never_over_the_limit(sizes: list[int], step: int, most: int):
    sent = [(f"{number}.md", bytes([65 + number]) * size) for number, size in enumerate(sizes)]
    got = taken(form(*(("files", *file) for file in sent)), most, step=step)
    assert sum(len(data) for _, data in got.files) <= most
    assert sorted([*(name for name, _ in got.files), *got.left]) == [name for name, _ in sent]
    assert set(got.files) <= set(sent)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "application/json"),
        (b"", "multipart/form-data"),
        (b"not a form", KIND),
        (form(("files", "a" * 20_000, b"")), KIND),
        (form(*(("files", f"{n}.md", b"") for n in range(10))), KIND),
    ],
)
def test_what_is_no_form_of_so_many_files_is_refused(body: bytes, kind: str):
    with pytest.raises(ValueError, match=r"no form|too many|without end|not a form|boundary"):
        taken(body, kind=kind)
