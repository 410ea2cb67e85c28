"""Likeness of meaning, on a scale that is the same whatever embedder measures it.

Cosines of one embedder lie between 0.75 and 0.95, those of another between 0.1 and 0.8. What a few questions score
with their own answers, and with each other's, tells where an embedder's scale begins and ends.
"""

from dataclasses import dataclass
from statistics import fmean

from index.news_index import NewsIndex

# A question and its answer a line, each about something that no other line is about.
_PAIRS = (
    ("Cấp lại thẻ thư viện mất bao nhiêu tiền?", "Người làm mất thẻ thư viện nộp 20.000 đồng để được cấp lại."),
    ("Ai là hiệu trưởng của trường?", "Bà Lê Thu Hà được bổ nhiệm làm hiệu trưởng nhà trường từ tháng 9."),
    ("Vì sao cây cầu phải đóng?", "Cầu tạm dừng khai thác do mố cầu bị xói lở sau trận lũ."),
    ("Đội nào vô địch giải bóng đá năm 2015?", "Năm 2015, đội chủ nhà lần đầu vô địch giải bóng đá."),
    ("How many beds does the new hospital have?", "Bệnh viện mới có 450 giường bệnh, gấp đôi cơ sở cũ."),
    ("When does the flower festival open?", "The flower festival opens on 20 December by the lake."),
)


@dataclass(frozen=True, slots=True)
class Scale:
    """The ends of an embedder's scale.

    Attributes:
        unrelated: Mean cosine of questions and answers that have nothing to do with each other.
        related: Mean cosine of questions and their own answers; above ``unrelated``.
    """

    unrelated: float
    related: float

    def of(self, cosine: float) -> float:
        """Where a cosine lies: 0 for the likeness of unrelated texts, 1 for that of a question and its answer."""
        return (cosine - self.unrelated) / (self.related - self.unrelated)


def scale_of(index: NewsIndex) -> Scale | None:
    """Measure the scale of an index's embedder; None where it does not tell answers from other texts."""
    answers = [answer for _, answer in _PAIRS]
    table = [index.likeness(question, answers) for question, _ in _PAIRS]
    own = [row[place] for place, row in enumerate(table)]
    others = [value for place, row in enumerate(table) for other, value in enumerate(row) if other != place]
    scale = Scale(fmean(others), fmean(own))
    return scale if scale.related > scale.unrelated else None
