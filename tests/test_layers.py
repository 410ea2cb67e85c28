"""Who may import whom: index knows nobody, rag knows index, ui and eval know both and not each other."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ALLOWED = {"index": {"index"}, "rag": {"index", "rag"}, "ui": {"index", "rag", "ui"}, "eval": {"index", "rag", "eval"}}
# Inside rag a question passes these in order; none imports a later one. The spine beside them imports them all.
STAGES = ("understanding", "retrieval", "composing", "verification", "llm")
# The rooms of ui, likewise; beside them stands only the console script, which imports them.
ROOMS = ("words", "desk", "answers", "library", "page", "doors", "commands")
# Each heavy library is at home in one file; LangChain is a family of packages and has several homes: models, its own
# users, and the chain that we are measured against.
HOMES = {
    "faiss": {"index/dense.py", "index/lists.py", "eval/bench/sizes.py"},  # its kinds of index are compared there
    "bm25s": {"index/lexical.py"},
    "sentence_transformers": {"index/embed.py"},
    "pymilvus": {"index/milvus/client.py"},
    "ray": {"index/bulk.py"},
    "onnxruntime": {"index/onnx_encoder.py", "index/onnx_graph.py"},  # computing, and making 8-bit weights
    "onnx": {"index/onnx_graph.py"},
    "torch": {"eval/fitting/adapting.py", "eval/fitting/train.py", "rag/llm/generate.py"},  # training; a type
    "sqlite3": {"index/store.py", "index/store_writing.py", "index/generation.py"},
    "trafilatura": {"index/sources/html.py"},
    "pypdfium2": {"index/sources/pdf.py"},
    "docx": {"index/sources/docx.py"},
    "feedparser": {"index/sources/feed.py"},
    "httpcore2": {"index/web/pinned.py", "index/web/fetch.py"},
    "httpx2": {"index/web/fetch.py", "index/web/courtesy.py"},
    "protego": {"index/web/courtesy.py"},
    "datasketch": {"index/duplicates.py"},
    "watchfiles": {"ui/commands/watching.py"},
    "griffe": {"ui/commands/reference.py"},
    "gradio": {"ui/page/chat.py", "ui/page/handlers.py", "ui/page/filter_row.py"},
    "fastapi": {
        "ui/doors/api.py",
        "ui/doors/openai_api.py",
        "ui/page/chat.py",
        "ui/library/routes.py",
    },
    "fastapi_offline": {"ui/doors/api.py"},
    "python_multipart": {"ui/library/upload.py"},
    "uvicorn": {"ui/doors/server.py"},
    "mcp": {"ui/doors/mcp_tools.py"},
    "limits": {"ui/doors/guard.py"},
    "prometheus_client": {"ui/desk/metrics.py"},
    "xllamacpp": {"rag/llm/llamacpp.py"},
    "langchain_core": {
        "rag/llm/generate.py",
        "rag/llm/llamacpp.py",
        "rag/langchain_api.py",
        "eval/systems/stuff_chain.py",
    },
    "langchain": {"rag/llm/generate.py"},
    "langchain_community": {"eval/systems/stuff_chain.py"},
    "langchain_text_splitters": {"eval/systems/stuff_chain.py"},
    "langchain_huggingface": {"eval/systems/stuff_chain.py"},
}


def sources() -> list[Path]:
    """All source files of the four packages."""
    return sorted(path for name in ALLOWED for path in (ROOT / name).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """Absolute names of all modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""


def dotted(path: Path) -> str:
    """Name of a file's module."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def ui_modules_of(path: Path) -> set[str]:
    """Names of the modules of ui that a file imports, also where it imports them by ``from`` their room."""
    known = {dotted(one) for one in (ROOT / "ui").rglob("*.py")}
    found = {name for name in imported(path) if name.startswith("ui.")}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "ui":
            modules = {f"{node.module}.{alias.name}" for alias in node.names} & known
            found = (found - {node.module}) | modules if modules else found
    return found


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_keep_to_the_layers(path: Path):
    package = path.relative_to(ROOT).parts[0]
    ours = {name.split(".")[0] for name in imported(path)} & ALLOWED.keys()
    assert ours <= ALLOWED[package]


@pytest.mark.parametrize("stage", STAGES)
def test_the_stages_of_rag_import_only_earlier_ones(stage: str):
    files = sorted((ROOT / "rag" / stage).rglob("*.py"))
    used = {name.split(".")[1] for path in files for name in imported(path) if name.startswith("rag.")}
    assert len(files) > 1
    assert used & set(STAGES) <= set(STAGES[: STAGES.index(stage) + 1])


@pytest.mark.parametrize("room", ROOMS)
def test_the_rooms_of_ui_import_only_earlier_ones(room: str):
    used = {name.split(".")[1] for path in (ROOT / "ui" / room).rglob("*.py") for name in ui_modules_of(path)}
    assert used <= set(ROOMS[: ROOMS.index(room) + 1])


def test_ui_has_no_other_rooms():
    files = {path.relative_to(ROOT / "ui").parts[0] for path in (ROOT / "ui").rglob("*.py")}
    assert files == {*ROOMS, "__init__.py", "cli.py"}


def test_no_modules_of_ui_import_each_other_in_a_circle():
    left = {dotted(path): ui_modules_of(path) for path in sorted((ROOT / "ui").rglob("*.py"))}
    while free := {name for name, used in left.items() if not used & left.keys()}:
        left = {name: used for name, used in left.items() if name not in free}
    assert left == {}


@pytest.mark.parametrize("library", HOMES)
def test_heavy_library_has_one_home(library: str):
    users = {
        str(path.relative_to(ROOT)) for path in sources() if library in {name.split(".")[0] for name in imported(path)}
    }
    assert users <= HOMES[library]
    assert users, f"{library} is used nowhere"


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_files_stay_short(path: Path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 250


def test_no_pickle_and_no_broad_except():
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler):
                names = (
                    {name.id for name in ast.walk(node.type) if isinstance(name, ast.Name)}
                    if node.type
                    else {"Exception"}
                )
                assert not names & {"Exception", "BaseException"}, f"{path}:{node.lineno}"
        assert "pickle" not in {name.split(".")[0] for name in imported(path)}
