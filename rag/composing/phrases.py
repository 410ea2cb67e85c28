"""Wording of composed answers in both languages. Values are written as their sentences write them."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from index.names.agencies import MINISTRIES, MINISTRY_GROUP, NATION
from index.names.indicators import DIMENSIONS, PAPI, PAR, PAR_INTERNAL, PCI, SIPAS, WITHIN_REGION
from index.names.local import department
from index.text import late as re
from index.text.dates import MONTHS
from index.text.fold import fold
from index.text.marks import unmarked
from index.text.number_words import CARDINAL_EN, CARDINAL_VI, ORDINAL_EN
from index.types import Fact, Lang, Sentence
from rag.composing.rows import Derived, Difference

_QUALIFIERS = {
    "trên": "over", "hơn": "more than", "gần": "nearly", "khoảng": "about", "dưới": "under", "tối đa": "at most",
    "không quá": "at most", "ít nhất": "at least", "tối thiểu": "at least", "xấp xỉ": "about", "ước": "an estimated",
    "chưa tới": "under", "chưa đến": "under",
}  # fmt: skip
_UNITS = {"điểm": "points", "bậc": "places", "%": "%"}
_GROUPS = {NATION: "the national average", MINISTRY_GROUP: "the average of ministries"}
_NAMES = {"TP.HCM": "Ho Chi Minh City"}
_INDEX_EN = {PAR: "PAR Index", PAR_INTERNAL: "internal PAR Index", SIPAS: "SIPAS", PAPI: "PAPI", PCI: "PCI"}
_INDEX_VI = {PAR_INTERNAL: "Chỉ số CCHC nội bộ"}
_PLACES_VI = {1: "dẫn đầu", 2: "đứng thứ 2", 3: "đứng thứ 3"}
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth"}


_HOLDS = re.compile(r"^(?:đứng|xếp|giữ) ", re.IGNORECASE)
_SPELLED = re.compile(r"\b(?:thu|hang|vi tri|place|rank)\b")  # a place in words ("thứ mười tám"), not from a list


def topic(fact: Fact, lang: Lang) -> str:
    """Index, part and year of a fact, e.g. "PAR INDEX 2017" or "PAPI 2021, nội dung kiểm soát tham nhũng"."""
    return topic_of(fact.indicator, fact.year, fact.dimension, lang)


def topic_of(indicator: str | None, year: int | None, dimension: str | None, lang: Lang) -> str:
    """The same from the slots themselves."""
    names = _INDEX_EN if lang == "en" else _INDEX_VI
    head = " ".join(str(part) for part in (names.get(indicator or "", indicator), year) if part)
    if dimension == WITHIN_REGION:
        head += ", within its region" if lang == "en" else f", {dimension}"
    elif dimension and dimension != "thành phần":
        head += f", {english_part(dimension)}" if lang == "en" else f", nội dung {dimension.removeprefix('nội dung ')}"
    return head


@cache
def english_part(dimension: str) -> str:
    """The English name of a part of an index; the Vietnamese one where it has none."""
    names = next((names for line in DIMENSIONS.splitlines() if (names := line.split(" | "))[0] == dimension), [])
    return next((name.strip() for name in names if name.isascii()), dimension)


def entity_name(entity: str, lang: Lang) -> str:
    """The entity as the answer's language calls it."""
    if lang == "en":
        return _GROUPS.get(entity) or _NAMES.get(entity) or _english_ministry(entity)
    return {NATION: "bình quân cả nước", MINISTRY_GROUP: "bình quân khối bộ"}.get(entity) or department(entity)


@cache
def _english_ministry(entity: str) -> str:
    """A ministry in English, with the name that most of its articles use; another entity as it is."""
    names = next((names for line in MINISTRIES.splitlines() if (names := line.split(" | "))[0] == entity), [])
    english = next((name for name in names if name.isascii() and " of " in name), None)
    english = english or next((name for name in names if name.isascii() and " " in name), None)
    return f"the {english} ({entity})" if english else entity


def number_text(text: str, number: Decimal | None, lang: Lang) -> str:
    """Digits with the marks of the answer's language, whatever marks the article writes.

    Args:
        text: The value as written, "33.300 hồ sơ" or "33,300"; without its number it stays as it is.
        number: What it amounts to; tells thousands marks from decimal ones.
        lang: Language of the answer.
    """
    thousands, decimal = (".", ",") if lang == "vi" else (",", ".")
    if number is None:
        return text

    def marked(match: re.Match[str]) -> str:
        *groups, last = re.split(r"[.,]", match.group())
        whole = "".join([*groups, last]) == f"{abs(number):f}"
        return thousands.join([*groups, last]) if whole else thousands.join(groups) + decimal + last

    return re.sub(r"\d+(?:[.,]\d+)+", marked, text)


def decimal_text(number: Decimal, lang: Lang) -> str:
    """A computed number with the decimal mark of the language."""
    text = f"{number.normalize():f}" if number == number.to_integral_value() else f"{number:f}"
    return text.replace(".", ",") if lang == "vi" else text


def value_text(fact: Fact, lang: Lang) -> str:
    """The value in words: "xếp thứ 24/63", "đạt 74,99%", "tăng 18 bậc so với năm 2016"."""
    vi = lang == "vi"
    if fact.measure == "rank":
        return _rank(fact, vi=vi)
    if fact.measure in {"rank_change", "score_change"}:
        return _change(fact, vi=vi)
    amount = amount_text(fact, lang)
    if fact.measure == "score":
        return f"đạt {amount}" if vi else f"scored {amount}"
    return amount


def _unit_en(unit: str, number: Decimal | None) -> str:
    word = _UNITS.get(unit, unit)
    return word.removesuffix("s") if unit in _UNITS and number is not None and abs(number) == 1 else word


def amount_text(fact: Fact, lang: Lang) -> str:
    """The value with its qualifier and unit, e.g. "trên 33.300 hồ sơ"."""
    foreign = re.fullmatch(CARDINAL_VI if lang == "en" else CARDINAL_EN, fact.value.lower())
    amount = str(abs(fact.number)) if foreign and fact.number else number_text(fact.value, fact.number, lang)
    if fact.unit and fact.unit not in {"%", "lần"} and fact.unit not in fact.value:
        amount += f" {_unit_en(fact.unit, fact.number) if lang == 'en' else fact.unit}"
    if fact.qualifier:
        word = fact.qualifier.lower()
        amount = f"{_QUALIFIERS.get(word, word) if lang == 'en' else word} {amount}"
    return amount


def _rank(fact: Fact, *, vi: bool) -> str:
    if fact.number is None:
        groups = {
            "top group": ("thuộc nhóm dẫn đầu", "is in the leading group"),
            "bottom group": ("thuộc nhóm cuối bảng", "is in the lowest group"),
        }
        texts = groups.get(fact.unit or "", ("đứng cuối bảng", "ranked last"))
        return texts[0] if vi else texts[1]
    digits = re.search(r"\d+(?:\s?/\s?\d+)?", fact.value)
    place = int(fact.number)
    if digits:
        written = digits.group()
        return f"xếp thứ {written}" if vi else f"ranked {ordinal(place)}" + (f" ({written})" if "/" in written else "")
    spelled = _SPELLED.search(fold(fact.value))
    if place in _PLACES_VI:
        said = f" (“{_HOLDS.sub('', fact.value)}”)" if spelled and place > 1 else ""
        return f"{_PLACES_VI[place]}{said}" if vi else f"ranked {_ORDINALS[place]}"
    if spelled or re.fullmatch(ORDINAL_EN, fact.value.lower()):
        return f"xếp thứ {place} (“{fact.value}”)" if vi else f"ranked {ordinal(place)} (“{fact.value}”)"
    return f"đứng thứ {place} theo thứ tự bài nêu" if vi else f"is number {place} in the order given"


def ordinal(number: int) -> str:
    """An English ordinal in digits, e.g. 24th."""
    if 10 <= number % 100 <= 20:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _change(fact: Fact, *, vi: bool) -> str:
    rising = fact.number is None or fact.number >= 0
    amount = amount_text(replace(fact, value=fact.value.lstrip("+-–−")), "vi" if vi else "en")
    base = f" so với năm {fact.base_year}" if vi else f" from {fact.base_year}"
    verb = ("tăng" if rising else "giảm") if vi else ("up" if rising else "down")
    of_cell = ": " in fact.label  # its year stands in the table's head, which is not what is cited
    return f"{verb} {amount}{base if fact.base_year and not of_cell else ''}"


def derived_text(derived: Derived, entity: str, lang: Lang) -> str:
    """A derived value with its arithmetic, labelled as derived."""
    level, change = derived.level, derived.change
    result, given, step = (
        decimal_text(n, lang) for n in (derived.number, level.number or Decimal(0), abs(change.number or Decimal(0)))
    )
    sign = "+" if derived.number > (level.number or 0) else "-"
    name, head = entity_name(entity, lang), topic_of(level.indicator, derived.year, level.dimension, lang)
    unit = "%" if level.unit == "%" else ""
    if lang == "vi":
        what = f"xếp thứ {result}" if level.measure == "rank" else f"đạt {result}{unit}"
        rose = value_text(change, "vi")
        given_what = f"năm {level.year} {'xếp thứ' if level.measure == 'rank' else 'đạt'} {given}{unit}, {rose}"
        label = "số suy ra, không có sẵn trong bài"
        return f"{head}: {name} {what} – {label}: {result} = {given} {sign} {step} ({given_what})"
    what = f"ranked {ordinal(int(derived.number))}" if level.measure == "rank" else f"scored {result}{unit}"
    given_what = f"{given}{unit} in {level.year}, {value_text(change, 'en')}"
    label = "derived, not stated in the articles"
    return f"{head}: {name} {what} – {label}: {result} = {given} {sign} {step} ({given_what})"


def difference_text(step: Difference, entity: str, lang: Lang) -> str:
    """A change computed from two stated levels, with its arithmetic, labelled as computed."""
    later, earlier, vi = step.later, step.earlier, lang == "vi"
    high, low = sorted((later.number or Decimal(0), earlier.number or Decimal(0)), reverse=True)
    result = decimal_text(abs(step.number), lang)
    sum_text = f"{decimal_text(high, lang)} - {decimal_text(low, lang)} = {result}"
    unit = "bậc" if later.measure == "rank" else "điểm"
    unit = unit if vi else _unit_en(unit, step.number)
    head, name = topic(later, lang), entity_name(entity, lang)
    if vi:
        verb = "tăng" if step.number > 0 else "giảm"
        if not step.number:
            return (
                f"{head}: {name} {value_text(later, lang)}, năm {earlier.year} {value_text(earlier, lang)} – không đổi"
            )
        return (
            f"{head}: {name} {value_text(later, lang)}, năm {earlier.year} {value_text(earlier, lang)} – "
            f"{verb} {result} {unit} (số tính từ hai số trên: {sum_text})"
        )
    verb = "up" if step.number > 0 else "down"
    if not step.number:
        return f"{head}: {name} {value_text(later, lang)}, in {earlier.year} {value_text(earlier, lang)} – unchanged"
    return (
        f"{head}: {name} {value_text(later, lang)}, in {earlier.year} {value_text(earlier, lang)} – "
        f"{verb} {result} {unit} (computed from the two figures: {sum_text})"
    )


def date_text(published: str, lang: Lang) -> str:
    """An ISO date, possibly shortened, as people of the language write it."""
    parts = [int(part) for part in published.split("-")]
    if lang == "vi":
        return ("tháng " if len(parts) == 2 else "") + "/".join(str(part) for part in reversed(parts))
    month = [list(MONTHS)[parts[1] - 1].capitalize()] if len(parts) > 1 else []
    return " ".join([*(str(day) for day in parts[2:]), *month, str(parts[0])])


def join_names(names: Sequence[str], lang: Lang) -> str:
    """Names as a list with the language's "and"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {'và' if lang == 'vi' else 'and'} {names[-1]}"


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def of_another(text: str, lang: Lang) -> str:
    """What another source says, below what the first one does: a line that reads by itself."""
    return f"{'Nguồn khác' if lang == 'vi' else 'Another source'}: {text}"


def quotable(sentence: Sentence) -> str:
    """A sentence's text without the signs of Markdown; a row of a table without the bars at its ends."""
    text = unmarked(sentence.text)
    return text.strip("| ") if text.startswith("|") else text
