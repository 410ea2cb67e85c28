"""What can be wrong with a file of articles, in Vietnamese, by the English message; ``{}`` stands for what varies.

A hole keeps its place unless the translation numbers it. `ui.words.faults` looks messages up here.
"""

from collections.abc import Mapping
from types import MappingProxyType

OF_FILES: Mapping[str, str] = MappingProxyType(
    {
        # any file
        "{}: cannot be looked at ({})": "{}: không xem được ({})",
        "{}: the file is empty; put the article into it or leave it out": "{}: tệp trống; hãy chép bài viết vào tệp hoặc bỏ tệp ra",
        "{}: no such file; check the name": "{}: không có tệp này; hãy kiểm tra lại tên",
        "{}: no such file or folder; check the name": "{}: không có tệp hay thư mục này; hãy kiểm tra lại tên",
        "{}: a folder or device, not a file; name the files themselves": "{}: là thư mục hoặc thiết bị, không phải tệp; hãy chỉ thẳng đến các tệp",
        "{}: a folder, not a file; list its files with find": "{}: là thư mục, không phải tệp; hãy chỉ thẳng đến các tệp bên trong",
        "{}: larger than {} MB; split it into smaller files": "{}: lớn hơn {} MB; hãy chia thành các tệp nhỏ hơn",
        "{}: cannot be opened ({}); check that you may read it": "{}: không mở được ({}); hãy kiểm tra quyền đọc tệp",
        "{}: {} cannot be read; supported are {}": "{}: {} không đọc được; các loại đọc được: {}",
        "{} files": "tệp {}",
        "files without a suffix": "tệp không có đuôi",
        "{}: matches no file that can be read; check the pattern": "{}: không khớp với tệp nào đọc được; hãy kiểm tra lại mẫu tên",
        "{}: holds binary data, not text; export it as text, HTML or Markdown": "{}: chứa dữ liệu nhị phân, không phải văn bản; hãy xuất ra văn bản, HTML hoặc Markdown",
        "{}: in none of the encodings that are known here (UTF-8, UTF-16, UTF-32, windows-1258, TCVN3, VNI), or too short to tell which; open it in an editor and save it as UTF-8": (
            "{}: không thuộc bảng mã nào được biết ở đây (UTF-8, UTF-16, UTF-32, windows-1258, TCVN3, VNI), hoặc quá ngắn để nhận ra; "
            "hãy mở bằng trình soạn thảo và lưu lại dạng UTF-8"
        ),
        # limits of the process that reads
        "{}: takes more than {} s to read; split it": "{}: đọc mất hơn {} giây; hãy chia nhỏ tệp",
        "{}: takes more than {} s of computing to read; split it": "{}: đọc mất hơn {} giây tính toán; hãy chia nhỏ tệp",
        "{}: needs more than {} MB of memory to read; split it": "{}: cần hơn {} MB bộ nhớ để đọc; hãy chia nhỏ tệp",
        "{}: nested too deeply to read; save it anew or as text": "{}: lồng nhau quá sâu, không đọc được; hãy lưu lại tệp hoặc lưu dạng văn bản",
        "{}: its parser broke off; leave the file out or save it anew": "{}: bộ đọc bị ngắt giữa chừng; hãy bỏ tệp ra hoặc lưu lại tệp",
        "{}: its parser broke off ({}); leave the file out or save it anew": "{}: bộ đọc bị ngắt giữa chừng ({}); hãy bỏ tệp ra hoặc lưu lại tệp",
        "{}: no process can be started to read it in ({}); close other programs": "{}: không khởi động được tiến trình để đọc ({}); hãy đóng bớt chương trình khác",
        "exit code {}": "mã thoát {}",
        # fields of an article
        "{}: there is no title; add one": "{}: không có tiêu đề; hãy thêm tiêu đề",
        "{}: there is no article text; add it or leave the file out": "{}: không có nội dung bài viết; hãy thêm nội dung hoặc bỏ tệp ra",
        "{}: {} is {}, not text; put the value in quotation marks": "{}: {} có kiểu {}, không phải văn bản; hãy đặt giá trị trong dấu ngoặc kép",
        "{}: lang is {}; write {}, or leave it out to have it detected": "{}: lang là {}; hãy ghi {}, hoặc bỏ trống để tự nhận biết",
        "{}: kind is {}; write {}": "{}: kind là {}; hãy ghi {}",
        "{}: url is {}; write a whole http:// or https:// address, or null": "{}: url là {}; hãy ghi trọn địa chỉ http:// hoặc https://, hoặc null",
        "{}: published is {}; write YYYY-MM-DD, YYYY-MM or YYYY, or null": "{}: published là {}; hãy ghi NĂM-THÁNG-NGÀY, NĂM-THÁNG hoặc NĂM, hoặc null",
        "{} or {}": "{} hoặc {}",
        # rows
        "{}: nothing was read, mend the bad lines first: {}": "{}: chưa đọc gì cả, hãy sửa các dòng lỗi trước: {}",
        "and {} more": "và {} lỗi nữa",
        "{}: there is no article in it; add one a line or leave the file out": "{}: không có bài viết nào bên trong; hãy thêm mỗi dòng một bài hoặc bỏ tệp ra",
        "{}: no JSON, {} at column {}; write one object a line": "{}: không phải JSON ({}, cột {}); hãy ghi mỗi dòng một đối tượng",
        "{}: no JSON that can be read, {}; write one flat object a line": "{}: không đọc được JSON ({}); hãy ghi mỗi dòng một đối tượng phẳng",
        "{}: {} instead of an object; write one {…} a line": "{}: là {}, không phải đối tượng; hãy ghi mỗi dòng một {…}",
        "{}: no CSV, {}; mend the quotation marks": "{}: không phải CSV ({}); hãy sửa các dấu ngoặc kép",
        "{}:1: the header row needs one column {}; name the columns there": "{}:1: dòng đầu phải có đúng một cột {}; hãy ghi tên các cột ở đó",
        "{}: {} cells under {} columns; put quotation marks round text": "{}: {} ô dưới {} cột; hãy đặt văn bản trong dấu ngoặc kép",
        "Expecting value": "thiếu giá trị",
        "Expecting ',' delimiter": "thiếu dấu phẩy",
        "Expecting ':' delimiter": "thiếu dấu hai chấm",
        "Expecting property name enclosed in double quotes": "thiếu tên trường trong dấu ngoặc kép",
        "Unterminated string starting at": "chuỗi chưa đóng, bắt đầu",
        "Invalid control character at": "ký tự điều khiển không hợp lệ",
        "Extra data": "thừa dữ liệu",
        # Markdown
        "{}:1: the front matter is not closed; add a line '---' below it": "{}:1: phần đầu chưa đóng; hãy thêm một dòng '---' bên dưới",
        "{}:2: the front matter is no list of 'key: value' lines; write it so": "{}:2: phần đầu không gồm các dòng 'tên: giá trị'; hãy ghi theo dạng đó",
        "{}:{}: bad YAML, {}; quote values that hold ': ' or '#'": "{}:{}: YAML sai ({}); hãy đặt giá trị có ': ' hoặc '#' trong dấu ngoặc kép",
        "{}:2: bad YAML, {}; put the value in quotation marks": "{}:2: YAML sai ({}); hãy đặt giá trị trong dấu ngoặc kép",
        "mapping values are not allowed here": "dấu hai chấm không được đứng ở đây",
        "could not find expected ':'": "thiếu dấu hai chấm",
        "found character {} that cannot start any token": "ký tự {} không được đứng ở đây",
        # pages and documents
        "{}: no article text in this page; save the article's own page, fully loaded": "{}: trang không có nội dung bài viết; hãy mở trang của chính bài viết, chờ tải xong rồi lưu",
        "{}: there is no web page in it; save the page again, or as HTML": "{}: bên trong không có trang web nào; hãy lưu lại trang, hoặc lưu dạng HTML",
        "{}: no Word file that can be read; open it in Word and save it as .docx": "{}: không đọc được như tệp Word; hãy mở bằng Word và lưu thành .docx",
        "{}: holds no text, as a scan does not; run text recognition (OCR) over it first": "{}: không có chữ, như bản quét; hãy nhận dạng chữ (OCR) trước",
        "{}: no PDF that can be read ({}); save it again as PDF or as text": "{}: không đọc được như PDF ({}); hãy lưu lại thành PDF hoặc văn bản",
        "{}: has {} pages, more than {}; split it": "{}: có {} trang, quá {} trang; hãy chia nhỏ tệp",
        "{}: is protected by a password; save it without one": "{}: được bảo vệ bằng mật khẩu; hãy lưu lại không mật khẩu",
        "Failed to load document (PDFium: {}).": "PDFium không mở được: {}",
        "Data format error": "sai định dạng",
        # archives
        "{}: no zip archive that can be read ({}); pack it again": "{}: không đọc được như tệp zip ({}); hãy nén lại",
        "{}: has {} members, more than {}; split it": "{}: chứa {} tệp, quá {} tệp; hãy chia nhỏ",
        "{}: unpacks to more than {} MB; split it": "{}: giải nén ra hơn {} MB; hãy chia nhỏ",
        "{}: unpacks to over {} times its size, as a bomb does; unpack it": "{}: giải nén ra gấp hơn {} lần, như bom nén; hãy tự giải nén",
        "{}: holds no file that can be read; supported are {}": "{}: không chứa tệp nào đọc được; các loại đọc được: {}",
        "{}: an archive inside an archive; unpack it and name it by itself": "{}: tệp nén trong tệp nén; hãy giải nén và thêm riêng",
        "{}: is damaged ({}); pack it again": "{}: bị hỏng ({}); hãy nén lại",
        "{}: is protected by a password; pack it without one": "{}: được bảo vệ bằng mật khẩu; hãy nén lại không mật khẩu",
        "{}: the id {} is that of {}; drop one or give it its own id": "{}: mã {} đã là của {}; hãy bỏ một bài hoặc đặt mã riêng",
        "File is not a zip file": "không phải tệp zip",
    }
)
