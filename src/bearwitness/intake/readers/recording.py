"""Recordings: kept as they are. Their first bytes have been looked at; nothing parses them."""

from __future__ import annotations

from bearwitness.intake.document import Note, Reading


def read_recording() -> Reading:
    """What is known of a recording: that it has no text until somebody writes it down."""
    return Reading(text="", format="recording", notes=(Note(code="no_text"),))
