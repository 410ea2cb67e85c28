"""Which kind of vector index suits how many rows, from the measured table in docs/benchmark.md."""

from typing import Literal

Kind = Literal["flat", "ivf"]

_FLAT_UP_TO = 50_000
"""Rows whose vectors (384 numbers each) are read in 4 ms at 20 GB/s."""


def kind_for(rows: int) -> Kind:
    """Choose exact search, or inverted lists whose best are scored again, by the number of rows.

    A graph (HNSW) answers in a third of the lists' time, below that of embedding the question either way, but takes
    seven times as long to make and holds all whole vectors in memory.
    """
    return "flat" if rows <= _FLAT_UP_TO else "ivf"
