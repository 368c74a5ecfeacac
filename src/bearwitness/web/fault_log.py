"""What the process says of a fault of ours: its class and where it was, and nothing of what anybody sent."""

from __future__ import annotations

import logging
import sys
import traceback


class PlaceOnly(logging.Handler):
    """Print one line for each fault; paths, messages and values are left out, because they can hold secrets."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print the class of the error and the last place in our own files."""
        if record.exc_info is None or record.exc_info[0] is None:
            return
        frames = traceback.extract_tb(record.exc_info[2])
        own = [frame for frame in frames if "bearwitness" in frame.filename] or frames
        place = f"{own[-1].filename.rpartition('/')[2]}:{own[-1].lineno}" if own else "-"
        print(f"bearwitness: {record.exc_info[0].__name__} {place}", file=sys.stderr, flush=True)


def say_places_only() -> None:
    """Let Django and the server log through `PlaceOnly` alone."""
    for name in ("django", "waitress"):
        logger = logging.getLogger(name)
        logger.handlers = [PlaceOnly()]
        logger.propagate = False
        logger.setLevel(logging.ERROR)
