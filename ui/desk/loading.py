"""Models are brought into memory beside the first visitors, who see that it is so."""

import logging
import threading

from index.errors import ReformQAError
from ui.desk.assistant import Assistant

_LOG = logging.getLogger(__name__)


class Loading:
    """Brings an assistant's models into memory, once, in a thread.

    A model that cannot be loaded is logged; who needs it is told by the answer.

    Args:
        assistant: Whose models.
    """

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._thread = threading.Thread(target=self._load, name="loading", daemon=True)

    @property
    def under_way(self) -> bool:
        """Whether they are being loaded now."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def _load(self) -> None:
        try:
            self._assistant.load()
        except ReformQAError as error:
            _LOG.warning("a model is not in memory yet: %s", error)
