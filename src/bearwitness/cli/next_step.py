"""What comes next, in one line on standard error."""

from __future__ import annotations

import argparse

from bearwitness.cli.answer import warn
from bearwitness.domain.messages import Language, message


def next_step(chosen: argparse.Namespace, after: str, language: Language, **words: object) -> None:
    """Say what comes after a verb; a program that asked for JSON is told nothing."""
    if not chosen.json:
        warn(message(f"casebook.next.{after}", language, **words))
