"""Every word that the interface says, in Vietnamese and in English."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from index.types import Lang
from rag.types import Route

LANGUAGE_NAMES: Mapping[str, Lang] = MappingProxyType({"Tiếng Việt": "vi", "English": "en"})

_EXAMPLES_VI = (
    "Năm 2017 Điện Biên xếp thứ mấy về chỉ số cải cách hành chính?",
    "Năm tỉnh, thành phố đứng đầu PAR INDEX 2023?",
    "Chỉ số hài lòng SIPAS của cả nước thay đổi thế nào qua các năm?",
    "Giải quyết thủ tục theo cơ chế một cửa được thực hiện như thế nào?",
    "Which province led the PAR INDEX 2023?",
    "quang ninh xep thu may papi 2020",
)
_EXAMPLES_EN = (
    "Where did Điện Biên rank in the 2017 PAR INDEX?",
    "Which five provinces led the PAR INDEX 2023?",
    "How has the national SIPAS score changed over the years?",
    "Which ministry led the PAR INDEX 2023?",
    "What did Hải Phòng score in the PAR INDEX 2024?",
    "Where did Quảng Ninh rank in PAPI 2020?",
)
EXAMPLES: Mapping[Lang, tuple[str, ...]] = MappingProxyType({"vi": _EXAMPLES_VI, "en": _EXAMPLES_EN})


@dataclass(frozen=True, slots=True)
class Strings:
    """The interface in one language; a field with braces is a ``str.format`` template.

    Attributes:
        routes: How an answer came about, by route.
        carried: What a slot that the conversation supplied is called, by the slot's name in ``Query.carried``.
    """

    page_title: str
    heading: str
    subtitle: str
    language_label: str
    conversation_label: str
    empty_chat: str
    question_label: str
    question_placeholder: str
    send: str
    stop: str
    clear: str
    understood: str
    nothing_understood: str
    read_as: str
    read_about: str
    a_year: str
    carried_note: str
    carried: Mapping[str, str]
    searching: str
    working: str
    stages: Mapping[str, str]
    queued: str
    wait: str
    stopped: str
    interrupted: str
    broken: str
    failed: str
    busy: str
    evidence: str
    sources: str
    source: str
    go_to_source: str
    digest: str
    reprinted: str
    figure_year: str
    published: str
    undated: str
    open_page: str
    copy: str
    copied: str
    ask_instead: str
    dropped: str
    checked: str
    seconds: str
    routes: Mapping[Route, str]


VI = Strings(
    page_title="Hỏi đáp cải cách hành chính",
    heading="Hỏi đáp cải cách hành chính",
    subtitle="PAR INDEX · SIPAS · PAPI · PCI – mỗi con số đi kèm câu gốc để bạn tự kiểm chứng.",
    language_label="Ngôn ngữ giao diện",
    conversation_label="Cuộc trò chuyện",
    empty_chat="Bạn muốn biết điều gì? Gõ có dấu hay không dấu đều được.",
    question_label="Câu hỏi",
    question_placeholder="Ví dụ: Năm 2017 Điện Biên xếp thứ mấy?",
    send="Hỏi",
    stop="Dừng",
    clear="Trò chuyện mới",
    understood="Hỏi về",
    nothing_understood="toàn bộ tin bài",
    read_as="Câu hỏi được hiểu là",
    read_about=" – về {names}",
    a_year="năm {year}",
    carried_note="theo câu trước: {slots}",
    carried=MappingProxyType(
        {"entity": "địa phương/cơ quan", "indicator": "chỉ số", "year": "năm", "question": "câu hỏi"}
    ),
    searching="Đang tìm câu văn làm căn cứ…",
    working="Đang xử lý…",
    stages=MappingProxyType(
        {
            "judge": "Mô hình đang xét xem câu tìm được có trả lời câu hỏi không…",
            "queue": "Đang chờ đến lượt dùng mô hình…",
            "generate": "Mô hình đang viết câu trả lời từ các căn cứ bên dưới…",
        }
    ),
    queued="Đang chờ đến lượt dùng mô hình: bạn đứng thứ {place}",
    wait=", ước chừng {seconds} giây nữa",
    stopped="Đã dừng theo yêu cầu.",
    interrupted="Câu hỏi này bị gián đoạn khi chưa trả lời xong; bạn có thể hỏi lại.",
    broken="Chương trình gặp lỗi bất ngờ nên chưa trả lời được câu này; chi tiết nằm trong nhật ký của máy chủ. "
    "Bạn có thể hỏi tiếp.",
    failed="Không trả lời được: {error}",
    busy="Nhiều câu hỏi đang chờ mô hình; xin hỏi lại sau ít phút.",
    evidence="Căn cứ tìm được",
    sources="Nguồn",
    source="Nguồn {marker}",
    go_to_source="Xem nguồn {marker}",
    digest="Bản tóm lược bằng lời của chúng tôi về trang gốc – không phải nguyên văn của trang",
    reprinted="Cùng một tin, tính là một nguồn; còn đăng ở: {where}",
    figure_year="Số liệu năm {year}",
    published="Đăng {date}",
    undated="Không rõ ngày đăng",
    open_page="Mở trang gốc",
    copy="Chép kèm nguồn",
    copied="Đã chép",
    ask_instead="Có thể hỏi",
    dropped="Đã bỏ {count} câu không khớp với nguồn.",
    checked="đã đối chiếu {count} chi tiết",
    seconds="{seconds} giây",
    routes=MappingProxyType(
        {
            "fact": "Tra số liệu",
            "derived": "Tính từ số liệu",
            "list": "Liệt kê từ số liệu",
            "compare": "So sánh số liệu",
            "trend": "Diễn biến số liệu",
            "model": "Mô hình diễn đạt",
            "quote": "Trích nguyên câu",
            "abstain": "Không đủ căn cứ",
        }
    ),
)

EN = Strings(
    page_title="Administrative reform Q&A",
    heading="Administrative reform Q&A",
    subtitle="PAR INDEX · SIPAS · PAPI · PCI – every figure comes with the sentence it was read from.",
    language_label="Interface language",
    conversation_label="Conversation",
    empty_chat="What would you like to know? Ask in English or Vietnamese.",
    question_label="Question",
    question_placeholder="For example: Where did Điện Biên rank in 2017?",
    send="Ask",
    stop="Stop",
    clear="New chat",
    understood="Asked about",
    nothing_understood="all articles",
    read_as="Your question was understood as",
    read_about=" – about {names}",
    a_year="{year}",
    carried_note="from the conversation: {slots}",
    carried=MappingProxyType({"entity": "place or body", "indicator": "index", "year": "year", "question": "question"}),
    searching="Looking for sentences to answer from…",
    working="Working…",
    stages=MappingProxyType(
        {
            "judge": "The model is checking whether the sentence that was found answers the question…",
            "queue": "Waiting for the model to be free…",
            "generate": "The model is wording an answer from the evidence below…",
        }
    ),
    queued="Waiting for the model: yours is number {place} in line",
    wait=", about {seconds} seconds to go",
    stopped="Stopped as you asked.",
    interrupted="This question was interrupted before its answer was complete; you can ask it again.",
    broken="The program met an error that nobody foresaw, so this has no answer; the server's log says more. "
    "You can go on asking.",
    failed="No answer: {error}",
    busy="Many questions already wait for the model; please ask again in a few minutes.",
    evidence="Evidence found",
    sources="Sources",
    source="Source {marker}",
    go_to_source="Show source {marker}",
    digest="Our own-words digest of the linked page – not the page's own words",
    reprinted="One story, counted as one source; printed at {where} too",
    figure_year="Figure for {year}",
    published="Published {date}",
    undated="Publication date unknown",
    open_page="Open the page",
    copy="Copy with sources",
    copied="Copied",
    ask_instead="You could ask",
    dropped="Left out: {count} sentence(s) that did not match the sources.",
    checked="{count} detail(s) checked",
    seconds="{seconds} s",
    routes=MappingProxyType(
        {
            "fact": "Figure looked up",
            "derived": "Worked out from figures",
            "list": "Listed from figures",
            "compare": "Figures compared",
            "trend": "Figures over time",
            "model": "Worded by the model",
            "quote": "Quoted sentence",
            "abstain": "Not enough evidence",
        }
    ),
)

TEXT: Mapping[Lang, Strings] = MappingProxyType({"vi": VI, "en": EN})
