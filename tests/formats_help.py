"""Files of every format, made for the tests of the readers."""

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import fpdf
from matplotlib import get_data_path

from index.sources.readers import READERS
from index.sources.reading import Reading
from index.types import Article

FONT = Path(get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
FIRST = (
    "Năm 2024, Hải Phòng đứng đầu bảng xếp hạng với 96,17 điểm, tăng một bậc so với năm trước; Hà Nội xếp thứ hai "
    "cả nước, còn Quảng Ninh xếp thứ ba sau bảy năm liền dẫn đầu trong số 63 tỉnh, thành phố."
)
SECOND = "Kết quả này phản ánh nỗ lực của cả hệ thống chính trị thành phố trong nhiều năm liền."
THIRD = "Hà Nội xếp thứ hai."
HEAD = ("Hải Phòng đứng đầu cải cách hành chính", "Chủ nhật, 06/04/2025 - 08:00")


def parse(name: str, data: bytes) -> Reading:
    path = Path(name)
    return READERS[path.suffix](path, data)


def only(reading: Reading) -> Article:
    [article] = reading.articles
    return article


def pdf(*pages: str, password: str = "") -> bytes:
    document = fpdf.FPDF()
    document.add_font("DejaVu", "", str(FONT))
    document.set_font("DejaVu", size=11)
    for page in pages:
        document.add_page()
        for block in page.split("\n"):
            document.multi_cell(0, 6, block, align="J", new_x="LMARGIN", new_y="NEXT")
    if password:
        document.set_encryption(owner_password=password, user_password=password)
    return bytes(document.output())


def printed(lead: str, rows: list[list[str]], widths: list[int], *, align: str = "C", last: str = SECOND) -> bytes:
    """A PDF page with a table between two paragraphs."""
    document = fpdf.FPDF()
    document.add_font("DejaVu", "", str(FONT))
    document.set_font("DejaVu", size=11)
    document.add_page()
    document.multi_cell(0, 6, lead, new_x="LMARGIN", new_y="NEXT")
    for row in rows:
        for width, text in zip(widths, row, strict=True):
            document.cell(width, 8, text, border=1, align=align)
        document.ln(8)
    document.multi_cell(0, 6, last, new_x="LMARGIN", new_y="NEXT")
    return bytes(document.output())


def word(*blocks: str | list[list[str]]) -> bytes:
    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block), len(block[0]))
        for row, cells in zip(table.rows, block, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return out.getvalue()


def saved_page(markup: str, charset: str, encoding: str) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Trang"
    message["Date"] = "Mon, 01 Jan 2024 00:00:00 +0700"
    message["Snapshot-Content-Location"] = "https://baohaiphong.vn/2025/04/06/par-index.html"
    message.make_related()
    part = EmailMessage()
    part.set_content(markup.encode(encoding), maintype="text", subtype="html", cte="base64")
    part.set_param("charset", charset)
    message.attach(part)
    return bytes(message)
