"""How many statements some work asks of the database."""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection


def counted_queries(work: Callable[[], object]) -> int:
    """Do the work; return the number of statements that it ran. The statements themselves are not kept."""
    number = 0

    def count(execute: Callable[..., object], *given: object) -> object:
        nonlocal number
        number += 1
        return execute(*given)

    with connection.execute_wrapper(count):
        work()
    return number
