"""Transcripts: texts that were read with the time codes of a recording."""

from __future__ import annotations

from collections.abc import Collection

from bearwitness.casebook.models import TextReading
from bearwitness.casebook.records import reading_record
from bearwitness.domain.source import ReadingRecord

FORMATS = ("webvtt", "srt", "timed")


def timed_readings(texts: Collection[str]) -> dict[str, ReadingRecord]:
    """By text, how those of them were read that have time codes; in one query."""
    rows = TextReading.objects.filter(text__in=texts, format__in=FORMATS)
    return {row.text_id: reading_record(row) for row in rows}
