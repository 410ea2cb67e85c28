import re
from pathlib import Path

import pytest
from real import real_index

import rag

DOCS = Path(__file__).parent.parent / "docs"
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def example(name: str) -> str:
    return re.search(r"```python\n(.*?)```", (DOCS / name).read_text(encoding="utf-8"), re.DOTALL).group(1)


@pytest.mark.models
def test_the_langchain_example_runs(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("index.paths.default_index_dir", real_index)
    monkeypatch.setenv("REFORMQA_GENERATOR", "none")
    scope: dict[str, object] = {}
    exec(compile(example("langchain.md"), "langchain.md", "exec"), scope)
    assert "Question: Thủ tục nào được bãi bỏ?" in scope["message"].to_string()
    assert isinstance(scope["answer"], rag.Answer)
    assert "24/63" in scope["texts"][0]


@pytest.mark.parametrize("page", [DOCS.parent / "README.md", *sorted(DOCS.glob("*.md"))], ids=lambda path: path.name)
def test_links_lead_somewhere(page: Path):
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []
