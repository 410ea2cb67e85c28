"""Columns of Markdown tables: what a header says that its column holds, and of whom, of which index and year."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from index.facts.frames import Framed
from index.names.agencies import MINISTRY_GROUP, NATION
from index.names.find import find_dimensions
from index.names.local import find_places
from index.text import late as re
from index.text.dates import find_years
from index.types import Measure

# A change whose kind neither the header nor its neighbour tells counts for nothing: "None".
Holds = Literal["value", "change", "year", "name", "serial"]

RANK_HEAD = re.compile(r"\b(?:hạng|thứ hạng|xếp hạng|vị trí|thứ bậc|bậc|rank(?:ing)?|place|position)\b", re.IGNORECASE)
_SCORE_HEAD = re.compile(r"\b(?:điểm|score|points?|kết quả|chỉ số)\b|%", re.IGNORECASE)
_SERIAL_HEAD = re.compile(r"^\s*(?:tt|stt|no\.?|#)\s*$", re.IGNORECASE)
_COUNT_HEAD = re.compile(
    r"^\s*(?:số (?!điểm)|tổng số|number of|cước|phí|giá|mức phí)|\((?:đồng|người|hồ sơ|phiếu)\)", re.IGNORECASE
)
_CHANGE_HEAD = re.compile(
    r"\b(?:tăng|giảm)(?=\W*$|\s*[/(),%+-]|\s(?:so|bậc|điểm|hạng|năm|thứ|vị trí|kỳ|hay|hoặc|trừ)\b)|"
    r"\b(?:thay đổi|biến động|so với|change|gain|than|versus|vs)\b|\+/-",
    re.IGNORECASE,
)
# "Điểm tối đa", "Bình quân", "Cao nhất": what a row is measured by, not its own value.
_YARDSTICK_HEAD = re.compile(
    r"\b(?:tối đa|tối thiểu|chuẩn|thang điểm|trọng số|bình quân|trung bình|trung vị|cao nhất|thấp nhất|mục tiêu|"
    r"kế hoạch|chỉ tiêu|max(?:imum)?|min(?:imum)?|average|median|mean|highest|lowest|target|weight)\b",
    re.IGNORECASE,
)
_YEAR_HEAD = re.compile(r"^\s*(?:năm|year|kỳ)\s*$", re.IGNORECASE)
_NAME_HEAD = re.compile(
    r"^\s*(?:tên\s+)?(?P<kind>đơn vị|cơ quan|tỉnh|địa phương|thành phố|huyện|quận|thị xã|xã(?! hội)|phường|sở|bộ|phòng|"
    r"khối|vùng|cao nhất|thấp nhất|dẫn đầu|cuối bảng|nội dung|lĩnh vực|tiêu chí|chỉ số|trục|province|city|unit|"
    r"ministry|district|ward|commune|department|locality|region|highest|lowest|component|dimension|index)\b[^%\d]*$",
    re.IGNORECASE,
)
_EXTREME_HEAD = re.compile(
    r"\b(?:(?P<first>cao nhất|dẫn đầu|đứng đầu|highest)|(?P<last>thấp nhất|cuối bảng|đứng cuối|lowest))\b",
    re.IGNORECASE,
)
_LOCAL_KIND = frozenset("huyện quận xã phường sở phòng district ward commune department".split()) | {"thị xã"}
_ANY_KIND = frozenset({"đơn vị", "cơ quan", "địa phương", "unit", "locality"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table as its header describes it.

    Attributes:
        head: The header's words.
        holds: Values, changes, years, names or serial numbers.
        measure: What its values are; None for a change of unknown kind.
        indicator: The index that the header names, else the one in play.
        year: The year that the header names, else the one in play.
        base_year: The year that changes are counted from.
        entity: Whose column it is ("Hưng Yên: hạng").
        names: For names, the kind of unit that the header says they are of.
        dimension: The part of the index that the header names.
        own_year: The year of its values that the header names.
    """

    head: str
    holds: Holds
    measure: Measure | None
    indicator: str | None
    year: int | None
    base_year: int | None = None
    entity: str | None = None
    names: str | None = None
    dimension: str | None = None
    own_year: int | None = None

    @property
    def is_yardstick(self) -> bool:
        """Whether its values are no row's own."""
        return bool(_YARDSTICK_HEAD.search(self.head))

    @property
    def holder_of(self) -> str | None:
        """The place that those under it hold: "first", "last"; None where its head tells none."""
        extreme = _EXTREME_HEAD.search(self.head) if self.holds == "name" else None
        return (extreme.lastgroup if extreme else None) or None

    @property
    def of_locals(self) -> bool:
        """Whether its names are of units below the province, whatever they are spelt like."""
        return bool(self.names) and any(word in (self.names or "") for word in _LOCAL_KIND)

    @property
    def of_any(self) -> bool:
        """Whether its names may be of units that no list holds."""
        return self.of_locals or self.names in _ANY_KIND


def columns_of(heads: Sequence[str], framed: Framed) -> list[Column]:
    """Describe the columns of a header row; a bare change is of what the column before it holds."""
    columns: list[Column] = []
    for head in heads:
        columns.append(_column(head, framed, columns[-1] if columns else None))
    return columns


def numbered(columns: list[Column]) -> list[Column]:
    """Running numbers read as places, in a table that has no other places."""
    if any(column.measure == "rank" for column in columns):
        return columns
    return [replace(c, holds="value", measure="rank") if c.holds == "serial" else c for c in columns]


def _column(head: str, framed: Framed, before: Column | None) -> Column:
    holds, measure = _kind(head, before)
    years = find_years(head)
    said = [m for m in framed.scan.indicators if m.kind == "indicator" and framed.scan.text[m.start : m.end] in head]
    indicator = said[0].name if said else next(iter(framed.sentence.indicators), framed.carried.indicator)
    own = years[0].years[0] if years else None
    year = (before.year if before else framed.carried.year) if holds == "change" else own or framed.carried.year
    places = [place for place in find_places(head) if place.name != MINISTRY_GROUP] if holds != "name" else []
    if measure == "rank":  # "Hạng cả nước": among whom the rows' places were taken
        places = [place for place in places if place.name != NATION]
    kind = _NAME_HEAD.match(head)
    return Column(
        head=head,
        holds=holds,
        measure=measure,
        indicator=indicator,
        year=year,
        base_year=own if holds == "change" else None,
        entity=places[0].name if len(places) == 1 else None,
        names=kind["kind"].lower() if kind and holds == "name" else None,
        dimension=next((part.name for part in find_dimensions(head)), None) if holds in {"value", "change"} else None,
        own_year=own if holds == "value" else None,
    )


def _kind(head: str, before: Column | None) -> tuple[Holds, Measure | None]:
    if _SERIAL_HEAD.match(head):
        return "serial", "count"
    if _YEAR_HEAD.match(head):
        return "year", None
    if _COUNT_HEAD.search(head):
        return "value", "count"
    if _CHANGE_HEAD.search(head):
        return "change", _change_of(head, before)
    if _NAME_HEAD.match(head) and not find_years(head):
        return "name", "score"
    return "value", "rank" if RANK_HEAD.search(head) else "score"


def _change_of(head: str, before: Column | None) -> Measure | None:
    if RANK_HEAD.search(head):
        return "rank_change"
    if _SCORE_HEAD.search(head):
        return "score_change"
    changes: dict[Measure | None, Measure] = {"rank": "rank_change", "score": "score_change"}
    return changes.get(before.measure) if before and before.holds == "value" else None
