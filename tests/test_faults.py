"""Errors in Vietnamese: whatever the program raises on the way of the page and the doors has its translation."""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import errors
from index.errors import ReformQAError, SourceError
from index.manifest import MEND, MIGRATE
from index.sources.isolated import IsolatedReader
from ui.words.faults import fault_text
from ui.words.faults_files import OF_FILES
from ui.words.faults_program import OF_PROGRAM

ROOT = Path(__file__).parent.parent
# Raised by commands, before a server listens, or for addresses of the web: in the terminal alone.
TERMINAL = (
    "index/bulk.py", "index/bundle.py", "index/doctor.py", "index/web/", "index/sources/feed.py", "index/corpus/",
    "rag/settings.py", "ui/commands/", "ui/doors/", "ui/page/",
)  # fmt: skip
NAMES = {name for name, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, ReformQAError)}


def raised() -> Iterator[tuple[str, str]]:
    """Every message that is written where an error is made, with ``⟨n⟩`` for what varies."""
    for package in ("index", "rag", "ui"):
        for path in sorted((ROOT / package).rglob("*.py")):
            name = str(path.relative_to(ROOT))
            if name.startswith(TERMINAL):
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in NAMES:
                    message = template(node.args[0])
                    if message and message != "⟨0⟩: ⟨2⟩":  # a place and a reason that is put together elsewhere
                        yield f"{name}:{node.lineno}", message


def template(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if not isinstance(node, ast.JoinedStr):
        return ""
    parts = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
    return "".join(f"⟨{number}⟩" if part is None else str(part) for number, part in enumerate(parts))


@pytest.mark.parametrize(("where", "message"), list(raised()))
def test_what_is_raised_has_a_translation_that_keeps_what_varies(where: str, message: str):
    holes = [f"⟨{number}⟩" for number in range(message.count("⟨") * 2 + 1) if f"⟨{number}⟩" in message]
    said = fault_text(message, "vi")
    assert said != message, f"{where}: add it to ui/words/faults_files.py or faults_program.py"
    assert [hole for hole in holes if hole not in said] == []


def test_every_message_is_found_by_its_own_entry():
    for english, said in [*OF_FILES.items(), *OF_PROGRAM.items()]:
        filled = [f"⟨{number}⟩" for number in range(english.count("{}"))]
        expected = said
        for number, value in enumerate(filled):
            expected = (
                expected.replace(f"{{{number}}}", value)
                if f"{{{number}}}" in said
                else expected.replace("{}", value, 1)
            )
        assert fault_text(english.replace("{}", "%s") % tuple(filled), "vi") == expected


def test_what_stands_inside_is_translated_too():
    assert fault_text("kho/manifest.json: no readable manifest; run: reformqa index", "vi") == (
        "kho/manifest.json: không đọc được bản kê; hãy chạy: reformqa index"
    )
    told = "/x: cannot be written ([Errno 28] No space left on device: '/x/y'); free space or choose another folder"
    assert fault_text(told, "vi") == (
        "/x: không ghi được (hết chỗ trên đĩa, lỗi 28: /x/y); hãy giải phóng chỗ trống hoặc chọn thư mục khác"
    )


@pytest.mark.parametrize("mend", [MEND, MIGRATE])
def test_the_mends_that_messages_share_are_translated(mend: str):
    assert fault_text(mend, "vi") != mend


def test_bad_lines_are_translated_one_by_one(tmp_path: Path):
    file = tmp_path / "tin.jsonl"
    file.write_text('{"title": "A"}\n[]\n{"title" "B"}\n', encoding="utf-8")
    with IsolatedReader() as reader, pytest.raises(SourceError) as refused:
        reader.read(file)
    said = fault_text(refused.value, "vi").replace(str(tmp_path), "")
    assert said == (
        "/tin.jsonl: chưa đọc gì cả, hãy sửa các dòng lỗi trước: "
        "/tin.jsonl:1: không có nội dung bài viết; hãy thêm nội dung hoặc bỏ tệp ra | "
        "/tin.jsonl:2: là list, không phải đối tượng; hãy ghi mỗi dòng một {…} | "
        "/tin.jsonl:3: không phải JSON (thiếu dấu hai chấm, cột 10); hãy ghi mỗi dòng một đối tượng"
    )


def test_a_reader_that_breaks_off_is_told_of_with_its_cause():
    assert fault_text("a.pdf: its parser broke off (exit code 3); leave the file out or save it anew", "vi") == (
        "a.pdf: bộ đọc bị ngắt giữa chừng (mã thoát 3); hãy bỏ tệp ra hoặc lưu lại tệp"
    )


@pytest.mark.parametrize("message", ["", "chỉ mục hỏng", "something that nobody translated: {} {0}"])
def test_other_messages_stay_as_they_are(message: str):
    assert fault_text(message, "vi") == message
    assert fault_text(ReformQAError(message), "en") == message


def test_english_readers_get_the_message_itself():
    message = "a.md: the file is empty; put the article into it or leave it out"
    assert fault_text(SourceError(message), "en") == message
