"""Eight short articles made up for the tests of answering, an index of them, and generators that follow a script."""

import atexit
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from index_fakes import HashEmbedder

from index.build import build
from index.news_index import NewsIndex
from index.types import Article, Extraction, Fact, Measure, Sentence
from rag.assistant import Assistant
from rag.models import Generator
from rag.settings import Settings
from rag.types import Query, Turn
from rag.understanding.question import parse

TODAY = date(2022, 3, 1)

LAO_CAI = Article(
    "lao-cai",
    "Lào Cai lên hạng 9 về cải cách hành chính",
    "Năm 2018, chỉ số cải cách hành chính (PAR INDEX) của tỉnh Lào Cai xếp thứ 9/63, tăng 12 bậc so với năm 2017. "
    "Lào Cai đạt 81,36%, tăng 4,12% so với năm 2017.\n\n"
    "Trong năm 2018, bộ phận một cửa của Lào Cai tiếp nhận trên 45.210 hồ sơ, trong đó 98,7% được giải quyết đúng hạn. "
    "Ông Trần Văn Hải, Giám đốc Sở Nội vụ tỉnh Lào Cai, cho biết tỉnh đã bãi bỏ 37 thủ tục. "
    "Người dân nộp giấy tờ tại quầy tiếp dân của huyện và nhận kết quả qua bưu điện.",
    publisher="Báo Lào Cai",
    url="https://baolaocai.example/hang-9",
    published="2019-05-25",
)
MOUNTAINS = Article(
    "mien-nui",
    "Các tỉnh miền núi đẩy mạnh cải cách",
    "Tại hội nghị, báo cáo cho thấy năm 2018 Lào Cai xếp thứ 11/63 về PAR INDEX. "
    "Năm 2018 Sơn La xếp thứ 40/63 về PAR INDEX.",
    publisher="Báo Miền Núi",
    url="https://miennui.example/cai-cach",
    published="2019-07",
)
PAR_2018 = Article(
    "par-2018",
    "Công bố PAR INDEX 2018 cấp tỉnh",
    "Bộ Nội vụ công bố kết quả PAR INDEX 2018 ngày 24/5/2019. "
    "Quảng Ninh dẫn đầu PAR INDEX 2018 với 90,14%, tiếp theo là Hà Nội với 85,27% và Đồng Tháp với 84,63%. "
    "Đứng cuối bảng PAR INDEX 2018 là Phú Yên với 68,95%. "
    "Giá trị trung bình PAR INDEX 2018 của 63 tỉnh, thành phố là 77,48%.",
    kind="digest",
    publisher="Báo Công Vụ",
    url="https://congvu.example/par-2018",
    published="2019-05-24",
)
HUE = Article(
    "hue",
    "Thừa Thiên Huế: người dân hài lòng hơn",
    "SIPAS 2019 của Thừa Thiên Huế đạt 85,25%, xếp thứ 14/63, giảm 3 bậc so với năm 2018. "
    "Năm 2020, chỉ số SIPAS của Thừa Thiên Huế đạt 88,47%, xếp thứ 6/63. "
    "Năm 2020, PAR INDEX của Thừa Thiên Huế đạt 84,72%, xếp thứ 17/63.",
    publisher="Báo Huế",
    url="https://baohue.example/sipas",
    published="2021-06-20",
)
DA_NANG = Article(
    "da-nang",
    "Da Nang does well in PAPI 2021",
    "Da Nang scored 45.97 points in PAPI 2021 and ranked fifth among provinces. "
    "Can Tho scored 43.12 points in PAPI 2021 and ranked 21st. "
    "The PAPI 2021 survey interviewed 15,833 people across the country. "
    "Respondents want simpler forms at the one-stop shop.",
    lang="en",
    publisher="Viet Nam Monitor",
    url="https://monitor.example/papi-2021",
    published="2022-05-10",
)
PCI_2020 = Article(
    "pci-2020",
    "PCI 2020: ba tỉnh dẫn đầu",
    "Quảng Ninh dẫn đầu PCI 2020 với 76,31 điểm. Đồng Tháp đứng thứ hai PCI 2020 với 73,18 điểm. "
    "Long An đứng thứ ba PCI 2020 với 71,62 điểm.",
    kind="digest",
    publisher="Thời báo Doanh Nhân",
    url="https://doanhnhan.example/pci-2020",
    published="2021-04",
)
HAI_PHONG = Article(
    "hai-phong",
    "Hải Phòng qua bốn năm",
    "PAR INDEX 2017 của Hải Phòng đạt 82,15%. PAR INDEX 2019 của Hải Phòng đạt 84,35%. "
    "PAR INDEX 2020 của Hải Phòng đạt 91,51%.",
    publisher="Báo Cảng",
    url=None,
    published="2021-07-01",
)
MARRIAGE = Article(
    "ket-hon",
    "Đăng ký kết hôn cần gì",
    "Hai bên nam, nữ cùng có mặt khi đăng ký kết hôn và xuất trình giấy tờ tùy thân. "
    "Lệ phí đăng ký kết hôn trong nước được miễn.",
    publisher=None,
    url="https://huongdan.example/ket-hon",
)
ARTICLES = (LAO_CAI, MOUNTAINS, PAR_2018, HUE, DA_NANG, PCI_2020, HAI_PHONG, MARRIAGE)


@cache
def index_of(*articles: Article) -> NewsIndex:
    """An index of these articles, built once and thrown away when the tests end; the usual eight when none is given."""
    folder = TemporaryDirectory()
    build(articles or ARTICLES, Path(folder.name), HashEmbedder())
    index = NewsIndex.open(Path(folder.name), HashEmbedder())
    atexit.register(folder.cleanup)
    atexit.register(index.close)
    return index


def ask_for(question: str, *history: str, index: NewsIndex | None = None) -> Query:
    """A question as it is understood on a fixed day; history alternates between user and assistant."""
    turns = [Turn("assistant" if n % 2 else "user", text) for n, text in enumerate(history)]
    return parse(question, turns, (index or index_of()).vocabulary, TODAY)


def assistant(*articles: Article, generator: Generator | None = None, brief: int = 0) -> Assistant:
    """An assistant on these articles, or on the usual eight, whose sentences are short."""
    return Assistant(index_of(*articles), Path("index"), generator, Settings(generator="none", brief=brief))


def sentence(article: Article, words: str) -> Sentence:
    """The sentence of an article with these words in it."""
    (found,) = (s for s in index_of().sentences(article.id) if words in s.text)
    return found


def fact(article: Article, value: str, measure: Measure | None = None) -> Fact:
    """The row of an article with this value."""
    rows = index_of().facts(article_id=article.id)
    (found,) = (f for f in rows if f.value == value and measure in {None, f.measure})
    return found


class ScriptedGenerator:
    """Says one thing, a few letters at a time, and remembers what it was asked and whether it was stopped."""

    model_id = "scripted"

    def __init__(self, reply: str, size: int = 7) -> None:
        self.reply = reply
        self.size = size
        self.prompts: list[tuple[str, str]] = []
        self.said = 0
        self.ended: list[str] = []

    def stream(self, messages: Sequence[Turn], system: str, max_tokens: int) -> Iterator[str]:
        self.prompts.append((system, messages[-1].content))
        try:
            for start in range(0, len(self.reply), self.size):
                self.said += 1
                yield self.reply[start : start + self.size]
        except GeneratorExit:
            self.ended.append("closed")
            raise
        self.ended.append("finished")


class Scripted:
    """An extractor that knows what it looks for: the further on in its list, the more relevant. Keeps the questions."""

    def __init__(self, *pieces: str, sure: float = 0.9) -> None:
        self._pieces = pieces
        self._sure = sure
        self.asked: set[str] = set()

    @property
    def model_id(self) -> str:
        return "scripted-extractor"

    def extract(self, question: str, sentences: Sequence[tuple[str, str]]) -> list[Extraction]:
        self.asked.add(question)
        return [self._read(text) for _, text in sentences]

    def _read(self, text: str) -> Extraction:
        found = [(place, piece) for place, piece in enumerate(self._pieces) if piece in text]
        if not found:
            return Extraction(-8.0, 0, 1, 0.1)
        place, piece = found[-1]
        start = text.index(piece)
        return Extraction(2.0 + 6.0 * place, start, start + len(piece), self._sure)
