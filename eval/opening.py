"""Opens the program itself as the system to be measured."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from eval.runner import System
from index.corpus import corpus_dir
from index.errors import SettingsError, SourceError
from index.paths import cache_dir
from index.sources import read_all
from index.types import Article

Progress = Callable[[str, int, int], None]


@contextmanager
def open_system(
    index: Path | None, corpus: Path | None, generator: str | None, progress: Progress | None = None
) -> Iterator[System]:
    """Open an assistant, and close its files afterwards.

    Without an index and a corpus it answers from the articles that come with the program; their index is kept in the
    cache folder and brought up to date, so that only new or changed passages are embedded.

    Args:
        index: Folder of an index.
        corpus: File or folder of articles, of which an index is built that goes away afterwards.
        generator: Which language model words answers, "none" for none; None for what the settings say.
        progress: Told how building an index comes along.

    Raises:
        SettingsError: Both an index and a corpus are named, or a setting is wrong.
        SourceError: An article cannot be read.
        IndexStateError: There is no usable index.
        WeightsError: The embedder's weights are missing.
        GeneratorError: There is no such language model.
    """
    from rag import Settings, open_assistant

    if index and corpus:
        raise SettingsError("--index and --corpus both name what to search; give one of them")
    settings = Settings.load()
    if generator:
        settings = replace(settings, generator=generator)
    with TemporaryDirectory(prefix="reformqa-eval-") as passing:
        if index is None:
            index = Path(passing) / "index" if corpus else cache_dir() / "eval-index"
            _build(corpus or corpus_dir(), index, settings.embedder, progress)
        assistant = open_assistant(index, settings)
        with closing(assistant.index):
            yield assistant


def _build(corpus: Path, out: Path, embedder: str, progress: Progress | None) -> None:
    from index.build import build
    from index.embed import open_embedder

    articles = list(read_corpus(corpus).values())
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
