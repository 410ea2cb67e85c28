"""Opens an assistant on an index by its folder and the settings."""

from index.backend import Location
from index.news_index import NewsIndex
from rag.assistant import Assistant
from rag.models import Generator
from rag.settings import Settings


def open_assistant(index_dir: Location | None = None, settings: Settings | None = None) -> Assistant:
    """Open an assistant on an index.

    Args:
        index_dir: Folder of the index, or address of a store; None for the user's default folder.
        settings: None reads the environment.

    Raises:
        IndexStateError: There is no index in the folder, or it is damaged or made with another embedder.
        SettingsError: A setting has an unknown name or an impossible value.
    """
    from index.embed import open_embedder
    from index.onnx_extractor import open_extractor
    from index.paths import default_index_dir

    chosen = settings or Settings.load()
    folder = index_dir or default_index_dir()
    index = NewsIndex.open(folder, open_embedder(chosen.embedder or None), open_extractor())
    return Assistant(index, folder, _generator(chosen.generator), chosen)


def _generator(spec: str) -> Generator | None:
    if spec == "none":
        return None
    from rag.llm.generate import open_generator

    return open_generator(spec)
