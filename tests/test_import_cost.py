"""Importing the packages costs next to nothing: heavy libraries are loaded by what uses them."""

import subprocess
import sys

import pytest

HEAVY = (
    "torch transformers sentence_transformers faiss bm25s gradio langchain langchain_core xllamacpp trafilatura".split()
)


@pytest.mark.parametrize("statement", ["import index, rag, ui, eval", "import rag; rag.Settings", "import ui.cli"])
def test_no_heavy_library_is_loaded(statement: str):
    code = f"{statement}; import sys; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
