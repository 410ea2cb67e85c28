"""Models are brought into memory beside the first visitor, who sees that it is so."""

import logging
import threading
import time

from index.errors import ReformQAError
from ui.desk.assistant import Assistant

_LOG = logging.getLogger(__name__)
_PAUSE = 1.0


class Loading:
    """Brings an assistant's models into memory, once, in a thread.

    llama.cpp lets no other thread of the program run while it opens a model, some four seconds. So nothing is loaded
    before there is a page to read, which it would hold up, and a little is waited for the rest of that page. A model
    that cannot be loaded is logged; who needs it is told by the answer.

    Args:
        assistant: Whose models.
        pause: Seconds to wait first.
    """

    def __init__(self, assistant: Assistant, pause: float = _PAUSE) -> None:
        self._assistant = assistant
        self._pause = pause
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    @property
    def under_way(self) -> bool:
        """Whether they are being loaded now."""
        return self._thread is not None and self._thread.is_alive()

    def start(self) -> None:
        """Begin, unless it was begun before."""
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._load, name="loading", daemon=True)
                self._thread.start()

    def _load(self) -> None:
        time.sleep(self._pause)
        try:
            self._assistant.load()
        except ReformQAError as error:
            _LOG.warning("a model is not in memory yet: %s", error)
