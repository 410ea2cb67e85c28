"""Files made to harm a reader, or merely broken: name to content, every one of them to be refused."""

import functools
import io
import json
import random
import struct
import zipfile
import zlib
from collections.abc import Iterator

SUFFIXES = (".csv", ".docx", ".htm", ".html", ".jsonl", ".md", ".mht", ".mhtml", ".pdf", ".txt", ".zip")
PROSE = "Năm 2024, Hải Phòng đứng đầu với 96,17 điểm, tăng một bậc so với năm trước, Hà Nội xếp thứ hai cả nước. "
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="{target}"/></Relationships>'
)


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return out.getvalue()


def word(document: str, target: str = "word/document.xml", **others: bytes) -> bytes:
    parts = {"[Content_Types].xml": CONTENT_TYPES.encode(), "_rels/.rels": RELATIONS.format(target=target).encode()}
    return zipped(parts | {"word/document.xml": document.encode()} | others)


def pdf(*objects: str, root: str = "1 0 R", stream: bytes | None = None, trailer: str = "") -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, text in enumerate(objects, start=1):
        offsets.append(len(out))
        body = text.encode()
        if stream is not None and "/Length" in text:
            body += b"\nstream\n" + stream + b"\nendstream"
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root %b %b >>\nstartxref\n%d\n%%%%EOF" % (
        len(offsets) + 1, root.encode(), trailer.encode(), start,
    )  # fmt: skip
    return bytes(out)


def broken_anywhere() -> Iterator[tuple[str, bytes]]:
    """What no format can be."""
    noise = random.Random(7).randbytes(5000)
    for suffix in SUFFIXES:
        yield f"empty{suffix}", b""
        yield f"white{suffix}", b" \n\t\r\n " * 20
        yield f"mark{suffix}", b"\xef\xbb\xbf"
        yield f"picture{suffix}", PNG
        yield f"noise{suffix}", noise
        yield f"invalid{suffix}", b"N\xc4\x83m 2024 \xff\xfe\xfd \xc3\x28 T\xe9\xe8"
    for suffix in (".csv", ".jsonl", ".docx", ".pdf", ".zip", ".mht"):
        yield f"prose{suffix}", PROSE.encode()
    for suffix in (".csv", ".jsonl", ".docx", ".pdf", ".zip"):
        yield f"page-as{suffix}", f"<html><body><p>{PROSE}</p></body></html>".encode()
    archive = zipped({"a.txt": PROSE.encode()})
    for suffix in (".csv", ".docx", ".htm", ".jsonl", ".md", ".mht", ".pdf", ".txt"):
        yield f"archive-as{suffix}", archive
    for suffix in (".csv", ".docx", ".html", ".jsonl", ".md", ".mht", ".txt", ".zip"):
        yield f"pdf-as{suffix}", pdf("<< /Type /Catalog /Pages 2 0 R >>") + b"\0" + noise


def archives() -> Iterator[tuple[str, bytes]]:
    good = zipped({"a.txt": PROSE.encode() * 50, "b.txt": b"Hai\n\nC."})
    yield "half.zip", good[: len(good) // 2]
    yield "no-directory.zip", good[:-30]
    yield "bomb.zip", zipped({"a.txt": b"0" * 19_000_000})
    yield "bomb-inside.zip", zipped({"b.zip": zipped({"a.txt": b"0" * 5_000_000})})
    yield "nested.zip", zipped({"b.zip": zipped({"c.zip": good})})
    yield "itself.zip", zipped({"itself.zip": b"PK\x05\x06" + bytes(18)})
    yield "many.zip", zipped({f"{n}.txt": b"" for n in range(2_500)}, zipfile.ZIP_STORED)
    yield "pictures.zip", zipped({"a.png": PNG, "b.exe": b"MZ"})
    yield "nothing.zip", zipped({})
    yield "upwards.zip", zipped({"../../../../upwards.txt": b""})
    yield "rooted.zip", zipped({"/etc/rooted.txt": b"\0"})
    yield "windows.zip", zipped({"..\\..\\rooted.txt": b"\0", "C:\\x.txt": b"\0"})
    yield "lines.zip", zipped({"a\nb\u202e.txt": b"\0"})
    yield "large-member.zip", zipped({"a.txt": random.Random(1).randbytes(100_000) * 220}, zipfile.ZIP_STORED)
    flipped = bytearray(zipped({"a.txt": PROSE.encode()}, zipfile.ZIP_STORED))
    flipped[60] ^= 0xFF
    yield "checksum.zip", bytes(flipped)
    locked = bytearray(zipped({"a.txt": PROSE.encode()}))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    yield "locked.zip", bytes(locked)
    lying = bytearray(zipped({"a.txt": b"0" * 900_000}))
    at = lying.index(b"PK\x01\x02") + 24
    lying[at : at + 4] = struct.pack("<I", 10)
    yield "lying.zip", bytes(lying)
    strange = bytearray(zipped({"a.txt": PROSE.encode()}))
    strange[8], strange[strange.index(b"PK\x01\x02") + 10] = 77, 77
    yield "method.zip", bytes(strange)


def documents() -> Iterator[tuple[str, bytes]]:
    body = f'<w:document xmlns:w="{WORD}"><w:body>{{}}</w:body></w:document>'
    good = word(body.format("<w:p><w:r><w:t>Tin</w:t></w:r></w:p>"))
    yield "half.docx", good[: len(good) // 2]
    yield "wordless.docx", word(body.format(""))
    yield "cut.docx", word(body.format("<w:p>")[:-40])
    yield "elsewhere.docx", word(body.format(""), target="word/other.xml")
    yield "upwards.docx", word(body.format(""), target="../../../../etc/passwd")
    yield "abroad.docx", word(body.format(""), target="http://127.0.0.1:1/x")
    yield "bomb.docx", word(body.format(f"<!--{'0' * 30_000_000}-->"))
    told = body.format("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>")
    yield "entity.docx", word(f'<!DOCTYPE d [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>{told}')
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    yield (
        "laughs.docx",
        word(f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]>{told}'),
    )
    yield "deep.docx", word(body.format("<w:tbl><w:tr><w:tc>" * 5_000))
    yield "types.docx", zipped({"[Content_Types].xml": b"<a", "word/document.xml": b"<b"})
    yield "sheet.docx", zipped({"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<b/>"})


def prints() -> Iterator[tuple[str, bytes]]:
    catalog = "<< /Type /Catalog /Pages 2 0 R >>"
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>"
    yield "head.pdf", b"%PDF-1.7\n"
    yield "circle.pdf", pdf(catalog, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>")
    yield (
        "two-circles.pdf",
        pdf(catalog, "<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 9 >>", "<< /Type /Pages /Kids [2 0 R] >>"),
    )
    yield "million.pdf", pdf(catalog, "<< /Type /Pages /Kids [] /Count 1000000000 >>")
    yield "minus.pdf", pdf(catalog, "<< /Type /Pages /Kids [] /Count -5 >>")
    yield "rootless.pdf", pdf(catalog, root="9 0 R")
    yield "own-root.pdf", pdf("1 0 R", root="1 0 R")
    yield "chain.pdf", pdf(catalog, trailer="/Prev 9")
    yield "arrays.pdf", pdf(catalog, "[" * 50_000)
    yield "kids.pdf", pdf(catalog, f"<< /Type /Pages /Kids [{'3 0 R ' * 5_000}] /Count 5000 >>", page)
    bomb = zlib.compress(b"0 0 m " * 5_000_000)
    yield "stream.pdf", pdf(
        catalog, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page,
        f"<< /Length {len(bomb)} /Filter /FlateDecode >>", stream=bomb,
    )  # fmt: skip
    form = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 4 0 R >> >> /Length 5 >>"
    yield "form.pdf", pdf(catalog, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, form, stream=b"/F Do")
    yield "scan.pdf", pdf(catalog, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, "<< /Length 1 >>", stream=b"q")


def pages() -> Iterator[tuple[str, bytes]]:
    for tag in ("div", "table", "b", "ul><li", "font", "blockquote"):
        yield f"nested-{tag[:3]}.html", f"<html><body>{f'<{tag}>' * 100_000}chữ".encode()
    texts = {
        "comment": "<!-- " * 1000 + PROSE,
        "script": f"<html><head><title>a</title></head><body><script>var a = '{PROSE * 9}'</script></body></html>",
        "frames": "<html><frameset><frame src='file:///etc/passwd'></frameset></html>",
        "refresh": "<html><head><meta http-equiv=refresh content='0;url=file:///etc/passwd'></head></html>",
        "image": f"<html><body><img src='data:image/png;base64,{'A' * 200_000}'></body></html>",
        "attributes": f"<html><body><p {' '.join(f'a{n}=1' for n in range(100_000))}></p></body></html>",
        "entities": f"<html><head><title>{'&#0;&#x110000;&amp' * 50_000}</title></head><body></body></html>",
        "doctype": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body>&x;</body></html>',
        "brackets": "<" * 500_000,
        "title": "<html><head><title><script>alert(1)</script></title></head><body></body></html>",
        "svg": "<svg xmlns='http://www.w3.org/2000/svg'><text>a</text></svg>",
    }
    for name, text in texts.items():
        yield f"{name}.html", text.encode()
    yield "utf7.html", b"<html><head><meta charset=utf-7></head><body></body></html>+ADw-"
    deep = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(2_000))
    yield "deep.mht", deep.encode()
    yield "unbound.mht", b"Content-Type: multipart/related\n\n--x\nContent-Type: text/html\n\n<p>a</p>"
    yield "base64.mhtml", b"Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n%%%%"
    yield "charset.mhtml", b'Content-Type: text/html; charset="\0x"\n\n<p>a</p>'
    yield "header.mht", b"Content-Type: text/html; a*0*=x; a*=y''%ff\nX: " + b"y" * 100_000 + b"\n\n<p>a"


def texts() -> Iterator[tuple[str, bytes]]:
    long = "x" * 500_000
    rows = {
        "brace": "{", "list": "[1]", "null": "null", "word": '"a"', "titleless": '{"text": "a"}',
        "textless": '{"title": "a"}', "nan": '{"title": "a", "text": NaN}', "deep": "[" * 100_000,
        "digits": '{"title": ' + "9" * 5_000 + "}", "day": '{"title": "a", "text": "b", "published": "2018-02-31"}',
        "link": json.dumps({"title": "a", "text": "b", "url": "javascript:alert(1)"}),
        "long-link": json.dumps({"title": "a", "text": "b", "url": long}),
        "long-lang": json.dumps({"title": "a", "text": "b", "lang": "\u202e\n" + long}),
        "long-id": "\n".join([json.dumps({"id": long, "title": "a", "text": "b"})] * 2),
        "hidden": '{"title": "\\u200b", "text": "b"}',
    }  # fmt: skip
    for name, text in rows.items():
        yield f"{name}.jsonl", text.encode()
    fronts = {
        "open": "---\ntitle: a\n", "object": "---\ntitle: !!python/object/apply:os.system [id]\n---\na",
        "colon": "---\ntitle: a: b: c\n---\na", "deep": f"---\na: {'[' * 5_000}\n---\na", "rows": "---\n- a\n---\na",
        "date": "---\npublished: 2018-02-31\n---\na", "kind": "---\nkind: x\n---\na",
        "only": "---\ntitle: a\n---\n",
        "laughs": "---\na: &a [x]\n" + "".join(f"b{n}: &b{n} [{'*a,' * 9}]\n" for n in range(9)) + "title: *b8\n---\na",
        "tab": "---\n\ttitle: a\n---\na", "bell": "---\ntitle: \x07\n---\na",
    }  # fmt: skip
    for name, text in fronts.items():
        yield f"{name}.md", text.encode()
    tables = {
        "headless": "1,2\n3,4", "double": "title,title,text\na,b,c",
        "quote": 'title,text\n"a,b', "wide": "title,text\na,b,c",
        "glued": 'title,text\n"a"b,c', "long-cell": f"title,text,lang\na,b,{long}", "only-head": "title,text\n",
    }  # fmt: skip
    for name, text in tables.items():
        yield f"{name}.csv", text.encode()
    yield "zero-width.txt", "\u200b\u2060\ufeff".encode()
    yield "stray.txt", b".\ns\n.\n"


def names() -> Iterator[tuple[str | bytes, bytes]]:
    for name in (
        "line\nend.md", "bell\x07.txt", "right\u202e.txt", "zero\u200b.md", "quote'\".md", "per%s{0}.md", "\x1b[31mred.md",
        "a" * 240 + ".md", "<script>.html", "--help.md", "tab\t.jsonl", "\u2028.csv", "emoji😀.txt", "-rf *.pdf",
    ):  # fmt: skip
        yield name, b"\0"
    yield b"bad\xff\xfe.md", b"\0"
    yield b"bad\xff.html", b"\0"


@functools.cache
def files() -> dict[bytes, bytes]:
    """All of them, by file name."""
    made: dict[bytes, bytes] = {}
    for group in (broken_anywhere, archives, documents, prints, pages, texts, names):
        for name, data in group():
            key = name.encode() if isinstance(name, str) else name
            assert key not in made, name
            made[key] = data
    return made
