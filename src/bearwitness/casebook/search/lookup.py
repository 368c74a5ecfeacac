"""Which rows of the index may hold some words."""

from __future__ import annotations

from django.db import connection

from bearwitness.casebook.search.fold import fold
from bearwitness.casebook.search.grams import LONGEST, is_gram
from bearwitness.domain.consent import Scope

LOOKED_UP = 200
"""Characters of the words that the index is asked for; the text itself is asked for all of them."""

_TRIGRAM = "search_trigram MATCH %s"
_GRAM = "search_gram MATCH %s"
_SCAN = "instr(words, %s) > 0"


def candidates(words: str, scope: Scope, after: int, most: int) -> list[tuple[int, str]]:
    """Row numbers and text identifiers, in order: every text that holds the words under the scope is among them.

    Three or more characters are looked up by trigrams; one or two letters, digits, Hangul or Han by grams; other
    short words (signs, rare scripts) by reading the indexed text through.

    `after` is the number of the last row seen, 0 at the beginning; `most` says how many at most.
    """
    wanted = fold(words).strip()[:LOOKED_UP]
    if not wanted or "\0" in wanted or not _is_text(wanted):
        return []
    if len(wanted) > LONGEST:
        table, condition, parameter = "search_trigram", _TRIGRAM, _quoted(wanted)
    elif is_gram(wanted):
        table, condition, parameter = "search_gram", _GRAM, _quoted(wanted)
    else:
        table, condition, parameter = "search_trigram", _SCAN, wanted
    column = {"record": "record", "analyse": "analyse"}[scope]
    query = (
        f"SELECT search_row.id, search_row.text_id FROM {table} JOIN search_row ON search_row.id = {table}.rowid"  # noqa: S608
        f" WHERE {condition} AND {table}.rowid > %s AND search_row.{column} ORDER BY {table}.rowid LIMIT %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(query, [parameter, after, most])
        return [(int(number), str(text)) for number, text in cursor.fetchall()]


def _quoted(words: str) -> str:
    """One literal phrase in FTS5's query language: nothing in it is an operator."""
    return '"' + words.replace('"', '""') + '"'


def _is_text(words: str) -> bool:
    return not any("\ud800" <= each <= "\udfff" for each in words)
