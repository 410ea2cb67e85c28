"""Opens the system to be measured, on an index that is there or on one that is built for the run."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from eval.running.runner import System
from index.corpus import corpus_dir
from index.errors import SettingsError, SourceError
from index.paths import cache_dir
from index.sources import read_all
from index.types import Article

Progress = Callable[[str, int, int], None]
OURS = "ours"


@contextmanager
def open_system(
    index: Path | None,
    corpus: Path | None,
    generator: str | None,
    progress: Progress | None = None,
    *,
    system: str = OURS,
    articles: Sequence[Article] = (),
) -> Iterator[System]:
    """Open a system, and close its files afterwards.

    Without an index, a corpus and articles it answers from the articles that come with the program. Their index, and
    that of articles which are handed over, is kept in the cache folder and brought up to date, so that only new or
    changed passages are embedded.

    Args:
        index: Folder of an index.
        corpus: File or folder of articles, of which an index is built that goes away afterwards.
        generator: Which language model words answers, "none" for none; None for what the settings say.
        progress: Told how building an index comes along.
        system: Which system, one of `eval.systems.HOMES`.
        articles: Articles to answer from, in place of an index or a corpus.

    Raises:
        SettingsError: What to search is said twice, there is no such system, or a setting is wrong.
        SourceError: An article cannot be read.
        IndexStateError: There is no usable index.
        WeightsError: The embedder's weights are missing.
        GeneratorError: There is no such language model.
        MissingExtraError: The system needs packages that are not installed.
    """
    from eval.systems import opener
    from rag import Settings

    if sum(map(bool, (index, corpus, articles))) > 1:
        raise SettingsError("--index, --corpus and --squad each name what to search; give one of them")
    found = opener(system)
    settings = Settings.load()
    if generator:
        settings = replace(settings, generator=generator)
    with TemporaryDirectory(prefix="reformqa-eval-") as passing:
        if index is None:
            index = Path(passing) / "index" if corpus else cache_dir() / ("eval-given" if articles else "eval-index")
            _build(articles or list(read_corpus(corpus or corpus_dir()).values()), index, settings.embedder, progress)
        with found(index, settings) as opened:
            yield opened


def _build(articles: Sequence[Article], out: Path, embedder: str, progress: Progress | None) -> None:
    from index.build import build
    from index.embed import open_embedder

    build(articles, out, open_embedder(embedder or None), progress)


def read_corpus(corpus: Path) -> Mapping[str, Article]:
    """Articles by id of every file in a folder.

    Raises:
        SourceError: A file cannot be read: figures over half a corpus would mislead.
    """
    articles: dict[str, Article] = {}
    for _, batch in read_all([corpus]):
        if isinstance(batch, SourceError):
            raise batch
        articles |= {article.id: article for article in batch}
    return articles
