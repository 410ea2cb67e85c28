"""The articles that come with the program, so that it can answer before anything has been added."""

from importlib.resources import files
from pathlib import Path

from index.errors import SourceError


def corpus_dir() -> Path:
    """Folder of the packaged digests, one Markdown file each.

    Raises:
        SourceError: The package was installed as a zip archive, so that there is no folder.
    """
    folder = files(__name__)
    if not isinstance(folder, Path):
        raise SourceError("index.corpus: packed inside an archive; install the program unpacked, with pip")
    return folder
