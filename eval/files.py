"""Writing text where the user says."""

from pathlib import Path

from index.errors import SettingsError


def write(path: Path, text: str) -> None:
    """Write a file, and the folders above it.

    Raises:
        SettingsError: It cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as fault:
        raise SettingsError(f"{path}: cannot be written ({fault}); name another file") from fault
