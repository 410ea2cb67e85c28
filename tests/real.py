"""Real parts for end-to-end tests: the default index, built once a run with the real embedder."""

from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

from index.build import build
from index.corpus import corpus_dir
from index.embed import open_embedder
from index.sources import read_all

SEED = Path(__file__).parent.parent.parent / "shared" / "seed"


@lru_cache(maxsize=4)
def real_index(source: Path | None = None) -> Path:
    """Folder of an index of the shipped articles, or of another folder's."""
    out = Path(mkdtemp(prefix="reformqa-test-")) / "index"
    articles = [article for _, found in read_all([source or corpus_dir()]) for article in found]
    build(articles, out, open_embedder())
    return out
