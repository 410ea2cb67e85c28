"""Which collections are the current ones, and what they declare: one row, whose writing is the switch."""

import json
from dataclasses import asdict, dataclass

from index.errors import IndexStateError
from index.manifest import MEND, SCHEMA
from index.milvus.client import Milvus
from index.milvus.sparse import Lengths
from index.types import Manifest

_STATE = "reformqa_state"
_READ = (3, SCHEMA)  # articles of layout 3 lack a column alone, which is read as empty


@dataclass(frozen=True, slots=True)
class State:
    """The current state of a place.

    Attributes:
        generation: Number of the collections.
        revision: Rises with every change.
        settled: Whether the counts fit the rows; False while a change is under way or after one was broken off.
        lengths: The means that the sparse vectors were made with.
        manifest: What the index says about itself.
    """

    generation: int
    revision: int
    settled: bool
    lengths: Lengths
    manifest: Manifest

    @property
    def name(self) -> str:
        """Name of the state."""
        return f"{self.generation}.{self.revision}"


def collection(kind: str, generation: int) -> str:
    """Name of a collection."""
    return f"reformqa_{kind}_{generation}"


def read(milvus: Milvus) -> State | None:
    """Return the current state, None without one.

    Raises:
        IndexStateError: It was written by another version of the program.
    """
    if not milvus.has(_STATE):
        return None
    milvus.load(_STATE)
    rows = milvus.query(_STATE, "id >= 0", ["body"])
    if not rows:
        return None
    try:
        fields = json.loads(rows[0]["body"])
        declared = Manifest(**{**fields.pop("manifest"), "checksums": ()})
        state = State(**{**fields, "lengths": Lengths(**fields["lengths"])}, manifest=declared)
    except (ValueError, KeyError, TypeError) as error:
        raise IndexStateError(f"{milvus.address}: not an index; {MEND}") from error
    if declared.schema not in _READ:
        raise IndexStateError(f"{milvus.address}: layout {declared.schema}, this program reads {SCHEMA}; {MEND}")
    return state


def write(milvus: Milvus, state: State) -> None:
    """Make a state the current one."""
    if not milvus.has(_STATE):
        milvus.create(_STATE, {"id": "number", "body": "text", "idle": "sparse"}, 0)
    milvus.upsert(_STATE, [{"id": 0, "body": json.dumps(asdict(state), ensure_ascii=False), "idle": {0: 1.0}}])
