"""Whether an older program made an index; looked at before every command, so it loads nothing else."""

from pathlib import Path

from index import generation, manifest, miner
from index.errors import IndexStateError


def is_outdated(out: Path) -> bool:
    """Tell whether the current generation is intact, and what an older program made: its layout, or what it mined."""
    try:
        folder = generation.current(out)
        declared = manifest.read(folder, (manifest.SCHEMA, *manifest.OLDER))
        if declared.schema == manifest.SCHEMA and miner.is_current(declared):
            return False
        manifest.verify(folder, declared)
    except IndexStateError:
        return False
    return True
