"""An index that other rules mined: it opens, says so, and is mined anew without embedding what is embedded."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from cli_help import own_places, run
from index_fakes import ARTICLES, HashEmbedder

import index
from index import generation, manifest, miner
from index.build import build, is_current
from index.compare import differences
from index.doctor import examine, repair
from index.news_index import NewsIndex
from index.outdated import is_outdated
from index.paths import default_index_dir
from index.types import Article
from index.update import add, remove
from ui.cli import main
from ui.commands.tools import Tools

NEW = Article("son-la", "Sơn La", "Năm 2018, Sơn La xếp thứ 40/63 về PAR INDEX.", source="son-la.md")
PACKAGE = Path(index.__file__).parent


def _by_other_rules(out: Path) -> None:
    build(ARTICLES, out, HashEmbedder())
    folder = generation.current(out)
    made = replace(manifest.read(folder), miner="other", fingerprint="")
    manifest.write(folder, replace(made, fingerprint=manifest._fingerprint(made)))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    _by_other_rules(tmp_path / "old")
    return tmp_path / "old"


def test_it_opens_and_says_so(old: Path):
    opened = NewsIndex.open(old, HashEmbedder())
    assert [article.id for article in opened.articles()] == ["ha-noi-2018", "hue-2018", "papi"]
    assert not miner.is_current(opened.manifest)
    opened.close()
    (finding,) = examine(old)
    assert finding.path == generation.current(old)
    assert finding.fault == "mined by another version of the program"
    assert finding.mend == "run: reformqa doctor --repair, which mines its articles anew"


def test_index_does_not_pass_it_as_current_and_embeds_nothing_again(old: Path):
    embedder = HashEmbedder()
    assert not is_current(ARTICLES, old, embedder)
    made = build(ARTICLES, old, embedder)
    assert embedder.passages == []
    assert made.miner == miner.fingerprint()
    assert is_current(ARTICLES, old, embedder)


def test_add_mines_what_stays_anew(old: Path, tmp_path: Path):
    embedder = HashEmbedder()
    _, changes = add([NEW, ARTICLES[0]], old, embedder)
    assert (changes.added, changes.unchanged) == (("son-la",), ("hue-2018",))
    assert changes.mined_anew == ("ha-noi-2018", "hue-2018", "papi")
    assert len(embedder.passages) == 1
    build([*ARTICLES, NEW], tmp_path / "fresh", HashEmbedder())
    assert not differences(old, tmp_path / "fresh")
    assert add([NEW], old, embedder)[1].mined_anew == ()


def test_adding_and_removing_nothing_mines_anew_too(old: Path, tmp_path: Path):
    _, changes = add([ARTICLES[0]], old, HashEmbedder())
    assert changes.mined_anew == ("ha-noi-2018", "hue-2018", "papi")
    assert generation.current_name(old) == "gen-0002"
    build(ARTICLES, tmp_path / "fresh", HashEmbedder())
    assert not differences(old, tmp_path / "fresh")


def test_remove_mines_what_stays_anew(old: Path, tmp_path: Path):
    embedder = HashEmbedder()
    _, changes = remove(["papi"], old, embedder)
    assert (changes.removed, changes.mined_anew) == (("papi",), ("ha-noi-2018", "hue-2018"))
    assert embedder.passages == []
    build(ARTICLES[:2], tmp_path / "fresh", HashEmbedder())
    assert not differences(old, tmp_path / "fresh")


@pytest.mark.parametrize("damaged", [None, "vectors.faiss", "readers.lock"])
def test_repair_mines_anew_whatever_else_is_wrong(old: Path, tmp_path: Path, damaged: str | None):
    if damaged:
        (generation.current(old) / damaged).write_bytes(b"broken")
    embedder = HashEmbedder()
    done = repair(old, embedder)
    assert done is not None
    assert done.folder.name == "gen-0002"
    assert len(embedder.passages) == (3 if damaged == "vectors.faiss" else 0)
    assert [finding for finding in examine(old) if finding.path.is_relative_to(done.folder)] == []
    build(ARTICLES, tmp_path / "fresh", HashEmbedder())
    assert not differences(old, tmp_path / "fresh")


def test_the_command_line_tells_it(old: Path, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        main(["remove", "papi", "--index", str(old)], Tools(open_embedder=HashEmbedder))
    assert capsys.readouterr().out.startswith("1 removed, 2 mined anew; now 2 articles")


def test_the_default_index_is_mined_anew_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    calls = own_places(tmp_path, monkeypatch)
    folder = default_index_dir()
    _by_other_rules(folder)
    assert run(calls, "ask", "2017") == 0
    told = capsys.readouterr().err
    assert f"The program was updated: reading the articles in {folder} anew by its present rules\n" in told
    assert f"3 articles, 3 passages, 3 facts in {folder}\n" in told
    assert generation.current_name(folder) == "gen-0002"
    build(ARTICLES, tmp_path / "fresh", HashEmbedder())
    assert not differences(folder, tmp_path / "fresh")
    assert run(calls, "ask", "2017") == 0
    assert "updated" not in capsys.readouterr().err


def test_a_named_index_is_left_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    calls = own_places(tmp_path, monkeypatch)
    _by_other_rules(tmp_path / "named")
    assert run(calls, "ask", "2017", "--index", tmp_path / "named") == 0
    assert generation.current_name(tmp_path / "named") == "gen-0001"


def test_a_default_index_that_cannot_be_written_is_read_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    calls = own_places(tmp_path, monkeypatch)
    folder = default_index_dir()
    _by_other_rules(folder)
    with generation.locked(folder):
        assert run(calls, "ask", "2017") == 0
    assert f"not read anew: {folder}: another program is writing this index" in capsys.readouterr().err
    (generation.current(folder) / "vectors.faiss").write_bytes(b"broken")
    assert not is_outdated(folder)  # damage is told, and never mended unasked


def test_the_fingerprint_follows_the_rules_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    before = miner.fingerprint.__wrapped__()
    for name in miner.RULES:
        if "." not in name:
            (tmp_path / name).mkdir()
    for path in miner._sources(PACKAGE):
        (tmp_path / path.relative_to(PACKAGE)).write_bytes(path.read_bytes())
    (tmp_path / "store.py").write_text("elsewhere")
    monkeypatch.setattr(miner, "__file__", str(tmp_path / "miner.py"))
    assert miner.fingerprint.__wrapped__() == before
    (tmp_path / "facts" / "signals.py").write_text("another rule")
    assert miner.fingerprint.__wrapped__() != before


def test_whatever_the_rules_import_is_a_rule():
    rules = {path.relative_to(PACKAGE.parent).with_suffix("").as_posix() for path in miner._sources(PACKAGE)}
    shared = {"index/types", "index/errors"}
    for path in miner._sources(PACKAGE):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("index"):
                named = (node.module or "").replace(".", "/")
                inside = {f"{named}/{one.name}" for one in node.names} & rules
                assert named in rules | shared or inside or named + "/__init__" in rules, f"{path}: {node.module}"
