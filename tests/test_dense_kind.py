import pytest

from index.dense_kind import kind_for


@pytest.mark.parametrize(
    ("rows", "kind"),
    [(0, "flat"), (50_000, "flat"), (50_001, "ivf"), (100_000_000, "ivf")],
)
def test_the_kind_follows_the_size(rows: int, kind: str):
    assert kind_for(rows) == kind
