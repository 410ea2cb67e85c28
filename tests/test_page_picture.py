"""Pictures: which rows make one, that every point has its source, and what a download holds."""

import csv
import io
from dataclasses import replace
from decimal import Decimal

from answer_fakes import LEADERS, XSS, YEARS, course_answer, list_answer, rank_answer, refusal, scores_answer
from hypothesis import given
from hypothesis import strategies as st

from rag.types import Answer
from ui.answers.picture import caption, picture_html, table
from ui.answers.points import picture
from ui.words.page import EN, VI


def test_ranks_over_the_years_are_a_line() -> None:
    drawn = picture(course_answer("?"))
    assert (drawn.kind, drawn.measure) == ("line", "rank")
    assert [(p.fact.year, p.number, p.citation.quote) for p in drawn.points] == [
        (2016, 42.0, YEARS), (2017, 24.0, YEARS), (2018, 13.0, YEARS),
    ]  # fmt: skip


def two_courses() -> Answer:
    answer = course_answer("?")
    others = [
        replace(f, entity="Lào Cai", number=Decimal(n), value=str(n), value_start=900 + n)
        for f, n in zip(answer.facts, (5, 1, 63), strict=True)
    ]
    return replace(answer, facts=(*answer.facts, *others))


def test_several_entities_over_the_years_are_a_line_each() -> None:
    drawn = picture(two_courses())
    assert drawn is not None
    assert [[(p.fact.entity, p.fact.year) for p in course] for course in drawn.courses] == [
        [("Điện Biên", 2016), ("Điện Biên", 2017), ("Điện Biên", 2018)],
        [("Lào Cai", 2016), ("Lào Cai", 2017), ("Lào Cai", 2018)],
    ]
    html = picture_html(two_courses(), "rq-0-")
    assert html.count("<polyline") == 2
    heights = [float(dot.split('cy="')[1].split('"')[0]) for dot in html.split('<circle class="rq-dot"')[1:]]
    assert heights[4] == min(heights)  # the first place is on top, for both on one axis
    assert heights[5] == max(heights)
    assert VI.point.format(what="Lào Cai 2017", value=1, marker=1) in html
    assert "Điện Biên, Lào Cai" in caption(drawn, "vi")


def test_no_line_runs_through_a_year_without_a_figure() -> None:
    answer = course_answer("?")
    facts = tuple(replace(f, year={2016: 2014}.get(f.year, f.year)) for f in answer.facts)
    html = picture_html(replace(answer, facts=facts), "rq-0-")
    (line,) = html.split('<polyline class="rq-course" points="')[1:]
    assert len(line.split('"')[0].split()) == 2
    assert html.count('<circle class="rq-dot"') == 3


def test_a_saved_picture_tells_its_sources() -> None:
    told = "Nguồn:\nBáo Ví Dụ. “Điện Biên qua các năm”. 2019"
    assert f'class="rq-png" data-source="{told}"' in picture_html(course_answer("?"), "rq-0-")


def test_the_best_rank_is_on_top() -> None:
    html = picture_html(course_answer("?"), "rq-0-")
    dots = html.split('<circle class="rq-dot"')[1:]
    heights = [float(dot.split('cy="')[1].split('"')[0]) for dot in dots]
    assert heights == sorted(heights, reverse=True)  # 42nd, 24th, 13th: downwards is a larger number of pixels
    assert VI.rank_axis in html


def test_scores_beside_each_other_are_bars_from_nothing() -> None:
    drawn = picture(scores_answer("?"))
    assert (drawn.kind, [p.fact.entity for p in drawn.points]) == ("bars", ["Quảng Ninh", "Hải Phòng"])
    html = picture_html(scores_answer("?"), "rq-0-")
    widths = [float(part.split('width="')[1].split('"')[0]) for part in html.split('class="rq-bar"')[1:]]
    assert round(widths[1] / widths[0], 3) == round(91.87 / 92.18, 3)
    assert "92,18%" in html


def test_a_better_rank_has_the_longer_bar() -> None:
    answer = scores_answer("?")
    facts = tuple(
        replace(f, measure="rank", number=Decimal(n), value=str(n), unit=None)
        for f, n in zip(answer.facts, (1, 63), strict=True)
    )
    html = picture_html(replace(answer, facts=facts), "rq-0-")
    widths = [float(part.split('width="')[1].split('"')[0]) for part in html.split('class="rq-bar"')[1:]]
    assert round(widths[0] / widths[1]) == 63
    assert VI.rank_bars in html


def test_what_cannot_be_set_side_by_side_is_not_drawn() -> None:
    course = course_answer("?")
    assert picture(rank_answer("?")) is None
    assert picture(list_answer("?")) is None
    assert picture(refusal("?")) is None
    assert picture(replace(course, answered=False)) is None
    assert picture(replace(course, facts=(course.facts[0], replace(course.facts[1], indicator="SIPAS")))) is None


def test_no_point_without_a_cited_sentence() -> None:
    course = course_answer("?")
    assert picture(replace(course, citations=())) is None
    elsewhere = replace(course.facts[2], article_id="another")
    drawn = picture(replace(course, facts=(*course.facts[:2], elsewhere)))
    assert [p.fact.year for p in drawn.points] == [2016, 2017]


def test_each_point_is_a_button_to_its_card() -> None:
    html = picture_html(course_answer("?"), "rq-7-")
    assert html.count('role="button" tabindex="0" data-target="rq-7-1"') == 3
    assert VI.point.format(what=2017, value=24, marker=1) in html


def test_the_caption_says_what_is_drawn() -> None:
    assert caption(picture(course_answer("?")), "en") == f"PAR INDEX · Điện Biên · {EN.rank_axis}"
    assert caption(picture(scores_answer("?")), "vi") == "PAR INDEX · 2023 · %"


def test_the_table_holds_the_points_with_their_sentences() -> None:
    rows = list(csv.DictReader(io.StringIO(table(picture(scores_answer("?"))))))
    assert [(row["entity"], row["number"], row["unit"], row["quote"]) for row in rows] == [
        ("Quảng Ninh", "92.18", "%", LEADERS), ("Hải Phòng", "91.87", "%", LEADERS),
    ]  # fmt: skip


@given(st.sampled_from("=+-@").flatmap(lambda sign: st.text(max_size=20).map(lambda text: sign + text)))
def test_no_cell_begins_as_a_formula(title: str) -> None:
    answer = scores_answer("?")
    source = replace(answer.citations[0], title=f"{title}x")
    rows = list(csv.DictReader(io.StringIO(table(picture(replace(answer, citations=(source,)))))))
    assert rows[0]["title"][0] == "'"


def test_hostile_names_stay_text() -> None:
    answer = scores_answer("?")
    facts = tuple(replace(f, entity=f"{XSS}{n}") for n, f in enumerate(answer.facts))
    html = picture_html(replace(answer, facts=facts), "rq-0-")
    assert "<img" not in html
    assert "<script" not in html


def test_a_picture_speaks_the_language_of_the_answer() -> None:
    answer = course_answer("?")
    facts = tuple(
        replace(f, entity="cả nước", measure="score", number=Decimal(n), value=n.replace(".", ","), unit="điểm")
        for f, n in zip(answer.facts, ("80.08", "82.66", "83.94"), strict=True)
    )
    english = replace(answer, facts=facts, language="en")
    assert caption(picture(english), "en") == "PAR INDEX · the national average · points"
    html = picture_html(english, "rq-0-")
    assert "82.66" in html
    assert ">82,66<" not in html
    assert "cả nước" not in html.split("data-text")[0]
    assert "82,66" in table(picture(english))  # as its sentence writes it


def test_values_that_sources_disagree_on_are_told_apart_by_source() -> None:
    answer = scores_answer("?")
    again = replace(
        answer.facts[1], value="91,81%", number=Decimal("91.81"), value_start=answer.facts[1].value_start + 1
    )
    html = picture_html(replace(answer, facts=(*answer.facts, again)), "rq-0-")
    assert html.count(">Hải Phòng [1]</text>") == 2
    assert ">Quảng Ninh</text>" in html
