"""Where the program keeps its files on this machine. Nothing is created here: whoever writes makes the folder."""

import os
from pathlib import Path

import platformdirs

APP_NAME = "reformqa"
CACHE_VARIABLE = "REFORMQA_CACHE"
DATA_VARIABLE = "REFORMQA_DATA"


def cache_dir() -> Path:
    """Folder for what can be fetched or computed again, such as model weights.

    The environment variable ``REFORMQA_CACHE`` wins over the user's cache folder of the operating system.
    """
    return _from_environment(CACHE_VARIABLE) or platformdirs.user_cache_path(APP_NAME, appauthor=False)


def data_dir() -> Path:
    """Folder for what the user made, such as indexes.

    The environment variable ``REFORMQA_DATA`` wins over the user's data folder of the operating system.
    """
    return _from_environment(DATA_VARIABLE) or platformdirs.user_data_path(APP_NAME, appauthor=False)


def default_index_dir() -> Path:
    """Folder of the index that is opened when none is named."""
    return data_dir() / "index"


def _from_environment(variable: str) -> Path | None:
    # A variable set to nothing counts as unset: Path("") would mean the current folder.
    value = os.environ.get(variable, "").strip()
    return Path(value).expanduser() if value else None
