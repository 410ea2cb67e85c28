"""What the doors say when they turn somebody away, and what pydantic says of a request's fields, in Vietnamese."""

from types import MappingProxyType

OF_DOORS = MappingProxyType(
    {
        # who may come in
        "this server answers to localhost and 127.0.0.1 alone": "máy chủ này chỉ trả lời cho localhost và 127.0.0.1",
        "other web pages may not call this server (REFORMQA_ORIGINS)": "trang web khác không được gọi máy chủ này (REFORMQA_ORIGINS)",
        "this server asks for its key: Authorization: Bearer KEY, or X-API-Key: KEY": "máy chủ này cần khóa: Authorization: Bearer KEY, hoặc X-API-Key: KEY",
        "more than {} requests in {} seconds; come again later": "đã gửi hơn {} yêu cầu trong {} giây; xin thử lại sau",
        "a request may have {} bytes": "mỗi yêu cầu có tối đa {} byte",
        # what was asked for
        "no {} {} here; /docs lists what there is": "ở đây không có {} {}; xem /docs để biết có những gì",
        "The model {} does not exist; there is {}.": "Không có mô hình {}; mô hình có ở đây là {}.",
        "the last message must be the user's question": "tin nhắn cuối phải là câu hỏi của người dùng",
        "a question may have {} characters, not {}": "câu hỏi có tối đa {} ký tự, không phải {}",
        "something went wrong here; the server's own output says what": "máy chủ gặp lỗi; chi tiết nằm trong nhật ký của máy chủ",
        # fields: the messages of pydantic
        "{}: Field required": "{}: thiếu trường này",
        "{}: Input should be a valid string": "{}: phải là chuỗi ký tự",
        "{}: Input should be a valid list": "{}: phải là danh sách",
        "{}: Input should be a valid dictionary": "{}: phải là đối tượng JSON",
        "{}: Input should be a valid dictionary or object to extract fields from": "{}: phải là đối tượng JSON",
        "{}: Input should be a valid integer, unable to parse string as an integer": "{}: phải là số nguyên",
        "{}: Input should be a valid integer": "{}: phải là số nguyên",
        "{}: Input should be a valid boolean, unable to interpret input": "{}: phải là true hoặc false",
        "{}: Input should be a valid boolean": "{}: phải là true hoặc false",
        "{}: Input should be greater than or equal to {}": "{}: phải từ {} trở lên",
        "{}: Input should be less than or equal to {}": "{}: nhiều nhất là {}",
        "{}: Input should be {}": "{}: phải là {}",
        "{}: String should have at least {} character": "{}: phải có ít nhất {} ký tự",
        "{}: String should have at least {} characters": "{}: phải có ít nhất {} ký tự",
        "{}: String should have at most {} characters": "{}: nhiều nhất {} ký tự",
        "{}: List should have at most {} items after validation, not {}": "{}: nhiều nhất {} mục, không phải {}",
        "{}: List should have at least {} item after validation, not {}": "{}: phải có ít nhất {} mục, không phải {}",
        "{}: JSON decode error": "{}: không phải JSON hợp lệ",
        "{}: Extra inputs are not permitted": "{}: không có trường này",
    }
)
