"""Counts and times for Prometheus; the one home of prometheus_client. Nothing that anybody asked is kept."""

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300)


class Metrics:
    """What a server counts, in a registry of its own.

    Args:
        waiting: Tells how many questions wait for the language model.
    """

    def __init__(self, waiting: Callable[[], int]) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "reformqa_requests", "Requests by door and HTTP status", ("door", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "reformqa_request_seconds", "Seconds until a reply was complete", ("door",),
            registry=self._registry, buckets=_SECONDS,
        )  # fmt: skip
        self._answers = Counter(
            "reformqa_answers", "Questions by route of the answer and outcome", ("route", "outcome"),
            registry=self._registry,
        )  # fmt: skip
        queue = Gauge("reformqa_queue_length", "Questions that wait for the language model", registry=self._registry)
        queue.set_function(waiting)
        self._asked = Gauge("reformqa_questions", "Questions that are being answered", registry=self._registry)

    def text(self) -> bytes:
        """Return everything in Prometheus' text format."""
        return generate_latest(self._registry)

    def requested(self, door: str, status: int, seconds: float) -> None:
        """Count a request."""
        self._requests.labels(door, str(status)).inc()
        self._seconds.labels(door).observe(seconds)

    def began(self) -> None:
        """Count a question that is taken up."""
        self._asked.inc()

    def ended(self, route: str, outcome: str) -> None:
        """Count a question that was taken up.

        Args:
            route: Route of its answer; "none" without one.
            outcome: "answered", "refused", "busy", "failed" or "gone" (whoever asked it).
        """
        self._asked.dec()
        self._answers.labels(route, outcome).inc()
