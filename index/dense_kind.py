"""Which kind of vector index suits how many rows, from the measured table in docs/benchmark.md."""

from typing import Literal

Kind = Literal["flat", "hnsw", "ivf"]

# Up to here reading every vector is below the time that embedding the question takes.
_FLAT_UP_TO = 150_000
# A graph keeps all vectors and 32 links of each in memory, and a million rows take a quarter of an hour to link.
_GRAPH_UP_TO = 500_000


def kind_for(rows: int) -> Kind:
    """Choose flat (exact), a graph, or inverted lists whose best are scored again, by the number of rows."""
    if rows <= _FLAT_UP_TO:
        return "flat"
    return "hnsw" if rows <= _GRAPH_UP_TO else "ivf"
