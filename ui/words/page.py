"""What the page says beside question and answer, in Vietnamese and in English; the page's script reads it too."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from index.types import Lang


@dataclass(frozen=True, slots=True)
class PageWords:
    """The page in one language; a field with braces is a ``str.format`` template."""

    history: str
    history_note: str
    history_empty: str
    close: str
    more: str
    rename: str
    rename_prompt: str
    delete: str
    delete_sure: str
    as_markdown: str
    as_json: str
    share: str
    shared_note: str
    ask_without: str
    cite: str
    cite_plain: str
    cite_bibtex: str
    rank_axis: str
    rank_bars: str
    point: str
    csv: str
    png: str
    good: str
    good_short: str
    bad: str
    bad_short: str
    why: str
    why_hint: str
    send: str
    thanks: str
    filters: str
    filters_on: str
    unfilter: str
    publisher: str
    since: str
    until: str
    indicator: str
    province: str
    date_hint: str
    bad_date: str
    filtered: str
    anything: str
    more_sources: str
    loading: str
    opening: str
    no_script: str


VI = PageWords(
    history="Lịch sử",
    history_note="Chỉ lưu trong trình duyệt này; máy chủ không giữ gì.",
    history_empty="Chưa có cuộc trò chuyện nào.",
    close="Đóng",
    more="Thao tác khác",
    rename="Đổi tên",
    rename_prompt="Tên mới",
    delete="Xóa",
    delete_sure="Bấm lần nữa để xóa",
    as_markdown="Tải về Markdown",
    as_json="Tải về JSON kèm dữ liệu kiểm chứng",
    share="Lưu thành trang",
    shared_note="Trang này được lưu từ một câu trả lời; mỗi con số đi kèm câu gốc để bạn tự kiểm chứng.",
    ask_without="Hỏi lại, bỏ “{slot}”",
    cite="Trích dẫn:",
    cite_plain="văn bản",
    cite_bibtex="BibTeX",
    rank_axis="Thứ hạng, trên cùng là cao nhất",
    rank_bars="Thứ hạng, thanh dài hơn là hạng cao hơn",
    point="{what}: {value} – xem nguồn {marker}",
    csv="Tải CSV",
    png="Tải PNG",
    good="Câu trả lời đúng",
    good_short="Đúng",
    bad="Câu trả lời sai",
    bad_short="Sai",
    why="Sai vì…",
    why_hint="Sai ở chỗ nào?",
    send="Gửi",
    thanks="Đã ghi lại trên máy này, cảm ơn bạn.",
    filters="Bộ lọc",
    filters_on="Chỉ tìm trong: {what}",
    unfilter="Bỏ lọc",
    publisher="Nguồn đăng",
    since="Đăng từ",
    until="Đăng đến",
    indicator="Chỉ số",
    province="Tỉnh, thành phố",
    date_hint="09/06/2018 hoặc 2018",
    bad_date="Ô “{field}” cần một ngày có thật, viết như 09/06/2018, 06/2018, 2018 hoặc 2018-06-09; "
    "“{text}” chưa đọc được. Xin sửa trong Bộ lọc rồi hỏi lại.",
    filtered="Chỉ tìm trong: {what}",
    anything="Tất cả",
    more_sources="Xem thêm {count} nguồn",
    loading="Đang nạp mô hình… Câu hỏi gửi lúc này có thể chờ thêm vài giây.",
    opening="Đang mở trang…",
    no_script="Trang này cần JavaScript; xin bật lên rồi tải lại.",
)

EN = PageWords(
    history="History",
    history_note="Kept in this browser only; the server keeps nothing.",
    history_empty="No conversations yet.",
    close="Close",
    more="More",
    rename="Rename",
    rename_prompt="New name",
    delete="Delete",
    delete_sure="Press again to delete",
    as_markdown="Download Markdown",
    as_json="Download JSON with the evidence",
    share="Save as a page",
    shared_note="This page was saved from one answer; every figure comes with the sentence it was read from.",
    ask_without="Ask again without “{slot}”",
    cite="Cite:",
    cite_plain="text",
    cite_bibtex="BibTeX",
    rank_axis="Rank, the best on top",
    rank_bars="Rank, a longer bar is a better rank",
    point="{what}: {value} – show source {marker}",
    csv="Download CSV",
    png="Download PNG",
    good="The answer is right",
    good_short="Right",
    bad="The answer is wrong",
    bad_short="Wrong",
    why="This is wrong because…",
    why_hint="What is wrong?",
    send="Send",
    thanks="Noted on this machine, thank you.",
    filters="Filters",
    filters_on="Searching only: {what}",
    unfilter="Clear filters",
    publisher="Publisher",
    since="Published from",
    until="Published until",
    indicator="Index",
    province="Province",
    date_hint="09/06/2018 or 2018",
    bad_date="“{field}” takes a day that exists, written like 09/06/2018 (day first), 06/2018, 2018 or 2018-06-09; "
    "“{text}” is none. Mend it under Filters and ask again.",
    filtered="Searched only: {what}",
    anything="All",
    more_sources="Show {count} more source(s)",
    loading="Loading the models… A question asked now may wait a few seconds longer.",
    opening="Opening the page…",
    no_script="This page needs JavaScript; please turn it on and load it again.",
)

PAGE: Mapping[Lang, PageWords] = MappingProxyType({"vi": VI, "en": EN})
