"""References to paste elsewhere."""

from dataclasses import replace

from answer_fakes import ARTICLES, RANK, WINDOW, citation

from ui.answers.cite import bibtex, plain

SOURCE = citation(1, ARTICLES[0], RANK, 2017)


def test_a_plain_reference() -> None:
    assert plain(SOURCE) == (
        "Điện Biên TV. “Điện Biên: Đột phá trong công tác cải cách hành chính”. 2018-06-09. "
        "https://dienbientv.example/cchc-2018"
    )


def test_what_the_page_does_not_show_is_left_out() -> None:
    bare = citation(1, ARTICLES[2], WINDOW)
    assert plain(bare) == "“Một cửa là gì”"
    assert bibtex(bare) == "@online{mot-cua,\n  title = {{Một cửa là gì}},\n}"


def test_a_bibtex_entry() -> None:
    assert bibtex(SOURCE) == (
        "@online{dien-bien,\n"
        "  title = {{Điện Biên: Đột phá trong công tác cải cách hành chính}},\n"
        "  author = {{Điện Biên TV}},\n"
        "  year = {2018},\n"
        "  month = {06},\n"
        "  date = {2018-06-09},\n"
        "  url = {https://dienbientv.example/cchc-2018},\n"
        "}"
    )


def test_signs_of_tex_are_escaped() -> None:
    odd = replace(SOURCE, title="100% {A} \\x & #1_$~^", url="https://a.example/{x}", article_id="Đ/ề án (1)")
    entry = bibtex(odd)
    assert r"{{100\% \{A\} \textbackslash{}x \& \#1\_\$\textasciitilde{}\textasciicircum{}}}" in entry
    assert "url = {https://a.example/%7Bx%7D}" in entry
    assert entry.startswith("@online{d-e-an-1,")
