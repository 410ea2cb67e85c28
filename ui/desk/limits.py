"""How much may come in, and how much is worked on at a time."""

MAX_QUESTION = 600
"""Most characters of a question."""

MAX_MESSAGE = 100_000
"""Most characters of an earlier message."""

MOST_BYTES = 256 * 1024
"""Longest body of a request."""

PAGE_BYTES = 4 * 1024 * 1024
"""Longest body of a request of the page's own, which brings a conversation that the browser kept."""

UPLOAD_BYTES = 32 * 1024 * 1024
"""Most bytes of files that are kept of a request which brings some to index."""

FOLDER_BYTES = 1024 * 1024 * 1024
"""Longest body of such a request: of a large folder, most is read past."""

ROOM = 32
"""How many questions and searches are worked on or wait at a time."""

WAITING = 8
"""How many may wait for the model while another has it."""
