"""The reference of the Python interface: as the docstrings are now, and its examples run."""

import doctest
from pathlib import Path

import pytest
from real import real_index

import index
import rag
from ui.commands.reference import PUBLIC, reference

PAGE = Path(__file__).parent.parent / "docs" / "python.md"


def test_the_page_is_what_the_docstrings_make_of_it():
    assert PAGE.read_text(encoding="utf-8") == reference(), "run: make docs"


def test_every_public_name_of_rag_is_in_it():
    told = {name for module, names in PUBLIC for name in names if module.startswith("rag.")}
    assert told == set(rag.__all__)


@pytest.mark.models
def test_the_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for package, folder in ((rag, real_index()), (index, tmp_path / "index")):
        example = doctest.DocTestParser().get_doctest(
            package.__doc__, {"folder": folder}, package.__name__, package.__file__, 0
        )
        tried = doctest.DocTestRunner().run(example)
        assert (tried.failed, tried.attempted > 8) == (0, True)
