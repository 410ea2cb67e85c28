import builtins
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from eval.metrics.risk import Point
from eval.reporting.plots import latency, risk_coverage
from index.errors import MissingExtraError

CURVES = {"ours": [Point(0.9, 0.5, 0.0), Point(0.5, 1.0, 0.25)], "$x$ <b>": [Point(None, 1.0, 0.5)]}
TIMES = {"fact": [0.01, 0.02, 0.0], "model": [8.0, 20.0]}


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in ET.fromstring(svg).iter() if element.tag.endswith("}text")]


@pytest.mark.parametrize("svg", [risk_coverage(CURVES), latency(TIMES)], ids=["risk", "latency"])
def test_a_plot_is_a_bare_element_in_the_colours_of_the_page(svg: str):
    root = ET.fromstring(svg)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "width" not in root.attrib
    assert "viewBox" in root.attrib
    assert "currentColor" in svg
    for part in ("<style", "<metadata", "<?xml", "matplotlib", "DejaVu", "#010203"):
        assert part not in svg
    assert set(re.findall(r'https?://[^"]*', svg)) == {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


def test_names_are_text_not_markup_nor_formulas():
    assert "$x$ <b>" in texts(risk_coverage(CURVES))
    assert {"fact", "model", "0.01", "10"} <= set(texts(latency(TIMES)))


def test_the_axes_are_in_per_cent():
    assert {"0", "100", "questions answered, %", "errors among them, %"} <= set(texts(risk_coverage(CURVES)))


def test_empty_plots():
    assert risk_coverage({}).startswith("<svg")
    assert latency({}).startswith("<svg")


def test_equal_data_give_equal_bytes_in_another_process_too():
    code = (
        "from eval.metrics.risk import Point; from eval.reporting.plots import latency, risk_coverage; import sys; "
        f"sys.stdout.write(risk_coverage({CURVES!r}) + latency({TIMES!r}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={**dict(__import__("os").environ), "PYTHONIOENCODING": "utf-8"},
    )
    assert done.stdout == risk_coverage(CURVES) + latency(TIMES)


def test_without_matplotlib_the_command_that_installs_it_is_named(monkeypatch: pytest.MonkeyPatch):
    real = builtins.__import__

    def missing(name: str, *args: object, **kwargs: object) -> object:
        if name.partition(".")[0] == "matplotlib":
            raise ImportError(name)
        return real(name, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(MissingExtraError, match=r"pip install 'reform-news-qa\[eval\]'"):
        latency(TIMES)
