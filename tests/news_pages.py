"""Pages in the manner of Vietnamese news sites: one article each, in ten layouts, with all that stands around it."""

from dataclasses import dataclass

TITLE = "Tỉnh Lạng Giang tăng 12 bậc về cải cách hành chính"
LEAD = (
    "Theo kết quả vừa công bố, chỉ số cải cách hành chính năm 2023 của tỉnh Lạng Giang đạt 88,45 điểm, xếp thứ 17 trong "
    "63 tỉnh, thành phố, tăng 12 bậc so với năm 2022."
)
PARAGRAPHS = (
    "Phát biểu tại hội nghị sáng 17/4, Chủ tịch UBND tỉnh Trần Văn Khải cho biết, tỉnh đã rà soát 1.842 thủ tục hành "
    "chính, cắt giảm thời gian giải quyết của 615 thủ tục và đưa toàn bộ hồ sơ lên cổng dịch vụ công.",
    "Tỷ lệ hồ sơ giải quyết đúng hạn trong năm đạt 98,7%, cao hơn 2,1 điểm phần trăm so với năm trước. Riêng cấp xã, tỷ "
    "lệ này là 99,2%, nhờ việc bố trí đủ công chức tại bộ phận một cửa của 140 xã, phường, thị trấn.",
    "“Chúng tôi coi sự hài lòng của người dân là thước đo, không phải là bảng xếp hạng”, ông Khải nói và yêu cầu các sở, "
    "ngành công khai kết quả xử lý phản ánh trong vòng năm ngày làm việc.",
    "Trong thời gian tới, tỉnh tiếp tục sắp xếp tổ chức bộ máy, đào tạo kỹ năng số cho cán bộ cấp xã và thí điểm trả kết "
    "quả tại nhà đối với nhóm thủ tục về đất đai, hộ tịch và bảo trợ xã hội.",
)
TABLE = (("Năm", "Điểm", "Hạng"), ("2022", "85,10", "29"), ("2023", "88,45", "17"))
CAPTION = "Người dân làm thủ tục tại trung tâm phục vụ hành chính công. Ảnh: Minh Tuệ"
RELATED = (
    "Thành phố Bắc Sơn ra mắt mô hình chính quyền thân thiện",
    "Huyện Vĩnh Thuận đối thoại với doanh nghiệp nhỏ và vừa",
    "Sở Nội vụ kiểm tra công vụ đột xuất tại ba huyện miền núi",
)
TAGS = ("cải cách hành chính", "PAR INDEX", "Lạng Giang")
BODY = "\n".join([LEAD, *PARAGRAPHS])


@dataclass(frozen=True, slots=True)
class Page:
    """A layout, and what of it is to be found."""

    name: str
    markup: str
    published: str | None
    text: str = BODY


def _page(head: str, body: str) -> str:
    return (
        '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><script>var ads = {"date": "01/01/2031"};</script>'
        f"<style>.x{{color:red}}</style>{head}</head><body>{body}</body></html>"
    )


def _paragraphs(tag: str = "p", kind: str = "") -> str:
    return "".join(f"<{tag}{kind}>{text}</{tag}>" for text in PARAGRAPHS)


def _links(kind: str, label: str = "Tin liên quan") -> str:
    items = "".join(f'<li><a href="/{n}.html" title="{title}">{title}</a></li>' for n, title in enumerate(RELATED))
    return f'<div class="{kind}"><h3>{label}</h3><ul>{items}</ul></div>'


def _tags() -> str:
    return '<div class="tags">Từ khóa: ' + ", ".join(f'<a href="/tag/{tag}">{tag}</a>' for tag in TAGS) + "</div>"


def _table() -> str:
    return "<table>" + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in TABLE) + "</table>"


NAV = (
    '<div id="top"><span>Thứ Tư, 04/11/2030</span><ul class="menu"><li><a href="/">Trang chủ</a></li><li>'
    '<a href="/chinh-tri">Chính trị</a></li><li><a href="/kinh-te">Kinh tế</a></li></ul></div>'
)
FOOTER = (
    "<footer><p>Giấy phép số 123/GP-BTTTT cấp ngày 05/02/2012</p><p>Tổng biên tập: Nguyễn Văn A</p>"
    "<p>© 2012 Báo Lạng Giang</p></footer>"
)
FIGURE = f'<figure><img src="a.jpg" alt=""><figcaption>{CAPTION}</figcaption></figure>'
PICTURE_TABLE = (
    f'<table class="picture" align="center"><tbody><tr><td class="pic"><img src="a.jpg"></td></tr>'
    f'<tr><td class="caption">{CAPTION}</td></tr></tbody></table>'
)
OG = f'<title>{TITLE} - Báo Lạng Giang</title><meta property="og:title" content="{TITLE}">'
JSON_LD = (
    '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"'
    f'{TITLE}","datePublished":"2024-04-17T09:30:00+07:00","dateModified":"2024-04-18T10:00:00+07:00"}}</script>'
)

PAGES = (
    Page(
        "article with metadata",
        _page(
            OG + '<meta property="article:published_time" content="2024-04-17T09:30:00+07:00">',
            f'{NAV}<article class="fck_detail"><h1>{TITLE}</h1><p class="description">{LEAD}</p>{FIGURE}{_paragraphs()}'
            f'<p class="author_mail"><strong>Hoàng Phương</strong></p></article>{_links("box-category")}{_tags()}{FOOTER}',
        ),
        "2024-04-17",
    ),
    Page(
        "div soup with JSON-LD",
        _page(
            OG + JSON_LD,
            f'{NAV}<div class="w"><div class="c"><div class="t"><h1>{TITLE}</h1></div><div class="i">17/04/2024 09:30</div>'
            f'<div class="detail-sapo">{LEAD}</div><div class="detail-content">{_paragraphs("div")}</div>'
            f'<div class="VCSortableInPreviewMode" type="RelatedNewsBox">{_links("VnnBox")}</div></div></div>{FOOTER}',
        ),
        "2024-04-17",
    ),
    Page(
        "date line, picture in a table",
        _page(
            OG,
            f'{NAV}<div class="main"><h1 class="title">{TITLE}</h1><div class="date">Thứ tư, 17/04/2024 09:30 (GMT+7)</div>'
            f'<div class="sapo"><p><b>{LEAD}</b></p></div><div class="content">{PICTURE_TABLE}{_paragraphs()}</div>'
            f'<div class="author">Thu Hà</div></div>{_links("tin-lien-quan")}{FOOTER}',
        ),
        "2024-04-17",
    ),
    Page(
        "government portal in tables",
        _page(
            f"<title>{TITLE}</title>",
            f'<table><tr><td>{NAV}</td></tr></table><table width="100%"><tr><td width="20%">{_links("menu", "Tin mới")}'
            f"</td><td><h1>{TITLE}</h1><p>17/04/2024</p><p><strong>{LEAD}</strong></p>{_paragraphs('p', ' align=justify')}"
            f"</td></tr></table>{FOOTER}",
        ),
        "2024-04-17",
    ),
    Page(
        "time element, tags inside the article",
        _page(
            OG,
            f'<header>{NAV}</header><main><article><header><h1>{TITLE}</h1><time itemprop="datePublished" '
            f'datetime="2024-04-17T02:30:00Z">17/4/2024</time></header><p>{LEAD}</p>{FIGURE}{_paragraphs()}{_tags()}'
            f"</article></main><aside>{_links('sidebar', 'Đọc nhiều')}</aside>{FOOTER}",
        ),
        "2024-04-17",
    ),
    Page(
        "related box between paragraphs",
        _page(
            OG + '<meta name="pubdate" content="2024-04-17T09:30:00+07:00">',
            f'{NAV}<div class="article-body"><h1>{TITLE}</h1><p class="lead">{LEAD}</p><p>{PARAGRAPHS[0]}</p>'
            f"<p>{PARAGRAPHS[1]}</p>{_links('related-news', 'Xem thêm')}<p>{PARAGRAPHS[2]}</p><p>{PARAGRAPHS[3]}</p>"
            f"</div>{FOOTER}",
        ),
        "2024-04-17",
    ),
    Page(
        "no date anywhere",
        _page(
            OG,
            f'{NAV}<div id="content"><h1>{TITLE}</h1><div id="abstract">{LEAD}</div><div id="body">{_paragraphs()}</div>'
            f'<p style="text-align:right"><em>Theo Báo Lạng Giang</em></p></div>{_links("other", "Các tin khác")}{FOOTER}',
        ),
        None,
    ),
    Page(
        "figures in a table",
        _page(
            OG + '<meta itemprop="datePublished" content="2024-04-17">',
            f'{NAV}<div class="post"><h1>{TITLE}</h1><p>{LEAD}</p>{_paragraphs()}{_table()}</div>{_links("related")}{FOOTER}',
        ),
        "2024-04-17",
        BODY + "\n" + "\n".join(" ".join(row) for row in TABLE),
    ),
    Page(
        "date of the address, comments below",
        _page(
            OG + '<link rel="canonical" href="https://baolanggiang.vn/tang-12-bac-20240417093012345.htm">',
            f'{NAV}<div class="col"><h1>{TITLE}</h1><h2 class="sapo">{LEAD}</h2><div class="cms-body">{FIGURE}{_paragraphs()}'
            f'</div></div><div id="comments" class="comments"><h4>Bình luận (2)</h4><p>Nguyễn B: Mong tỉnh làm tốt hơn nữa.'
            f"</p></div>{_links('box-news')}{FOOTER}",
        ),
        "2024-04-17",
    ),
    Page(
        "share bar, player and line breaks",
        _page(
            OG + JSON_LD,
            f'{NAV}<div class="share"><a href="#">Facebook</a> <a href="#">Zalo</a> <a href="#">Chia sẻ</a></div>'
            f'<div class="article"><h1>{TITLE}</h1><div class="audio">Nghe đọc bài 3:12</div><div class="story">{LEAD}<br>'
            f"<br>{'<br><br>'.join(PARAGRAPHS)}</div></div>{_links('more')}{FOOTER}",
        ),
        "2024-04-17",
    ),
)
