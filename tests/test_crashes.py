"""Whatever ends a writer, at whatever moment: the next reader finds exactly the old index or exactly the new one."""

import os
import random
import shutil
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from index_fakes import HashEmbedder
from life_help import ACTIONS, fail_at, forked, start, state

from index import generation
from index.errors import IndexStateError
from index.news_index import NewsIndex

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="children are forked"),
    pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning"),
]


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index to copy."""
    out = tmp_path_factory.mktemp("ground") / "index"
    start(out)
    return out


@pytest.fixture(scope="module")
def ends(ground: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, str, float]]:
    """For every action: fingerprint before and after, and the seconds that it takes in a child."""
    found = {}
    for name, action in ACTIONS.items():
        out = tmp_path_factory.mktemp(name) / "index"
        shutil.copytree(ground, out)
        before, began = state(out), time.monotonic()
        assert forked(lambda run=action, folder=out: run(folder)) == 0
        found[name] = before, state(out), time.monotonic() - began
        assert found[name][0] != found[name][1]
    return found


def check(out: Path, before: str, after: str) -> bool:
    """Reopen, ask, and let the next writer in; tell whether the new generation was found."""
    found = state(out)
    assert found in {before, after}
    index = NewsIndex.open(out, HashEmbedder())
    assert index.manifest.fingerprint == found
    assert index.lexical("Huế xếp thứ mấy", 1)[0].passage.article_id == "hue-2018"
    assert index.dense("Huế xếp thứ mấy", 1)
    index.close()
    return found == after


@pytest.mark.parametrize("name", ACTIONS)
@pytest.mark.parametrize("mode", ["exit", "raise"])
def test_a_writer_that_dies_at_any_call(
    ground: Path, ends: dict[str, tuple[str, str, float]], tmp_path: Path, name: str, mode: str, wide: bool
):
    """Every fsync, rename, replace, unlink, mkdir and rmdir in turn; a sample of them unless the slow tests run."""
    before, after, _ = ends[name]
    shutil.copytree(ground, tmp_path / "count")
    calls: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        for call in ("fsync", "rename", "replace", "unlink", "mkdir", "rmdir"):
            patch.setattr(os, call, getattr(os, call))  # put back afterwards what fail_at changes
        calls = fail_at(-1, mode)
        ACTIONS[name](tmp_path / "count")
    assert "fsync" in calls
    stride = 1 if wide else max(len(calls) // 3, 1)
    seen = Counter()
    for step in range(list(ACTIONS).index(name) % stride, len(calls), stride):
        out = tmp_path / f"{step}"
        shutil.copytree(ground, out)
        code = forked(lambda at=step, folder=out: dying(name, folder, at, mode))
        assert code == (9 if mode == "exit" else 0)
        seen[check(out, before, after)] += 1
        (ACTIONS["build"] if wide else writer_comes)(out)  # nothing that was left behind is in the way
        shutil.rmtree(out)
    assert seen[False] > 0


def dying(name: str, out: Path, step: int, mode: str) -> None:
    fail_at(step, mode)
    try:
        ACTIONS[name](out)
    except IndexStateError as error:
        assert "cannot be written" in str(error)  # noqa: PT017 - this is the child
    if mode == "exit":
        os._exit(0)  # should have died before


def writer_comes(out: Path) -> None:
    with generation.writing(out):
        pass


def kill(ground: Path, ends: dict[str, tuple[str, str, float]], tmp_path: Path, count: int) -> Counter[str]:
    """Kill writers at random moments of all actions, until so many died before their end, and check what is found."""
    chance, seen = random.Random(count), Counter()
    for turn in range(4 * count):
        name = list(ACTIONS)[turn % len(ACTIONS)]
        before, after, seconds = ends[name]
        out = tmp_path / f"kill-{turn}"
        shutil.copytree(ground, out)
        code = forked(lambda run=ACTIONS[name], folder=out: run(folder), chance.uniform(0, seconds))
        assert code in {0, -9}
        seen["killed" if code else "finished"] += 1
        seen["new" if check(out, before, after) else "old"] += 1
        writer_comes(out)  # the lock died with its holder
        shutil.rmtree(out)
        if seen["killed"] == count:
            break
    return seen


def test_some_kills(ground: Path, ends: dict[str, tuple[str, str, float]], tmp_path: Path):
    seen = kill(ground, ends, tmp_path, 14)
    assert seen["killed"] >= 10  # on a busy machine a writer may be done before its kill falls
    assert seen["old"] > 0


@pytest.mark.slow
def test_two_hundred_and_forty_kills(ground: Path, ends: dict[str, tuple[str, str, float]], tmp_path: Path):
    seen = kill(ground, ends, tmp_path, 240)
    print(dict(seen))  # noqa: T201 - the figures of a long run
    assert seen["killed"] == 240
    assert seen["old"] > 0
    assert seen["new"] > 0
