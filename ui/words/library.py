"""What the pages of articles and facts say, in Vietnamese and in English."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from index.types import Article, DateSource, Lang, Measure
from ui.words.render import shown_date

Outcome = Literal["added", "changed", "duplicate", "failed", "left"]
"""What can become of a file."""


@dataclass(frozen=True, slots=True)
class LibraryWords:
    """The pages in one language; a field with braces is a ``str.format`` template."""

    chat: str
    articles: str
    facts: str
    other_language: str
    add_title: str
    add_note: str
    add_folder: str
    pick_files: str
    pick_folder: str
    none_picked: str
    picked: str
    passed_over: str
    left_why: str
    no_form: str
    add: str
    results: str
    outcomes: Mapping[Outcome, str]
    reprints: str
    not_done: str
    busy: str
    held: str
    delete: str
    delete_sure: str
    deleted: str
    title: str
    publisher: str
    published: str
    date_sources: Mapping[DateSource, str]
    facts_note: str
    search: str
    filter: str
    everything: str
    entity: str
    indicator: str
    dimension: str
    year: str
    measure: str
    measures: Mapping[Measure, str]
    groups: Mapping[str, str]
    value: str
    sentence: str
    found: str
    earlier: str
    later: str
    digest: str


VI = LibraryWords(
    chat="Hỏi đáp",
    articles="Bài viết",
    facts="Số liệu",
    other_language="English",
    add_title="Thêm bài viết",
    add_note="Thả tệp vào đây hoặc chọn: txt, md, html, mhtml, pdf, docx, jsonl, csv, zip. Tệp chỉ được đọc trên máy này.",
    add_folder="Hoặc thả, chọn cả một thư mục; tệp loại khác trong đó được bỏ qua. Mỗi lần nhận đến 32 MB, phần còn lại được kể ra.",
    pick_files="Chọn tệp…",
    pick_folder="Chọn thư mục…",
    none_picked="Chưa chọn gì",
    picked="{count} tệp: {names}",
    passed_over="Đã bỏ qua {count} tệp thuộc loại không đọc được.",
    left_why="mỗi lần chỉ nhận {limit} MB; hãy thêm tệp này ở lần sau, hoặc chia nhỏ nếu riêng nó đã lớn hơn",
    no_form="Không nhận được: không phải biểu mẫu tệp, hoặc có hơn {count} tệp; hãy chọn lại ít tệp hơn.",
    add="Thêm vào chỉ mục",
    results="Kết quả",
    outcomes=MappingProxyType(
        {
            "added": "Đã thêm",
            "changed": "Đã cập nhật",
            "duplicate": "Đã có sẵn",
            "failed": "Không thêm được",
            "left": "Chưa thêm",
        }
    ),
    reprints="in lại “{title}”, tính là một nguồn",
    not_done="Không thực hiện được: {error}",
    busy="Chưa thực hiện được: một chương trình khác đang ghi chỉ mục; xin thử lại sau ít phút.",
    held="{count} bài trong chỉ mục",
    delete="Xóa",
    delete_sure="Xóa bài này khỏi chỉ mục?",
    deleted="Đã xóa “{title}”.",
    title="Tiêu đề",
    publisher="Nguồn đăng",
    published="Ngày đăng",
    date_sources=MappingProxyType(
        {
            "tag": "theo thẻ của trang",
            "json-ld": "theo JSON-LD của trang",
            "line": "theo dòng ngày tháng",
            "address": "theo địa chỉ trang",
            "name": "theo tên tệp",
            "feed": "theo nguồn cấp tin",
            "field": "theo siêu dữ liệu của bài",
        }
    ),
    facts_note="Mỗi dòng là một giá trị đọc được từ một câu; bấm vào giá trị để xem câu đó trong bài.",
    search="Có chữ",
    filter="Lọc",
    everything="Tất cả",
    entity="Địa phương, cơ quan",
    indicator="Chỉ số",
    dimension="Phần",
    year="Năm",
    measure="Loại",
    measures=MappingProxyType(
        {
            "rank": "thứ hạng",
            "score": "điểm",
            "rank_change": "thay đổi hạng",
            "score_change": "thay đổi điểm",
            "count": "số lượng",
            "share": "tỷ lệ",
            "date": "ngày",
            "person": "người",
            "document": "văn bản",
        }
    ),
    groups=MappingProxyType({"top group": "nhóm dẫn đầu", "bottom group": "nhóm cuối bảng"}),
    value="Giá trị",
    sentence="Câu",
    found="{count} dòng",
    earlier="Trang trước",
    later="Trang sau",
    digest="Bản tóm lược bằng lời của chúng tôi về trang gốc – không phải nguyên văn của trang",
)

EN = LibraryWords(
    chat="Ask",
    articles="Articles",
    facts="Facts",
    other_language="Tiếng Việt",
    add_title="Add articles",
    add_note="Drop files here or choose: txt, md, html, mhtml, pdf, docx, jsonl, csv, zip. They are read on this machine.",
    add_folder="Or drop or choose a whole folder; files of other kinds in it are passed over. Up to 32 MB are taken at a time, the rest is listed.",
    pick_files="Choose files…",
    pick_folder="Choose a folder…",
    none_picked="Nothing chosen",
    picked="{count} chosen: {names}",
    passed_over="Passed over: {count} file(s) of kinds that cannot be read.",
    left_why="{limit} MB are taken at a time; add this file next time, or split it where it alone is larger",
    no_form="Not taken: this is no form of files, or there are more than {count}; choose fewer.",
    add="Add to the index",
    results="Results",
    outcomes=MappingProxyType(
        {"added": "Added", "changed": "Updated", "duplicate": "Already there", "failed": "Failed", "left": "Not taken"}
    ),
    reprints="reprints “{title}”, counted with it as one source",
    not_done="That could not be done: {error}",
    busy="Not done yet: another program is writing the index; please try again in a few minutes.",
    held="{count} article(s) in the index",
    delete="Delete",
    delete_sure="Delete this article from the index?",
    deleted="Deleted “{title}”.",
    title="Title",
    publisher="Publisher",
    published="Published",
    date_sources=MappingProxyType(
        {
            "tag": "by the page's tags",
            "json-ld": "by the page's JSON-LD",
            "line": "by its date line",
            "address": "by its address",
            "name": "by the file's name",
            "feed": "by the feed",
            "field": "by the article's metadata",
        }
    ),
    facts_note="Each row is a value that was read from a sentence; press the value to see the sentence in its article.",
    search="Contains",
    filter="Filter",
    everything="All",
    entity="Place or body",
    indicator="Index",
    dimension="Part",
    year="Year",
    measure="Kind",
    measures=MappingProxyType(
        {
            "rank": "rank",
            "score": "score",
            "rank_change": "change of rank",
            "score_change": "change of score",
            "count": "count",
            "share": "share",
            "date": "date",
            "person": "person",
            "document": "document",
        }
    ),
    groups=MappingProxyType({"top group": "leading group", "bottom group": "lowest group"}),
    value="Value",
    sentence="Sentence",
    found="{count} row(s)",
    earlier="Previous page",
    later="Next page",
    digest="Our own-words digest of the linked page – not the page's own words",
)

LIBRARY: Mapping[Lang, LibraryWords] = MappingProxyType({"vi": VI, "en": EN})


def shown_dated(article: Article, language: Lang) -> str:
    """Return when an article was published, and by what that is known: "Published 2018-06-09 (by its date line)"."""
    told = shown_date(article.published, language)
    return f"{told} ({LIBRARY[language].date_sources[article.date_source]})" if article.date_source else told
