"""The row of filters above the question's line; one of the homes of gradio."""

from dataclasses import dataclass
from typing import Any

import gradio as gr

from index.errors import ReformQAError
from index.types import Lang
from ui.desk.assistant import Assistant
from ui.page.filters import choices
from ui.words.page import PAGE


@dataclass(frozen=True, slots=True)
class FilterRow:
    """Its components; the fields are in the order of ``ui.page.filters.NAMES``."""

    box: gr.Accordion
    publisher: gr.Dropdown
    since: gr.Textbox
    until: gr.Textbox
    indicator: gr.Dropdown
    province: gr.Dropdown

    @property
    def fields(self) -> list[Any]:
        """What a visitor sets."""
        return [self.publisher, self.since, self.until, self.indicator, self.province]


def lay_out_filters() -> FilterRow:
    """Return the row, closed; what there is to choose from comes with the page."""
    with gr.Accordion(PAGE["vi"].filters, open=False, elem_id="rq-filters") as box, gr.Row():
        publisher, since, until, indicator, province = _words("vi")
        return FilterRow(
            box,
            gr.Dropdown(**publisher),
            gr.Textbox(**since),
            gr.Textbox(**until),
            gr.Dropdown(**indicator),
            gr.Dropdown(**province),
        )


def _words(language: Lang) -> list[dict[str, Any]]:
    words = PAGE[language]
    lists = [
        {"label": label, "choices": [(words.anything, "")], "value": "", "filterable": True}
        for label in (words.publisher, words.indicator, words.province)
    ]
    dates = [{"label": label, "placeholder": words.date_hint, "max_length": 10} for label in (words.since, words.until)]
    return [{"min_width": 120, **one} for one in (lists[0], *dates, *lists[1:])]


def offered(assistant: Assistant, language: Lang) -> list[Any]:
    """Return the fields with what the index has to choose from, in a language; nothing is chosen."""
    try:
        found = choices(assistant.articles(), assistant.facts())
    except ReformQAError:  # the next question is told what is wrong with the index
        found = choices((), ())
    lists = iter((found.publishers, found.indicators, found.provinces))
    made: list[Any] = []
    for words in _words(language):
        if "choices" in words:
            words["choices"] += [(name, name) for name in next(lists)]
            made.append(gr.Dropdown(**words))
        else:
            made.append(gr.Textbox(**words))
    return made


def counted(language: Lang, values: tuple[str | None, ...]) -> Any:  # noqa: ANN401 - an update of a component
    """Return the box with how many filters are set in its label."""
    count, words = sum(bool(value and value.strip()) for value in values), PAGE[language]
    return gr.Accordion(label=words.filters_on.format(count=count) if count else words.filters)
