"""Patterns that are compiled when they are first used, and that all of the program's can be."""

import ast
import gc
import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from index.text import late

ROOT = Path(__file__).parent.parent
SOURCES = sorted(path for name in ("index", "rag", "ui") for path in (ROOT / name).rglob("*.py"))
# The standard library's re itself is taken where no pattern is compiled at import.
AT_FIRST_CALL = {"index/text/late.py"}


def test_a_pattern_is_compiled_at_its_first_use():
    pattern = late.compile(r"(?P<word>Đ\w+)", late.IGNORECASE)
    assert isinstance(pattern, late.Late)
    assert (pattern._compiled, pattern.pattern) == (None, r"(?P<word>Đ\w+)")
    assert pattern.search("ở điện biên")["word"] == "điện"
    assert pattern.compiled() == re.compile(r"(?P<word>Đ\w+)", re.IGNORECASE)
    assert pattern.search.__self__ is pattern.compiled()  # nothing stands between any more


def test_all_methods_are_those_of_a_pattern():
    pattern, text = late.compile(r"\d+"), "a1b22"
    assert pattern.findall(text) == ["1", "22"]
    assert [match.span() for match in pattern.finditer(text)] == [(1, 2), (3, 5)]
    assert (pattern.match(text), pattern.match(text, 3).end(), pattern.fullmatch("22").end()) == (None, 5, 2)
    assert (pattern.split(text), pattern.sub("-", text)) == (["a", "b", ""], "a-b-")
    assert pattern.subn("-", text) == ("a-b-", 2)
    with pytest.raises(AttributeError, match="no 'scanner'"):
        _ = pattern.scanner


def test_a_faulty_pattern_is_told_at_its_first_use():
    faulty = late.compile("(")
    with pytest.raises(re.error, match="unterminated"):
        faulty.search("")


def test_every_pattern_of_the_program_compiles():
    used = [path for path in SOURCES if "import late as re" in path.read_text(encoding="utf-8")]
    assert len(used) > 100
    for path in used:
        importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    patterns = [one for one in gc.get_objects() if type(one) is late.Late]
    assert len(patterns) > 600
    for pattern in patterns:
        assert isinstance(pattern.compiled(), re.Pattern)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_pattern_is_compiled_at_import(path: Path):
    text = path.read_text(encoding="utf-8")
    plain = any(
        alias.name == "re" for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Import) for alias in node.names
    )
    assert not plain or "re.compile(" not in text or str(path.relative_to(ROOT)) in AT_FIRST_CALL


def test_the_command_line_compiles_few_patterns_before_a_question():
    script = (
        "import rag.opening, ui.cli, ui.commands.asking\n"
        "from index.text.late import Late\nimport gc\n"
        "print(sum(type(one) is Late and one._compiled is not None for one in gc.get_objects()))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert int(done.stdout) == 0
