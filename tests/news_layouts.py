"""Pages in the manner of further kinds of sites: portals of provinces, large papers, AMP pages, pages for printing."""

from news_pages import CAPTION, FOOTER, JSON_LD, LEAD, NAV, OG, RELATED, TITLE, Page, _page
from news_pages import PARAGRAPHS as P
from news_pages import _links as links
from news_pages import _paragraphs as par
from news_pages import _tags as tags

DATE = "17/04/2024 09:30"
SPACED = "".join(f"<div style=text-align:justify>{text}</div><div><br></div>" for text in P)
BROKEN = "<br><br>".join(P)
SHARE = '<div class="share"><a>Chia sẻ Facebook</a><a>Zalo</a><a>In bài viết</a><a>Gửi email</a></div>'
CM = (
    '<div class="comments"><h3>Ý kiến bạn đọc</h3><ul><li><b>Trần Bình</b><p>Bài viết rất hay, tôi mong tỉnh tiếp '
    "tục cải cách để người dân đỡ phải đi lại nhiều lần.</p></li></ul><form><textarea></textarea><p>Vui lòng gõ "
    "tiếng Việt có dấu. Bình luận của bạn sẽ được biên tập trước khi đăng.</p></form></div>"
)

LAYOUTS = (
    Page(
        "drupal",
        _page(
            f"<title>{TITLE} | Cổng TTĐT tỉnh</title>",
            f'{NAV}<div class="region region-content"><h1 class="page-header">{TITLE}</h1>'
            f'<article class="node node--type-article"><footer class="node__meta">Đăng ngày {DATE}</footer>'
            '<div class="node__content"><div class="field field--name-field-image"><img>'
            f'<div class="field--caption">{CAPTION}</div></div><div class="field field--name-body"><p>'
            f'<strong>{LEAD}</strong></p>{par()}</div><div class="field field--name-field-tags">{tags()}</div>'
            f"</div></article></div>{SHARE}{links('block-views', 'Tin cùng chuyên mục')}{FOOTER}",
        ),
        "2024-04-17",
    ),
    Page(
        "wordpress",
        _page(
            OG,
            f'{NAV}<div id="primary"><article class="post hentry"><header class="entry-header">'
            f'<h1 class="entry-title">{TITLE}</h1><span class="posted-on">'
            '<time class="entry-date published" datetime="2024-04-17T09:30:00+07:00">17 Tháng Tư, 2024</time>'
            '<time class="updated" datetime="2024-05-01">1 Tháng Năm, 2024</time></span></header>'
            f'<div class="entry-content"><p>{LEAD}</p><figure class="wp-block-image"><img><figcaption>{CAPTION}'
            f'</figcaption></figure>{par()}</div>{SHARE}<footer class="entry-footer">{tags()}</footer></article>'
            f'<nav class="post-navigation"><a>{RELATED[0]}</a></nav>'
            f'<div class="yarpp-related">{links("rel", "Bài viết liên quan")}</div>{CM}</div>{FOOTER}',
        ),
        "2024-04-17",
    ),
    Page(
        "sharepoint",
        _page(
            f"<title>{TITLE}</title>",
            f'<form id="aspnetForm"><div id="s4-workspace">{NAV}<table><tr>'
            f'<td class="left">{links("webpart", "Tin mới")}</td><td><div class="ms-rtestate-field">'
            f'<div class="title-news">{TITLE}</div><div class="news-date">(Cập nhật: 17/04/2024 09:30)</div>'
            f'<div class="short">{LEAD}</div><div class="ExternalClass">{SPACED}</div>'
            '<div class="source">Nguồn: Sở Nội vụ</div></div><div class="other"><b>Các tin khác</b><ul>'
            f"<li>{RELATED[0]} (15/04/2024)</li><li>{RELATED[1]} (14/04/2024)</li></ul></div></td></tr></table>"
            f"</div></form>{FOOTER}",
        ),
        None,
    ),
    Page(
        "vnexpress",
        _page(
            OG + '<meta name="pubdate" content="2024-04-17T09:30:00+07:00">',
            f'{NAV}<section class="page-detail"><div class="sidebar-1"><div class="header-content">'
            '<ul class="breadcrumb"><li><a>Thời sự</a></li></ul>'
            f'<span class="date">Thứ tư, 17/4/2024, 09:30 (GMT+7)</span></div><h1 class="title-detail">{TITLE}'
            f'</h1><p class="description"><span class="location-stamp">Lạng Giang</span>{LEAD}</p>'
            f'<article class="fck_detail"><p class="Normal">{P[0]}</p><figure itemprop="image" class="tplCaption">'
            f'<img><figcaption><p class="Image">{CAPTION}</p></figcaption></figure><p class="Normal">{P[1]}</p>'
            f'<ul class="list-news"><li><a>{RELATED[0]}</a></li><li><a>{RELATED[1]}</a></li></ul>'
            f'<p class="Normal">{P[2]}</p><p class="Normal">{P[3]}</p><p class="Normal" style="text-align:right">'
            f"<strong>Hoàng Phương</strong></p></article>{CM}</div></section>"
            f'<div class="box-tinlienquanv2">{links("x")}</div>{FOOTER}',
        ),
        "2024-04-17",
    ),
    Page(
        "tuoitre",
        _page(
            OG + JSON_LD,
            f'{NAV}<div class="detail__main"><div class="detail-time"><div data-role="publishdate">{DATE} GMT+7'
            f'</div></div><h1 class="detail-title">{TITLE}</h1><h2 class="detail-sapo">TTO - {LEAD}</h2>'
            '<div class="detail-cmain"><div class="detail-content afcbc-body">'
            f'<div class="VCSortableInPreviewMode" type="Photo"><img><div class="PhotoCMS_Caption"><p>{CAPTION}'
            f'</p></div></div>{par()}<div class="VCSortableInPreviewMode" type="RelatedOneNews">'
            f'<a class="VCObjectBoxRelatedNewsItemTitle">{RELATED[0]}</a>'
            f'<p class="VCObjectBoxRelatedNewsItemSapo">TTO - {RELATED[1]}.</p></div></div></div>'
            f'<div class="detail-author">THÀNH CHUNG</div>{tags()}</div>{CM}{FOOTER}',
        ),
        "2024-04-17",
    ),
    Page(
        "thanhnien",
        _page(
            OG + '<meta property="article:published_time" content="2024-04-17T09:30:00+07:00">',
            f'{NAV}<div class="detail__cmain"><h1 class="detail-title"><span data-role="title">{TITLE}</span></h1>'
            f'<div class="detail-info"><a class="author-info">Phan Hậu</a><div class="detail-time">{DATE} GMT+7'
            f'</div></div><h2 class="detail-sapo" data-role="sapo">{LEAD}</h2>'
            f'<div class="detail-content" data-role="content"><p>{P[0]}</p><div class="in-article-box"><p>'
            f'<b>Xem thêm</b></p><p><a href="/x">{RELATED[0]}</a></p></div><p>{P[1]}</p><p><i>Đọc thêm: '
            f'<a href="/y">{RELATED[1]}</a></i></p><p>{P[2]}</p><p>{P[3]}</p></div>'
            f"</div>{links('detail-news-related', 'Tin liên quan')}{CM}{FOOTER}",
        ),
        "2024-04-17",
    ),
    Page(
        "vov",
        _page(
            OG,
            f'{NAV}<div class="col-md-8"><h1 class="article-title">{TITLE}</h1>'
            '<div class="article-date">Thứ Tư, 09:30, 17/04/2024</div><div class="article-summary">'
            f'<p>VOV.VN - {LEAD}</p></div><div class="article-content text-long">{par()}'
            f'<p class="article-related">&gt;&gt; <a href=/x>{RELATED[0]}</a></p></div>'
            '<div class="article-author">Thu Hà/VOV-Đông Bắc'
            f"</div>{SHARE}{tags()}{links('vov-related', 'Tin liên quan')}{CM}</div>{FOOTER}",
        ),
        "2024-04-17",
    ),
    Page(
        "vgp",
        _page(
            OG,
            f'{NAV}<div class="detail-container"><div class="detail-time">17/04/2024 - 09:30</div>'
            f'<h1 class="detail-title">{TITLE}</h1><h2 class="detail-sapo">(Chinhphu.vn) - {LEAD}</h2>'
            '<figure class="VCSortableInPreviewMode"><img><figcaption class="PhotoCMS_Caption">'
            f'<p>{CAPTION} - Ảnh: VGP</p></figcaption></figure><div class="detail-content">{par()}</div>'
            '<p style="text-align:right"><b>Thu Giang</b></p>'
            f"</div>{links('detail-related', 'Tin liên quan')}{FOOTER}",
        ),
        "2024-04-17",
    ),
    Page(
        "baotinh 2 h1",
        _page(
            OG,
            f'<h1 class="logo"><a href="/">Báo Lạng Giang</a></h1>{NAV}<div class="post"><h1>{TITLE}</h1>'
            f'<span class="post-date">{DATE}</span><p class="txt-head">{LEAD}</p><div class="content-fck">'
            f'<p align="center"><img src=a.jpg></p><p align="center"><em>{CAPTION}</em></p>{par()}'
            '<p style="text-align:right"><strong>Bài, ảnh: Hoàng Lan</strong></p></div></div><div class="more">'
            f"<p>Xem thêm:</p>{links('list')}</div>{CM}{FOOTER}",
        ),
        "2024-04-17",
    ),
    Page(
        "amp",
        _page(
            OG + JSON_LD,
            f"<header><amp-img></amp-img></header>{NAV}<main><h1>{TITLE}</h1><time>{DATE}</time>"
            f'<p class="sapo">{LEAD}</p><div class="content"><p>{P[0]}</p><amp-ad></amp-ad><figure><amp-img>'
            f"</amp-img><figcaption>{CAPTION}</figcaption></figure><p>{P[1]}</p><p>{P[2]}</p><p>{P[3]}</p></div>"
            f"<section><h3>Tin liên quan</h3><amp-list><p><a>{RELATED[0]}</a></p><p><a>{RELATED[1]}</a></p>"
            f"</amp-list></section></main>{FOOTER}",
        ),
        "2024-04-17",
    ),
    Page(
        "print",
        _page(
            f"<title>{TITLE}</title>",
            f'<body onload="window.print()"><div class="print"><div>Báo Lạng Giang điện tử</div><h1>{TITLE}</h1>'
            f'<div>{DATE}</div><div class="print-lead"><b>{LEAD}</b></div><div>{BROKEN}</div>'
            "<div>Đường dẫn bài viết: https://baolanggiang.vn/tin-1.html</div>"
            "<div>© Báo Lạng Giang. Giấy phép số 123/GP-BTTTT</div></div>",
        ),
        "2024-04-17",
    ),
    Page(
        "bold link lines",
        _page(
            OG,
            f'{NAV}<div class="post"><h1>{TITLE}</h1><div>{DATE}</div><p>{LEAD}</p><p>{P[0]}</p><p>'
            f"<strong>&gt;&gt; <a href=/x>{RELATED[0]}</a></strong></p><p>{P[1]}</p><p><b>Xem thêm: "
            f"<a href=/y>{RELATED[1]}</a></b></p><p>{P[2]}</p><p>{P[3]}</p></div>{FOOTER}",
        ),
        "2024-04-17",
    ),
    Page(
        "lead in head div",
        _page(
            OG,
            f'{NAV}<div class="head"><h1>{TITLE}</h1><div>{DATE}</div><p class="txt-head">{LEAD}</p></div>'
            f'<div class="content">{par()}</div>{FOOTER}',
        ),
        "2024-04-17",
    ),
)
