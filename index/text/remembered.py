"""Remembers what was found in the latest texts: a sentence is read by several rules, one after the other."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

T = TypeVar("T")


def remembered(texts: int) -> Callable[[Callable[[str], list[T]]], Callable[[str], list[T]]]:
    """Decorate a function of a text alone that gives a list of what does not change; so many texts are kept."""

    def decorate(find: Callable[[str], list[T]]) -> Callable[[str], list[T]]:
        kept = lru_cache(texts)(lambda text: tuple(find(text)))

        @wraps(find)
        def found(text: str) -> list[T]:
            return list(kept(text))

        return found

    return decorate
