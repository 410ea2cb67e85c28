"""Embedding on many machines, before anything is stored: the one home of ray.

Articles are cut into shards. A shard's name is a hash of the articles in it and of the embedder; its vectors lie in a
file of that name, in a folder that all machines see, each under the hash of its text. A shard that is there is not
made again, whoever made it and however the run before ended; a shard that is made twice at once gives the same file
twice. The store is written to afterwards by one program that finds every vector made, and keeps each passage under the
hash of what it says: once.
"""

import hashlib
import importlib.util
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from index.assemble import indexed_text
from index.build import Progress, embed, silent, take_apart
from index.errors import IndexStateError, MissingExtraError
from index.types import Article, Embedder, Vectors

SHARD = 64
"""Articles in a shard: a minute of work or so, which is what an interruption costs."""
OpenEmbedder = Callable[[], Embedder]


@dataclass(frozen=True, slots=True)
class Shard:
    """Some articles, and the name of the file with their vectors."""

    name: str
    articles: tuple[Article, ...]


def shards(articles: Sequence[Article], embedder: Embedder) -> Iterator[Shard]:
    """Cut articles into shards; the same articles and embedder always give the same ones."""
    ordered = sorted(articles, key=lambda article: article.id)
    for start in range(0, len(ordered), SHARD):
        some = tuple(ordered[start : start + SHARD])
        said = json.dumps([embedder.fingerprint, *(asdict(article) for article in some)], ensure_ascii=False)
        yield Shard(hashlib.sha256(said.encode()).hexdigest(), some)


class Prepared:
    """An embedder that looks passages up among those that were made, and embeds what it does not find.

    Raises:
        IndexStateError: A shard's file is damaged.
    """

    def __init__(self, embedder: Embedder, folder: Path, names: Sequence[str]) -> None:
        self._embedder = embedder
        self._made: dict[bytes, Vectors] = {}
        for name in names:
            self._made |= _read(folder / f"{name}.npz")
        self.model_id = embedder.model_id
        self.fingerprint = embedder.fingerprint
        self.dimension = embedder.dimension
        self.max_tokens = embedder.max_tokens

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return vectors of texts, embedding those that are not there yet."""
        missing = sorted({text for text in texts if _key(text) not in self._made})
        if missing:
            vectors = self._embedder.embed_passages(missing)
            self._made |= {_key(text): vector for text, vector in zip(missing, vectors, strict=True)}
        return np.stack([self._made[_key(text)] for text in texts])

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Embed questions."""
        return self._embedder.embed_queries(texts)

    def count_tokens(self, text: str) -> int:
        """Length of a text in the model's own tokens."""
        return self._embedder.count_tokens(text)


def prepare(
    articles: Sequence[Article],
    folder: Path,
    open_embedder: OpenEmbedder,
    workers: int,
    cluster: str | None = None,
    progress: Progress | None = None,
) -> Prepared:
    """Embed the passages of articles on several workers and return an embedder that has them.

    Args:
        articles: What will be indexed.
        folder: Where the vectors are kept, visible under this path on every machine; it may be removed afterwards.
        open_embedder: Opens the embedder, on this machine and on each worker.
        workers: How many at once.
        cluster: Address of a Ray cluster; None starts the workers on this machine.
        progress: Called with "embed", how many shards are done, and how many there are.

    Raises:
        MissingExtraError: Ray is not installed.
        IndexStateError: The folder cannot be written or a file in it is damaged.
    """
    if importlib.util.find_spec("ray") is None:
        raise MissingExtraError("embedding on many machines needs Ray; run: pip install 'reform-news-qa[scale]'")
    embedder = open_embedder()
    folder.mkdir(parents=True, exist_ok=True)
    wanted = list(shards(articles, embedder))
    missing = [shard for shard in wanted if not (folder / f"{shard.name}.npz").exists()]
    if missing:
        _spread(missing, folder.absolute(), open_embedder, workers, cluster, progress or silent)
    return Prepared(embedder, folder, [shard.name for shard in wanted])


def _spread(
    missing: Sequence[Shard],
    folder: Path,
    open_embedder: OpenEmbedder,
    workers: int,
    cluster: str | None,
    report: Progress,
) -> None:
    import ray

    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is told to anybody
    local: dict[str, Any] = {"num_cpus": workers, "include_dashboard": False} if cluster is None else {}
    with ray.init(address=cluster, log_to_driver=False, **local):
        ray.data.DataContext.get_current().enable_progress_bars = False
        rows = [{"name": shard.name, "articles": json.dumps([asdict(a) for a in shard.articles])} for shard in missing]
        worker: Any = _Worker
        made = ray.data.from_items(rows, override_num_blocks=len(rows)).map(
            worker, fn_constructor_args=(str(folder), open_embedder), concurrency=workers
        )
        report("embed", 0, len(rows))
        for done, _ in enumerate(made.iter_rows(), start=1):
            report("embed", done, len(rows))


class _Worker:
    """Lives on a worker, and loads the embedder once."""

    def __init__(self, folder: str, open_embedder: OpenEmbedder) -> None:
        self._folder = Path(folder)
        self._embedder = open_embedder()

    def __call__(self, row: Mapping[str, str]) -> dict[str, str]:
        write_shard(self._folder, row["name"], [Article(**one) for one in json.loads(row["articles"])], self._embedder)
        return {"name": row["name"]}


def write_shard(folder: Path, name: str, articles: Sequence[Article], embedder: Embedder) -> None:
    """Embed the passages of articles into a file that is there whole or not at all."""
    passages = take_apart(articles, embedder).passages
    vectors = embed(passages, {}, embedder)
    keys = np.array([list(_key(indexed_text(passage))) for passage in passages], dtype=np.uint8).reshape(-1, 32)
    aside = folder / f"{name}.{os.getpid()}.new"
    with aside.open("wb") as file:
        np.savez(file, keys=keys, vectors=vectors)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(folder / f"{name}.npz")


def _read(path: Path) -> dict[bytes, Vectors]:
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as held:
            return {key.tobytes(): vector for key, vector in zip(held["keys"], held["vectors"], strict=True)}
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        raise IndexStateError(f"{path}: no readable vectors; remove the file and run the command again") from error


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
