"""What can be wrong with the index, the models and the settings, in Vietnamese; see `ui.words.faults_files`."""

from collections.abc import Mapping
from types import MappingProxyType

OF_PROGRAM: Mapping[str, str] = MappingProxyType(
    {
        # mends that many messages share
        "run: reformqa index": "hãy chạy: reformqa index",
        "run: reformqa doctor --repair": "hãy chạy: reformqa doctor --repair",
        "run: reformqa index again": "hãy chạy lại: reformqa index",
        "run: reformqa doctor --repair, which makes it anew of the articles in it": "hãy chạy: reformqa doctor --repair để làm lại từ các bài trong đó",
        "run: reformqa index --store {}": "hãy chạy: reformqa index --store {}",
        "run: pip install 'reform-news-qa[milvus]'": "hãy chạy: pip install 'reform-news-qa[milvus]'",
        "see that it runs, that the database exists and that no other program holds the file": "hãy xem máy chủ có chạy, cơ sở dữ liệu có tồn tại và không chương trình nào khác giữ tệp",
        "choose another generator": "hãy chọn mô hình khác",
        # what systems say
        "[Errno {}] {}: '{}'": "{1}, lỗi {0}: {2}",
        "[Errno {}] {}": "{1}, lỗi {0}",
        "No such file or directory": "không có tệp hay thư mục này",
        "Permission denied": "không có quyền",
        "No space left on device": "hết chỗ trên đĩa",
        "Read-only file system": "đĩa chỉ cho đọc",
        "Is a directory": "là thư mục",
        "File too large": "tệp quá lớn",
        "Cannot allocate memory": "hết bộ nhớ",
        "Too many open files": "mở quá nhiều tệp",
        "database is locked": "kho đang bị khóa",
        "database or disk is full": "kho hoặc đĩa đã đầy",
        "database disk image is malformed": "kho bị hỏng",
        "unable to open database file": "không mở được kho",
        "attempt to write a readonly database": "kho chỉ cho đọc",
        # an index
        "no text would be left to index; an index holds at least one article with text": "sẽ không còn nội dung nào trong chỉ mục; chỉ mục phải còn ít nhất một bài có nội dung",
        "the articles hold no text to index; name files or folders that hold some": "các bài viết không có nội dung để lập chỉ mục; hãy chọn tệp hoặc thư mục có nội dung",
        "no articles to index; name files or folders that hold some": "không có bài viết nào để lập chỉ mục; hãy chọn tệp hoặc thư mục có bài viết",
        "article {} comes from {}; give them different ids or leave one out": "bài {} đến từ {}; hãy đặt mã khác nhau hoặc bỏ bớt một bài",
        "{} and {}": "{} và {}",
        "{}: holds {} articles of yours, which the shipped ones would replace; name what to index, or another folder with --out, or mend it with reformqa doctor --repair": (
            "{}: đang giữ {} bài của bạn, sẽ bị thay bằng các bài kèm chương trình; hãy nêu bài cần lập chỉ mục, chọn thư mục khác bằng --out, hoặc sửa bằng reformqa doctor --repair"
        ),
        "{}: no such store; name milvus://host:port/database, milvus-lite:///path.db or a folder": "{}: không có kho này; hãy ghi milvus://host:port/database, milvus-lite:///path.db hoặc một thư mục",
        "{}: built with the embedder {}, opened with {} (or with other weights of it); {} again, or choose the embedder that it was built with": (
            "{}: lập bằng mô hình nhúng {} nhưng mở bằng {} (hoặc trọng số khác); {} lần nữa, hoặc chọn đúng mô hình nhúng đã dùng"
        ),
        "{}: built with the embedder {}, not with {} (or with other weights of it); choose the embedder that it was built with, or {} with all articles": (
            "{}: lập bằng mô hình nhúng {}, không phải {} (hoặc trọng số khác); hãy chọn đúng mô hình nhúng đã dùng, hoặc {} với tất cả bài viết"
        ),
        "{}: another program is writing this index; wait for it to end": "{}: một chương trình khác đang ghi chỉ mục này; hãy chờ nó xong",
        "{}: no index in this folder; {}": "{}: thư mục này không có chỉ mục; {}",
        "{}: no index in this store; {}": "{}: kho này không có chỉ mục; {}",
        "{}: no index in this store; {} --store {}": "{}: kho này không có chỉ mục; {} --store {}",
        "{}: not readable; {}": "{}: không đọc được; {}",
        "{}: not readable ({}); {}": "{}: không đọc được ({}); {}",
        "{}: names {}, which is no generation in {}; {}": "{}: chỉ đến {}, không phải một đời chỉ mục trong {}; {}",
        "{}: not there to be locked ({}); run: reformqa doctor": "{}: không có để khóa ({}); hãy chạy: reformqa doctor",
        "{}: is a file; choose a folder for the index": "{}: là tệp; hãy chọn một thư mục cho chỉ mục",
        "{}: holds {} and is no index; choose an empty or a new folder": "{}: chứa {} và không phải chỉ mục; hãy chọn thư mục trống hoặc mới",
        "{}: cannot be written ({}); free space or choose another folder": "{}: không ghi được ({}); hãy giải phóng chỗ trống hoặc chọn thư mục khác",
        "{}: {} is the oldest generation; there is none to go back to": "{}: {} là đời cũ nhất; không còn đời nào để quay về",
        "{}: cannot write the store ({}); choose another folder": "{}: không ghi được kho ({}); hãy chọn thư mục khác",
        "{}: no article {}; ask for one of those that it lists": "{}: không có bài {}; hãy chọn một bài trong danh sách",
        "{}: no passage {}; {}": "{}: không có đoạn {}; {}",
        "{}: no readable store ({}); {}": "{}: không đọc được kho ({}); {}",
        "{}: no readable counts; {}": "{}: không đọc được bảng đếm từ; {}",
        "{}: no readable word index; {}": "{}: không đọc được chỉ mục từ; {}",
        "{}: {} vectors for {} passages; {}": "{}: {} véc-tơ cho {} đoạn văn; {}",
        "{}: holds {}, the manifest says {}; {}": "{}: chứa {}, bản kê ghi {}; {}",
        "{}: the passages are not numbered through; {}": "{}: các đoạn văn không được đánh số liên tục; {}",
        "{}: {} of {} do not quote it; {}": "{}: {} của {} không trích đúng bài; {}",
        "{}: no readable vocabulary; {}": "{}: không đọc được bảng từ; {}",
        "{}: not inverted lists by inner product; {}": "{}: không phải chỉ mục danh sách đảo theo tích vô hướng; {}",
        "{}: not the lists of {}; {}": "{}: danh sách này không khớp với {}; {}",
        "{}: no readable vectors; {}": "{}: không đọc được các vectơ; {}",
        "{}: no readable signatures; {}": "{}: không đọc được dấu nhận dạng tin in lại; {}",
        "{}: no readable list of reprints; {}": "{}: không đọc được danh sách tin in lại; {}",
        "{}: no readable manifest; {}": "{}: không đọc được bản kê; {}",
        "{}: not a manifest; {}": "{}: không phải bản kê; {}",
        "{}: not an index; {}": "{}: không phải chỉ mục; {}",
        "{}: contents and fingerprint disagree; {}": "{}: nội dung và dấu vân tay không khớp; {}",
        "{}: layout {}, this program reads layout {}; {}": "{}: bố cục {}, chương trình này đọc bố cục {}; {}",
        "{}: layout {}, this program reads {}; {}": "{}: bố cục {}, chương trình này đọc bố cục {}; {}",
        "{}: missing or not readable; {}": "{}: thiếu hoặc không đọc được; {}",
        "{}: damaged, its checksum is not the one in {}; {}": "{}: bị hỏng, tổng kiểm không khớp với {}; {}",
        "{}: words and scores do not fit together; {}": "{}: từ và điểm không khớp nhau; {}",
        "{}: counts and scores do not fit together; {}": "{}: bảng đếm và điểm không khớp nhau; {}",
        "{}: signatures and articles do not fit together; {}": "{}: dấu nhận dạng và bài viết không khớp nhau; {}",
        "{}: {} texts where {} are expected; {}": "{}: có {} đoạn, lẽ ra {}; {}",
        "{}: not a flat inner-product index; {}": "{}: không phải chỉ mục vectơ dạng phẳng; {}",
        "{}: vectors of dimension {}, the embedder makes {}; {}": "{}: vectơ có {} chiều, mô hình nhúng tạo {} chiều; {}",
        "vectors of shape {} do not fit an index of dimension {}": "vectơ cỡ {} không hợp với chỉ mục {} chiều",
        "vectors must have length 1; normalise them in the embedder": "vectơ phải có độ dài 1; hãy chuẩn hóa trong mô hình nhúng",
        "a vector of shape {} cannot search dimension {}; {}": "vectơ cỡ {} không tìm được trong {} chiều; {}",
        # Milvus
        "a store in Milvus needs pymilvus; {}": "kho Milvus cần pymilvus; {}",
        "{}: not an address; name milvus://host:port/database": "{}: không phải địa chỉ; hãy ghi milvus://host:port/database",
        "{}: a Milvus Lite file ends in .db; name it milvus-lite:///path.db": "{}: tệp Milvus Lite phải có đuôi .db; hãy ghi milvus-lite:///path.db",
        "a Milvus Lite file needs milvus-lite; {}": "tệp Milvus Lite cần milvus-lite; {}",
        "{}: Milvus failed ({}); {}": "{}: Milvus báo lỗi ({}); {}",
        # the embedder
        "{} cannot be read as embedder weights ({}); mend: {}": "{} không đọc được như trọng số mô hình nhúng ({}); cách sửa: {}",
        "{} cannot be loaded as an embedder ({}); mend: delete the folder and fetch it anew": "{} không nạp được như mô hình nhúng ({}); cách sửa: xóa thư mục rồi tải lại",
        "the embedder {} is neither a folder nor can it be fetched ({}); mend: name a local sentence-transformers folder, or leave the embedder out to use the packaged one": (
            "mô hình nhúng {} không phải thư mục và cũng không tải được ({}); cách sửa: ghi một thư mục sentence-transformers "
            "trên máy, hoặc bỏ trống để dùng mô hình kèm theo"
        ),
        "{} holds no decoded embedder; mend: delete it, and run: reformqa setup": "{} không chứa mô hình nhúng đã giải mã; cách sửa: xóa đi rồi chạy: reformqa setup",
        "{} is no adapter ({}); mend: install the program anew": "{} không phải tệp hiệu chỉnh của mô hình ({}); hãy cài lại chương trình",
        "{} cannot be made or loaded ({}); mend: delete it, or set REFORMQA_CACHE to a folder that can be written, and try again": (
            "{} không tạo hoặc nạp được ({}); cách sửa: xóa đi, hoặc đặt REFORMQA_CACHE là thư mục ghi được, rồi thử lại"
        ),
        "{} is missing; mend: use a model that comes with a fast tokenizer": "thiếu {}; cách sửa: dùng mô hình có kèm bộ tách từ nhanh",
        "{} has SHA-256 {}, expected {}; mend: {}": "{} có SHA-256 {}, lẽ ra {}; cách sửa: {}",
        "{} cannot be made ({}); mend: set REFORMQA_CACHE to another folder": "không tạo được {} ({}); cách sửa: đặt REFORMQA_CACHE là thư mục khác",
        "{} does not hold a whole encoder: {}": "{} không chứa trọn bộ mã hóa: {}",
        # the language model
        "the stream ended without an answer; ask again": "dòng trả lời kết thúc mà không có câu trả lời; xin hỏi lại",
        "{} cannot be loaded by transformers ({}); {}": "{} không nạp được bằng transformers ({}); {}",
        "{} failed: {}; {}": "{} gặp lỗi: {}; {}",
        "{} refused the request: {}": "{} từ chối yêu cầu: {}",
        "request ({} tokens) exceeds the available context size ({} tokens), try increasing it": "yêu cầu ({} token) dài quá sức chứa của mô hình ({} token)",
        "{} cannot be loaded by llama.cpp ({}); mend: check that it is a whole GGUF file of a chat model and that there is memory for it": (
            "{} không nạp được bằng llama.cpp ({}); cách sửa: kiểm tra tệp GGUF của mô hình trò chuyện có trọn vẹn và máy có đủ bộ nhớ không"
        ),
        "mend: check that {} is the Hugging Face id or the folder of a chat model": "cách sửa: kiểm tra {} có phải mã Hugging Face hoặc thư mục của một mô hình trò chuyện không",
        "mend: check that a server answers at {} and has a model {}": "cách sửa: kiểm tra máy chủ ở {} có trả lời và có mô hình {} không",
        "Connection error.": "không kết nối được",
        "Request timed out.": "quá thời gian chờ",
        "{} cannot be downloaded ({}); mend: go online and try again, which resumes, or install the parts by hand: pip install {}, and so on": (
            "không tải được {} ({}); cách sửa: nối mạng rồi thử lại, phần đã tải được giữ, hoặc tự cài các phần: pip install {}, v.v."
        ),
        "{} has {} MiB free and {} needs {} more; mend: make room, or set REFORMQA_CACHE to another folder": (
            "{} còn trống {} MiB mà {} cần thêm {} MiB; cách sửa: dọn chỗ, hoặc đặt REFORMQA_CACHE là thư mục khác"
        ),
        "{} holds {} parts instead of one; mend: try again": "{} chứa {} phần thay vì một; cách sửa: thử lại",
        "{} put together from {}1…{} has SHA-256 {}, expected {}; it was removed; mend: try again, or use a GGUF file of your own with gguf:/path": (
            "{} ghép từ {}1…{} có SHA-256 {}, lẽ ra {}; tệp đã bị xóa; cách sửa: thử lại, hoặc dùng tệp GGUF của bạn bằng gguf:/path"
        ),
        "a part of {} is a damaged wheel ({}); mend: try again": "một phần của {} là gói hỏng ({}); cách sửa: thử lại",
        "{} cannot be run ({}); mend: free some memory and ask again": "không chạy được {} ({}); cách sửa: giải phóng bớt bộ nhớ rồi hỏi lại",
        "{} cannot be written ({}); mend: make room, or set REFORMQA_CACHE to another folder": "không ghi được {} ({}); cách sửa: dọn chỗ, hoặc đặt REFORMQA_CACHE là thư mục khác",
        "unknown generator {}; mend: use one of {}": "không có mô hình {}; cách sửa: dùng một trong {}",
        "{} is not a GGUF file; mend: name one, or use hf: for a transformers folder": "{} không phải tệp GGUF; cách sửa: chọn tệp GGUF, hoặc dùng hf: cho thư mục transformers",
        "{} cannot be read ({}); mend: name a GGUF file": "không đọc được {} ({}); cách sửa: chọn một tệp GGUF",
        # room
        "{} requests are being worked on already; ask again in a while": "đang xử lý {} yêu cầu rồi; xin hỏi lại sau ít phút",
        "{} questions already wait for the language model; ask again in a while": "đã có {} câu hỏi chờ mô hình; xin hỏi lại sau ít phút",
    }
)
