"""Refusals: are they given where nothing can be answered, and only there?"""


def judge(*, answerable: bool, answered: bool, right: bool) -> dict[str, float]:
    """One question's contribution to the refusal figures; a figure is the mean over the questions that have it.

    Args:
        answerable: Whether the corpus holds the answer.
        answered: Whether the system answered rather than refused.
        right: Whether what it did was right.

    Returns:
        ``coverage`` (answered, of the answerable), ``refusal_precision`` (rightly refused, of the refused),
        ``refusal_recall`` (refused, of the unanswerable), ``selective_accuracy`` (right, of the answered) and
        ``wrong`` (a wrong answer was shown, of all), each where it is defined.
    """
    figures = {"wrong": float(answered and not right)}
    if answerable:
        figures["coverage"] = float(answered)
    else:
        figures["refusal_recall"] = float(not answered)
    if answered:
        figures["selective_accuracy"] = float(right)
    else:
        figures["refusal_precision"] = float(not answerable)
    return figures
