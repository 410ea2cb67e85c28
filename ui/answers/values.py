"""What a picture writes beside a point: whose value it is, and the value, in the language of the answer."""

from index.names.agencies import MINISTRY_GROUP
from index.names.find import kind_of
from index.types import Lang
from rag.composing.phrases import entity_name, number_text
from ui.answers.points import Point


def shown(point: Point, language: Lang) -> str:
    """Return the value with the marks of the language; a place as its number, a percent sign where that is the unit."""
    if point.fact.measure == "rank" or not any(sign.isdigit() for sign in point.fact.value):
        return f"{point.fact.number}"
    percent = point.fact.unit == "%" and "%" not in point.fact.value
    return f"{number_text(point.fact.value, point.fact.number, language)}{'%' if percent else ''}"


def name_of(point: Point, language: Lang) -> str:
    """Return whose value it is; in English a ministry keeps its own name, which is shorter and tells them apart."""
    entity = point.fact.entity or ""
    if language == "vi" or (kind_of(entity) == "ministry" and entity != MINISTRY_GROUP):
        return entity
    return entity_name(entity, language)


def unit_of(point: Point, language: Lang) -> str | None:
    """Return the unit of a picture's values."""
    return {"điểm": "points"}.get(point.fact.unit or "", point.fact.unit) if language == "en" else point.fact.unit
