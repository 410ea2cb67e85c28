import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HEAVY = {
    "torch", "faiss", "gradio", "transformers", "langchain", "langchain_core", "sentence_transformers", "xllamacpp",
    "onnxruntime", "onnx", "bm25s", "trafilatura", "numpy", "openai", "datasketch", "pypdfium2", "docx", "fastapi",
    "mcp", "uvicorn",
}  # fmt: skip


def loaded(code: str) -> set[str]:
    """Top-level modules in a fresh interpreter after some code."""
    report = f"{code}\nimport sys\nprint(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", report], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_the_package_loads_nothing_heavy():
    assert loaded("import rag") & HEAVY == set()


@pytest.mark.parametrize("name", ["Settings", "Turn", "Answer", "Citation"])
def test_the_nouns_load_no_model_library(name: str):
    assert loaded(f"from rag import {name}") & HEAVY == set()


def test_the_assistant_loads_nothing_heavy_before_it_is_opened():
    assert loaded("from rag import Assistant, Info, open_assistant") & HEAVY == set()


def test_what_answers_from_the_table_loads_nothing_heavy():
    code = (
        "import ui.cli, ui.commands.asking, ui.commands.ready, ui.commands.tools\n"
        "import rag.following, rag.opening, index.folder, index.embed, index.onnx_extractor"
    )
    assert loaded(code) & {*HEAVY, "yaml", "rich"} == set()


def test_public_names_come_from_their_homes():
    import rag

    for name in rag.__all__:
        assert getattr(rag, name).__name__ == name
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = rag.Nothing
