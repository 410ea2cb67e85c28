"""Vietnamese before Unicode: what texts look like whose letters were drawn by a font or typed in plain ASCII.

Every decoder takes the characters that a reader who knew nothing would see (bytes as windows-1252, or a Word file whose
font did the rest) and gives NFC. ``detect.restore`` tells which of them was used, if any.
"""
