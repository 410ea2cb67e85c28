"""The row of filters above the question's line; one of the homes of gradio."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr

from index.errors import ReformQAError
from index.types import Lang
from ui.desk.assistant import Assistant
from ui.page.filters import choices, set_filters
from ui.words.page import PAGE


@dataclass(frozen=True, slots=True)
class FilterRow:
    """Its components; the fields are in the order of ``ui.page.filters.NAMES``."""

    box: gr.Accordion
    off: gr.Button
    publisher: gr.Dropdown
    since: gr.Textbox
    until: gr.Textbox
    indicator: gr.Dropdown
    province: gr.Dropdown

    @property
    def fields(self) -> list[Any]:
        """What a visitor sets."""
        return [self.publisher, self.since, self.until, self.indicator, self.province]

    @property
    def all(self) -> list[Any]:
        """Everything that speaks a language."""
        return [self.box, self.off, *self.fields]


def lay_out_filters() -> FilterRow:
    """Return the row, closed; what there is to choose from comes with the page."""
    with gr.Column(scale=0, elem_id="rq-filtering"):
        off = gr.Button(PAGE["vi"].unfilter, size="sm", elem_id="rq-unfilter", elem_classes="rq-quiet", visible=False)
        with gr.Accordion(PAGE["vi"].filters, open=False, elem_id="rq-filters") as box, gr.Row():
            publisher, since, until, indicator, province = _words("vi")
            return FilterRow(
                box,
                off,
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
    """Return the fields with what the index has to choose from, in a language; what was chosen stays so."""
    try:
        found = choices(assistant.articles(), assistant.facts())
    except ReformQAError:  # the next question is told what is wrong with the index
        found = choices((), ())
    lists = iter((found.publishers, found.indicators, found.provinces))
    made: list[Any] = []
    for words in _words(language):
        if "choices" in words:
            words["choices"] += [(name, name) for name in next(lists)]
            del words["value"]  # it may have been chosen while this was on its way
            made.append(gr.Dropdown(**words))
        else:
            made.append(gr.Textbox(**words))
    return made


def told(language: Lang, values: Sequence[str | None]) -> list[Any]:
    """Return the box with the filters that are set in its label, and the button that takes them off."""
    words, said = PAGE[language], set_filters(values, language)
    label = words.filters_on.format(what=" · ".join(said)) if said else words.filters
    return [gr.Accordion(label=label), gr.Button(words.unfilter, visible=bool(said))]
